"""The first step of a build under Pelican: read the content, relate it, set the site.

Reads   the content folder, once for both languages; problems that the command found before.
Gives   ``context["site"]``, and Pelican's own content objects for plugins that live on them.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.model.processes import worker_count
from plugins.model.site import Site, relating
from plugins.problems import Problems
from plugins.reading.content import read_content
from plugins.reading.parallel_parsing import parse_with
from plugins.reading.pelican_objects import pelican_articles, pelican_pages
from plugins.schema.moments import parse_day


class ContentGenerator(Generator):  # type: ignore[misc] # Pelican carries no types.
    """Fills the context; writes nothing.

    ``articles``, ``translations`` and ``pages`` are named as in Pelican's own generators, so
    that plugins find what they look for.
    """

    articles: list[Any]
    translations: list[Any]
    pages: list[Any]
    categories: list[tuple[Any, list[Any]]]
    tags: dict[Any, list[Any]]
    authors: list[tuple[Any, list[Any]]]

    def generate_context(self) -> None:
        before: Problems | None = self.settings.get("PROBLEMS")
        problems = Problems() if before is None else before
        cache = self.settings.get("CACHE_PATH")
        workers = self.settings.get("WORKERS", 1)
        draft = read_content(
            Path(self.path),
            Path(self.theme),
            parse_today(self.settings.get("TODAY")),
            problems,
            cache=Path(cache) if cache else None,
            parse=parse_with(worker_count(workers if isinstance(workers, int) else 0)),
            scanned=self.settings.get("CONTENT_SCAN"),
        )
        problems.stop_if_any()
        relating.send(draft)
        problems.stop_if_any()
        site = draft.finish()
        self.context["site"] = site
        if _other_plugins_listen():
            self._offer_objects(site)

    def _offer_objects(self, site: Site) -> None:
        every = pelican_articles(site, self.settings, self.context)
        self.articles = [article for article in every if article.lang == "id"]
        self.translations = [article for article in every if article.lang != "id"]
        self.pages = pelican_pages(site, self.settings, self.context)
        self.categories = sorted(_grouped(self.articles, lambda one: [one.category]).items())
        self.tags = _grouped(self.articles, lambda one: one.tags)
        signed = [one for one in self.articles if hasattr(one, "authors")]
        self.authors = sorted(_grouped(signed, lambda one: one.authors).items())
        objects = {f"/{item.url}": item for item in (*every, *self.pages)}
        self.context.update(articles=self.articles, pages=self.pages, content_by_address=objects)
        signals.article_generator_finalized.send(self)
        signals.page_generator_finalized.send(self)


def _other_plugins_listen() -> bool:
    """Whether anybody looks at Pelican's own objects: making them takes longer than reading."""
    told = (
        signals.article_generator_finalized,
        signals.page_generator_finalized,
        signals.all_generators_finalized,
        signals.content_written,
        signals.finalized,
    )
    return any(signal.receivers for signal in told)


def _grouped(articles: list[Any], keys: Callable[[Any], Iterable[Any]]) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = {}
    for article in articles:
        for key in keys(article):
            groups.setdefault(key, []).append(article)
    return groups


def parse_today(setting: object) -> date | None:
    """The setting ``TODAY``: a date, a moment, or a day as Pelican's ``-e`` hands it over."""
    return setting if isinstance(setting, datetime | None) else parse_day(setting)


def _generators(_pelican: object) -> type[Generator]:
    return ContentGenerator


def register() -> None:
    """Pelican completes every context before any output, so this one's place doesn't matter."""
    signals.get_generators.connect(_generators)
