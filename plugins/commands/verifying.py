"""Hold a live site, or a folder, against its signed manifest.

Reads   the target, ``publishing.yml``, a trusted manifest, what earlier runs saw.
Gives   a report on standard output; exit statuses 0 as signed, 1 differences, 2 the call or
        ``publishing.yml`` is wrong, 3 not everything could be read or judged.
"""

import sys
from pathlib import Path

from plugins.commands.speaking import say
from plugins.problems import Problems, as_text
from plugins.reading.publishing_file import read_publishing
from plugins.release.manifest import ManifestUnreadable
from plugins.schema.signing import Signing
from plugins.verification import report as reports
from plugins.verification.differences import Report
from plugins.verification.live_site import Moved, Wishes
from plugins.verification.places import place_of
from plugins.verification.running import Trust, check_folder, check_site
from plugins.verification.trust import CannotJudge, Memory
from plugins.verification.visitor import Limits

_WRONG_CALL = 2
_NOT_JUDGED = 3


class _WrongCall(Exception):
    """What was typed can't be carried out; ``id`` and ``en`` say what to type instead."""

    def __init__(self, *, id: str, en: str) -> None:
        super().__init__(en)
        self.id, self.en = id, en


def verify(
    target: str,
    *,
    publishing: Path,
    manifest: Path | None = None,
    state: Path | None = None,
    sample: int | None = None,
    headers: bool = True,
    evidence: Path | None = None,
    rate: float = 4,
    minutes: float = 360,
    language: str = "id",
    form: str = "text",
) -> int:
    """Tell every difference between ``target`` and the release that was signed.

    ``target`` is a web address or a folder. ``manifest`` is a trusted copy; without one the
    target's own counts, where its signature is right. ``state`` is a folder that remembers the
    releases seen. ``sample`` pages are looked at as every visitor, all where it is None.
    ``headers`` is false for a host that can't be told which ones to send; ``evidence`` is a folder
    in which answers that aren't as signed are kept.
    """
    problems = Problems()
    signing = read_publishing(publishing, problems).signing
    if problems.errors:
        sys.stderr.write(as_text(problems, language))
        return _WRONG_CALL
    limits = Limits(rate=rate, run_seconds=minutes * 60)
    try:
        trust = _trust(signing, manifest, state)
        found = _found(target, trust, limits, Wishes(sample, headers, evidence))
    except _WrongCall as wrong:
        say(language, wrong.id, wrong.en)
        return _WRONG_CALL
    except Moved as moved:
        say(
            language,
            f"{target} mengalihkan ke {moved.url}; periksa alamat itu.",
            f"{target} redirects to {moved.url}; verify that address.",
        )
        return _WRONG_CALL
    except CannotJudge as error:
        return _say_cannot(error.reason, publishing.name, language)
    except OSError as error:
        say(
            language,
            f"Tidak terbaca: {error.filename}: {error.strerror}.",
            f"Can't be read: {error.filename}: {error.strerror}.",
        )
        return _NOT_JUDGED
    told = reports.as_json(found) if form == "json" else reports.as_text(found, language)
    sys.stdout.write(told)
    return found.status


def _trust(signing: Signing, manifest: Path | None, state: Path | None) -> Trust:
    if manifest is None:
        return Trust(signing, None, Memory(state))
    if not manifest.is_file():
        raise _WrongCall(
            id=f"--manifest: tidak ada berkas {manifest}.", en=f"--manifest: no file {manifest}."
        )
    return Trust(signing, manifest.read_bytes(), Memory(state))


def _found(target: str, trust: Trust, limits: Limits, wishes: Wishes) -> Report:
    place, folder = place_of(target), Path(target)
    try:
        if place is not None:
            return check_site(place, trust, limits, wishes)
        if folder.is_dir():
            return check_folder(folder, trust)
    except ManifestUnreadable:
        raise _WrongCall(
            id="--manifest: bukan manifes rilis; beri berkas manifest.json hasil build --publish.",
            en="--manifest: no release manifest; give the manifest.json of build --publish.",
        ) from None
    raise _WrongCall(
        id=f'"{target}" bukan folder, dan bukan alamat web seperti https://kota.go.id.',
        en=f'"{target}" is no folder, and no web address like https://kota.go.id.',
    )


def _say_cannot(reason: str, publishing: str, language: str) -> int:
    if reason == "no-program":
        say(
            language,
            "Program ssh-keygen tidak ada, jadi tanda tangan tidak dapat dinilai. Di Debian dan "
            "Ubuntu: sudo apt install openssh-client.",
            "The program ssh-keygen is missing, so no signature can be judged. On Debian and "
            "Ubuntu: sudo apt install openssh-client.",
        )
        return _NOT_JUDGED
    say(
        language,
        f"{publishing} belum menyebut penanda tangan (signing: signers:), jadi manifes situs tidak "
        "dapat dipercaya. Tulis kunci umumnya di sana, atau beri salinan tepercaya: --manifest.",
        f"{publishing} names no signers (signing: signers:), so the site's manifest can't be "
        "trusted. Write their public keys there, or give a trusted copy: --manifest.",
    )
    return _WRONG_CALL
