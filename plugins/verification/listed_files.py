"""Every file of a release, asked of the live site as each kind of visitor.

Reads   a manifest's entry and what the server answers to each view.
Gives   ``Looker``, whose ``look`` gives the ``Findings`` at one file.
"""

from dataclasses import dataclass
from typing import Final

from plugins.release.manifest import FileEntry
from plugins.verification.answers import Answer, Unreached
from plugins.verification.differences import Difference, Findings, PageFacts, Unread
from plugins.verification.expectations import expected_headers, same_type
from plugins.verification.known import Known, is_error_page
from plugins.verification.page_facts import facts_of, hints_in, hosts_in
from plugins.verification.places import Place, address_of_file
from plugins.verification.views import AUDITOR, View, is_page, views_of
from plugins.verification.visitor import Visitor

READ_AT_LEAST: Final = 2_000_000
"""So much is read of a body that is signed as smaller, to see what somebody put there."""

_GONE: Final = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Looker:
    """``thorough`` are the paths of pages that all views ask for; None means every page."""

    visitor: Visitor
    known: Known
    thorough: frozenset[str] | None = None
    headers: bool = True

    def look(self, entry: FileEntry) -> Findings:
        """What isn't as signed at one file, whoever asks."""
        found = Findings()
        address = address_of_file(entry.path)
        limit = max(entry.size, READ_AT_LEAST)
        first = ""
        for view in self._views(entry):
            try:
                answer = self._answer(entry, address, view, limit)
            except Unreached as failure:
                found.unread.append(Unread(address, failure.reason))
                break
            state = state_of(entry, answer)
            if view is AUDITOR:
                first = state
            self._note(found, entry, address, view, answer, state, first)
        return found

    def _answer(self, entry: FileEntry, address: str, view: View, limit: int) -> Answer:
        """What a file answers; some hosts show ``404.html`` as ``/404`` alone, and lead there."""
        answer = self.visitor.ask(address, view, limit)
        short = address.removesuffix(".html")
        target = answer.redirect if is_error_page(entry.path) else None
        if target and self.visitor.place.address(target, address) == short:
            return self.visitor.ask(short, view, limit)
        return answer

    def _views(self, entry: FileEntry) -> tuple[View, ...]:
        views = views_of(entry.type)
        all_views = self.thorough is None or entry.path in self.thorough
        return views if all_views or not is_page(entry.type) else views[:1]

    def _note(
        self,
        found: Findings,
        entry: FileEntry,
        address: str,
        view: View,
        answer: Answer,
        state: str,
        first: str,
    ) -> None:
        seen = (view.name,)
        place = self.visitor.place
        before = len(found.differences)
        found.differences += [Difference("cookie", address, name, seen) for name in answer.cookies]
        if state == "changed":
            self.known.others.add(answer.sha256)
        if state == "right":
            if is_page(entry.type):
                self.known.hosts.update(hosts_in(answer.body))
        elif state == first or view is AUDITOR:
            found.differences.append(_wrong(state, address, seen, answer, place))
        else:
            detail = state if state.startswith(("redirect", "missing")) else "body"
            facts = _facts(answer, place, address)
            found.differences.append(
                Difference("cloaked", address, detail, seen, "", answer.sha256, facts)
            )
        if state in {"right", "changed"}:
            found.differences += self._around(entry, address, seen, answer)
        if state != "right":
            found.hints += hints_in(answer.body, answer.content_type, place, address)
            if (target := answer.redirect) and (own := place.address(target, address)):
                found.hints.append((own, "redirect"))
        if len(found.differences) > before:
            self.visitor.evidence.keep(address, view, answer)

    def _around(
        self, entry: FileEntry, address: str, seen: tuple[str, ...], answer: Answer
    ) -> list[Difference]:
        """What stands beside the body: its type, and the security headers."""
        found = []
        if not same_type(entry.type, answer.content_type):
            told = answer.content_type[:100] or "-"
            found.append(Difference("type", address, f"{entry.type} → {told}", seen))
        if self.headers:
            secure = self.visitor.place.scheme == "https"
            for name, will_do in expected_headers(entry.type, secure=secure):
                value = answer.header(name)
                if value is None or not will_do(value):
                    found.append(Difference("header", address, name, seen))
        return found


def state_of(entry: FileEntry, answer: Answer) -> str:
    """right, changed, ``missing 404`` or ``redirect ADDRESS``."""
    target = answer.redirect
    if target is not None:
        return f"redirect {target[:300]}"
    known_status = answer.status == 200 or (is_error_page(entry.path) and answer.status in _GONE)
    if not known_status:
        return f"missing {answer.status}"
    return "right" if answer.whole and answer.sha256 == entry.sha256 else "changed"


def _wrong(
    state: str, address: str, seen: tuple[str, ...], answer: Answer, place: Place
) -> Difference:
    if state.startswith("redirect"):
        return Difference("redirect", address, state.removeprefix("redirect "), seen)
    if state.startswith("missing"):
        return Difference("missing", address, state.removeprefix("missing "), seen)
    detail = "" if answer.whole else "cut"
    facts = _facts(answer, place, address)
    return Difference("changed", address, detail, seen, "", answer.sha256, facts)


def _facts(answer: Answer, place: Place, address: str) -> PageFacts:
    if not is_page(answer.content_type):
        return PageFacts()
    return facts_of(answer.body, place, address)[0]
