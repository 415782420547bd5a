"""Releases as they are kept on this machine: ``.releases/<target>/`` beside the output.

Reads   the output folder.
Gives   ``LocalCopies``: one publisher at a time, a copy that no build changes, earlier releases.

    .releases/TARGET/lock     held by the system, so that it ends with its process
    .releases/TARGET/coming   the release that is being put out
    .releases/TARGET/NAME     one that was put out, for targets that can't keep any themselves

Copies are hard links, which is safe because builds never write into a file: they make it anew.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from plugins.delivery.refusals import DeliveryFailed
from plugins.delivery.release_folder import Release, is_name, signed_anew, whole_release
from plugins.release.manifest import MANIFEST, SIGNATURE, manifest_bytes


class LocalCopies:
    """The releases of one target; ``folder`` need not exist."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._coming = folder / "coming"

    @contextmanager
    def locked(self, waiting: Callable[[], None]) -> Iterator[None]:
        """One at a time; ``waiting`` is called before standing in line."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def staged(
        self, output: Path, sign: Callable[[bytes, bytes], bytes | None]
    ) -> Iterator[Release]:
        """The release in ``output`` apart from later builds, with its signature.

        ``sign`` is handed the manifest and the signature that lies beside it, or nothing; it gives
        what is to lie there. Raises DeliveryFailed where the output isn't whole.
        """
        self._clear()
        if not (output / MANIFEST).is_file():
            whole_release(output)  # Says what is missing.
        try:
            _link_tree(str(output), str(self._coming))
            release = whole_release(self._coming)
            path = self._coming / SIGNATURE
            there = path.read_bytes() if path.is_file() else b""
            signature = sign(manifest_bytes(release.manifest), there)
            # The file may be the output's own, so it is never written into.
            path.unlink(missing_ok=True)
            if signature is not None:
                path.write_bytes(signature)
            yield signed_anew(release, signature) if signature != (there or None) else release
        finally:
            self._clear()

    def keep(self, name: str, most: int) -> None:
        """Keep the staged release as ``name``, and no more than ``most`` of all."""
        if not (self.folder / name).exists():
            self._coming.replace(self.folder / name)
        for old in self.kept()[most:]:
            self.forget(old)

    def forget(self, name: str) -> None:
        # Under another name first: a half-cleared folder must not be taken for a release.
        self._clear()
        (self.folder / name).replace(self._coming)
        self._clear()

    def kept(self) -> list[str]:
        """The names of what is kept, newest first."""
        if not self.folder.is_dir():
            return []
        names = (path.name for path in self.folder.iterdir() if path.is_dir())
        return sorted(filter(is_name, names), reverse=True)

    def release(self, name: str) -> Release:
        """A kept release, looked through; raises DeliveryFailed where there is none."""
        if name not in self.kept():
            raise DeliveryFailed(
                id=f"Rilis {name} tidak disimpan di komputer ini. Bangun lagi dari commit lama, "
                "lalu publish.",
                en=f"The release {name} isn't kept on this machine. Build the old commit again, "
                "then publish.",
            )
        return whole_release(self.folder / name)

    def _clear(self) -> None:
        if self._coming.exists():
            shutil.rmtree(self._coming)


def _link_tree(folder: str, target: str) -> None:
    Path(target).mkdir()
    with os.scandir(folder) as entries:
        for entry in entries:
            here = f"{target}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                _link_tree(entry.path, here)
            elif entry.is_symlink():
                Path(here).symlink_to(Path(entry.path).readlink())
            else:
                link_or_copy(entry.path, here)


def link_or_copy(source: str | Path, target: str | Path) -> None:
    """A hard link, or a copy on another disk or on one that knows no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
