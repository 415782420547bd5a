"""The tourism calendar: rules to dates, pages and files to subscribe to."""

from plugins.tourism_calendar import ics_plugin, pages_plugin, plugin


def register() -> None:
    """Connect the dates, then what is written from them."""
    plugin.register()
    pages_plugin.register()
    ics_plugin.register()
