"""Everything that the newsroom adds to a build, under one name for the settings.

Reads   nothing.
Gives   ``register``.
"""

from plugins.newsroom import home_plugin, list_plugin, story_plugin


def register() -> None:
    """Each part connects itself; Pelican asks for generators when a run begins."""
    story_plugin.register()
    list_plugin.register()
    home_plugin.register()
