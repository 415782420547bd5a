"""What the gate found, for people and for programs.

Reads   an ``Outcome``.
Gives   ``as_text`` for the terminal, ``as_json`` for programs, ``as_page`` to read and print.

The JSON is described in docs/deployment/gate.en.md; a reader of format 1 may rely on every key
there. Nothing in any of the three tells the day or the machine.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.gate.findings import Finding, Level
from plugins.gate.inspection import Outcome
from plugins.gate.rules import RULES, Rule
from plugins.gate.tree import address_of
from plugins.schema.release_gate import RuleName

FORMAT: Final = 1
_SHOWN_ON_TERMINAL: Final = 5
_SHOWN_ON_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that is wrong, and everywhere it is so: a link in the frame is on every page."""

    excerpt: str
    id: str
    en: str
    files: tuple[str, ...]

    @property
    def addresses(self) -> tuple[str, ...]:
        return tuple(map(address_of, self.files[:_SHOWN_ON_TERMINAL]))

    @property
    def others(self) -> int:
        return max(0, len(self.files) - _SHOWN_ON_TERMINAL)


@dataclass(frozen=True, slots=True)
class Chapter:
    """All cases of one rule at one level; ``hidden`` are those that the page leaves to the JSON."""

    name: RuleName
    rule: Rule
    level: Level
    cases: tuple[Case, ...]

    @property
    def shown(self) -> tuple[Case, ...]:
        return self.cases[:_SHOWN_ON_PAGE]

    @property
    def hidden(self) -> int:
        return max(0, len(self.cases) - _SHOWN_ON_PAGE)


def chapters(findings: Iterable[Finding]) -> list[Chapter]:
    """Findings by rule, errors first; the same thing in many files is one case."""
    ordered = sorted(findings, key=lambda one: (one.level, one.rule))
    found = []
    for (level, name), group in groupby(ordered, key=lambda one: (one.level, one.rule)):
        cases: dict[tuple[str, str, str], list[str]] = {}
        for one in group:
            cases.setdefault((one.excerpt, one.id, one.en), []).append(one.file)
        listed = tuple(Case(*words, tuple(files)) for words, files in cases.items())
        found.append(Chapter(name, RULES[name], level, listed))
    return found


def as_text(outcome: Outcome, language: str, report: Path | None = None) -> str:
    """A few lines: what is wrong where, and what to do; the page tells the rest."""
    english = language == "en"
    lines = [_verdict(outcome, language)]
    for chapter in chapters(outcome.findings):
        mark = "" if chapter.level == "error" else (" (notice)" if english else " (catatan)")
        lines += ["", f"{chapter.rule.title(language)} [{chapter.name}]{mark}"]
        for case in chapter.cases[:_SHOWN_ON_TERMINAL]:
            more = len(case.files) - 1
            others = (f" (+{more} more)" if english else f" (+{more} lagi)") if more else ""
            lines += [f"  {case.files[0]}{others}", f"    {case.en if english else case.id}"]
            if case.excerpt:
                lines.append(f"    > {_printable(case.excerpt)}")
        left = len(chapter.cases) - _SHOWN_ON_TERMINAL
        if left > 0:
            lines.append(f"  … {left} more" if english else f"  … {left} lagi")
        lines.append(f"  {'Do:' if english else 'Lakukan:'} {chapter.rule.todo(language)}")
    for unused in outcome.unused:
        words = (
            "This allowance in publishing.yml lets nothing pass any more; take it out:"
            if english
            else "Izin di publishing.yml ini tidak meloloskan apa pun lagi; hapus:"
        )
        lines += ["", words, f"  {unused.rule}, {unused.path}: {unused.reason}"]
    lines += _new_hosts(outcome, english=english)
    if report is not None:
        lines += ["", f"{'Report' if english else 'Laporan'}: {report}"]
    return "\n".join(lines) + "\n"


def _new_hosts(outcome: Outcome, *, english: bool) -> Iterator[str]:
    found = list(outcome.new_hosts.items())
    if found:
        yield ""
        yield (
            "Linked to for the first time, as far as the last release tells; is it meant?"
            if english
            else "Baru ditautkan, belum ada di rilis sebelumnya; periksa apakah memang dimaksudkan:"
        )
    for host, address in found[:_SHOWN_ON_TERMINAL]:
        yield f"  {_printable(host)} ({address})"
    left = len(found) - _SHOWN_ON_TERMINAL
    if left > 0:
        yield f"  … {left} more" if english else f"  … {left} lagi"


def held(outcome: Outcome) -> int:
    """How many things hold a release back; one that is on every page is one."""
    return sum(len(chapter.cases) for chapter in chapters(outcome.errors))


def _verdict(outcome: Outcome, language: str) -> str:
    count = held(outcome)
    if language == "en":
        if outcome.passed:
            return f"The gate is open: {outcome.pages} pages, {outcome.files} files looked at."
        things = "thing holds" if count == 1 else "things hold"
        return f"Not to be published: {count} {things} {outcome.host} back."
    if outcome.passed:
        return f"Boleh terbit: {outcome.pages} halaman, {outcome.files} berkas diperiksa."
    return f"Belum boleh terbit: {count} hal menahan {outcome.host}."


def as_json(outcome: Outcome) -> str:
    """Everything, for programs."""
    value = {
        "format": FORMAT,
        "site": outcome.host,
        "verdict": "passed" if outcome.passed else "refused",
        "files": outcome.files,
        "pages": outcome.pages,
        "findings": [_row(finding) for finding in outcome.findings],
        "allowed": [
            {**_row(finding), "reason": allowance.reason} for finding, allowance in outcome.allowed
        ],
        "unused_allowances": [
            allowance.model_dump(exclude_none=True) for allowance in outcome.unused
        ],
        "new_hosts": [
            {"host": _printable(host), "address": address}
            for host, address in outcome.new_hosts.items()
        ],
        "hosts": None if outcome.hosts_passed is None else sorted(outcome.hosts_passed),
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _row(finding: Finding) -> dict[str, Any]:
    rule = RULES[finding.rule]
    return {
        "rule": finding.rule,
        "level": finding.level,
        "file": finding.file,
        "address": address_of(finding.file),
        "excerpt": _printable(finding.excerpt),
        "title": {"id": rule.id, "en": rule.en},
        "message": {"id": finding.id, "en": finding.en},
        "todo": {"id": rule.todo_id, "en": rule.todo_en},
    }


def as_page(outcome: Outcome) -> str:
    """One page of HTML that needs nothing beside it, in both languages."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["printable"] = _printable
    found = chapters(outcome.findings)
    return environment.get_template("report.html").render(
        outcome=outcome,
        count=held(outcome),
        held=[chapter for chapter in found if chapter.level == "error"],
        told=[chapter for chapter in found if chapter.level == "notice"],
    )


def _printable(text: str) -> str:
    """What can't be seen is shown by its number, so that nobody is misled by it."""
    return "".join(each if each.isprintable() else f"<U+{ord(each):04X}>" for each in text)
