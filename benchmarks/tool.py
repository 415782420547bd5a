"""What a tool must be able to do to take part: one subclass in each tool's folder.

Reads   the corpus; the tool's own ``site`` folder with its settings and templates.
Gives   ``Tool``: its environment, its site on disk, and the commands that build it.
"""

import shutil
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from benchmarks.corpus import LANGUAGES, Corpus, Story

HERE = Path(__file__).resolve().parent
LINE_BEFORE = "</article>"
"""A template edit adds one line before this, which every article template holds."""


class Tool(ABC):
    """One way to build the corpus.

    ``environment`` is where it is installed; a *site* is a folder that holds the corpus in the
    tool's own form, its settings, and after a build its output and caches.
    """

    name: ClassVar[str]
    """As typed for ``--tools``."""
    title: ClassVar[str]
    ours: ClassVar[bool] = False
    equal_lists: ClassVar[bool] = True
    """Whether its lists are those that the corpus foresees, ten stories a page."""

    def __init__(self, environments: Path) -> None:
        self.environments = environments
        self.environment = environments / self.name

    @property
    def folder(self) -> Path:
        """Its folder here, with its pins and its site."""
        return HERE / self.name.replace("-", "_")

    @property
    def source(self) -> Path:
        """Its settings and templates, as committed."""
        return self.folder / "site"

    @abstractmethod
    def install(self) -> None:
        """Make its environment, unless it is there as pinned."""

    @abstractmethod
    def version(self) -> str: ...

    @abstractmethod
    def write_text(self, site: Path, story: Story, language: str) -> Path:
        """Write one language of a story in the tool's own form; gives the file's path."""

    @abstractmethod
    def commands(self, site: Path) -> list[list[str]]:
        """What a user runs in the site's folder, in this order."""

    @abstractmethod
    def article_template(self, site: Path) -> Path: ...

    def made(self, site: Path) -> list[Path]:
        """Output and caches: what a cold build must not find."""
        return [self.output(site)]

    def output(self, site: Path) -> Path:
        return site / "output"

    def variables(self) -> dict[str, str]:
        """Environment variables that it needs."""
        return {}

    def lay_out(self, site: Path) -> None:
        """Bring settings and templates to the state they are committed in."""
        shutil.copytree(self.source, site, dirs_exist_ok=True)

    def write_corpus(self, site: Path, corpus: Corpus) -> None:
        site.mkdir(parents=True)
        self.lay_out(site)
        for story in corpus.stories():
            self.write_story(site, story)

    def write_story(self, site: Path, story: Story) -> list[Path]:
        return [self.write_text(site, story, language) for language in LANGUAGES]

    def remove_story(self, site: Path, story: Story) -> None:
        """Take a story away again, and the folders that it leaves empty."""
        for path in self.write_story(site, story):
            path.unlink()
            folder = path.parent
            while not any(folder.iterdir()):
                folder.rmdir()
                folder = folder.parent

    def edit_template(self, site: Path, turn: int) -> None:
        """Add one line at the end of the article template."""
        path = self.article_template(site)
        text = path.read_text("utf-8")
        if LINE_BEFORE not in text:
            message = f"{path.name} holds no {LINE_BEFORE}"
            raise ValueError(message)
        new = f"{template_line(turn)}\n{LINE_BEFORE}"
        path.write_text(text.replace(LINE_BEFORE, new, 1), "utf-8")


def template_line(turn: int) -> str:
    """What a template edit adds."""
    return f'<p class="edition">Edisi {turn}</p>'


def write(path: Path, text: str) -> Path:
    """Write ``text`` to ``path``, making its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def other(language: str) -> str:
    return "en" if language == "id" else "id"


def address(story: Story, language: str) -> str:
    """Where every tool puts the page: ``/berita/2016/slug/`` or ``/en/news/2016/slug/``."""
    root = "/berita" if language == "id" else "/en/news"
    return f"{root}/{story.published.year}/{story.texts[language].slug}/"
