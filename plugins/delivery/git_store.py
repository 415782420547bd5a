"""Git's part of a publish: trees, commits, what a repository has, a push.

Reads   a bare repository on this machine, which holds nothing but copies.
Gives   ``GitStore``.

Objects are made from bytes, with no working tree, index filter, hook or setting of the person who
publishes in between, so that the same release gives the same tree everywhere.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from plugins.delivery.programs import last_words, run
from plugins.delivery.refusals import DeliveryFailed
from plugins.release.manifest import FileEntry

_QUIET: Final = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "https:ssh:file",
}
_TAKEN: Final = ("stale info", "fetch first", "failed to update ref", "cannot lock ref")


class GitStore:
    """A bare repository in ``folder``, made when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def refs(self, url: str, patterns: Sequence[str]) -> dict[str, str]:
        """What the repository at ``url`` has, by full names."""
        listed = self._git("ls-remote", "--refs", "--", url, *patterns).decode()
        pairs = (line.split("\t") for line in listed.splitlines())
        return {name: commit for commit, name in pairs}

    def tree(self, folder: Path, files: Sequence[FileEntry], beside: Mapping[str, bytes]) -> str:
        """The tree with all of ``files`` and a few more; its objects are in the store."""
        paths = [entry.path for entry in files]
        given = "".join(f"{folder / path}\n" for path in paths).encode()
        made = self._git("hash-object", "-w", "--no-filters", "--stdin-paths", given=given)
        objects = dict(zip(paths, made.decode().split(), strict=True))
        for name, data in beside.items():
            objects.setdefault(
                name, self._git("hash-object", "-w", "--stdin", given=data).decode().strip()
            )
        entries = "".join(f"100644 {made}\t{path}\n" for path, made in sorted(objects.items()))
        index = self._folder / "kabarkota-index"
        index.unlink(missing_ok=True)
        own = {"GIT_INDEX_FILE": str(index)}
        self._git("update-index", "--add", "--index-info", given=entries.encode(), more=own)
        return self._git("write-tree", more=own).decode().strip()

    def commit(self, tree: str, message: str, by: tuple[str, str, datetime]) -> str:
        """A commit without parents; the same values give the same commit."""
        name, mail, moment = by
        when = f"{int(moment.timestamp())} +0000"
        people = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (("NAME", name), ("EMAIL", mail), ("DATE", when))
        }
        made = self._git("commit-tree", tree, given=message.encode(), more=people)
        return made.decode().strip()

    def tree_of(self, commit: str) -> str:
        """The tree of a commit that was fetched."""
        return self._git("rev-parse", f"{commit}^{{tree}}").decode().strip()

    def fetch(self, url: str, commit: str, ref: str) -> None:
        """Bring ``commit`` here; hosts that give no single commit are asked for ``ref``."""
        if self._has(commit):
            return
        self._git("fetch", "--quiet", "--no-tags", "--depth=1", "--", url, ref)

    def file(self, commit: str, path: str) -> bytes | None:
        """A file of a commit that was fetched; None where it has none of that name."""
        if not self._git("ls-tree", commit, "--", path).strip():
            return None
        return self._git("cat-file", "blob", f"{commit}:{path}")

    def push(self, url: str, options: Sequence[str], refs: Sequence[str]) -> None:
        self._git("push", "--quiet", "--no-verify", *options, "--", url, *refs)

    def _has(self, commit: str) -> bool:
        self._begin()
        done = run(["git", *self._where(), "cat-file", "-e", f"{commit}^{{tree}}"])
        return done.status == 0

    def _where(self) -> tuple[str, ...]:
        quiet = ("gc.auto=0", "core.hooksPath=/dev/null", "push.followTags=false")
        return (f"--git-dir={self._folder}", *(word for each in quiet for word in ("-c", each)))

    def _begin(self) -> None:
        if not (self._folder / "HEAD").exists():
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            self._stop_if_failed(
                *run(["git", "init", "--quiet", "--bare", "--", str(self._folder)])
            )

    def _git(self, *words: str, given: bytes = b"", more: Mapping[str, str] | None = None) -> bytes:
        self._begin()
        environment = {**_QUIET, **(more or {})}
        done = run(["git", *self._where(), *words], given=given, environment=environment)
        return self._stop_if_failed(*done)

    @staticmethod
    def _stop_if_failed(status: int, out: bytes, err: str) -> bytes:
        if not status:
            return out
        if any(words in err for words in _TAKEN):
            raise DeliveryFailed(
                id="Cabang itu baru saja diubah orang lain, jadi tidak ditimpa; ulangi.",
                en="Somebody else has just changed that branch, so it wasn't overwritten; try "
                "again.",
            )
        said = last_words(err)
        raise DeliveryFailed(
            id=f"Git gagal; cabang yang disajikan tetap seperti semula.\n{said}".rstrip(),
            en=f"Git failed; the branch that is served stays as it was.\n{said}".rstrip(),
        )
