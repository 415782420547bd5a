"""One run of verify, from a target to its report.

Reads   a live site or a folder, whose signatures count, a trusted manifest, earlier runs.
Gives   ``check_site`` and ``check_folder``, which give a ``Report``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from plugins.schema.signing import Signing
from plugins.verification.answers import CertificateWrong, Unreached
from plugins.verification.differences import Difference, Findings, Report, Unread, merged
from plugins.verification.evidence import Evidence
from plugins.verification.folder import compare_folder, shown_in
from plugins.verification.live_site import Wishes, compare_site, shown_by
from plugins.verification.places import Place
from plugins.verification.plain_http import look_at_plain_http
from plugins.verification.trust import Basis, Memory, basis_of
from plugins.verification.visitor import Limits, Visitor

FEW_DAYS: Final = 14
"""Certbot renews 30 days ahead: who has fewer than these left, has missed two weeks of tries."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Whose signatures count, a trusted manifest's bytes if there is one, and earlier runs."""

    signing: Signing
    copy: bytes | None = None
    memory: Memory = field(default_factory=lambda: Memory(None))


def check_site(place: Place, trust: Trust, limits: Limits, wishes: Wishes) -> Report:
    """The site at ``place`` held against its manifest.

    Raises CannotJudge, Moved, and ManifestUnreadable for a trusted copy that is none.
    """
    visitor = Visitor(place, limits, Evidence(wishes.evidence))
    basis, found, unvisited, more = Basis(None), Findings(), 0, 0
    try:
        shown = shown_by(visitor)
        basis = basis_of(shown, trust.signing, trust.copy, trust.memory, place.url)
        if basis.manifest is not None:
            found, unvisited = compare_site(visitor, basis.manifest, wishes)
            plain, more = look_at_plain_http(visitor, limits, basis.manifest, wishes.plain_port)
            found.add(plain)
    except CertificateWrong as error:
        found = Findings([Difference("tls", "/", str(error))])
    except Unreached as error:
        found = Findings(unread=[Unread("/", error.reason)])
    return _report(
        place.url,
        basis,
        found,
        requests=visitor.pace.turns + more,
        unvisited=unvisited,
        whole=not visitor.stopped.is_set(),
        warnings=_expiring(visitor),
    )


def check_folder(folder: Path, trust: Trust) -> Report:
    """The files in ``folder`` held against the manifest; raises as ``check_site``, and OSError."""
    basis = basis_of(shown_in(folder), trust.signing, trust.copy, trust.memory, None)
    found = Findings() if basis.manifest is None else compare_folder(folder, basis.manifest)
    return _report(str(folder), basis, found)


def _report(
    target: str,
    basis: Basis,
    found: Findings,
    *,
    requests: int = 0,
    unvisited: int = 0,
    whole: bool = True,
    warnings: tuple[Difference, ...] = (),
) -> Report:
    manifest = basis.manifest
    return Report(
        target=target,
        time=datetime.now(UTC).isoformat(timespec="seconds"),
        digest=manifest.digest() if manifest is not None else "",
        signer=basis.signer,
        files=len(manifest.files) if manifest is not None else 0,
        requests=requests,
        differences=merged((*basis.differences, *found.differences)),
        unread=_once(found.unread),
        unvisited=unvisited,
        whole=whole,
        warnings=warnings,
    )


def _expiring(visitor: Visitor) -> tuple[Difference, ...]:
    """A warning where the certificate has few days left; one that has expired is a difference."""
    end = visitor.certificate_end
    days = None if end is None else int((end - datetime.now(UTC).timestamp()) // 86_400)
    return () if days is None or days >= FEW_DAYS else (Difference("expiry", "/", str(days)),)


def _once(unread: Iterable[Unread]) -> tuple[Unread, ...]:
    """Each once; what wasn't asked for any more, because the run had broken off, is left out."""
    return tuple(sorted({one for one in unread if one.reason != "stopped"}))
