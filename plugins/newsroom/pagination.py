"""Listings in pages that stay as they are.

Reads   things newest first.
Gives   ``listing_pages`` and the ``Pager`` of each page.

Pages are numbered from the oldest, ten things each. The newest page has the listing's bare
address and holds the newest 10 to 19, so that every numbered page is full. A new story rewrites
the bare page alone. When that would hold twenty, its older ten become the next numbered page;
the page before that one changes once, because its link to what is newer led to the bare address
until then. A numbered page shows nothing that depends on how many pages there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from plugins.languages import Language, addresses
from plugins.languages.words import Words
from plugins.model.parts import PageLink, Pager

T = TypeVar("T")

PAGE_SIZE: Final = 10
_OLDER_SHOWN: Final = {True: 3, False: 2}
"""How many pages older than the newest one, or than a numbered one, are named at once."""


@dataclass(frozen=True, slots=True)
class ListingPage(Generic[T]):
    """One page of a listing, its items newest first.

    ``number`` counts from the oldest page, 1. The ``newest`` page is at the bare address.
    """

    number: int
    newest: bool
    items: tuple[T, ...]
    follows: bool = False
    """Whether the page after this one is the newest."""

    def address(self, language: Language, base: str) -> str:
        return base if self.newest else addresses.listing_page(language, base, self.number)


def listing_pages(items: Sequence[T]) -> tuple[ListingPage[T], ...]:
    """All pages, the newest first; an empty listing has one page without items."""
    numbered = max(0, len(items) // PAGE_SIZE - 1)
    oldest_first = tuple(reversed(items))
    pages = [
        ListingPage(
            number,
            newest=False,
            items=oldest_first[(number - 1) * PAGE_SIZE : number * PAGE_SIZE][::-1],
            follows=number == numbered,
        )
        for number in range(1, numbered + 1)
    ]
    rest = oldest_first[numbered * PAGE_SIZE :][::-1]
    pages.append(ListingPage(numbered + 1, newest=True, items=rest))
    return tuple(reversed(pages))


def pager(page: ListingPage[T], language: Language, base: str, words: Words) -> Pager | None:
    """The way to older and newer pages; None where the listing has one page."""
    if page.newest and page.number == 1:
        return None
    newer = None if page.newest else _address(page.number + 1, page, language, base)
    older = addresses.listing_page(language, base, page.number - 1) if page.number > 1 else None
    return Pager(
        pages=tuple(
            PageLink("…", gap=True)
            if number is None
            else PageLink(
                str(number),
                None if number == page.number else _address(number, page, language, base),
                words.gettext("Halaman %(number)s") % {"number": number},
            )
            for number in _shown(page)
        ),
        older=older,
        newer=newer,
    )


def _address(number: int, page: ListingPage[T], language: Language, base: str) -> str:
    if number > page.number and page.follows:
        return base
    return addresses.listing_page(language, base, number)


def _shown(page: ListingPage[T]) -> list[int | None]:
    """``12 11 10 9 … 1``; None stands for a gap, which hides two pages at least."""
    first = page.number if page.newest else page.number + 1
    last = max(1, page.number - _OLDER_SHOWN[page.newest])
    shown: list[int | None] = list(range(first, last - 1, -1))
    if last == 2:
        return [*shown, 1]
    if last == 3:
        return [*shown, 2, 1]
    return [*shown, None, 1] if last > 3 else shown
