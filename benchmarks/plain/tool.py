"""This project's engine with a theme as plain as the peers', for the like-for-like row.

Reads   the corpus.
Gives   ``Plain``: the same command as the real row, in a copy of the project whose settings,
        templates and rooms are the ones in ``site``; ``PlainWithoutShortcut``, the same with every
        text read by Python-Markdown.
"""

import shutil
from pathlib import Path
from typing import ClassVar, Final

from benchmarks.corpus import Story
from benchmarks.kabar_kota.tool import Ours, build_command, categories
from benchmarks.tool import HERE, write

_STYLES: Final = (
    *("tokens", "base", "compositions", "utilities", "print"),
    *(f"components/{name}" for name in ("notice", "masthead", "pinggir", "footer")),
)
"""The engine joins these; empty ones cost next to nothing, and no page links to them."""


class Plain(Ours):
    """Stories with date, category and tags alone, no cities, no registers but categories."""

    name: ClassVar[str] = "plain"
    title: ClassVar[str] = "Kabar Kota, plain theme"

    def lay_out(self, site: Path) -> None:
        shutil.rmtree(site / "project" / "theme", ignore_errors=True)
        super().lay_out(site)
        shutil.rmtree(site / "project" / "theme")
        shutil.copytree(self.source, site / "project", dirs_exist_ok=True)
        for name in _STYLES:
            write(site / "project" / "theme" / "static" / "css" / f"{name}.css", "")

    def registers(self, content: Path) -> None:
        write(content / "registers" / "categories.yml", categories())

    def front_matter(self, story: Story) -> list[str]:
        return [
            f"date: {story.published:%Y-%m-%d %H:%M}",
            f"category: {story.category.slug('id')}",
            f"tags: [{', '.join(story.tags)}]",
        ]

    def commands(self, site: Path) -> list[list[str]]:
        return [build_command(site, self.output(site))]

    def article_template(self, site: Path) -> Path:
        return site / "project" / "theme" / "templates" / "article.html"


class PlainWithoutShortcut(Plain):
    """What a site takes whose texts are all of the kinds that only Python-Markdown can read."""

    name: ClassVar[str] = "plain-markdown"
    title: ClassVar[str] = "Plain, without shortcut"

    @property
    def folder(self) -> Path:
        return HERE / "plain"

    def variables(self) -> dict[str, str]:
        return {"KABARKOTA_MARKDOWN": "python-markdown"}
