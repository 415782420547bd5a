"""Nikola.

Reads   the corpus.
Gives   ``Nikola``, which keeps what it made and remakes by its own dependencies.
"""

from pathlib import Path
from typing import ClassVar

from benchmarks.corpus import Story
from benchmarks.environments import program, python_environment, version_of
from benchmarks.tool import Tool, write


class Nikola(Tool):
    """Markdown with Nikola's own comment of metadata; a translation lies beside its source."""

    name: ClassVar[str] = "nikola"
    title: ClassVar[str] = "Nikola"

    def install(self) -> None:
        python_environment(self.environment, self.folder / "requirements.txt")

    def version(self) -> str:
        return version_of(self.environment, "Nikola")

    def write_text(self, site: Path, story: Story, language: str) -> Path:
        text = story.texts[language]
        lines = [
            "<!--",
            f".. title: {text.title}",
            f".. slug: {text.slug}",
            f".. date: {story.published:%Y-%m-%d %H:%M:00} UTC+07:00",
            f".. category: {story.category.name(language)}",
            f".. tags: {', '.join(story.tags)}",
            f".. description: {text.summary}",
            "-->",
        ]
        ending = "md" if language == "id" else f"{language}.md"
        path = site / "posts" / f"{story.folder}.{ending}"
        return write(path, "\n".join([*lines, "", text.body, ""]))

    def commands(self, site: Path) -> list[list[str]]:
        del site
        # Its option for two processes (-n 2) made no difference beyond chance.
        return [[str(program(self.environment, "nikola")), "build", "-v", "0"]]

    def made(self, site: Path) -> list[Path]:
        databases = sorted(site.glob(".doit.db*"))
        return [site / "output", site / "cache", site / "__pycache__", *databases]

    def article_template(self, site: Path) -> Path:
        return site / "themes" / "plain" / "templates" / "post.tmpl"
