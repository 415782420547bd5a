"""A city's schematic map as it was kept: ``schematic.geojson``, written by ``draw-map``.

Reads   ``cities/<slug>/schematic.geojson`` and the city's districts.
Gives   ``read_schematic``; problems where the file can't be read, and notices where districts.yml
        has changed since. What was read is kept in the content cache by the file's hash.
"""

from typing import Final

import msgspec

from plugins.model.map_points import points_fingerprint, village_points
from plugins.model.records import Outline, Schematic
from plugins.problems import Problems
from plugins.reading.geojson import Teller, areas_of, read_collection
from plugins.reading.library import Library
from plugins.schema.districts import Districts

NAME: Final = "schematic.geojson"
MADE_FROM: Final = "made_from"
"""The foreign member with the fingerprint of the points."""

_LEVELS: Final = ("district", "village")


def read_schematic(
    library: Library, base: str, divisions: Districts, problems: Problems
) -> Schematic | None:
    """The areas whose codes ``divisions`` knows, sorted by code; None where no district is left."""
    relative = f"{base}/{NAME}"
    if relative not in library.folder.names:
        return None
    shown = library.folder.shown(relative)
    drawn = _read(library, relative, shown, problems)
    if drawn is None:
        return None
    _remind(drawn, base.rpartition("/")[2], divisions, shown, problems)
    districts = {district.code for district in divisions.districts}
    known = districts | {v.code for d in divisions.districts for v in d.villages}
    return _chosen(drawn, districts, known)


def _read(library: Library, relative: str, shown: str, problems: Problems) -> Schematic | None:
    key = library.key("schematic", [relative])
    kept = library.entry(key)
    if kept is not None:
        return msgspec.msgpack.decode(kept, type=Schematic)
    before = len(problems)
    tell = Teller(shown, problems)
    collection = read_collection(library.folder.path(relative), tell)
    if collection is None:
        return None
    found: dict[str, dict[str, Outline]] = {level: {} for level in _LEVELS}
    for area in areas_of(collection, tell):
        if area.level not in _LEVELS or area.code in found[area.level]:
            tell.feature(
                area.number,
                area.code,
                "properties.level",
                id="tulis district atau village, setiap kode sekali per tingkat; atau hapus "
                "berkas ini dan jalankan draw-map.",
                en="write district or village, each code once a level; or delete this file and "
                "run draw-map.",
            )
            continue
        found[area.level][area.code] = Outline(area.code, area.polygons)
    if len(problems) > before:
        return None
    districts, villages = (
        tuple(found[level][c] for c in sorted(found[level])) for level in _LEVELS
    )
    made_from = collection.get(MADE_FROM)
    known = isinstance(made_from, str) and made_from.isascii()
    drawn = Schematic(str(made_from) if known else "", districts, villages)
    library.cache.put({key: msgspec.msgpack.encode(drawn)})
    return drawn


def _remind(
    drawn: Schematic, slug: str, divisions: Districts, shown: str, problems: Problems
) -> None:
    """One notice for each kind of difference from districts.yml."""
    again = f"python3 tasks.py draw-map --city {slug}"
    points = village_points(divisions.districts)
    there = {outline.code for outline in drawn.districts}
    missing = sorted({point.district_code for point in points} - there)
    if missing:
        listed = ", ".join(missing[:5]) + ("" if len(missing) <= 5 else ", …")
        problems.add(
            shown,
            0,
            id=f"{listed} belum ada di peta skematis ini; jalankan {again}.",
            en=f"{listed} is not on this schematic map; run {again}.",
            level="notice",
        )
    elif drawn.made_from != points_fingerprint(points):
        problems.add(
            shown,
            0,
            id="titik atau kode di districts.yml berubah sejak peta skematis ini digambar; "
            f"jalankan {again}.",
            en="points or codes in districts.yml have changed since this schematic map was "
            f"drawn; run {again}.",
            level="notice",
        )


def _chosen(drawn: Schematic, districts: set[str], known: set[str]) -> Schematic | None:
    own = tuple(outline for outline in drawn.districts if outline.code in districts)
    shown = {outline.code for outline in own}
    # A village's code begins with its district's, which has eight letters.
    villages = (v for v in drawn.villages if v.code in known and v.code[:8] in shown)
    return Schematic(drawn.made_from, own, tuple(villages)) if own else None
