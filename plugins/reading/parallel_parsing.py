"""Many folders parsed by several processes.

Reads   story folders, each by itself.
Gives   ``parse_with``: a way to parse for ``StoryReader``.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import as_completed
from concurrent.futures.process import BrokenProcessPool

from plugins.model.pools import pool
from plugins.reading.content_folder import ContentFolder
from plugins.reading.stories import Parse, parse_here
from plugins.reading.story_entries import Parsed
from plugins.reading.story_parsing import parse

WORTH_IT = 48
"""Fewer folders than this are parsed before other processes have started."""

_CHUNK = 24

_folder: ContentFolder | None = None


def parse_with(workers: int) -> Parse:
    """Parse with ``workers`` processes where there is enough to do."""

    def parse_together(folder: ContentFolder, names: Sequence[str]) -> Iterator[tuple[str, Parsed]]:
        if workers < 2 or len(names) < WORTH_IT:
            yield from parse_here(folder, names)
            return
        chunks = [names[start : start + _CHUNK] for start in range(0, len(names), _CHUNK)]
        left = dict.fromkeys(names)
        from plugins.reading import markdown_converter  # noqa: F401, PLC0415 (once for all of them)

        try:
            with pool(workers, _hand, folder) as executor:
                for future in as_completed([executor.submit(_parse, chunk) for chunk in chunks]):
                    for name, parsed in future.result():
                        del left[name]
                        yield name, parsed
        except BrokenProcessPool:
            # Somebody ended a worker; what it had in hand is done here.
            yield from parse_here(folder, tuple(left))

    return parse_together


def _hand(folder: ContentFolder) -> None:
    global _folder  # noqa: PLW0603 (a worker is prepared once)
    _folder = folder


def _parse(names: Sequence[str]) -> list[tuple[str, Parsed]]:
    assert _folder is not None
    return [(name, parse(_folder, name)) for name in names]
