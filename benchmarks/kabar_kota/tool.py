"""This project, with its real theme and all its features.

Reads   the corpus; the sample's registers and cities.
Gives   ``KabarKota``, run as an editor runs it; ``Ours``, what both rows of ours have in common:
        a copy of the code that stays as it is while the benchmark runs.
"""

import hashlib
import shutil
import subprocess
from abc import abstractmethod
from fnmatch import fnmatch
from pathlib import Path
from typing import ClassVar, Final

from benchmarks.corpus import CATEGORIES, Story
from benchmarks.tool import HERE, Tool, write

ROOT: Final = HERE.parent
_SYSTEM_PYTHON: Final = Path("/usr/bin/python3")
"""A version manager's ``python3`` is a script that looks for another one first."""
_TODAY: Final = "2026-06-30"
"""A fixed day, so that midnight changes no page; later than every story."""
_LEFT_OUT: Final = (
    *(".*", "benchmarks", "content", "docs", "node_modules", "output*", "tests"),
    *("*.md", "*.toml", "LICENSE*", "package*.json", "requirements-test.*"),
)
"""What no build reads, at the top of the checkout."""
_AGENCIES: Final = ("diskominfo-semarang", "diskominfo-malang", "diskominfo-bantul")
_DESKS: Final = ("diskominfo", "data", "budaya")
_PLACES: Final = ("semarang/semarang-tengah", "malang/klojen", "mojokerto/magersari", "bantul")


class Ours(Tool):
    """A tool whose environment is a frozen copy of this checkout.

    Every site has a project of its own, since a template edit changes it and caches lie in it.
    """

    ours: ClassVar[bool] = True

    def install(self) -> None:
        shutil.rmtree(self.environment, ignore_errors=True)
        shutil.copytree(ROOT, self.environment, ignore=_left_out)
        python = str(ROOT / ".venv" / "bin" / "python")
        rooms = [str(self.environment / name) for name in ("plugins", "tools", "tasks.py")]
        subprocess.run([python, "-m", "compileall", "-q", *rooms], check=True)

    def version(self) -> str:
        """The commit, and eight digits of the code's own digest, which tells edits after it."""
        asked = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        commit = done.stdout.strip() or "unknown"
        return f"{commit}+{code_digest(self.environment)[:8]}"

    def lay_out(self, site: Path) -> None:
        project = site / "project"
        ignored = shutil.ignore_patterns(".venv")
        shutil.copytree(self.environment, project, ignore=ignored, dirs_exist_ok=True)
        if not (project / ".venv").is_symlink():
            (project / ".venv").symlink_to(ROOT / ".venv")
        self.registers(site / "content")

    @abstractmethod
    def registers(self, content: Path) -> None:
        """What the content folder holds beside its stories."""

    @abstractmethod
    def front_matter(self, story: Story) -> list[str]:
        """Lines of the Indonesian file's front matter beside title, standfirst and slug."""

    def write_text(self, site: Path, story: Story, language: str) -> Path:
        text = story.texts[language]
        lines = ["---", f"title: {text.title}", f"standfirst: {text.summary}"]
        lines += self.front_matter(story) if language == "id" else [f"slug: {text.slug}"]
        path = site / "content" / "news" / story.folder / f"index.{language}.md"
        return write(path, "\n".join([*lines, "---", "", text.body, ""]))

    def made(self, site: Path) -> list[Path]:
        project = site / "project"
        hidden = sorted(site.glob(".output*"))
        compiled = project / "theme" / "templates" / "__pycache__"
        return [
            *(site / "output", *hidden, compiled),
            *(project / ".cache", site / "content" / ".cache"),
        ]


class KabarKota(Ours):
    """Stories with agency, desk, dateline, byline and place, among the sample's four cities."""

    name: ClassVar[str] = "kabar-kota"
    title: ClassVar[str] = "Kabar Kota"
    equal_lists: ClassVar[bool] = False

    def registers(self, content: Path) -> None:
        for folder in ("registers", "cities"):
            shutil.copytree(ROOT / "content" / folder, content / folder, dirs_exist_ok=True)
        write(content / "registers" / "categories.yml", categories())

    def front_matter(self, story: Story) -> list[str]:
        number = story.number
        return [
            f"date: {story.published:%Y-%m-%d %H:%M}",
            f"category: {story.category.slug('id')}",
            f"agencies: [{_AGENCIES[number % len(_AGENCIES)]}]",
            f"desk: {_DESKS[number % len(_DESKS)]}",
            "dateline: Balai Kota",
            "byline: [ari, yon]",
            f"tags: [{', '.join(story.tags)}]",
            f"places: [{_PLACES[number % len(_PLACES)]}]",
        ]

    def commands(self, site: Path) -> list[list[str]]:
        return [build_command(site, self.output(site))]

    def article_template(self, site: Path) -> Path:
        return site / "project" / "theme" / "templates" / "article.html"


def _left_out(folder: str, names: list[str]) -> set[str]:
    patterns = _LEFT_OUT if Path(folder) == ROOT else ("__pycache__",)
    return {name for name in names if any(fnmatch(name, each) for each in patterns)}


def build_command(site: Path, output: Path) -> list[str]:
    """What an editor types, with the folders named."""
    python = str(_SYSTEM_PYTHON) if _SYSTEM_PYTHON.exists() else "python3"
    folders = ["--content", str(site / "content"), "--output", str(output)]
    return [python, str(site / "project" / "tasks.py"), "build", *folders, "--today", _TODAY]


def categories() -> str:
    """The register of the corpus's categories."""
    lines: list[str] = []
    for category in CATEGORIES:
        names = f"{{id: {category.name('id')}, en: {category.name('en')}}}"
        lines += [
            f"{category.slug('id')}:",
            f"  name: {names}",
            f"  slug_en: {category.slug('en')}",
        ]
    return "\n".join([*lines, ""])


def code_digest(folder: Path) -> str:
    """A digest of every file that the build runs or renders."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
