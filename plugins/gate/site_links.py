"""Whether all that files of the output point to is there.

Reads   ``Tree``.
Gives   ``link_findings``, ``twin_findings`` and ``class_findings``.
"""

from collections.abc import Iterator

from plugins.gate.findings import Finding
from plugins.gate.tree import Tree, file_of, wrong

Words = tuple[str, str]


def link_findings(tree: Tree) -> Iterator[Finding]:
    """Dead links and fragments, and links that only redirect."""
    known: dict[str, Words | None] = {}
    for name, file in tree.files.items():
        page = file.facts.page
        targets = file.facts.links if page is None else (*page.links, *page.loads, *page.scripts)
        for target in dict.fromkeys(targets):
            if target not in known:
                known[target] = _missing(target, tree)
            words = known[target]
            if words is not None:
                yield wrong(name, "dead-link", target, *words)


def _missing(target: str, tree: Tree) -> Words | None:
    """Why ``target`` leads nowhere; None where it does lead somewhere."""
    path, _, fragment = target.partition("#")
    name = file_of(path)
    if name not in tree.files:
        if f"{name}/index.html" in tree.files:
            return ('Tulis dengan "/" di akhirnya.', 'Write it with a "/" at its end.')
        return ("Halaman atau berkasnya tidak ada.", "There is no such page or file.")
    page = tree.files[name].facts.page
    if not fragment or fragment == "top" or fragment.startswith(":~:") or page is None:
        return None
    if fragment in page.ids:
        return None
    return (
        f'Di halaman itu tidak ada "{fragment}".',
        f'That page has no id "{fragment}".',
    )


def twin_findings(tree: Tree) -> Iterator[Finding]:
    """Compressed files without the file that they stand for, or with other content."""
    for name, file in tree.files.items():
        if not name.endswith((".gz", ".br")):
            continue
        original = tree.files.get(name.rpartition(".")[0])
        if original is None:
            yield wrong(
                name,
                "file-type",
                name,
                "Berkas aslinya, yang tidak dimampatkan, tidak ada.",
                "The file that it was compressed from is missing.",
            )
        elif file.facts.twin and file.facts.twin != original.sha256:
            yield wrong(
                name,
                "file-type",
                name,
                "Isinya lain dari berkas aslinya.",
                "It holds something else than the file that it stands for.",
            )


def class_findings(tree: Tree) -> Iterator[Finding]:
    """Links to other hosts that a stylesheet takes out of sight."""
    hiding = {
        name: frozenset(file.facts.sheet.hiding)
        for name, file in tree.files.items()
        if file.facts.sheet is not None
    }
    for name, file in tree.files.items():
        page = file.facts.page
        if page is None or not page.foreign:
            continue
        sheets = [hiding.get(address.lstrip("/"), frozenset()) for address in page.stylesheets]
        hidden = frozenset[str]().union(*sheets)
        for address, classes in page.foreign:
            found = sorted(hidden.intersection(classes.split()))
            if found:
                yield wrong(
                    name,
                    "hidden-link",
                    address,
                    f"Tautan ini tidak tampak: class={found[0]}.",
                    f"Nobody sees this link: class={found[0]}.",
                )
