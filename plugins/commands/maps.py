"""Draw the schematic maps of cities once, into the content.

Reads   a content folder, and which of its cities are meant.
Gives   ``cities/<slug>/schematic.geojson``, which builds then read.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from plugins.commands.speaking import say
from plugins.model.records import City
from plugins.problems import Problems, as_text

_THEME = Path(__file__).resolve().parents[2] / "theme"


def draw_map(slugs: Sequence[str], content: Path, *, language: str = "id") -> int:
    """Exit status 0; 1 where the content has problems, 2 where a city is unknown.

    Without ``slugs`` every city with points and without boundaries of its own is drawn.
    """
    from plugins.reading import schematic  # noqa: PLC0415 (slow to load)
    from plugins.reading.content import read_content  # noqa: PLC0415

    problems = Problems()
    draft = read_content(content.resolve(), _THEME, None, problems)
    # What stands in a file that is written anew keeps nobody from writing it.
    if any(not problem.path.endswith(f"/{schematic.NAME}") for problem in problems.errors):
        sys.stderr.write(as_text(problems, language))
        return 1
    cities = {city.slug: city for city in draft.cities}
    unknown = [slug for slug in slugs if slug not in cities]
    if unknown:
        say(
            language,
            f"Tidak ada kota {', '.join(unknown)}; yang ada: {', '.join(sorted(cities))}.",
            f"There is no city {', '.join(unknown)}; there are: {', '.join(sorted(cities))}.",
        )
        return 2
    for slug in slugs or sorted(cities):
        _draw(cities[slug], content / "cities" / slug / schematic.NAME, language)
    return 0


def _draw(city: City, path: Path, language: str) -> None:
    from plugins.cities.kept_map import schematic_geojson  # noqa: PLC0415 (slow to load)

    if city.outlines:
        say(
            language,
            f"{city.slug}: punya boundaries.geojson, tidak perlu peta skematis.",
            f"{city.slug}: has boundaries.geojson, needs no schematic map.",
        )
        return
    data = schematic_geojson(city.districts)
    if data is None:
        say(
            language,
            f"{city.slug}: belum ada titik (lat, lon) di districts.yml.",
            f"{city.slug}: there are no points (lat, lon) in districts.yml yet.",
        )
    elif path.is_file() and path.read_bytes() == data:
        say(language, f"{path}: sudah mutakhir.", f"{path}: is up to date.")
    else:
        path.write_bytes(data)
        say(language, f"{path}: ditulis.", f"{path}: written.")
