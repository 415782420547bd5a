"""Standing pages: about, contact, accessibility and whatever else stands in ``pages/``.

Reads   the site's pages.
Gives   ``StandingPageView`` and ``standing_pages``.
"""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from plugins.languages import Language, addresses
from plugins.model.finished_words import plain_words
from plugins.model.frame import Frame, Link
from plugins.model.frames import frame
from plugins.model.outputs import Outputs, Page
from plugins.model.records import StandingPage, Text
from plugins.model.site import Site
from plugins.newsroom.bodies import Body, story_body
from plugins.newsroom.translations import Outdated, outdated_translation, shortened


@dataclass(frozen=True, slots=True)
class StandingPageView:
    """One standing page; the parts of ``body`` are trusted HTML, ``others`` its siblings."""

    template: ClassVar[str] = "page.html"

    frame: Frame
    title: str
    standfirst: str | None
    outdated: Outdated | None
    body: Body
    others: tuple[Link, ...]


def standing_pages(site: Site, language: Language) -> Outputs:
    """Every page that exists in ``language``, by key."""
    prints = site.prints
    for page in site.pages:
        text = page.text(language)
        if text is not None:
            figures = (prints.figures(text),) if text.figures else ()
            yield Page(
                addresses.page(language, text.slug),
                (prints.shared, prints.texts(page.texts), prints.links(text), *figures),
                partial(_page_view, site, page, text),
                _subject(page),
            )


def _subject(page: StandingPage) -> str:
    indonesian = page.text("id")
    return addresses.page("id", indonesian.slug) if indonesian is not None else ""


def _page_view(site: Site, page: StandingPage, text: Text) -> StandingPageView:
    language = text.language
    versions = {each.language: addresses.page(each.language, each.slug) for each in page.texts}
    english = page.text("en")
    return StandingPageView(
        frame=frame(
            site,
            language,
            "page",
            title=text.title,
            description=text.standfirst or shortened(plain_words(site, text)),
            versions=versions,
            section=versions[language],
            outdated=english is not None and english.outdated,
        ),
        title=text.title,
        standfirst=text.standfirst,
        outdated=outdated_translation(site, text, versions),
        body=story_body(site, text.body, language),
        others=tuple(
            Link(addresses.page(language, found.slug), found.title)
            for other in site.pages
            if other is not page and (found := other.text(language)) is not None
        ),
    )
