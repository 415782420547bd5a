"""Plain Pelican, without any plugin of this project.

Reads   the corpus.
Gives   ``Pelican``. Its lists hold one language, so a bilingual site is two runs, one after the
        other, with a folder of content each; ``pelican-neighbors`` gives older and newer articles.
"""

from pathlib import Path
from typing import ClassVar

from benchmarks.corpus import LANGUAGES, Story
from benchmarks.environments import program, python_environment, version_of
from benchmarks.tool import Tool, address, other, write

_SETTINGS = {"id": "pelicanconf.py", "en": "pelicanconf_en.py"}


class Pelican(Tool):
    """Markdown with Pelican's own lines of metadata."""

    name: ClassVar[str] = "pelican"
    title: ClassVar[str] = "Pelican"

    def install(self) -> None:
        python_environment(self.environment, self.folder / "requirements.txt")

    def version(self) -> str:
        return version_of(self.environment, "pelican")

    def write_text(self, site: Path, story: Story, language: str) -> Path:
        text = story.texts[language]
        lines = [
            f"Title: {text.title}",
            f"Slug: {text.slug}",
            f"Date: {story.published:%Y-%m-%d %H:%M}",
            f"Category: {story.category.name(language)}",
            f"Tags: {', '.join(story.tags)}",
            f"Summary: {text.summary}",
            f"Other: {address(story, other(language))}",
        ]
        path = site / "content" / language / f"{story.folder}.md"
        return write(path, "\n".join([*lines, "", text.body, ""]))

    def commands(self, site: Path) -> list[list[str]]:
        del site
        pelican = str(program(self.environment, "pelican"))
        return [[pelican, "--quiet", "-s", _SETTINGS[language]] for language in LANGUAGES]

    def article_template(self, site: Path) -> Path:
        return site / "theme" / "templates" / "article.html"
