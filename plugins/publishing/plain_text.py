"""Stories as plain text, for whoever reads with other programs; only where the city wants it.

Reads   the site; ``plain_text`` in ``registers/site.yml``.
Gives   ``plain_text_outputs``: ``/llms.txt``, a list for each year, and each story as
        ``index.txt`` beside its page, from the same record, in both languages.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from plugins.languages import LANGUAGES, Language, addresses
from plugins.model.fingerprints import fingerprint
from plugins.model.finished_words import finished_words
from plugins.model.outputs import File, Group, Output, Outputs
from plugins.model.records import Story
from plugins.model.site import Site
from plugins.publishing.markup_text import as_text
from plugins.publishing.sitemap_entries import stories_by_year, written

LATEST: Final = 20

_TITLES: Final = {"id": "Berita terbaru", "en": "Latest news"}
_YEARS: Final = {"id": "Semua berita menurut tahun", "en": "All news by year"}
_PAGES: Final = {"id": "Tentang situs", "en": "About the site"}


def plain_text_outputs(site: Site) -> Iterator[Output | Group]:
    """Nothing unless the city asked for it."""
    if not site.registers.site.plain_text:
        return
    prints = site.prints
    latest = {language: site.stories_in(language)[:LATEST] for language in LANGUAGES}
    years = {language: tuple(stories_by_year(site, language)) for language in LANGUAGES}
    cards = (prints.cards(latest[language]) for language in LANGUAGES)
    yield File(
        addresses.plain_index(),
        (prints.shared, *cards, ("years", fingerprint(years))),
        partial(_index, site, latest, years),
    )
    rest = (prints.shared, prints.every_city, prints.every_card)
    for language in LANGUAGES:
        for year, stories in stories_by_year(site, language).items():
            yield Group(
                f"plain text {language} {year}",
                (*rest, prints.words(stories)),
                partial(_year, site, language, year, stories),
            )


def _year(site: Site, language: Language, year: int, stories: Sequence[Story]) -> Outputs:
    prints = site.prints
    yield File(
        addresses.plain_year(language, year),
        (prints.shared, prints.cards(stories)),
        partial(_year_list, site, language, year, stories),
    )
    for story in stories:
        text = story.text(language)
        assert text is not None
        figures = (prints.figures(text),) if text.figures else ()
        yield File(
            addresses.plain_story(language, year, text.slug),
            (prints.shared, prints.story(story), prints.links(text), *figures),
            partial(story_text, site, story, language),
        )


def story_text(site: Site, story: Story, language: Language) -> bytes:
    """One story: title, standfirst, when and where it was published, its words."""
    text, address = story.text(language), site.story_address(story, language)
    assert text is not None
    assert address is not None
    page = site.url + address
    there = site.story_address(story, "id") if language == "en" else None
    head = [f"# {text.title}"]
    head += [text.standfirst] if text.standfirst else []
    told = [f"{site.registers.site.name}, {written(story.published)}", page]
    if story.updated is not None:
        told.insert(1, f"{_word(language, 'diperbarui', 'updated')} {written(story.updated)}")
    if story.sample:
        told.append(_word(language, "Contoh, bukan berita.", "A sample, no news."))
    if there is not None:
        older = ", and newer than this" if text.outdated else ""
        told.append(f"Translation; the Indonesian text is authoritative{older}: {site.url}{there}")
    head.append("\n".join(told))
    outlet = site.registers.site.outlet
    dateline = f"{text.dateline.upper()} ({outlet}) – " if text.dateline else ""
    body = as_text(finished_words(site, text), site.url, page)
    return ("\n\n".join(head) + f"\n\n{dateline}{body}").encode()


def _year_list(site: Site, language: Language, year: int, stories: Sequence[Story]) -> bytes:
    lines = [f"# {_word(language, 'Berita', 'News')} {year}", ""]
    lines += [_line(site, story, language) for story in reversed(stories)]
    return _joined(lines)


def _index(
    site: Site,
    latest: Mapping[Language, Sequence[Story]],
    years: Mapping[Language, Sequence[int]],
) -> bytes:
    """As https://llmstxt.org has it: a title, a sentence, lists of links."""
    words = site.registers.site
    lines = [f"# {words.name}"]
    if words.tagline is not None:
        lines += ["", f"> {words.tagline.id}"]
        lines += [f"> {words.tagline.en}"] if words.tagline.en else []
    if words.notice is not None:
        told = (words.notice.strong.in_language(each) for each in LANGUAGES)
        rest = (words.notice.text.in_language(each) for each in LANGUAGES)
        lines += ["", *dict.fromkeys(map(" ".join, zip(told, rest, strict=True)))]
    for language in LANGUAGES:
        pages = [text for page in site.pages if (text := page.text(language)) is not None]
        lines += ["", f"## {_TITLES[language]}", ""]
        lines += [_line(site, story, language) for story in latest[language]]
        lines += ["", f"## {_YEARS[language]}", ""]
        lines += [
            f"- [{year}]({site.url}{addresses.plain_year(language, year)})"
            for year in reversed(years[language])
        ]
        lines += ["", f"## {_PAGES[language]}", ""] if pages else []
        lines += [
            f"- [{text.title}]({site.url}{addresses.page(language, text.slug)})" for text in pages
        ]
    return _joined(lines)


def _line(site: Site, story: Story, language: Language) -> str:
    text = story.text(language)
    assert text is not None
    year = int(story.key.split("/")[1])
    address = site.url + addresses.plain_story(language, year, text.slug)
    title = text.title.replace("[", "(").replace("]", ")")
    note = f": {text.standfirst}" if text.standfirst else ""
    return f"- {written(story.published)[:10]} [{title}]({address}){note}"


def _word(language: Language, indonesian: str, english: str) -> str:
    return english if language == "en" else indonesian


def _joined(lines: Sequence[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
