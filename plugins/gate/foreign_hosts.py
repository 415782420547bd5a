"""The hosts that pages link to, held against those of the last release that passed.

Reads   ``Tree``; the JSON report that the last run left.
Gives   ``hosts_of`` and ``hosts_before``. A host that nobody linked to before is told, not held
        back: it is the source of today's story, or what an intruder has added to a hundred pages.
"""

import json
from pathlib import Path
from urllib.parse import urlsplit

from plugins.gate.tree import Tree


def hosts_of(tree: Tree) -> dict[str, str]:
    """Each host in order, with the first address of a page that links to it."""
    found: dict[str, str] = {}
    for address, page in tree.pages.items():
        for link, _classes in page.foreign:
            host = urlsplit(link).hostname
            if host:
                found.setdefault(host, address)
    return dict(sorted(found.items()))


def hosts_before(report: Path) -> frozenset[str] | None:
    """What ``report`` says of the last release that passed; None where nothing is known of one."""
    try:
        hosts = json.loads(report.read_bytes())["hosts"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not isinstance(hosts, list):
        return None
    return frozenset(host for host in hosts if isinstance(host, str))
