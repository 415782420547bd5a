"""The sites on disk: one for each tool and size, brought to where a step starts from.

Reads   the corpus, a step.
Gives   ``Sites.run``, which prepares one step, measures it and tells its pages after cold builds.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks.corpus import LANGUAGES, Corpus, edited_words
from benchmarks.counting import Pages, UnequalWork, count, refuse_unequal
from benchmarks.measuring import Measured, measure
from benchmarks.rounds import COLD, Step
from benchmarks.tool import Tool, address, template_line

_WRITTEN: Final = ".benchmark-written"
_BUILT: Final = ".benchmark-built"
_MOST_TURNS: Final = 20
"""New stories of so many rounds may lie in a site that an earlier run left."""


class Sites:
    """Sites below ``folder``; ``say`` tells what is being done."""

    def __init__(self, folder: Path, home: Path, say: Callable[[str], None]) -> None:
        self.folder = folder
        self.home = home
        self.say = say

    def run(self, step: Step) -> tuple[Measured, Pages | None]:
        """Measure one step; the pages are counted after the cold build of the first round."""
        tool, corpus = step.tool, Corpus(step.size)
        site = self._written(tool, corpus)
        built = site / _BUILT
        if step.scenario in COLD:
            built.unlink(missing_ok=True)
            _restore(tool, site, corpus)
        elif not built.exists():
            self.say("  builds once, uncounted, to have something to change")
            measure(tool.commands(site), site, self.home, tool.variables())
            built.touch()
        _change(step, site, corpus)
        built.unlink(missing_ok=True)
        watched = step.scenario == "memory"
        measured = measure(tool.commands(site), site, self.home, tool.variables(), watched=watched)
        built.touch()
        _refuse_undone(step, tool.output(site), corpus)
        if step.scenario != "cold" or step.turn != 1:
            return measured, None
        pages = count(tool.output(site))
        refuse_unequal(tool.title, pages, corpus.pages(), equal_lists=tool.equal_lists)
        return measured, pages

    def drop(self, size: int) -> None:
        """Delete all sites of a size: a large one takes gigabytes."""
        shutil.rmtree(self.folder / str(size), ignore_errors=True)

    def _written(self, tool: Tool, corpus: Corpus) -> Path:
        site = self.folder / str(corpus.size) / tool.name
        if not (site / _WRITTEN).exists():
            self.say(f"  writes {corpus.size} stories for {tool.title}")
            shutil.rmtree(site, ignore_errors=True)
            tool.write_corpus(site, corpus)
            (site / _WRITTEN).touch()
        return site


def _restore(tool: Tool, site: Path, corpus: Corpus) -> None:
    for path in tool.made(site):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    tool.lay_out(site)
    tool.write_story(site, corpus.story(corpus.size // 2))
    for turn in range(1, _MOST_TURNS + 1):
        tool.remove_story(site, corpus.new_pair(turn))


def _change(step: Step, site: Path, corpus: Corpus) -> None:
    if step.scenario == "edit":
        step.tool.write_text(site, corpus.edited(step.turn), "id")
    elif step.scenario == "pair":
        step.tool.write_story(site, corpus.new_pair(step.turn))
    elif step.scenario == "template":
        step.tool.edit_template(site, step.turn)


def _refuse_undone(step: Step, output: Path, corpus: Corpus) -> None:
    """Raise ``UnequalWork`` where the output doesn't show the change: then nothing was built."""
    story = corpus.edited(step.turn) if step.scenario == "edit" else corpus.story(corpus.size // 2)
    wanted = {
        "edit": [(story, "id", edited_words(step.turn))],
        "template": [(story, language, template_line(step.turn)) for language in LANGUAGES],
        "pair": [(corpus.new_pair(step.turn), language, "") for language in LANGUAGES],
    }
    for shown, language, words in wanted.get(step.scenario, []):
        page = output / address(shown, language).lstrip("/") / "index.html"
        if not page.exists() or words not in page.read_text("utf-8"):
            raise UnequalWork(f"{step.tool.title}: {step.scenario} is not in the output")
