"""Pages that no manifest lists, looked for wherever a visitor or a search engine would come by.

Reads   hints: sitemaps, robots.txt, links on changed and added pages, redirects, probes.
Gives   ``find_added``: the ``Findings``, and how many hints were left.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from plugins.verification.answers import Answer, Unreached
from plugins.verification.differences import Difference, Findings, PageFacts, Unread
from plugins.verification.known import Known
from plugins.verification.listed_files import READ_AT_LEAST
from plugins.verification.nothing_there import NothingThere
from plugins.verification.page_facts import facts_of, hints_in
from plugins.verification.probes import PROBES
from plugins.verification.views import AUDITOR, SEARCH_ENGINE, View, is_page
from plugins.verification.visitor import Visitor

MOST: Final = 300
"""So many addresses are followed beside the probes: an injected site can have thousands."""

Hint = tuple[str, str]
Mapped = Callable[[Callable[[Hint], Findings], Iterable[Hint]], Iterator[Findings]]
"""A ``map`` that may ask for several at once."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks at addresses that no manifest lists."""

    visitor: Visitor
    known: Known
    nothing: NothingThere

    def look(self, hint: Hint) -> Findings:
        """What answers at one address that the manifest doesn't list."""
        address, way = hint
        found = Findings()
        for view in (AUDITOR, SEARCH_ENGINE):
            try:
                answer = self.visitor.ask(address, view, READ_AT_LEAST)
            except Unreached as failure:
                found.unread.append(Unread(address, failure.reason))
                break
            found.differences += [
                Difference("cookie", address, name, (view.name,)) for name in answer.cookies
            ]
            if self._judged(found, address, way, view, answer):
                self.visitor.evidence.keep(address, view, answer)
                break
        return found

    def _judged(self, found: Findings, address: str, way: str, view: View, answer: Answer) -> bool:
        """Note what is there; whether something is."""
        place, seen = self.visitor.place, (view.name,)
        target = answer.redirect
        if target is not None:
            own = place.address(target, address)
            if own is not None:
                found.hints.append((own, "redirect"))
                return False
            if self.nothing.sends_away(way, view):
                return False
            found.differences.append(Difference("redirect", address, target[:300], seen, way))
            return True
        if answer.status == 401:
            found.differences.append(Difference("added", address, "401", seen, way))
            return True
        if not 200 <= answer.status < 300 or self._is_own(address, way, view, answer):
            return False
        facts = PageFacts()
        if is_page(answer.content_type):
            facts = facts_of(answer.body, place, address)[0]
        found.hints += hints_in(answer.body, answer.content_type, place, address)
        found.differences.append(Difference("added", address, "", seen, way, answer.sha256, facts))
        return True

    def _is_own(self, address: str, way: str, view: View, answer: Answer) -> bool:
        if answer.whole and answer.sha256 in self.known.contents:
            return True
        # A changed page is told by its own address, not again by each with a question mark.
        if "?" in address and answer.sha256 in self.known.others:
            return True
        return self.nothing.empty(address, way, view, answer)


def find_added(finder: Finder, hints: Iterable[Hint], mapped: Mapped) -> tuple[Findings, int]:
    """All that is found from ``hints``, from the probes and from what these lead to."""
    found = Findings()
    done = set(finder.known.addresses)
    folders = ((folder, "listing") for folder in finder.known.folders)
    wave = list(_new([*((probe, "probe") for probe in PROBES), *folders, *hints], done))
    room = len(PROBES) + len(finder.known.folders) + MOST
    unvisited = 0
    while wave:
        unvisited += len(wave[room:])
        wave, room = wave[:room], room - len(wave[:room])
        led: list[Hint] = []
        for one in mapped(finder.look, wave):
            led += one.hints
            one.hints.clear()
            found.add(one)
        wave = list(_new(led, done))
    return found, unvisited


def _new(hints: Iterable[Hint], done: set[str]) -> Iterator[Hint]:
    """Each address once, in order."""
    for address, way in hints:
        if address not in done:
            done.add(address)
            yield address, way
