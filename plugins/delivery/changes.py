"""What a release would change at a target.

Reads   the files that are there and those of a release.
Gives   ``Changes`` and ``compared``; their words for a dry run.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.delivery.refusals import Words
from plugins.languages.formats import number
from plugins.release.manifest import FileEntry

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Changes:
    """Files by what becomes of them; ``removed`` have the size that they have at the target."""

    added: tuple[FileEntry, ...]
    changed: tuple[FileEntry, ...]
    removed: tuple[FileEntry, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def words(self) -> Words:
        """A page for the terminal: counts, sizes, the first files of each kind."""
        return Words("\n".join(self._lines("id")), "\n".join(self._lines("en")))

    def _lines(self, language: str) -> Iterator[str]:
        english = language == "en"
        if not self:
            yield "Nothing would change." if english else "Tidak ada yang akan berubah."
            return
        for sign, indonesian, word, files in (
            ("+", "Ditambah", "Added", self.added),
            ("~", "Diubah", "Changed", self.changed),
            ("-", "Dihapus", "Removed", self.removed),
        ):
            kilobytes = number(sum(f.size for f in files) / 1000, "en" if english else "id", 1)
            unit = "files" if english else "berkas"
            yield f"{word if english else indonesian}: {len(files)} {unit}, {kilobytes} kB"
            yield from (f"  {sign} {entry.path}" for entry in files[:_SHOWN])
            if len(files) > _SHOWN:
                more = len(files) - _SHOWN
                yield f"  … {more} more" if english else f"  … {more} lagi"


def compared(there: Iterable[FileEntry], coming: Iterable[FileEntry]) -> Changes:
    """What changes from ``there`` to ``coming``, by path, size and hash."""
    before = {entry.path: entry for entry in there}
    after = {entry.path: entry for entry in coming}
    return Changes(
        added=tuple(entry for path, entry in after.items() if path not in before),
        changed=tuple(
            entry
            for path, entry in after.items()
            if path in before
            and (before[path].sha256, before[path].size) != (entry.sha256, entry.size)
        ),
        removed=tuple(entry for path, entry in before.items() if path not in after),
    )
