"""Columns that many datasets share: words in both languages, sources, whether confirmed.

Reads   bilingual words and sourced facts of a row.
Gives   ``words``, ``origin`` and ``point_columns``; each is told first what a row is.
"""

from collections.abc import Callable
from typing import TypeVar

from plugins.open_data.columns import Column, both, plain
from plugins.schema.sources import Sourced
from plugins.schema.texts import Bilingual

R = TypeVar("R")


def words(
    _of: type[R],
    name: str,
    read: Callable[[R], Bilingual | None],
    about: Bilingual,
    *,
    required: bool = False,
) -> tuple[Column[R], ...]:
    """Two columns: ``name_id``, the authoritative one, and ``name_en``, empty if untranslated."""

    def indonesian(row: R) -> str | None:
        found = read(row)
        return plain(found.id) if found is not None else None

    def english(row: R) -> str | None:
        found = read(row)
        return plain(found.en) if found is not None else None

    told = f"{about.en or about.id}"
    return (
        Column(
            f"{name}_id",
            "string",
            indonesian,
            both(f"{about.id} Bahasa Indonesia.", f"{told} In Indonesian."),
            required=required,
        ),
        Column(
            f"{name}_en",
            "string",
            english,
            both(
                f"{about.id} Terjemahan bahasa Inggris, bila ada.",
                f"{told} English translation, if there is one.",
            ),
        ),
    )


def origin(
    _of: type[R], read: Callable[[R], Sourced | None], prefix: str = ""
) -> tuple[Column[R], ...]:
    """Three columns: the main source, further ones, and whether the city has confirmed the fact."""

    def main(row: R) -> str | None:
        fact = read(row)
        return fact.source if fact is not None else None

    def others(row: R) -> tuple[str, ...]:
        fact = read(row)
        return fact.also if fact is not None else ()

    def confirmed(row: R) -> bool | None:
        fact = read(row)
        return fact.confirmed if fact is not None else None

    return (
        Column(
            f"{prefix}source",
            "string",
            main,
            both(
                "Sumbernya: kunci di kumpulan data sources. Kosong: keterangan kota sendiri.",
                "Its source: a key of the dataset sources. Empty: the city's own word.",
            ),
            cites=True,
        ),
        Column(
            f"{prefix}other_sources",
            "list",
            others,
            both("Sumber lain yang menyebut hal yang sama.", "Further sources that say the same."),
            cites=True,
        ),
        Column(
            f"{prefix}confirmed",
            "boolean",
            confirmed,
            both(
                "true bila kota sudah memastikannya, false bila belum.",
                "true where the city has confirmed it, false where it has not.",
            ),
        ),
    )


def point_columns(
    _of: type[R], read: Callable[[R], tuple[float, float] | None]
) -> tuple[Column[R], ...]:
    """Two columns: where it is, in degrees."""

    def latitude(row: R) -> float | None:
        found = read(row)
        return found[0] if found is not None else None

    def longitude(row: R) -> float | None:
        found = read(row)
        return found[1] if found is not None else None

    return (
        Column(
            "lat",
            "number",
            latitude,
            both(
                "Lintang, derajat WGS 84; selatan negatif.", "Latitude, WGS 84; south is negative."
            ),
        ),
        Column(
            "lon",
            "number",
            longitude,
            both("Bujur, derajat WGS 84.", "Longitude, WGS 84."),
        ),
    )
