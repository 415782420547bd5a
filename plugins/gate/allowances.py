"""What the gate lets pass, because somebody gave a reason for it.

Reads   findings, the allowances of ``publishing.yml``.
Gives   ``sorted_out``.

A story about gambling is quoted by lists, feeds, the pages before and after it. An allowance for
its page therefore covers its own sentences and its address elsewhere, but no other word there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

from plugins.gate.findings import Finding
from plugins.gate.tree import address_of
from plugins.schema.release_gate import Allowance

_MORE: Final = 6
"""Characters that a quoted sentence must have besides the word: a word alone is no quotation."""


@dataclass(frozen=True, slots=True)
class SortedOut:
    """``found`` is what nobody allowed, ``unused`` the allowances that met nothing."""

    found: tuple[Finding, ...]
    allowed: tuple[tuple[Finding, Allowance], ...]
    unused: tuple[Allowance, ...]


def sorted_out(findings: Iterable[Finding], allowances: Sequence[Allowance]) -> SortedOut:
    """Findings that stay, and those that an allowance covers."""
    left: list[Finding] = []
    allowed: list[tuple[Finding, Allowance]] = []
    for finding in findings:
        allowance = next((one for one in allowances if _covers(one, finding)), None)
        if allowance is None:
            left.append(finding)
        else:
            allowed.append((finding, allowance))
    found: list[Finding] = []
    quoted = [
        (text, allowance)
        for finding, allowance in allowed
        for text in (finding.passage, address_of(finding.file))
        if finding.rule == "gambling-words"
    ]
    quoted = list(dict.fromkeys(quoted))
    for finding in left:
        by = next((allowance for text, allowance in quoted if _quotes(finding, text)), None)
        if by is None:
            found.append(finding)
        else:
            allowed.append((finding, by))
    used = {id(allowance) for _, allowance in allowed}
    return SortedOut(
        tuple(found),
        tuple(allowed),
        tuple(one for one in allowances if id(one) not in used),
    )


def _covers(allowance: Allowance, finding: Finding) -> bool:
    if allowance.rule != finding.rule:
        return False
    pattern = allowance.path.lstrip("/")
    names = (finding.file, address_of(finding.file).lstrip("/"))
    if not any(fnmatchcase(name, pattern) for name in names):
        return False
    wanted = allowance.text
    return wanted is None or wanted.casefold() in finding.excerpt.casefold()


def _quotes(finding: Finding, text: str) -> bool:
    """Whether the word stands within ``text`` where the finding's passage quotes it."""
    if finding.rule != "gambling-words" or len(text) < finding.end - finding.start + _MORE:
        return False
    at = finding.passage.find(text)
    while 0 <= at <= finding.start:
        if finding.end <= at + len(text):
            return True
        at = finding.passage.find(text, at + 1)
    return False
