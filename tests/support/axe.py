"""axe-core on an open page.

Reads   the page as it stands.
Gives   ``violations``: readable lines, empty where axe finds nothing.
"""

from functools import cache

from playwright.sync_api import Page

from tests.support.paths import MODULES

RUN = """async rules => {
    const report = await axe.run(document, {rules, resultTypes: ["violations"]});
    const small = report.violations.find(broken => broken.id === "target-size");
    if (!small) return report;
    const found = small.nodes.map(node => document.querySelector(node.target[0]));
    const led = new Set([...document.links]
        .filter(link => !found.includes(link) && link.checkVisibility({checkOpacity: true}))
        .filter(link => link.getBoundingClientRect().height >= 24)
        .map(link => link.getAttribute("href")));
    small.nodes = small.nodes.filter((_, at) => !led.has(found[at]?.getAttribute("href")));
    report.violations = report.violations.filter(broken => broken.nodes.length);
    return report;
}"""
"""axe-core, and then the exception of WCAG 2.5.8 for equivalent controls, which it doesn't know."""


@cache
def source() -> str:
    """The script of axe-core."""
    return (MODULES / "axe-core" / "axe.min.js").read_text("utf-8")


def violations(page: Page, *, without: tuple[str, ...] = ()) -> list[str]:
    """Every rule that the page breaks, with its places; ``without`` names rules to leave out."""
    page.evaluate(source())
    # Off by default in axe, although WCAG 2.2 AA asks for targets of 24 px.
    # A small target passes where another, large one leads to the same place.
    rules = {"target-size": {"enabled": True}, **{n: {"enabled": False} for n in without}}
    report = page.evaluate(RUN, rules)
    return [
        f"{broken['id']} ({broken['impact']}): {broken['help']}\n"
        + "\n".join(
            f"    {' '.join(map(str, node['target']))}: {node['html'][:160]}\n"
            f"        {' '.join(node['failureSummary'].split())[:400]}"
            for node in broken["nodes"][:5]
        )
        for broken in report["violations"]
    ]
