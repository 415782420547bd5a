"""How many files each of several new stories rewrites, one after the other, in both languages.

Reads   nothing: python3 -m benchmarks.new_stories WORK [SIZE] [STORIES], best on a memory disk.
Gives   one line for each new story: files that are new, changed and gone.

The day is that of the last story, so that the last two are also in the sitemaps of news. The first
opens a year, which every archive page names.
"""

import hashlib
import shutil
import sys
from pathlib import Path
from typing import Final

from benchmarks.corpus import Corpus
from benchmarks.kabar_kota.tool import KabarKota
from benchmarks.measuring import measure

_SIZE: Final = 10_000
_STORIES: Final = 9

Tree = dict[str, bytes]


def main(work: str, size: int = _SIZE, stories: int = _STORIES) -> None:
    folder, corpus = Path(work), Corpus(size)
    tool = KabarKota(folder / "environments")
    tool.install()
    site = folder / f"new-stories-{size}"
    shutil.rmtree(site, ignore_errors=True)
    tool.write_corpus(site, corpus)
    new = [corpus.new_pair(turn) for turn in range(1, stories + 1)]
    [command] = tool.commands(site)
    command = [*command[: command.index("--today")], "--today", f"{new[-1].published:%Y-%m-%d}"]
    before = _built(command, site, folder / "home")
    for number, story in enumerate(new, 1):
        tool.write_story(site, story)
        after = _built(command, site, folder / "home")
        both = before.keys() & after.keys()
        changed = sum(before[path] != after[path] for path in both)
        added, gone = len(after) - len(both), len(before) - len(both)
        print(
            f"{number}: {added + changed} ({added} new, {changed} changed, {gone} gone)", flush=True
        )
        before = after


def _built(command: list[str], site: Path, home: Path) -> Tree:
    measure([command], site, home, {})
    output = site / "output"
    files = (path for path in output.rglob("*") if path.is_file())
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).digest()
        for path in files
    }


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:4]))
