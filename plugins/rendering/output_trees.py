"""The output folder and its twin, which change places at the end of a build.

Reads   the published tree, the spare one beside it, and the state that knows both.
Gives   ``OutputTrees``: a folder to work in, and the swap.

    output            what is served; no build ever writes into it
    .output.spare     the tree that was served before: hard links to the same files, but for the
                      few that the last build changed
    .output.new       a tree being worked on; found by the next build, it is thrown away
    .output.state     what the published tree was made from; ``.state.next`` while swapping

A build brings the spare up to date with the published tree (a handful of links), writes what
changed, and lets both change places: one step on Linux and macOS, two renames elsewhere. So the
cost is that of the change, not of the site, readers see the old site or the new one, and a build
killed at any moment leaves one of the two. Linked files are shared, so none is ever written to:
each is unlinked and made anew.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from plugins.model.exchange import exchange
from plugins.rendering.build_state import BuildState, read_state, state_bytes
from plugins.rendering.published import FileSignature, inode, signature_of, state_path


def working_folder(published: Path) -> Path:
    """Where a build of ``published`` is made."""
    return published.with_name(f".{published.name}.new")


class OutputTrees:
    """The trees around ``published``, put right from whatever an interrupted build left."""

    def __init__(self, published: Path) -> None:
        self.published = published
        self.working = working_folder(published)
        self.spare = published.with_name(f".{published.name}.spare")
        self._old = published.with_name(f".{published.name}.old")
        self._state_path = state_path(published)
        self._next_path = published.with_name(f".{published.name}.state.next")
        self.state = self._recovered()

    def _recovered(self) -> BuildState | None:
        """The state of the published tree, once an interrupted swap is finished or undone."""
        coming = read_state(self._next_path)
        if coming is not None:
            if not self.published.exists() and inode(self.working) == coming.live_inode:
                # Between the two renames of a system without the single step.
                self.working.replace(self.published)
            if inode(self.published) == coming.live_inode:
                if inode(self.working) == coming.spare_inode:
                    # What was published before, not yet put aside.
                    _clear(self.spare)
                    self.working.replace(self.spare)
                self._next_path.replace(self._state_path)
        self._next_path.unlink(missing_ok=True)
        state = read_state(self._state_path)
        if state is None or state.live_inode != inode(self.published):
            state = None
        # Half-done work; a build may have begun it on the spare, which then is no twin any more.
        _clear(self.working)
        _clear(self._old)
        if state is None or inode(self.spare) != state.spare_inode:
            _clear(self.spare)
        return state

    def begin_empty(self) -> None:
        """Work from nothing, or from what another plugin has written there already."""
        self._drop_spare()
        self.working.mkdir(parents=True, exist_ok=True)

    def begin_equal(self) -> None:
        """Work on a tree that equals the published one; needs its state."""
        assert self.state is not None
        if self.spare.exists():
            self.spare.replace(self.working)
            behind = dict.fromkeys(self.state.behind)
            self.remove(behind)
            for relative in behind:
                self._bring(relative)
        else:
            _clone(str(self.published), str(self.working))

    def _bring(self, relative: str) -> None:
        """The published file of that path, where there is one, into the working tree."""
        source, target = f"{self.published}/{relative}", f"{self.working}/{relative}"
        if not os.path.exists(source):  # noqa: PTH110 (all packed files of a release)
            return
        try:
            os.link(source, target)
        except OSError:
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            _link(source, target)

    def write(self, relative: str, data: bytes) -> FileSignature:
        """Make a file in the working tree; the one that may be there is left to its other links."""
        path = self.working / relative
        with suppress(FileNotFoundError):
            path.unlink()
        try:
            file = path.open("xb")
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("xb")
        with file:
            file.write(data)
            file.flush()
            return signature_of(os.fstat(file.fileno()))

    def holds(self, relative: str, data: bytes) -> bool:
        """Whether the working tree has a file with just these bytes."""
        try:
            return (self.working / relative).read_bytes() == data
        except OSError:
            return False

    def remove(self, relatives: Iterable[str]) -> None:
        """Remove files of the working tree, and the folders that are empty without them."""
        working = str(self.working)
        folders: dict[str, None] = {}
        for relative in relatives:
            path = f"{working}/{relative}"
            with suppress(FileNotFoundError):
                os.unlink(path)  # noqa: PTH108 (all packed files of a release)
            folders[path.rpartition("/")[0]] = None
        for folder in sorted(folders, key=len, reverse=True):
            _remove_empty(folder, working)

    def swap(self, state: BuildState, *, twins: bool) -> None:
        """Publish the working tree; ``state`` is what it was made from.

        ``twins``: what is published differs from it by ``state.behind`` alone, so that it becomes
        the spare. Otherwise it goes.
        """
        before = inode(self.published)
        if twins:
            # Much is taken away and linked again, and is the same in both trees.
            state.behind = [each for each in dict.fromkeys(state.behind) if self._differs(each)]
        state.live_inode = inode(self.working) or 0
        state.spare_inode = (before or 0) if twins else 0
        self._write_state(self._next_path, state)
        if before is None:
            self.published.parent.mkdir(parents=True, exist_ok=True)
            self.working.replace(self.published)
        elif not exchange(self.working, self.published):
            _clear(self.spare)
            self.published.replace(self.spare)
            self.working.replace(self.published)
        if twins and self.working.exists():
            self.working.replace(self.spare)
        self._next_path.replace(self._state_path)
        if not twins:
            _clear(self.working)
            _clear(self.spare)
        self.state = state

    def _differs(self, relative: str) -> bool:
        try:
            return not os.path.samefile(  # noqa: PTH121 (all packed files of a release)
                f"{self.published}/{relative}", f"{self.working}/{relative}"
            )
        except OSError:
            return True

    def renew_spare(self) -> None:
        """After a build from nothing: a twin of the published tree for the next one to work on."""
        assert self.state is not None
        try:
            self._drop_spare()
            _clone(str(self.published), str(self.working))
            self.keep(self.state)
        except OSError:
            # What is published is new and whole. A disk too full for its twin only makes the
            # next build slower, which then clones the published tree itself.
            self.give_up()

    def keep(self, state: BuildState) -> None:
        """Note a new state of the published tree as it is, nothing in it having changed."""
        if self.working.exists():
            # Brought up to date for nothing: it is an even better spare than before.
            state.spare_inode = inode(self.working) or 0
            state.behind = []
        elif self.state is not None:
            state.behind = self.state.behind
        self._write_state(self._next_path, state)
        if self.working.exists():
            self._drop_spare()
            self.working.replace(self.spare)
        self._next_path.replace(self._state_path)
        self.state = state

    def _drop_spare(self) -> None:
        """Clear the spare under another name: a half-cleared one must not be taken for a twin."""
        if self.spare.exists():
            _clear(self._old)
            self.spare.replace(self._old)
            _clear(self._old)

    def give_up(self) -> None:
        """Drop the working tree; what is published stays, also where a swap was under way."""
        if self.working.exists() or self._next_path.exists():
            self.state = self._recovered()

    @staticmethod
    def _write_state(path: Path, state: BuildState) -> None:
        with path.open("wb") as file:
            file.write(state_bytes(state))
            file.flush()
            os.fsync(file.fileno())


def _remove_empty(folder: str, top: str) -> None:
    """Remove ``folder`` and those around it below ``top``, up to the first that isn't empty."""
    while len(folder) > len(top):
        try:
            os.rmdir(folder)  # noqa: PTH106 (see above)
        except OSError:
            return
        folder = folder.rpartition("/")[0]


def _clone(folder: str, target: str) -> None:
    """A tree of hard links, or of copies on disks that know no links."""
    Path(target).mkdir()
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _clone(entry.path, f"{target}/{entry.name}")
            else:
                _link(entry.path, f"{target}/{entry.name}")


def _link(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _clear(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
