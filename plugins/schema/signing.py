"""Who may sign a release, and how many of them it takes.

Reads   the part ``signing`` of ``publishing.yml``.
Gives   ``Signing`` and ``Signer``.
"""

import base64
import binascii
import re
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, model_validator

from plugins.schema.fields import Model, field, refuse
from plugins.schema.texts import Text

KINDS: Final = frozenset(
    {
        "ssh-ed25519",
        "sk-ssh-ed25519@openssh.com",
        "sk-ecdsa-sha2-nistp256@openssh.com",
        "ecdsa-sha2-nistp256",
        "ecdsa-sha2-nistp384",
        "ecdsa-sha2-nistp521",
        "ssh-rsa",
    }
)
"""Kinds of SSH keys; the two that begin with ``sk-`` lie in a security key (FIDO)."""

_WRITTEN = re.compile(r"(?P<kind>[\w@.-]+) (?P<blob>[A-Za-z0-9+/]+={0,2})(?: [^\r\n]*)?")
_EXAMPLE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDGERUR1ftXYtOwWja+LhcroGFimpQ2c7I3degOCVVuZ"


def _public_key(text: str) -> str:
    """The key without the comment that may stand behind it."""
    if "PRIVATE KEY" in text:
        raise refuse(
            id="ini kunci rahasia; hapus dari sini, buat pasangan kunci baru, lalu tulis isi "
            "berkas .pub.",
            en="this is a private key; delete it here, make a new pair of keys, and write what "
            "the .pub file holds.",
        )
    found = _WRITTEN.fullmatch(text)
    if found is None or found["kind"] not in KINDS or not _is_of(found["kind"], found["blob"]):
        raise refuse(
            id="tulis kunci umum SSH dalam satu baris, seperti isi berkas .pub: ssh-ed25519 AAAA…",
            en="write a public SSH key on one line, as the .pub file holds it: ssh-ed25519 AAAA…",
        )
    return f"{found['kind']} {found['blob']}"


def _is_of(kind: str, blob: str) -> bool:
    """Whether the key's bytes begin with the name of its kind, as RFC 4253 section 6.6 has it."""
    try:
        data = base64.b64decode(blob, validate=True)
    except binascii.Error:
        return False
    return data.startswith(len(kind).to_bytes(4, "big") + kind.encode())


PublicKey = Annotated[str, AfterValidator(_public_key)]


class Signer(Model):
    """Somebody who may sign a release; a person with two keys is written twice."""

    name: Text = field(
        id="Nama atau jabatan penanda tangan; tampil dalam laporan.",
        en="The signer's name or office; reports show it.",
        example="Pranata Humas",
    )
    key: PublicKey = field(
        id="Kunci umum SSH, satu baris, seperti isi berkas .pub.",
        en="The public SSH key, on one line, as the .pub file holds it.",
        example=_EXAMPLE,
    )


class Signing(Model):
    """Whose signatures make a release one of the city's own."""

    signers: tuple[Signer, ...] = field(
        (),
        id="Yang boleh menandatangani rilis. Menghapus baris berarti mencabut kuncinya.",
        en="Who may sign a release. Deleting an entry revokes its key.",
    )
    needed: Annotated[int, Field(ge=1, le=9)] = field(
        1,
        id="Berapa orang yang harus menandatangani; 2 untuk aturan dua orang.",
        en="How many people have to sign; 2 for the two-person rule.",
        example=2,
    )

    @model_validator(mode="after")
    def _possible(self) -> Self:
        keys = [signer.key for signer in self.signers]
        twice = next((s for n, s in enumerate(self.signers) if s.key in keys[:n]), None)
        if twice is not None:
            raise refuse(
                id=f'kunci "{twice.name}" sudah dipakai penanda tangan lain; satu kunci satu '
                "orang.",
                en=f'the key of "{twice.name}" is another signer\'s already; one key is one '
                "person's.",
            )
        people = len({signer.name for signer in self.signers})
        if self.signers and self.needed > people:
            raise refuse(
                id=f"needed: {self.needed} perlu {self.needed} orang; di signers baru ada "
                f"{people}.",
                en=f"needed: {self.needed} takes {self.needed} people; signers names {people}.",
            )
        return self
