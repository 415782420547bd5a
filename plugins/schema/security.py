"""Where to report a security problem: the fields of ``/.well-known/security.txt`` (RFC 9116).

Reads   nothing.
Gives   ``SecurityContact``, and how long one may be good for.
"""

from datetime import date, timedelta
from typing import Annotated, Final, Literal

from pydantic import StringConstraints

from plugins.schema.fields import Model, field
from plugins.schema.moments import WrittenDay

Contact = Annotated[
    str,
    StringConstraints(
        pattern=r"^(mailto:[^\s@]+@[^\s@]+\.[^\s@]+|https://[^\s/]+(/[^\s]*)?|tel:\+[0-9-]+)$"
    ),
]
SecureAddress = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+(/[^\s]*)?$")]
KeyAddress = Annotated[
    str,
    StringConstraints(pattern=r"^(https://[^\s/]+(/[^\s]*)?|dns:[^\s]+|openpgp4fpr:[0-9A-Fa-f]+)$"),
]

WARNED: Final = timedelta(days=30)
"""So long before its end somebody should be asked to renew it."""

Expiry = Literal["good", "soon", "past", "far"]


class SecurityContact(Model):
    """What ``security.txt`` says; a site without it has no such file."""

    contact: tuple[Contact, ...] = field(
        id="Tempat melaporkan celah keamanan, yang utama dulu: mailto:, https://, atau tel:+62.",
        en="Where to report a security problem, the best first: mailto:, https:// or tel:+62.",
        example=["mailto:keamanan@kota.example"],
        min_length=1,
    )
    expires: WrittenDay = field(
        id="Tanggal keterangan ini tidak berlaku lagi, paling lama setahun ke depan.",
        en="The day from which this is no longer good, at most a year ahead.",
        example="2027-10-31",
    )
    policy: SecureAddress | None = field(
        None,
        id="Halaman yang menjelaskan cara melapor dan apa yang terjadi sesudahnya.",
        en="A page that tells how to report and what happens then.",
    )
    encryption: KeyAddress | None = field(
        None,
        id="Alamat kunci untuk surat rahasia: https://, dns:, atau openpgp4fpr:.",
        en="Where the key for confidential mail lies: https://, dns: or openpgp4fpr:.",
    )
    sample: bool = field(
        False,
        id="true bila alamatnya contoh yang tidak dibaca siapa pun.",
        en="true if the address is a sample that nobody reads.",
    )

    def on(self, today: date) -> Expiry:
        """How good it is on ``today``; RFC 9116 recommends less than a year ahead."""
        if self.expires <= today:
            return "past"
        if self.expires > _year_after(today):
            return "far"
        return "soon" if self.expires - today <= WARNED else "good"


def _year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, month=3, day=1)
