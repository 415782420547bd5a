"""Put a release out, take it back, list what there is.

Reads   ``publishing.yml``, the output folder, the signing key.
Gives   the exit statuses 0 done, 1 refused or failed, 2 a wrong call, and 130 after Ctrl-C.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from plugins.commands.release_signing import SIGNING_KEY, ReleaseSigner, chosen_key, trust
from plugins.commands.site import PUBLISHING_FILE, build
from plugins.commands.speaking import say
from plugins.delivery.adapter import Adapter, Known
from plugins.delivery.local_copies import LocalCopies
from plugins.delivery.opening import adapter_for
from plugins.delivery.refusals import DeliveryFailed, Words, disk_trouble
from plugins.delivery.release_folder import time_of, whole_release
from plugins.problems import ContentRefused, Problems, as_text
from plugins.reading.publishing_file import read_publishing
from plugins.release.manifest import SIGNATURE
from plugins.release.signature import SigningFailed
from plugins.rendering.run_guards import ended_by_signals
from plugins.schema.signing import Signing

RELEASES: Final = ".releases"
"""Beside the output: what this machine keeps of releases."""


def publish(
    target: str,
    content: Path,
    output: Path,
    *,
    language: str = "id",
    dry_run: bool = False,
    no_build: bool = False,
    key: Path | None = None,
) -> int:
    """Build, check, sign and put out; with ``dry_run`` only tell what would change there."""
    content, output = content.resolve(), output.resolve()
    with _spoken(language) as status:
        try:
            place = _open(target, content, output)
        except ContentRefused:
            if no_build:
                raise
            # The build refuses it too, and tells what is wrong with the content beside it.
            status.number = build(content, output, publish=True, language=language)
            if not status.number:
                raise
            return status.number
        signer = ReleaseSigner(place.signing, place.signed, chosen_key(key))
        if signer.lacks_key() and not dry_run:
            raise _WrongCall(
                id=f"Rilis perlu ditandatangani: tambahkan --key BERKAS atau isi {SIGNING_KEY}. "
                "Tanpa tanda tangan: tulis signed: false pada tempat terbit itu.",
                en=f"The release needs a signature: add --key FILE or set {SIGNING_KEY}. Without "
                "one: write signed: false at that target.",
            )
        status.number = 0 if no_build else build(content, output, publish=True, language=language)
        if status.number:
            return status.number
        if dry_run:
            _tell_changes(place, output, language)
            return 0
        with (
            place.copies.locked(lambda: _tell_waiting(language)),
            place.copies.staged(output, signer) as release,
        ):
            outcome = place.adapter.put(release)
        told = Words(f"{target}: rilis {outcome.name} terbit.", f"{target}: {outcome.name} is out.")
        if outcome.unchanged:
            told = Words(
                f"{target}: rilis {outcome.name} sudah terbit dan utuh; tidak ada yang dikirim.",
                f"{target}: the release {outcome.name} is out already and whole; nothing was sent.",
            )
        _tell(told, outcome.notes, language)
    return status.number


def rollback(
    target: str, content: Path, output: Path, *, to: str | None = None, language: str = "id"
) -> int:
    """Put out the release before the current one again, or the one named ``to``."""
    with _spoken(language) as status:
        place = _open(target, content.resolve(), output.resolve())
        with place.copies.locked(lambda: _tell_waiting(language)):
            name = _chosen(place.adapter.releases(), to)
            outcome = place.adapter.switch(name)
        told = Words(
            f"{target}: rilis {name} terbit kembali.", f"{target}: the release {name} is out again."
        )
        _tell(told, outcome.notes, language)
    return status.number


def releases(target: str, content: Path, output: Path, *, language: str = "id") -> int:
    """List the releases of a target, newest first."""
    with _spoken(language) as status:
        known = _open(target, content.resolve(), output.resolve()).adapter.releases()
        for name, current in known:
            mark = ("  * current" if language == "en" else "  * terbit") if current else ""
            sys.stdout.write(f"{name}  {time_of(name):%Y-%m-%d %H:%M:%S} UTC{mark}\n")
        if not known:
            say(language, f"{target}: belum ada rilis.", f"{target}: there is no release yet.")
    return status.number


@dataclass(frozen=True, slots=True)
class _Place:
    """A target, ready to be talked to."""

    adapter: Adapter
    copies: LocalCopies
    signing: Signing
    signed: bool


def _open(name: str, content: Path, output: Path) -> _Place:
    base = content.parent
    problems = Problems()
    publishing = read_publishing(base / PUBLISHING_FILE, problems)
    problems.stop_if_any()
    target = publishing.targets.get(name)
    if target is None:
        there = ", ".join(publishing.targets) or "–"
        raise _WrongCall(
            id=f'Tempat terbit "{name}" tidak ada di {PUBLISHING_FILE}, bagian targets. '
            f"Yang ada: {there}.",
            en=f'{PUBLISHING_FILE} has no target "{name}" below targets. There are: {there}.',
        )
    copies = LocalCopies(output.parent / RELEASES / name)
    judge = trust(publishing.signing, required=target.signed)
    adapter = adapter_for(target, base, copies, judge)
    return _Place(adapter, copies, publishing.signing, target.signed)


def _chosen(known: Sequence[Known], to: str | None) -> str:
    """The release to go back to."""
    names = [each.name for each in known]
    current = next((each.name for each in known if each.current), None)
    listed = ", ".join(names) or "–"
    if to is not None and to not in names:
        raise _WrongCall(
            id=f'Rilis "{to}" tidak ada. Yang ada: {listed}.',
            en=f'There is no release "{to}". There are: {listed}.',
        )
    if to is not None and to == current:
        raise _WrongCall(id=f"Rilis {to} sudah terbit.", en=f"The release {to} is out already.")
    earlier = [name for name in names if current is None or name < current]
    if to is None and not earlier:
        raise DeliveryFailed(
            id=f"Tidak ada rilis yang lebih lama. Yang ada: {listed}.",
            en=f"There is no older release. There are: {listed}.",
        )
    return to or earlier[0]


def _tell_changes(place: _Place, output: Path, language: str) -> None:
    changes = place.adapter.plan(whole_release(output))
    # The signature is made when the release goes out.
    removed = tuple(entry for entry in changes.removed if entry.path != SIGNATURE)
    sys.stdout.write(replace(changes, removed=removed).words().words(language) + "\n")


def _tell(told: Words, notes: Sequence[Words], language: str) -> None:
    sys.stdout.write(told.words(language) + "\n")
    for note in notes:
        say(language, f"Perlu dilihat: {note.id}", f"Worth a look: {note.en}")


def _tell_waiting(language: str) -> None:
    say(
        language,
        "Penerbitan lain dari komputer ini sedang berjalan; menunggu sampai selesai.",
        "Another publish from this machine is under way; waiting for it to end.",
    )


class _WrongCall(Exception):
    def __init__(self, *, id: str, en: str) -> None:
        super().__init__(en)
        self.told = Words(id, en)


@dataclass(slots=True)
class _Status:
    number: int = 0


@contextmanager
def _spoken(language: str) -> Iterator[_Status]:
    """Turns whatever goes wrong in the block into words and an exit status."""
    status = _Status()
    try:
        with ended_by_signals():
            yield status
    except ContentRefused as found:
        sys.stderr.write(as_text(found.problems, language))
        status.number = 1
    except _WrongCall as wrong:
        say(language, *wrong.told)
        status.number = 2
    except (DeliveryFailed, SigningFailed) as failed:
        say(language, failed.words("id"), failed.words("en"))
        status.number = 1
    except OSError as error:
        say(language, *disk_trouble(error, str(error.filename or RELEASES)).told)
        status.number = 1
    except KeyboardInterrupt:
        say(
            language,
            "Dihentikan; yang terbit tetap utuh, lama atau baru.",
            "Stopped; what is out is whole, the old release or the new one.",
        )
        status.number = 130
