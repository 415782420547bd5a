"""Atom 1.0 with what other readers of feeds want to know.

Reads   what ``feeds`` says of a feed and its stories.
Gives   ``AtomFeed``.
"""

from datetime import UTC, datetime
from typing import Any, Final

from feedgenerator import Atom1Feed

WITHOUT_STORIES: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Atom wants a date of every feed; one without stories has this one in every build."""


class AtomFeed(Atom1Feed):  # type: ignore[misc] # feedgenerator carries no types.
    """Atom 1.0 with the languages of links, and plain text where it is plain text."""

    def latest_post_date(self) -> datetime:
        found: datetime = super().latest_post_date() if self.items else WITHOUT_STORIES
        return found

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        language, address = self.feed["other"]
        handler.addQuickElement(
            "link",
            "",
            {
                "rel": "alternate",
                "type": "application/atom+xml",
                "href": address,
                "hreflang": language,
            },
        )

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["summary"] is not None:
            handler.addQuickElement("summary", item["summary"])
        if item["other"] is not None:
            language, address = item["other"]
            handler.addQuickElement(
                "link", "", {"rel": "alternate", "href": address, "hreflang": language}
            )
