"""Dates and times as editors write them.

Reads   ``2026-08-17``, ``2026-08-17 09:45``, ``2026-08-17 09:45 WITA``, ``2026-08-17T09:45+07:00``.
Gives   ``WrittenMoment``: an aware time where a zone was written, else a naive one that the
        reading room sets in the site's own zone.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator

from plugins.schema.fields import refuse

ZONES: Final = {
    "WIB": ZoneInfo("Asia/Jakarta"),
    "WITA": ZoneInfo("Asia/Makassar"),
    "WIT": ZoneInfo("Asia/Jayapura"),
}

EARLIEST: Final = 1000
LATEST: Final = 2999
"""Years; at the ends of what computers count, another zone's clock would fall off."""

_WRITTEN = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})"
    r"(?:[ T](?P<hour>\d{2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"\s*(?P<zone>WIB|WITA|WIT|Z|[+-]\d{2}:?\d{2})?)?$"
)


def parse_moment(value: object) -> datetime:
    """One moment; refused unless the day exists and is written year first."""
    if isinstance(value, datetime):
        return value
    text = str(value).strip()
    match = _WRITTEN.match(text)
    if match is None:
        raise refuse(
            id=f'tulis tanggal dan jam seperti 2026-08-17 09:45, bukan "{text}".',
            en=f'write date and time like 2026-08-17 09:45, not "{text}".',
        )
    if not EARLIEST <= int(match["date"][:4]) <= LATEST:
        raise refuse(
            id=f'tahun "{match["date"][:4]}" di luar {EARLIEST} sampai {LATEST}; periksa lagi.',
            en=f'the year "{match["date"][:4]}" is not between {EARLIEST} and {LATEST}; check it.',
        )
    try:
        moment = datetime.fromisoformat(match["date"]).replace(
            hour=int(match["hour"] or 0),
            minute=int(match["minute"] or 0),
            second=int(match["second"] or 0),
            tzinfo=_zone(match["zone"]),
        )
    except ValueError:
        raise refuse(
            id=f'tanggal atau jam "{text}" tidak ada di kalender; periksa lagi angkanya.',
            en=f'there is no such date or time as "{text}"; check its figures.',
        ) from None
    return moment


def _zone(written: str | None) -> ZoneInfo | timezone | None:
    if written is None:
        return None
    if written in ZONES:
        return ZONES[written]
    if written == "Z":
        return UTC
    digits = written.replace(":", "")
    offset = timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
    return timezone(-offset if written[0] == "-" else offset)


def parse_day(value: object) -> date:
    """One day, without a time."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    moment = parse_moment(value)
    if len(str(value).strip()) > len("2026-08-17"):
        raise refuse(
            id=f'tulis tanggal saja, seperti 2026-08-17, bukan "{value}".',
            en=f'write the date alone, like 2026-08-17, not "{value}".',
        )
    return moment.date()


WrittenMoment = Annotated[datetime, BeforeValidator(parse_moment)]
WrittenDay = Annotated[date, BeforeValidator(parse_day)]
