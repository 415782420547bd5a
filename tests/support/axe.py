"""axe-core on an open page.

Reads   the page as it stands.
Gives   ``violations``: readable lines, empty where axe finds nothing.
"""

from functools import cache

from playwright.sync_api import Page

from tests.support.paths import MODULES


@cache
def source() -> str:
    """The script of axe-core."""
    return (MODULES / "axe-core" / "axe.min.js").read_text("utf-8")


def violations(page: Page, *, without: tuple[str, ...] = ()) -> list[str]:
    """Every rule that the page breaks, with its places; ``without`` names rules to leave out."""
    page.evaluate(source())
    # Off by default in axe, although WCAG 2.2 AA asks for targets of 24 px.
    rules = {"target-size": {"enabled": True}, **{n: {"enabled": False} for n in without}}
    report = page.evaluate(
        "rules => axe.run(document, {rules, resultTypes: ['violations']})", rules
    )
    return [
        f"{broken['id']} ({broken['impact']}): {broken['help']}\n"
        + "\n".join(
            f"    {' '.join(map(str, node['target']))}: {node['html'][:160]}\n"
            f"        {' '.join(node['failureSummary'].split())[:400]}"
            for node in broken["nodes"][:5]
        )
        for broken in report["violations"]
    ]
