"""What a first visit weighs, compressed as a server sends it.

Reads   ``Tree``, the budgets of ``publishing.yml``.
Gives   ``weight_findings``.

What only a program adds holds a release back. What grows with an editor's words is told: nobody's
announcement waits for a kilobyte.
"""

from collections.abc import Iterable, Iterator

from plugins.gate.findings import Finding, Level, PageFacts
from plugins.gate.tree import Tree, file_of
from plugins.schema.release_gate import Budgets

_KB = 1000


def weight_findings(tree: Tree, budgets: Budgets) -> Iterator[Finding]:
    """Pages, scripts and fonts that are heavier than their budgets."""
    fonts = [name for name in tree.files if name.endswith(".woff2")]
    heavy = sum(tree.files[name].size for name in fonts)
    if heavy > budgets.fonts_kb * _KB:
        yield _heavy(fonts[0], "error", heavy, budgets.fonts_kb, ("semua huruf", "all fonts"))
    for address, page in tree.pages.items():
        name = file_of(address)
        for level, weight, most, what in _weights(page, tree, budgets):
            if weight > most * _KB:
                yield _heavy(name, level, weight, most, what)


def _weights(
    page: PageFacts, tree: Tree, budgets: Budgets
) -> Iterator[tuple[Level, int, int, tuple[str, str]]]:
    yield "error", page.sent, budgets.page_kb, ("HTML halaman", "the page's HTML")
    scripts = _sent(page.scripts, tree)
    yield "error", scripts, budgets.scripts_kb, ("semua skripnya", "its scripts together")
    if page.kind != "article":
        return
    first = page.sent + _sent(page.stylesheets, tree)
    yield "notice", first, budgets.first_paint_kb, ("HTML dan CSS", "HTML and CSS")
    if not page.photographs:
        files = dict.fromkeys((*page.stylesheets, *page.scripts, *page.loads))
        whole = page.sent + _sent(files, tree)
        yield (
            "notice",
            whole,
            budgets.first_visit_kb,
            ("kunjungan pertama", "the first visit"),
        )


def _sent(addresses: Iterable[str], tree: Tree) -> int:
    known = (tree.files.get(address.lstrip("/")) for address in addresses)
    return sum(file.facts.sent or file.size for file in known if file is not None)


def _heavy(name: str, level: Level, weight: int, most: int, what: tuple[str, str]) -> Finding:
    told = f"{weight / _KB:.1f}"
    comma = told.replace(".", ",")
    return Finding(
        name,
        "weight",
        f"{comma} kB / {most} kB",
        f"Berat {what[0]}: {comma} kB, batasnya {most} kB.",
        f"{what[1].capitalize()}: {told} kB, the budget is {most} kB.",
        level,
    )
