"""The Javanese calendar (Sultan Agung's, kurup Asapon) by arithmetic.

Reads   dates from 24 March 1936 to 25 August 2052.
Gives   ``JavaneseDate``, ``javanese``, ``from_javanese`` and ``month_start``.

Asapon is named after its first day: 1 Sura Alip 1867 was Selasa Pon, 24 March 1936. Eight years
make a windu of 2,835 days; Ehe, Dal and Jimakir have 355 days, the others 354; months have 30
and 29 days by turns, and the last, Besar, 30 in the longer years. It ends with the 120th year,
on 25 August 2052 (H. Djanudji, Penanggalan Jawa 120 Tahun Kuruf Asapon, Semarang 2013, as
quoted by kalenderimlek.blogspot.com; the windu in the Indonesian Wikipedia, "Kalender Jawa").

What this does not settle: some tables lengthen Je instead of Dal, which moves Dal's first day by
one, and some give Dal other lengths for Sapar to Jumadilakir. The palaces may also announce a
day of their own. 1 Sura 1958 comes out as 8 July 2024, a day after 1 Muharam 1446, and recorded
rites of 2016 to 2024 agree (tests hold them); a date found here stays provisional all the same.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

ASAPON: Final = (date(1936, 3, 24), date(2052, 8, 25))
"""First and last day of the kurup."""

YEAR_NAMES: Final = ("Alip", "Ehe", "Jimawal", "Je", "Dal", "Be", "Wawu", "Jimakir")

MONTHS: Final = (
    "Sura",
    "Sapar",
    "Mulud",
    "Bakda Mulud",
    "Jumadilawal",
    "Jumadilakir",
    "Rejeb",
    "Ruwah",
    "Pasa",
    "Sawal",
    "Sela",
    "Besar",
)
"""The same in both languages; Sela is also called Dulkangidah or Apit."""

_FIRST_YEAR: Final = 1867
_LAST_YEAR: Final = 1986
_YEAR_DAYS: Final = (354, 355, 354, 354, 355, 354, 354, 355)
_WINDU_DAYS: Final = sum(_YEAR_DAYS)


@dataclass(frozen=True, slots=True, order=True)
class JavaneseDate:
    """A day of the Javanese year; months count from Sura, 1."""

    year: int
    month: int
    day: int

    @property
    def year_name(self) -> str:
        """The year's place in its windu, such as ``Wawu``."""
        return YEAR_NAMES[(self.year - _FIRST_YEAR) % 8]

    def __str__(self) -> str:
        return f"{self.day} {MONTHS[self.month - 1]} {self.year}"


def month_start(year: int, month: int) -> date | None:
    """The first day of a month; None outside the kurup."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return _year_start(year) + timedelta(days=29 * (month - 1) + month // 2)


def month_length(year: int, month: int) -> int:
    """29 or 30 days."""
    if month == 12:
        # The kurup's last day is left out, so that the next one begins a weekday earlier.
        long = _YEAR_DAYS[(year - _FIRST_YEAR) % 8] == 355 and year != _LAST_YEAR
        return 30 if long else 29
    return 30 if month % 2 else 29


def from_javanese(year: int, month: int, day: int) -> date | None:
    """The date of a Javanese day; None where the month is shorter, or outside the kurup."""
    start = month_start(year, month)
    if start is None or not 1 <= day <= month_length(year, month):
        return None
    return start + timedelta(days=day - 1)


def javanese(day: date) -> JavaneseDate | None:
    """The Javanese date of a day; None outside the kurup."""
    if not ASAPON[0] <= day <= ASAPON[1]:
        return None
    windu, left = divmod((day - ASAPON[0]).days, _WINDU_DAYS)
    year = _FIRST_YEAR + windu * 8
    while left >= _YEAR_DAYS[(year - _FIRST_YEAR) % 8]:
        left -= _YEAR_DAYS[(year - _FIRST_YEAR) % 8]
        year += 1
    month = 1
    while left >= month_length(year, month):
        left -= month_length(year, month)
        month += 1
    return JavaneseDate(year, month, left + 1)


def _year_start(year: int) -> date:
    windu, rest = divmod(year - _FIRST_YEAR, 8)
    days = windu * _WINDU_DAYS + sum(_YEAR_DAYS[:rest])
    return ASAPON[0] + timedelta(days=days)
