"""Sign the release that a build has made.

Reads   the output's manifest and every file that it lists, ``publishing.yml``, a key.
Gives   the signature beside the manifest; exit statuses 0, 1 (nothing signed) and 2.

What others signed of the same release stays: two people sign one after the other.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from plugins.commands.site import PUBLISHING_FILE
from plugins.commands.speaking import say
from plugins.problems import Problems, as_text
from plugins.reading.publishing_file import read_publishing
from plugins.release.manifest import (
    MANIFEST,
    SIGNATURE,
    Manifest,
    ManifestUnreadable,
    differing,
    manifest_bytes,
    manifest_of,
    read_manifest,
)
from plugins.release.signature import (
    SignatureWrong,
    SigningFailed,
    blocks,
    check_signatures,
    sign,
    signed_by,
)
from plugins.rendering.run_guards import locked
from plugins.schema.signing import Signer, Signing

_LISTED = 5


def sign_release(key: Path, output: Path, content: Path, *, language: str = "id") -> int:
    """Sign the release in ``output`` with ``key``; ``publishing.yml`` lies beside ``content``."""
    problems = Problems()
    signing = read_publishing(content.resolve().parent / PUBLISHING_FILE, problems).signing
    if problems.errors:
        sys.stderr.write(as_text(problems, language))
        return 1
    output = output.resolve()
    if not (output / MANIFEST).is_file():
        say(
            language,
            f"Di {output.name}/ belum ada rilis; jalankan build --publish dulu.",
            f"There is no release in {output.name}/; run build --publish first.",
        )
        return 1
    try:
        with locked(output, english=language == "en"):
            return _sign(key, output, signing, language)
    except (SigningFailed, SignatureWrong) as refused:
        say(language, refused.id, refused.en)
    except OSError as error:
        say(
            language,
            f"Tanda tangan tidak dapat ditulis: {error.strerror} ({error.filename}).",
            f"The signature can't be written: {error.strerror} ({error.filename}).",
        )
    return 1


def _sign(key: Path, output: Path, signing: Signing, language: str) -> int:
    data = (output / MANIFEST).read_bytes()
    listed = _as_listed(data)
    wrong = None if listed is None else differing(listed, manifest_of(output, listed.site))
    if wrong is None or wrong:
        names = "".join(f"\n  {name}" for name in (wrong or [MANIFEST])[:_LISTED])
        say(
            language,
            f"Isi {output.name}/ tidak sama dengan manifesnya, jadi tidak ditandatangani. "
            f"Bangun lagi dengan build --publish --full.{names}",
            f"{output.name}/ is not what its manifest lists, so it isn't signed. "
            f"Build again with build --publish --full.{names}",
        )
        return 1
    made = sign(data, key)
    known = signing.signers
    signers = [signer for signer in known if signed_by(made, signer)]
    if known and not signers:
        say(
            language,
            f"Kunci {key.name} bukan milik penanda tangan di {PUBLISHING_FILE}; tidak ada yang "
            "ditulis.",
            f"The key {key.name} is none of the signers' in {PUBLISHING_FILE}; nothing is written.",
        )
        return 1
    together = _by_others(output / SIGNATURE, data, signers, known) + made
    _put(output, together)
    if not known:
        say(
            language,
            f"Ditandatangani. Agar orang lain dapat memeriksanya, tulis isi {key.name}.pub di "
            f"signing: signers: dalam {PUBLISHING_FILE}.",
            f"Signed. So that others can check it, write what {key.name}.pub holds below "
            f"signing: signers: in {PUBLISHING_FILE}.",
        )
        return 0
    people = check_signatures(data, together, known)
    told = ", ".join(people)
    say(
        language,
        f"Ditandatangani: {told} ({len(people)} dari {signing.needed}).",
        f"Signed: {told} ({len(people)} of {signing.needed}).",
    )
    return 0


def _as_listed(data: bytes) -> Manifest | None:
    """The manifest in ``data``; None where it isn't written the one way that manifests are."""
    try:
        found = read_manifest(data)
    except ManifestUnreadable:
        return None
    return found if manifest_bytes(found) == data else None


def _by_others(path: Path, data: bytes, own: Sequence[Signer], known: Sequence[Signer]) -> bytes:
    """What is there already by other signers of this very release."""
    if not path.is_file():
        return b""
    people = {signer.name for signer in own}
    others = [signer for signer in known if signer.name not in people]
    try:
        found = blocks(path.read_bytes())
    except SignatureWrong:
        return b""
    return b"".join(block for block in found if _is_by_one_of(others, block, data))


def _is_by_one_of(signers: Sequence[Signer], block: bytes, data: bytes) -> bool:
    try:
        return bool(check_signatures(data, block, signers))
    except SignatureWrong:
        return False  # Of an earlier release, or of nobody here.


def _put(output: Path, signature: bytes) -> None:
    """Write it in one step: the file that may be there has other links, and is being served."""
    made = output.with_name(f".{output.name}.sig")
    made.write_bytes(signature)
    made.replace(output / SIGNATURE)
