"""Small sites that are read with a content cache and without it."""

from datetime import date
from pathlib import Path

from plugins.model.records import Words
from plugins.model.site import SiteDraft
from plugins.problems import Problems
from plugins.reading.content import read_content
from tests.support.paths import ROOT
from tests.support.small_site import SmallSite, small_site

TODAY = date(2026, 11, 21)
STORY = "news/2026/kabar-0"


def read(content: Path, cache: Path | None) -> tuple[SiteDraft, list[str]]:
    problems = Problems()
    draft = read_content(content, ROOT / "theme", TODAY, problems, cache=cache)
    return draft, [f"{each.path}:{each.line} {each.field}" for each in problems]


def told(draft: SiteDraft) -> object:
    """All that the draft says, its words too."""

    def with_words(record: object) -> object:
        texts = getattr(record, "texts")  # noqa: B009 (stories and pages alike)
        words = [Words(text.words.html, text.words.plain) for text in texts]
        return record, words

    return (
        [with_words(story) for story in draft.stories],
        [with_words(page) for page in draft.pages],
        (draft.cities, draft.registers, draft.next_due),
    )


def site_with_a_picture() -> SmallSite:
    """Six stories, of which ``STORY`` shows a picture and links to a city; two pages."""
    made = small_site(3, stories=6)
    made.texts[STORY]["id"].paragraphs.append(
        "![Menara](cities/satu/images/menara.svg) dan [kota](../../../cities/satu/city.yml)."
    )
    return made


def cached(content: Path) -> Path:
    """The cache of a build of ``content`` that is done."""
    folder = content.parent / "cache"
    draft, problems = read(content, folder)
    told(draft)
    assert (problems, draft.parsed) == ([], 8)
    return folder
