"""Pelican's writer: takes the plans of the rooms.

Reads   ``Page``, ``File`` and ``Group`` values from the generator of the rooms.
Gives   the plan of a build, which the engine compares with what is there; for plugins that
        listen to Pelican's ``content_written``, the signal for each page.
"""

from collections.abc import Iterable
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.writers import Writer

from plugins.model.outputs import Group, Output, Page
from plugins.model.site import Site
from plugins.rendering.plan import Plan


class PlanningWriter(Writer):  # type: ignore[misc] # Pelican carries no types.
    """Pelican's writer, which takes plans instead of contexts and templates."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings=settings)
        self.planned = Plan()
        self.site: Site
        self._context: dict[str, Any] = {}

    def plan(self, outputs: Iterable[Output | Group], context: dict[str, Any]) -> None:
        """Take what one room wants written; ``context`` is what other plugins are shown."""
        self.site = context["site"]
        self._context = context
        self.planned.add(outputs)

    def tell_plugins(self, root: str) -> None:
        """Send Pelican's signal for each page, now that its file is below ``root``."""
        for relative, output in self.planned.outputs.items():
            if not isinstance(output, Page):
                continue
            told = {**self._context, "page": output, "output_file": relative}
            content = self._context.get("content_by_address", {}).get(output.address)
            if content is not None:
                told["article" if isinstance(content, Article) else "page"] = content
            signals.content_written.send(f"{root}/{relative}", context=told)
