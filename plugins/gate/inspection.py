"""A whole output looked at before it is published.

Reads   every file of the output; what is known of those that an earlier run has seen.
Gives   ``inspect``: an ``Outcome``.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec

from plugins.gate.allowances import sorted_out
from plugins.gate.findings import FileFacts, Finding
from plugins.gate.foreign_hosts import hosts_of
from plugins.gate.looking import look
from plugins.gate.site_languages import canonical_findings, pair_findings
from plugins.gate.site_links import class_findings, link_findings, twin_findings
from plugins.gate.site_maps import sitemap_findings
from plugins.gate.site_weights import weight_findings
from plugins.gate.tree import Known, Tree, wrong
from plugins.gate.unpublished import unpublished_findings
from plugins.gate.verdicts import Verdicts, with_shared_texts
from plugins.model.code_version import code_version
from plugins.model.pools import pool
from plugins.model.processes import worker_count
from plugins.model.site import Site
from plugins.model.tree_walk import everything_below
from plugins.schema.release_gate import Allowance, ReleaseGate

_AT_ONCE: Final = 64
_WORTH_SHARING: Final = 400
"""Files from which several processes are quicker than one."""

_PACKAGES: Final = ("selectolax", "tinycss2", "icalendar", "Pillow", "brotli")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the gate says of an output; ``looked`` are the files that no earlier run had seen.

    ``hosts`` are those that pages link to, each with a page that does; ``hosts_before`` those of
    the last release that passed, None where nothing is known of one. ``sums`` are size and SHA-256
    in hex of each file, of the very bytes that were looked at.
    """

    host: str
    files: int
    pages: int
    looked: int
    findings: tuple[Finding, ...]
    allowed: tuple[tuple[Finding, Allowance], ...] = ()
    unused: tuple[Allowance, ...] = ()
    hosts: Mapping[str, str] = field(default_factory=dict)
    hosts_before: frozenset[str] | None = None
    sums: Mapping[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def new_hosts(self) -> dict[str, str]:
        """The hosts that no page of the last release linked to."""
        if self.hosts_before is None:
            return {}
        return {host: at for host, at in self.hosts.items() if host not in self.hosts_before}

    @property
    def hosts_passed(self) -> Iterable[str] | None:
        """What the next run may take for known: a release that was refused vouches for nobody."""
        return self.hosts if self.passed else self.hosts_before

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What holds the release back."""
        return tuple(each for each in self.findings if each.level == "error")

    @property
    def passed(self) -> bool:
        return not self.errors


def inspect(
    root: Path,
    gate: ReleaseGate,
    *,
    site: Site | None = None,
    cache: Path | None = None,
    workers: int = 0,
    hosts_before: frozenset[str] | None = None,
    anew: bool = False,
) -> Outcome:
    """Every check over the output in ``root``; ``site`` are the records that it was made from.

    ``hosts_before`` are what the last release linked to, as ``Outcome`` has them. Without ``site``
    the host is the home page's own word, and nobody knows which stories are due. With ``anew``
    nothing is believed that an earlier run has found out.
    """
    paths, links = _scanned(root)
    host = urlsplit(site.url).netloc if site is not None else _host(root)
    verdicts = Verdicts(cache, _version(host), anew=anew)
    known, looked = _known(root, paths, host, verdicts, workers)
    verdicts.keep({name: (file.sha256, file.facts) for name, file in known.items()})
    tree = Tree(known, host)
    findings = dict.fromkeys(
        [
            *(_symbolic(name) for name in links),
            *(finding for file in known.values() for finding in file.facts.findings),
            *_across(tree, gate, site),
        ]
    )
    done = sorted_out(sorted(findings), gate.allowances)
    return Outcome(
        host=host,
        files=len(known),
        pages=len(tree.pages),
        looked=looked,
        findings=done.found,
        allowed=done.allowed,
        unused=done.unused,
        hosts=hosts_of(tree),
        hosts_before=hosts_before,
        sums={name: (file.size, file.sha256) for name, file in known.items()},
    )


def _across(tree: Tree, gate: ReleaseGate, site: Site | None) -> Iterator[Finding]:
    yield from link_findings(tree)
    yield from twin_findings(tree)
    yield from class_findings(tree)
    yield from canonical_findings(tree)
    yield from pair_findings(tree)
    yield from sitemap_findings(tree)
    yield from weight_findings(tree, gate.budgets)
    if site is not None:
        yield from unpublished_findings(tree, site)


def _known(
    root: Path, paths: Iterable[str], host: str, verdicts: Verdicts, workers: int
) -> tuple[Mapping[str, Known], int]:
    known: dict[str, Known] = {}
    new: list[str] = []
    for name in paths:
        data = _read(f"{root}/{name}")
        sha256 = hashlib.sha256(data).hexdigest()
        facts = verdicts.get(name, sha256)
        if facts is None:
            new.append(name)
        else:
            known[name] = Known(sha256, len(data), facts)
    hands = worker_count(workers)
    if len(new) < _WORTH_SHARING or hands == 1:
        fresh: Iterable[tuple[str, Known]] = (_looked(root, name, host) for name in new)
    else:
        fresh = _shared(root, new, host, hands)
    texts: dict[str, str] = {}
    for name, file in fresh:
        known[name] = file._replace(facts=with_shared_texts(file.facts, texts))
    return dict(sorted(known.items())), len(new)


def _shared(root: Path, names: list[str], host: str, hands: int) -> Iterator[tuple[str, Known]]:
    pieces = [names[at : at + _AT_ONCE] for at in range(0, len(names), _AT_ONCE)]
    with pool(hands, _prepare, str(root), host) as executor:
        for data in executor.map(_look_at, pieces):
            yield from msgspec.msgpack.decode(data, type=list[tuple[str, Known]])


_place: tuple[Path, str] = (Path(), "")


def _prepare(root: str, host: str) -> None:
    global _place  # noqa: PLW0603 (a worker's own, set once as it begins)
    _place = Path(root), host


def _look_at(names: list[str]) -> bytes:
    root, host = _place
    return msgspec.msgpack.encode([_looked(root, name, host) for name in names])


def _looked(root: Path, name: str, host: str) -> tuple[str, Known]:
    data = _read(f"{root}/{name}")
    facts: FileFacts = look(name, data, host)
    return name, Known(hashlib.sha256(data).hexdigest(), len(data), facts)


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (a hundred thousand of them)
        return file.read()


def _scanned(root: Path) -> tuple[list[str], list[str]]:
    """Every file below ``root``, hidden ones too; and what is neither file nor folder."""
    files: list[str] = []
    links: list[str] = []
    for name, entry in everything_below(str(root)):
        if entry.is_file(follow_symlinks=False):
            files.append(name)
        elif not entry.is_dir(follow_symlinks=False):
            links.append(name)
    return sorted(files), sorted(links)


def _symbolic(name: str) -> Finding:
    return wrong(
        name,
        "file-type",
        name,
        "Ini tautan simbolik atau bukan berkas biasa.",
        "This is a symbolic link or no plain file.",
    )


def _host(root: Path) -> str:
    """The host that the home page names as its own; empty where it names none."""
    try:
        facts = look("index.html", (root / "index.html").read_bytes(), "")
    except OSError:
        return ""
    return urlsplit(facts.page.canonical).netloc if facts.page is not None else ""


def _version(host: str) -> bytes:
    words = Path(__file__).with_name("gambling_words.toml").read_bytes()
    code = code_version(("gate",), _PACKAGES)
    return hashlib.sha256(code + host.encode() + b"\0" + words).digest()
