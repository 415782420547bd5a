"""Which releases may go out: signed by whom ``publishing.yml`` says, or by nobody where it may be.

Reads   the part ``signing``, a target's ``signed``, the key of whoever publishes.
Gives   ``ReleaseSigner`` and ``trust``.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.delivery.refusals import DeliveryFailed, Trust
from plugins.release.signature import SignatureWrong, check_signatures, sign
from plugins.schema.signing import Signing

SIGNING_KEY: Final = "KABARKOTA_SIGNING_KEY"
"""Environment variable with the path of the key that signs releases."""


def chosen_key(given: Path | None) -> Path | None:
    """The key of the command line, else the one of the environment."""
    named = os.environ.get(SIGNING_KEY)
    return given or (Path(named).expanduser() if named else None)


@dataclass(frozen=True, slots=True)
class ReleaseSigner:
    """Is handed a manifest and the signature beside it, and gives the one to put out.

    What people have signed already counts, so that two of them can sign one release.
    """

    signing: Signing
    required: bool
    key: Path | None

    def lacks_key(self) -> bool:
        """Whether no signature can come of it; ones that people made before are looked at later."""
        return self.required and self.key is None and not self.signing.signers

    def __call__(self, manifest: bytes, there: bytes) -> bytes | None:
        made = self._still_valid(manifest, there)
        if self.key is not None:
            own = sign(manifest, self.key)
            made = made if own.strip() in made else made + own
        trust(self.signing, required=self.required)(manifest, made or None)
        return made or None

    def _still_valid(self, manifest: bytes, there: bytes) -> bytes:
        if not there:
            return b""
        try:
            check_signatures(manifest, there, self.signing.signers)
        except SignatureWrong:
            return b""  # Of an earlier build.
        return there


def trust(signing: Signing, *, required: bool) -> Trust:
    """Refuses what isn't signed as it has to be."""

    def judge(manifest: bytes, signature: bytes | None) -> None:
        if not required:
            return
        if signature is None:
            raise DeliveryFailed(
                id="Rilis ini belum ditandatangani, padahal tempat terbitnya menuntut tanda "
                f"tangan; tambahkan --key BERKAS atau isi {SIGNING_KEY}.",
                en="This release has no signature, and its target asks for one; add --key FILE or "
                f"set {SIGNING_KEY}.",
            )
        if signing.signers:
            try:
                check_signatures(manifest, signature, signing.signers, signing.needed)
            except SignatureWrong as wrong:
                raise DeliveryFailed(id=wrong.words("id"), en=wrong.words("en")) from None

    return judge
