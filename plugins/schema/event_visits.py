"""What visitors and journalists want to know of an event: who may come, tickets, access, contacts.

Reads   the lists ``entry``, ``organizer``, ``contact`` and ``press`` of an event.
Gives   ``Entry``, ``Organizer``, ``Contact`` and ``PressContact``.
"""

import re
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, model_validator

from plugins.schema.fields import field, refuse
from plugins.schema.moments import WrittenDay
from plugins.schema.registers import WebAddress
from plugins.schema.sources import Sourced
from plugins.schema.texts import Bilingual

_EMAIL: Final = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]+")
_PHONE: Final = re.compile(r"\+?[0-9][0-9 ().-]{3,}[0-9]")


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise refuse(
            id=f'tulis alamat surel seperti humas@contoh.example, bukan "{value}".',
            en=f'write an e-mail address like press@contoh.example, not "{value}".',
        )
    return value


def _phone(value: str) -> str:
    if not _PHONE.fullmatch(value):
        raise refuse(
            id=f'tulis nomor telepon dengan angka, seperti +62 24 1234567, bukan "{value}".',
            en=f'write a phone number in digits, like +62 24 1234567, not "{value}".',
        )
    return value


Email = Annotated[str, AfterValidator(_email)]
Phone = Annotated[str, AfterValidator(_phone)]


class Entry(Sourced):
    """Whether one pays, and how much."""

    free: bool = field(id="true bila gratis.", en="true where it is free.", example=True)
    price: Annotated[int, Field(gt=0)] | None = field(
        None, id="Harga tiket, rupiah.", en="The ticket's price in rupiah.", example=25000
    )
    up_to: Annotated[int, Field(gt=0)] | None = field(
        None,
        id="Harga tiket termahal, rupiah, bila berbeda-beda.",
        en="The highest price in rupiah, where there are several.",
        example=75000,
    )
    text: Bilingual | None = field(
        None, id="Keterangan tiket, satu kalimat.", en="About the tickets, in one sentence."
    )
    url: WebAddress | None = field(
        None, id="Halaman pembelian tiket.", en="Where tickets are sold."
    )
    checked: WrittenDay = field(
        id="Tanggal keterangan ini terakhir diperiksa.",
        en="The day on which this was last checked.",
        example="2026-11-21",
    )

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.free and (self.price or self.up_to or self.url):
            raise refuse(
                id="acara gratis tidak berharga; hapus price, up_to, dan url, "
                "atau tulis free: false.",
                en="a free event has no price; remove price, up_to and url, or write free: false.",
            )
        if self.up_to is not None and (self.price is None or self.up_to <= self.price):
            raise refuse(
                id="up_to adalah harga termahal; tulis price yang lebih murah.",
                en="up_to is the highest price; write a lower one as price.",
            )
        return self


class Organizer(Sourced):
    """Who holds the event."""

    name: Bilingual = field(id="Nama penyelenggara.", en="The organizer's name.")
    url: WebAddress | None = field(None, id="Situs webnya.", en="Their website.")


class Contact(Sourced):
    """Whom the public may ask; only a contact that was given for publication."""

    name: Bilingual = field(
        id="Nama bagian atau meja, bukan nama orang.", en="The office or desk, not a person's name."
    )
    phone: Phone | None = field(
        None, id="Nomor telepon.", en="The phone number.", example="+62 24 1234567"
    )
    email: Email | None = field(
        None, id="Alamat surel.", en="The e-mail address.", example="acara@contoh.example"
    )
    url: WebAddress | None = field(None, id="Alamat web.", en="The web address.")
    sample: bool = field(
        False,
        id="true bila kontak ini hanya contoh; halaman menandainya.",
        en="true where this contact is only an example; the page marks it.",
    )

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if self.phone is None and self.email is None and self.url is None:
            raise refuse(
                id="kontak memerlukan phone, email, atau url.",
                en="a contact needs a phone, an email or a url.",
            )
        return self


class PressContact(Contact):
    """Where journalists apply for accreditation."""

    deadline: WrittenDay | None = field(
        None,
        id="Hari terakhir mendaftar.",
        en="The last day to apply.",
        example="2027-01-31",
    )
    text: Bilingual | None = field(
        None, id="Cara mendaftar, satu kalimat.", en="How to apply, in one sentence."
    )
