"""The room's part in the build: pages of cities, and pages of districts and landmarks.

Reads   nothing.
Gives   ``register``.
"""

from plugins.cities import city_plugin, place_plugin


def register() -> None:
    """Each part hooks into the signal that it needs; their order doesn't matter."""
    city_plugin.register()
    place_plugin.register()
