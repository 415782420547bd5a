"""What the rules of events share.

Reads   nothing.
Gives   ``RuleBase``; the numbers that rules count with; ``refuse_unordered_months``.
"""

from typing import Annotated

from pydantic import Field

from plugins.schema.fields import Model, field, refuse
from plugins.schema.texts import Bilingual

Month = Annotated[int, Field(ge=1, le=12)]
LunarDay = Annotated[int, Field(ge=1, le=30)]
Days = Annotated[int, Field(ge=1, le=120)]
Offset = Annotated[int, Field(ge=-60, le=60)]


class RuleBase(Model):
    """What every rule may say."""

    days: Days = field(1, id="Berapa hari lamanya.", en="How many days it lasts.")
    provisional: bool = field(
        False,
        id="true bila kota menetapkan tanggalnya setiap tahun; halaman menyebut sementara.",
        en="true if the city sets the date every year; the page says provisional.",
    )
    text: Bilingual | None = field(None, id="Aturan dengan kata-kata.", en="The rule in words.")


def refuse_unordered_months(months: tuple[int, ...]) -> None:
    """Refuse no months at all, and months that are written twice or out of order."""
    if not months or list(months) != sorted(set(months)):
        raise refuse(
            id="tulis bulan berurutan, masing-masing sekali, misalnya [5, 6].",
            en="write the months in order, each once, for example [5, 6].",
        )
