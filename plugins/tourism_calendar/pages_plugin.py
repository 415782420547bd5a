"""Ties the calendar's pages to the build.

Reads   the site.
Gives   the pages that ``calendar_pages`` plans.
"""

from plugins.model.generators import connect_wordless
from plugins.model.outputs import Outputs
from plugins.model.site import Site


def calendar_outputs(site: Site) -> Outputs:
    """The calendar in both languages; its views are loaded only where one is planned."""
    from plugins.tourism_calendar import calendar_pages  # noqa: PLC0415 (as said above)

    return calendar_pages.calendar_outputs(site)


def register() -> None:
    """Pages are planned with the output, once the whole site is known."""
    connect_wordless(calendar_outputs)
