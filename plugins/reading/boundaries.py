"""A city's own boundaries: ``boundaries.geojson`` checked against its districts and made light.

Reads   ``cities/<slug>/boundaries.geojson``, the city's districts and its box.
Gives   ``read_outlines``: each district's, or each village's, outline in degrees; problems with
        the feature's number and code. The work is kept in the content cache by the file's hash.
"""

from collections import Counter
from difflib import get_close_matches
from typing import Final

import msgspec

from plugins.model.forked_work import done_apart
from plugins.model.records import Outline
from plugins.problems import Problems
from plugins.reading.geojson import Area, Teller, read_areas
from plugins.reading.library import Library
from plugins.schema.cities import City as CityFields
from plugins.schema.districts import Districts

NAME: Final = "boundaries.geojson"

Codes = dict[str, str]
"""Codes with the names of what they stand for."""


def read_outlines(
    library: Library, base: str, fields: CityFields, districts: Districts, problems: Problems
) -> tuple[Outline, ...]:
    """The outlines sorted by code; empty without the file, and where it has problems."""
    relative = f"{base}/{NAME}"
    folder = library.folder
    told = districts.boundaries is not None
    if relative not in folder.names:
        if told:
            problems.add(
                folder.shown(f"{base}/districts.yml"),
                0,
                "boundaries",
                id=f"{NAME} tidak ada di folder kota; tambahkan, atau hapus kolom ini.",
                en=f"{NAME} is not in the city's folder; add it, or delete this field.",
            )
        return ()
    if not told:
        problems.add(
            folder.shown(f"{base}/districts.yml"),
            0,
            "boundaries",
            id=f"tulis source dan as_of dari {NAME}: peta menyebut asal dan tanggal batasnya.",
            en=f"write source and as_of of {NAME}: maps say where their outlines come from.",
        )
    box = repr((fields.bounds, [(d.code, d.name) for d in districts.districts]))
    villages = repr([v.code for d in districts.districts for v in d.villages])
    key = library.key("boundaries", [relative], box, villages)
    kept = library.entry(key)
    if kept is not None:
        return msgspec.msgpack.decode(kept, type=tuple[Outline, ...])
    before = len(problems)
    tell = Teller(folder.shown(relative), problems)
    areas = read_areas(folder.path(relative), tell)
    if areas is None:
        return ()
    _check(areas, fields, districts, tell)
    if len(problems) > before or not areas:
        return ()

    def worked_out() -> tuple[Outline, ...]:
        # Loading the geometry takes longer than reading a small site: only a city with outlines
        # waits.
        from plugins.reading.outline_shapes import light_outlines  # noqa: PLC0415

        return light_outlines(areas, tell)

    def without_problems() -> bytes:
        outlines = worked_out()
        return b"" if len(problems) > before else msgspec.msgpack.encode(outlines)

    # It takes more memory than a thousand stories, too, so that another process loads it. What
    # that one has to say to editors is said here.
    made = done_apart(without_problems)
    if not made:
        outlines = worked_out()
        if len(problems) > before:
            return ()
        made = msgspec.msgpack.encode(outlines)
    library.cache.put({key: made})
    return msgspec.msgpack.decode(made, type=tuple[Outline, ...])


def _check(areas: list[Area], fields: CityFields, districts: Districts, tell: Teller) -> None:
    """All of one level, each once, none unknown, none missing, none elsewhere."""
    of_districts = {d.code: d.name for d in districts.districts}
    of_villages = {v.code: v.name for d in districts.districts for v in d.villages}
    level = Counter(area.code.count(".") for area in areas)
    wanted = of_villages if level[3] > level[2] else of_districts
    seen: dict[str, int] = {}
    for area in areas:
        if tell.enough():
            return
        _check_code(area, wanted, of_districts | of_villages, seen, tell)
        _check_place(area, fields, tell)
        seen.setdefault(area.code, area.number)
    missing = [f"{code} {name}" for code, name in wanted.items() if code not in seen]
    if missing:
        listed = ", ".join(missing[:5]) + ("" if len(missing) <= 5 else ", …")
        tell.file(
            id=f"belum ada garis untuk {listed}; lengkapi, atau hapus berkas ini.",
            en=f"there is no outline for {listed}; complete the file, or delete it.",
        )


def _check_code(
    area: Area, wanted: Codes, known: Codes, seen: dict[str, int], tell: Teller
) -> None:
    code = area.code
    if code in seen:
        tell.feature(
            area.number,
            code,
            "properties.code",
            id=f"kode ini sudah dipakai fitur ke-{seen[code]}; gabungkan sebagai MultiPolygon.",
            en=f"feature {seen[code]} has this code already; join them as a MultiPolygon.",
        )
    elif code not in known:
        near = get_close_matches(code, known, n=1, cutoff=0.6)
        tell.feature(
            area.number,
            code,
            "properties.code",
            id="kode ini tidak ada di districts.yml."
            + (f" Mungkin maksudnya: {near[0]} {known[near[0]]}" if near else ""),
            en="this code is not in districts.yml."
            + (f" Perhaps you mean: {near[0]} {known[near[0]]}" if near else ""),
        )
    elif code not in wanted:
        tell.feature(
            area.number,
            code,
            "properties.code",
            id="pakai satu tingkat saja: semua kecamatan, atau semua kelurahan dan desa.",
            en="use one level alone: all districts, or all villages.",
        )


def _check_place(area: Area, fields: CityFields, tell: Teller) -> None:
    if fields.bounds is None:
        return
    for part in area.polygons:
        for lon, lat in part[0]:
            if not fields.bounds.contains(lat, lon):
                tell.area(
                    area,
                    id=f"titik [{lon}, {lat}] ada di luar {fields.name.id} menurut bounds di "
                    "city.yml; periksa garis ini atau bounds.",
                    en=f"the point [{lon}, {lat}] lies outside {fields.name.id} by the bounds "
                    "in city.yml; check this outline or the bounds.",
                )
                return
