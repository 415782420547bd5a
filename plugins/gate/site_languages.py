"""Canonical addresses, and the pairs of languages that pages tell search engines.

Reads   ``Tree``.
Gives   ``canonical_findings`` and ``pair_findings``.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from plugins.gate.addresses import lead
from plugins.gate.findings import Finding, PageFacts
from plugins.gate.tree import Tree, file_of, wrong

DEFAULT = "x-default"


def own_address(written: str, tree: Tree) -> str | None:
    """The address within the site of a whole address; None where it is none of ours."""
    plain = tree.plain_address.fullmatch(written)
    if plain is not None:
        return plain[1]
    if urlsplit(written).scheme not in {"http", "https"}:
        return None
    found = lead(written, "/", tree.host)
    return found.address.partition("#")[0] if found.kind == "own" else None


def canonical_findings(tree: Tree) -> Iterator[Finding]:
    """Each page that may be listed names its own address, or that of a page that does."""
    for address, page in tree.pages.items():
        name = file_of(address)
        if not page.canonical:
            if not page.noindex:
                yield wrong(
                    name,
                    "canonical",
                    address,
                    "Halaman tidak menyebut alamat bakunya.",
                    "The page names no canonical address.",
                )
            continue
        target = own_address(page.canonical, tree)
        if target is None:
            yield wrong(
                name,
                "canonical",
                page.canonical,
                "Alamat baku menunjuk ke situs lain.",
                "The canonical address is another site's.",
            )
        elif target not in tree.pages:
            yield wrong(
                name,
                "canonical",
                page.canonical,
                "Halaman yang disebut tidak ada.",
                "There is no such page.",
            )


def pair_findings(tree: Tree) -> Iterator[Finding]:
    """Pages of a pair name each other, themselves and a default, by whole addresses."""
    for address, page in tree.pages.items():
        if page.alternates:
            for excerpt, indonesian, english in _pair(address, page, tree):
                yield wrong(file_of(address), "language-pair", excerpt, indonesian, english)


def _pair(address: str, page: PageFacts, tree: Tree) -> Iterator[tuple[str, str, str]]:
    named = dict(page.alternates)
    own = named.get(page.language, "")
    if own_address(own, tree) != address:
        yield (
            own or page.language,
            f'hreflang "{page.language}" bukan halaman ini sendiri.',
            f'hreflang "{page.language}" isn\'t the page itself.',
        )
    if DEFAULT not in named:
        yield address, "Tidak ada hreflang x-default.", "There is no hreflang x-default."
    for language, target in page.alternates:
        path = own_address(target, tree)
        other = tree.pages.get(path or "")
        if other is None:
            yield (
                target,
                f'hreflang "{language}" tidak menuju halaman situs ini.',
                f'hreflang "{language}" leads to no page of this site.',
            )
        elif language not in {DEFAULT, other.language}:
            yield (
                target,
                f'hreflang "{language}" menuju halaman berbahasa "{other.language}".',
                f'hreflang "{language}" leads to a page in "{other.language}".',
            )
        elif own_address(dict(other.alternates).get(page.language, ""), tree) != address:
            yield target, "Halaman itu tidak menunjuk balik.", "That page doesn't point back."
