"""A report for people, and one for programs.

Reads   a ``Report``.
Gives   text in Indonesian or English, or JSON (``docs/deployment/verify.en.md`` lists its fields).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

import msgspec

from plugins.verification.differences import Difference, Report
from plugins.verification.wording import HEADINGS, REMEDIES, said

_BY_DETAIL: Final = frozenset({"header", "cookie"})
"""Kinds that are told once for all the addresses where they were seen."""
_LISTED: Final = 5
_MOST: Final = 40
_ALARM: Final = {"id": "docs/deployment/alarm.id.md", "en": "docs/deployment/alarm.en.md"}


def as_json(report: Report) -> str:
    """Every field of the report and, first, its ``status``: the command's exit status."""
    fields = {"status": report.status, **msgspec.to_builtins(report)}
    return msgspec.json.format(msgspec.json.encode(fields), indent=2).decode() + "\n"


def as_text(report: Report, language: str) -> str:
    """The result in one line, each difference once by its kind, what to do."""
    lines = [*_opening(report, language)]
    for kind, heading in HEADINGS.items():
        chosen = [one for one in (*report.differences, *report.warnings) if one.kind == kind]
        if chosen:
            lines += ["", f"{heading.in_language(language)}: {len(chosen)}"]
            lines += _by_detail(chosen) if kind in _BY_DETAIL else _by_address(chosen, language)
            lines.append(f"  → {REMEDIES[kind].in_language(language)}")
    lines += _not_read(report, language)
    if report.differences:
        words = "What to do, step by step" if language == "en" else "Langkah demi langkah"
        lines += ["", f"{words}: {_ALARM['en' if language == 'en' else 'id']}"]
    return "".join(f"{_harmless(line)}\n" for line in lines)


def _opening(report: Report, language: str) -> Iterator[str]:
    count = len(report.differences)
    result = {
        0: ("sama dengan rilis yang ditandatangani.", "as signed."),
        1: (
            f"{count} hal berbeda dari rilis yang ditandatangani.",
            f"{count} {'difference' if count == 1 else 'differences'} from the signed release.",
        ),
        3: (
            "tidak semuanya dapat diperiksa; yang terbaca sama dengan rilis yang ditandatangani.",
            "not everything could be looked at; what was read is as signed.",
        )
        if report.digest
        else ("tidak dapat diperiksa.", "could not be checked."),
    }
    status = report.status
    yield f"{report.target}: {result[status][language == 'en']}"
    if report.digest:
        release = f"{report.digest[:12]}{f' ({report.signer})' if report.signer else ''}"
        if language == "en":
            asked = f", {report.requests} requests" if report.requests else ""
            yield f"Release {release}, {report.files} files{asked}."
        else:
            asked = f", {report.requests} permintaan" if report.requests else ""
            yield f"Rilis {release}, {report.files} berkas{asked}."
    elif report.differences:
        yield (
            "Nothing else was compared: there is no manifest to trust."
            if language == "en"
            else "Yang lain tidak dibandingkan: tidak ada manifes yang dapat dipercaya."
        )


def _by_address(chosen: Sequence[Difference], language: str) -> Iterator[str]:
    for one in chosen[:_MOST]:
        detail = _detail(one, language)
        yield f"  {one.address}{f': {detail}' if detail else ''}"
        yield from _facts(one, language)
    yield from _more(len(chosen) - _MOST, language)


def _by_detail(chosen: Sequence[Difference]) -> Iterator[str]:
    by_detail = sorted(chosen, key=lambda one: (one.detail, one.address))
    for detail, group in groupby(by_detail, key=lambda one: one.detail):
        addresses = [one.address for one in group]
        more = len(addresses) - _LISTED
        rest = "" if more <= 0 else f", + {more}"
        yield f"  {detail}: {', '.join(addresses[:_LISTED])}{rest}"


def _detail(one: Difference, language: str) -> str:
    parts = []
    word, _, value = one.detail.partition(" ")
    if one.kind == "expiry":
        parts.append(_days(int(one.detail), language))
    elif one.kind == "redirect" or (word == "redirect" and value):
        parts.append(f"→ {value if one.kind != 'redirect' else one.detail}")
    elif word == "missing" and value:
        parts.append(value)
    elif one.detail:
        parts.append(said(one.detail, language))
    if one.found_by and one.found_by != "folder":
        parts.append(said(one.found_by, language))
    if one.kind == "cloaked" or (one.views and "auditor" not in one.views):
        parts.append(", ".join(said(view, language) for view in one.views))
    return "; ".join(parts)


def _days(left: int, language: str) -> str:
    if language == "en":
        return f"{left} {'day' if left == 1 else 'days'} left"
    return f"tinggal {left} hari"


def _facts(one: Difference, language: str) -> Iterator[str]:
    english = language == "en"
    labels = (
        (one.facts.hidden_links, "hidden links" if english else "tautan tersembunyi"),
        (one.facts.foreign_hosts, "foreign hosts" if english else "host asing"),
        (one.facts.scripts, "scripts" if english else "skrip"),
    )
    for values, label in labels:
        if values:
            more = len(values) - _LISTED
            rest = "" if more <= 0 else f", + {more}"
            yield f"    {label}: {', '.join(values[:_LISTED])}{rest}"


def _not_read(report: Report, language: str) -> Iterator[str]:
    english = language == "en"
    if report.unread:
        yield ""
        yield f"{'Could not be read' if english else 'Tidak terbaca'}: {len(report.unread)}"
        for one in report.unread[:_MOST]:
            yield f"  {one.address}: {said(one.reason, language)}"
        yield from _more(len(report.unread) - _MOST, language)
    if not report.whole:
        yield ""
        yield (
            "The run broke off: the server stopped answering, or the time was over."
            if english
            else "Pemeriksaan terhenti: server tidak menjawab lagi, atau waktunya habis."
        )
    if report.unvisited:
        yield ""
        yield (
            f"Hinted at and not looked at, because there are so many: {report.unvisited}."
            if english
            else f"Disebut tetapi tidak dikunjungi karena terlalu banyak: {report.unvisited}."
        )


def _more(count: int, language: str) -> Iterable[str]:
    if count <= 0:
        return ()
    return (f"  and {count} more" if language == "en" else f"  dan {count} lagi",)


def _harmless(line: str) -> str:
    """Without the signs by which text from a strange site could steer a terminal."""
    return "".join(sign if sign.isprintable() else "�" for sign in line)
