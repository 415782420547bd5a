"""Which folders hold cities.

Reads   the names of the files below ``cities/``.
Gives   ``city_slugs``.
"""

from plugins.reading.content_folder import ContentFolder


def city_slugs(folder: ContentFolder) -> tuple[str, ...]:
    """The names of the city folders, also of those whose files have problems."""
    return tuple(dict.fromkeys(file.split("/")[1] for file in folder.below("cities/")))
