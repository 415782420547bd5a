"""Public holidays and collective leave of Indonesia, from the holidays package.

Reads   the package's tables: the government's joint decrees, and computed days beyond them.
Gives   ``public_holidays``; ``announced_months``, first days of Hijri months that the decrees
        imply; ``day_named``, one holiday's date.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import msgspec

from plugins.languages import Language
from plugins.languages.calendars import hijri
from plugins.model.forked_work import done_apart
from plugins.model.occurrences import Holiday

_LOCALE: Final[dict[Language, str]] = {"id": "id", "en": "en_US"}
_PUBLIC: Final = "public"
_GOVERNMENT: Final = "government"
"""The package's names of its kinds of days."""
_ESTIMATED: Final = (" (perkiraan)", " (estimated)")

_TOGETHER: Final = 30
"""Years whose tables are asked for at once: those of nearly all events, 2010 to 2039."""

_Table = tuple[int, Language, str]
"""A year, a language and a kind of days."""
_Named = tuple[date, str, bool]

_HIJRI_DAYS: Final = {
    "Tahun Baru Islam": (1, 1),
    "Maulid Nabi Muhammad": (3, 12),
    "Isra Mikraj Nabi Muhammad": (7, 27),
    "Hari Raya Idul Fitri": (10, 1),
    "Hari Raya Idul Adha": (12, 10),
}
"""Holidays that fall on a known day of a Hijri month: month and day."""

_PUT_OFF: Final = {date(2021, 8, 11): date(2021, 8, 10), date(2021, 10, 20): date(2021, 10, 19)}
"""Holidays that were taken a day later than the day they are for (joint decree of June 2021)."""

_SPELT: Final = (
    ("'", "’"),
    ("Hari kedua dari ", "Hari kedua "),
    ("Idul Fitri", "Idulfitri"),
    ("Idul Adha", "Iduladha"),
    ("Labor ", "Labour "),
)
"""The package's spelling and the site's: EYD V in Indonesian, British in English."""


@lru_cache(maxsize=32)
def public_holidays(year: int, language: Language) -> tuple[Holiday, ...]:
    """The days off of ``year`` by date, collective leave flagged apart.

    ``estimated``: the package computed the day, and a decree may still move it.
    """
    return tuple(sorted(_days_off(year, language)))


def day_named(name: str, year: int) -> Iterator[tuple[date, bool]]:
    """Every day of ``year`` that has the Indonesian ``name``, and whether it is estimated.

    The name is the package's, such as ``Hari Suci Nyepi``; Hijri holidays may come twice.
    """
    for day, full, estimated in _named(year, "id", _PUBLIC):
        if full == name:
            yield day, estimated


@lru_cache(maxsize=256)
def announced_months(year: int) -> Mapping[tuple[int, int], date]:
    """First days of Hijri months by year and month, as decrees about days of ``year`` imply.

    The decree on 1 Syawal 1447, 21 March 2026, was a day after Umm al-Qura's. Ramadan has no
    holiday and so never appears here.
    """
    found: dict[tuple[int, int], date] = {}
    for day, name, estimated in _named(year, "id", _PUBLIC):
        if name in _HIJRI_DAYS and not estimated:
            month, number = _HIJRI_DAYS[name]
            start = _PUT_OFF.get(day, day) - timedelta(days=number - 1)
            # The middle of the month is in it by any reckoning.
            found[hijri(start + timedelta(days=14))[0], month] = start
    return MappingProxyType(found)


def _days_off(year: int, language: Language) -> Iterator[Holiday]:
    taken: set[date] = set()
    for day, name, estimated in _named(year, language, _PUBLIC):
        taken.add(day)
        yield Holiday(day, _shown(name, day, language), estimated=estimated)
    for day, name, estimated in _named(year, language, _GOVERNMENT):
        if day not in taken:
            shown = _shown(name, day, language)
            yield Holiday(day, shown, collective_leave=True, estimated=estimated)


def _named(year: int, language: Language, category: str) -> tuple[_Named, ...]:
    """Date, name and whether estimated; a day with two names comes twice, in a fixed order."""
    return _tables(year // _TOGETHER * _TOGETHER)[year, language, category]


@lru_cache(maxsize=32)
def _tables(first: int) -> dict[_Table, tuple[_Named, ...]]:
    """The tables of ``_TOGETHER`` years from ``first`` on.

    The package's tables of every country take a tenth of a second to load, and more memory than
    a thousand stories: another process has them, and most builds remember what they gave.
    """
    kind = list[tuple[_Table, tuple[_Named, ...]]]
    made = done_apart(lambda: msgspec.msgpack.encode(_packaged(first)))
    return dict(msgspec.msgpack.decode(made, type=kind) if made else _packaged(first))


def _packaged(first: int) -> list[tuple[_Table, tuple[_Named, ...]]]:
    import holidays  # noqa: PLC0415 (as told above)

    found: list[tuple[_Table, tuple[_Named, ...]]] = []
    for year in range(first, first + _TOGETHER):
        for language, locale in _LOCALE.items():
            for category in (_PUBLIC, _GOVERNMENT):
                table = holidays.country_holidays(
                    "ID", years=year, language=locale, categories=(category,)
                )
                named = [(day, name) for day in sorted(table) for name in table.get_list(day)]
                days = tuple((day, _bare(name), _bare(name) != name) for day, name in named)
                found.append(((year, language, category), days))
    return found


def _bare(name: str) -> str:
    for label in _ESTIMATED:
        name = name.removesuffix(label)
    return name


def _shown(name: str, day: date, language: Language) -> str:
    """The name; new years and Waisak with the number of their own year, as decrees write them."""
    typeset = name
    for theirs, ours in _SPELT:
        typeset = typeset.replace(theirs, ours)
    if name in {"Tahun Baru Islam", "Islamic New Year"}:
        era = "H" if language == "id" else "AH"
        return f"{typeset} {hijri(day + timedelta(days=14))[0]} {era}"
    if name in {"Tahun Baru Imlek", "Lunar New Year"}:
        return f"{typeset} {day.year + 551}"
    if name in {"Hari Raya Waisak", "Vesak Day"}:
        return f"{typeset} {day.year + 544} BE"
    return typeset
