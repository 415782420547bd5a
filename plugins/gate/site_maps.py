"""Whether sitemaps list every page that may be listed, and nothing else.

Reads   ``Tree``.
Gives   ``sitemap_findings``.

A site without a sitemap is told nothing, unless its robots.txt names one.
"""

from collections.abc import Iterator
from typing import Final

from plugins.gate.findings import Finding, MapFacts
from plugins.gate.site_languages import own_address
from plugins.gate.tree import Tree, file_of, wrong

_USUAL: Final = "sitemap.xml"


def sitemap_findings(tree: Tree) -> Iterator[Finding]:
    """Sitemaps that are missing, and pages that are missing there or here."""
    waiting = [
        (name, address)
        for name, file in tree.files.items()
        for address in file.facts.sitemaps_named
    ]
    if _USUAL in tree.files:
        waiting.append((_USUAL, f"https://{tree.host}/{_USUAL}"))
    if not waiting:
        return
    listed: dict[str, str] = {}
    seen: set[str] = set()
    whole = True
    while waiting:
        named_by, address = waiting.pop()
        path = own_address(address, tree)
        found = _map(path, tree)
        if path is None or found is None:
            whole = False
            yield wrong(
                named_by,
                "sitemap",
                address,
                "Peta situs ini tidak ada.",
                "There is no such sitemap.",
            )
        elif path not in seen:
            seen.add(path)
            if found.index:
                waiting += [(path.lstrip("/"), each) for each in found.addresses]
            else:
                listed.update((each, path.lstrip("/")) for each in found.addresses)
    if whole:
        yield from _compared(listed, tree)


def _map(path: str | None, tree: Tree) -> MapFacts | None:
    known = tree.files.get((path or "").lstrip("/"))
    return known.facts.sitemap if known is not None else None


def _compared(listed: dict[str, str], tree: Tree) -> Iterator[Finding]:
    there: set[str] = set()
    for written, sitemap in listed.items():
        address = own_address(written, tree)
        page = tree.pages.get(address or "")
        if address is None or file_of(address) not in tree.files:
            words = ("Tidak ada halaman ini.", "There is no such page.")
        elif page is not None and page.noindex:
            words = (
                "Halaman ini meminta untuk tidak didaftar (noindex).",
                "This page asks not to be listed (noindex).",
            )
        else:
            there.add(address)
            continue
        yield wrong(sitemap, "sitemap", written, *words)
    for address, page in tree.pages.items():
        lists_itself = own_address(page.canonical, tree) == address
        if lists_itself and not page.noindex and address not in there:
            yield wrong(
                file_of(address),
                "sitemap",
                address,
                "Halaman ini tidak ada di peta situs.",
                "This page isn't in any sitemap.",
            )
