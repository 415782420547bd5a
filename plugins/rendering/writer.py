"""The writer: what the rooms plan, each address once, none outside the output.

Reads   ``Page`` and ``File`` values from the generators.
Gives   the plan of a build, which the engine compares with what is there; for plugins that
        listen to Pelican's ``content_written``, files at once and the signal for each page.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from pelican import signals
from pelican.contents import Article
from pelican.writers import Writer

from plugins.model.outputs import Output, Page
from plugins.model.site import Site
from plugins.rendering.making import AddressTaken


class PlanningWriter(Writer):  # type: ignore[misc] # Pelican carries no types.
    """Pelican's writer, which takes plans instead of contexts and templates."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings=settings)
        self.planned: dict[str, Output] = {}
        self.site: Site
        self._pages: list[tuple[str, Any, dict[str, Any]]] = []

    def plan(self, outputs: Iterable[Output], context: dict[str, Any]) -> None:
        """Take what one room wants written; ``context`` is what other plugins are shown."""
        self.site = context["site"]
        for output in outputs:
            relative = file_of(output.address)
            if relative in self.planned:
                raise AddressTaken(output.address)
            self.planned[relative] = output
            if isinstance(output, Page):
                self._pages.append((relative, output, context))

    def tell_plugins(self, root: str) -> None:
        """Send Pelican's signal for each page, now that its file is below ``root``."""
        for relative, output, context in self._pages:
            told = {**context, "page": output, "output_file": relative}
            content = context.get("content_by_address", {}).get(output.address)
            if content is not None:
                told["article" if isinstance(content, Article) else "page"] = content
            signals.content_written.send(f"{root}/{relative}", context=told)


def file_of(address: str) -> str:
    """The file that ``address`` is served from: ``berita/index.html`` for ``/berita/``."""
    relative = (unquote(address) if "%" in address else address).lstrip("/")
    if ".." in relative and ".." in PurePosixPath(relative).parts:
        raise AddressTaken(f"{address!r} leads out of the output folder")
    return f"{relative}index.html" if relative.endswith("/") or not relative else relative
