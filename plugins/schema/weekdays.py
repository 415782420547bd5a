"""Names of days in the weeks of seven and five and of the thirty wuku, as editors write them.

Reads   ``saturday``, ``sabtu`` or ``Sabtu``; ``kliwon`` or ``Kliwon``; ``galungan``.
Gives   ``Weekday``, kept in English, ``ISO_WEEKDAYS``, its number, ``Pasaran`` and ``Wuku``,
        kept in lower case; ``WUKU``, the names in their order.
"""

from typing import Annotated, Final, Literal

from pydantic import BeforeValidator

from plugins.schema.fields import refuse

_WEEKDAYS: Final = {
    "monday": "senin",
    "tuesday": "selasa",
    "wednesday": "rabu",
    "thursday": "kamis",
    "friday": "jumat",
    "saturday": "sabtu",
    "sunday": "minggu",
}
_PASARAN: Final = ("legi", "pahing", "pon", "wage", "kliwon")

WUKU: Final = (
    *("Sinta", "Landep", "Wukir", "Kurantil", "Tolu", "Gumbreg", "Warigalit", "Warigagung"),
    *("Julungwangi", "Sungsang", "Galungan", "Kuningan", "Langkir", "Mandasiya", "Julungpujut"),
    *("Pahang", "Kuruwelut", "Marakeh", "Tambir", "Medangkungan", "Maktal", "Wuye", "Manahil"),
    *("Prangbakat", "Bala", "Wugu", "Wayang", "Kulawu", "Dukut", "Watugunung"),
)
"""The thirty weeks of the pawukon; the same in both languages."""


def _weekday(value: object) -> object:
    """Written in English or Indonesian, kept in English."""
    written = str(value).strip().lower()
    for english, indonesian in _WEEKDAYS.items():
        if written in {english, indonesian}:
            return english
    raise refuse(
        id=f'"{value}" bukan nama hari; tulis salah satu: {", ".join(_WEEKDAYS.values())}.',
        en=f'"{value}" is no weekday; write one of: {", ".join(_WEEKDAYS)}.',
    )


def _pasaran(value: object) -> object:
    written = str(value).strip().lower()
    if written in _PASARAN:
        return written
    names = ", ".join(_PASARAN)
    raise refuse(
        id=f'"{value}" bukan pasaran; tulis salah satu: {names}.',
        en=f'"{value}" is no pasaran; write one of: {names}.',
    )


def _wuku(value: object) -> object:
    written = str(value).strip().lower().replace(" ", "")
    names = [name.lower() for name in WUKU]
    if written in names:
        return written
    raise refuse(
        id=f'"{value}" bukan nama wuku; tulis salah satu: {", ".join(names)}.',
        en=f'"{value}" is no wuku; write one of: {", ".join(names)}.',
    )


Weekday = Annotated[
    Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    BeforeValidator(_weekday),
]
Pasaran = Annotated[Literal["legi", "pahing", "pon", "wage", "kliwon"], BeforeValidator(_pasaran)]
Wuku = Annotated[str, BeforeValidator(_wuku)]

ISO_WEEKDAYS: Final = {name: number for number, name in enumerate(_WEEKDAYS, 1)}
"""Monday is 1, as in ``date.isoweekday``."""
