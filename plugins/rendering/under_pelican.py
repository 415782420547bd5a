"""The engine as Pelican runs it: its generators gather what the engine makes.

Reads   Pelican's settings.
Gives   ``KabarKota``, the class that the settings name as ``PELICAN_CLASS``.

Pelican empties the output folder before it reads, a broken file only logs a message, and every
page is written every time. Here the rooms plan, and the engine makes what is stale.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.log import console

from plugins.model.generators import rooms
from plugins.rendering.engine import Engine
from plugins.rendering.output_trees import working_folder
from plugins.rendering.run_guards import rooms_missing
from plugins.rendering.writer import PlanningWriter


class KabarKota(Engine, Pelican):  # type: ignore[misc] # Pelican carries no types.
    """Pelican, whose run fills the plan; the rest is the engine's."""

    def __init__(self, settings: dict[str, Any]) -> None:
        published = Path(settings["OUTPUT_PATH"])
        settings["OUTPUT_PATH"] = str(working_folder(published))
        settings["DELETE_OUTPUT_DIRECTORY"] = False
        Pelican.__init__(self, settings)
        Engine.__init__(self, self.settings, published)
        # Pelican logs a plugin that fails to load and goes on.
        loaded = self.settings["PLUGINS"]
        missing = [name for name in settings.get("REQUIRED_PLUGINS", ()) if name not in loaded]
        if missing:
            rooms_missing(missing)

    def gather(self) -> None:
        # Plugins that look at the output once it is final wait until there is one.
        with _pelican_silent(), signals.finalized.muted():
            Pelican.run(self)
        self.plan, self.site = self._writer.planned, self._writer.site

    def heard(self) -> bool:
        return bool(signals.content_written.receivers or signals.finalized.receivers)

    def tell(self, working: Path) -> None:
        self._writer.tell_plugins(str(working))
        signals.finalized.send(self)

    def _get_generator_classes(self) -> list[type]:
        # Pelican asks for all its templates even where it has no article.
        found: list[type] = super()._get_generator_classes()
        found = [_NoArticles if each is ArticlesGenerator else each for each in found]
        # What is static comes last in Pelican.
        return [*found[:-1], ContentGenerator, RoomsGenerator, found[-1]]

    def _get_writer(self) -> PlanningWriter:
        # Sent for whoever listens; no other writer could take the plans of the rooms.
        signals.get_writer.send(self)
        self._writer = PlanningWriter(self.output_path, dict(self.settings))
        return self._writer


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
        self.context["site"] = site = rooms.site(self.settings)
        if rooms.offer is not None and _other_plugins_listen():
            rooms.offer(self, site)


class RoomsGenerator:
    """Hands the plans of all rooms on; Pelican's own generators each load all templates first."""

    def __init__(self, context: dict[str, Any], **_settings: Any) -> None:
        self.context = context

    def generate_output(self, writer: PlanningWriter) -> None:
        writer.plan(rooms.planned(self.context["site"]), self.context)


class _NoArticles(ArticlesGenerator):  # type: ignore[misc] # Pelican carries no types.
    """Pelican's generator of articles, which are read and written elsewhere."""

    def generate_pages(self, writer: object) -> None:
        """Nothing: there are none."""


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


@contextmanager
def _pelican_silent() -> Iterator[None]:
    """Pelican counts the articles of its own generators, which have nothing to do here."""
    before, console.quiet = console.quiet, True
    try:
        yield
    finally:
        console.quiet = before
