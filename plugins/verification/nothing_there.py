"""How the server answers where there is nothing, so that this is taken for no page.

Reads   answers for addresses that nobody can have made.
Gives   ``NothingThere`` by ``learned``, with what is wrong about those answers.

Some servers answer every address with status 200, and some attackers make them: a page of theirs
for whatever a search engine asks.
"""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Final

from plugins.verification.answers import Answer, Unreached
from plugins.verification.differences import Difference, Findings, Unread
from plugins.verification.known import Known
from plugins.verification.listed_files import READ_AT_LEAST
from plugins.verification.page_facts import facts_of
from plugins.verification.probes import nowhere
from plugins.verification.views import AUDITOR, SEARCH_ENGINE, View
from plugins.verification.visitor import Visitor

ANY_PAGE: Final = "/…"
"""Stands in reports for all addresses that nothing answers."""
_GUESSED: Final = frozenset({"probe", "listing"})


@dataclass(slots=True)
class NothingThere:
    """``found`` are the findings of learning; ``empty`` says whether an answer is one of them."""

    found: Findings = field(default_factory=Findings)
    _bodies: dict[str, list[set[str]]] = field(default_factory=dict)
    _sent_away: set[str] = field(default_factory=set)

    def empty(self, address: str, way: str, view: View, answer: Answer) -> bool:
        """Whether ``view`` gets for ``address`` what it gets for nothing, with status 200.

        Where that is something else each time, what was merely guessed counts for nothing.
        """
        samples = self._bodies.get(view.name, [])
        bare = _bare(address, answer)
        if any(not sample.isdisjoint(bare) for sample in samples):
            return True
        varied = len(samples) > 1 and samples[0].isdisjoint(samples[1])
        return varied and way in _GUESSED

    def sends_away(self, way: str, view: View) -> bool:
        """Whether ``view`` is redirected wherever nothing is, so that a guess tells no more."""
        return view.name in self._sent_away and way in _GUESSED

    def learn(self, address: str, view: View, answer: Answer) -> None:
        if answer.redirect is not None:
            self._sent_away.add(view.name)
        elif 200 <= answer.status < 300:
            self._bodies.setdefault(view.name, []).append(_bare(address, answer))


def learned(visitor: Visitor, known: Known) -> NothingThere:
    """Ask for what can't be there, as a visitor and as a search engine."""
    nothing = NothingThere()
    for address, name in nowhere().items():
        pages = address.endswith("/")
        for view in (AUDITOR, SEARCH_ENGINE) if pages else (AUDITOR,):
            try:
                answer = visitor.ask(address, view, READ_AT_LEAST)
            except Unreached as failure:
                nothing.found.unread.append(Unread(address.replace(name, "…"), failure.reason))
                continue
            nothing.learn(address, view, answer)
            if pages and (wrong := _wrong(answer, view, known, visitor, address)):
                nothing.found.differences += wrong
                visitor.evidence.keep(address, view, answer)
    return nothing


def _wrong(
    answer: Answer, view: View, known: Known, visitor: Visitor, address: str
) -> list[Difference]:
    seen = (view.name,)
    found = [Difference("cookie", ANY_PAGE, name, seen) for name in answer.cookies]
    if answer.redirect is not None:
        detail = f"redirect {answer.redirect[:300]}"
        return [*found, Difference("not-found", ANY_PAGE, detail, seen)]
    if answer.whole and answer.sha256 in known.contents:
        return found
    facts = facts_of(answer.body, visitor.place, address)[0]
    wrong = Difference("not-found", ANY_PAGE, str(answer.status), seen, "", answer.sha256, facts)
    return [*found, wrong]


def _bare(address: str, answer: Answer) -> set[str]:
    """Hashes of the body: as it is, without its own address, without that address's words.

    Pages that answer for anything often repeat what was asked for.
    """
    body = answer.body
    forms = [body]
    for part in sorted({address, address.partition("?")[0], address.strip("/")}, key=len)[::-1]:
        body = body.replace(part.encode(), b"") if len(part) > 1 else body
    forms.append(body)
    for word in re.findall(r"[\w-]{3,}", address):
        body = body.replace(word.encode(), b"")
    forms.append(body)
    return {hashlib.sha256(form).hexdigest() for form in forms}
