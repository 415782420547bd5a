"""Days as people here name them: pasaran, Hijri date.

Reads   dates.
Gives   names in both languages, and ``day_line``.
"""

from datetime import date
from typing import Final

from hijridate import Gregorian

from plugins.languages import Language
from plugins.languages.formats import full_date, weekday

PASARAN: Final = ("Legi", "Pahing", "Pon", "Wage", "Kliwon")
_LEGI: Final = date(1945, 8, 17)


def pasaran(day: date) -> str:
    return PASARAN[(day - _LEGI).days % 5]


HIJRI_MONTHS: Final = {
    "id": ("Muharam", "Safar", "Rabiulawal", "Rabiulakhir", "Jumadilawal", "Jumadilakhir",
           "Rajab", "Syakban", "Ramadan", "Syawal", "Zulkaidah", "Zulhijah"),
    "en": ("Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II",
           "Rajab", "Sha’ban", "Ramadan", "Shawwal", "Dhu al-Qa’dah", "Dhu al-Hijjah"),
}


def hijri(day: date) -> tuple[int, int, int]:
    found = Gregorian(day.year, day.month, day.day).to_hijri()
    return found.year, found.month, found.day


def day_line(day: date, language: Language) -> str:
    year, month, number = hijri(day)
    name = HIJRI_MONTHS[language][month - 1]
    era = "H" if language == "id" else "AH"
    full = full_date(day, language)
    named = full.replace(weekday(day, language), f"{weekday(day, language)} {pasaran(day)}", 1)
    return f"{named} · {number} {name} {year} {era}"
