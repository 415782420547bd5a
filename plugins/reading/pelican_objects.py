"""The stories as Pelican's own content objects, for plugins that live on those.

Reads   the finished site.
Gives   ``offer_objects``: an ``Article`` for each story and language and a ``Page`` for each
        standing page, with final addresses; translations know each other. Views don't use them.
"""

from collections.abc import Callable, Iterable
from typing import Any

from pelican import signals
from pelican.contents import Article, Page
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import SafeDatetime

from plugins.languages import Language, addresses
from plugins.model.finished_words import finished_words
from plugins.model.records import StandingPage, Story, Text
from plugins.model.site import Site


def offer_objects(generator: Any, site: Site) -> None:
    """Give ``generator`` what plugins look for in Pelican's own, and send Pelican's signals."""
    settings, context = generator.settings, generator.context
    every = pelican_articles(site, settings, context)
    generator.articles = [article for article in every if article.lang == "id"]
    generator.translations = [article for article in every if article.lang != "id"]
    generator.pages = pelican_pages(site, settings, context)
    categories = _grouped(generator.articles, lambda one: [one.category])
    generator.categories = sorted(categories.items())
    generator.tags = _grouped(generator.articles, lambda one: one.tags)
    signed = [one for one in generator.articles if hasattr(one, "authors")]
    generator.authors = sorted(_grouped(signed, lambda one: one.authors).items())
    objects = {f"/{item.url}": item for item in (*every, *generator.pages)}
    context.update(articles=generator.articles, pages=generator.pages, content_by_address=objects)
    signals.article_generator_finalized.send(generator)
    signals.page_generator_finalized.send(generator)


def _grouped(articles: list[Any], keys: Callable[[Any], Iterable[Any]]) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = {}
    for article in articles:
        for key in keys(article):
            groups.setdefault(key, []).append(article)
    return groups


def pelican_articles(site: Site, settings: Any, context: Any) -> list[Any]:
    """Newest first, each story's Indonesian article before its English one."""
    made: list[Any] = []
    for story in site.stories:
        versions = [
            Article(
                finished_words(site, text),
                settings=settings,
                metadata=_story_metadata(site, story, text, settings),
                source_path=str(site.content.parent / text.path),
                context=context,
            )
            for text in story.texts
        ]
        made += _related(versions)
    return made


def pelican_pages(site: Site, settings: Any, context: Any) -> list[Any]:
    made: list[Any] = []
    for page in site.pages:
        versions = [
            Page(
                finished_words(site, text),
                settings=settings,
                metadata=_page_metadata(page, text),
                source_path=str(site.content.parent / text.path),
                context=context,
            )
            for text in page.texts
        ]
        made += _related(versions)
    return made


def _related(versions: list[Any]) -> list[Any]:
    for version in versions:
        version.translations = [one for one in versions if one is not version]
    return versions


def _story_metadata(site: Site, story: Story, text: Text, settings: Any) -> dict[str, Any]:
    moment = story.published
    category = site.registers.categories[story.category]
    authors = [Author(person.name, settings) for person in story.byline]
    return {
        **_addresses(site.story_address(story, text.language) or ""),
        "title": text.title,
        "summary": text.standfirst or "",
        "slug": text.slug,
        "lang": text.language,
        "date": SafeDatetime.fromisoformat(moment.isoformat()),
        "status": "published",
        "tags": [Tag(tag, settings) for tag in story.tags],
        "category": Category(category.name.in_language(text.language), settings),
        # Pelican takes the first author, so an empty list may not be there.
        **({"authors": authors} if authors else {}),
    }


def _page_metadata(page: StandingPage, text: Text) -> dict[str, Any]:
    language: Language = text.language
    return {
        **_addresses(addresses.page(language, text.slug)),
        "title": text.title,
        "summary": text.standfirst or "",
        "slug": text.slug,
        "lang": language,
        "status": "published",
        "key": page.key,
    }


def _addresses(address: str) -> dict[str, str]:
    relative = address.lstrip("/")
    return {"url": relative, "save_as": f"{relative}index.html"}
