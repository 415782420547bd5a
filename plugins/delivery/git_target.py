"""A branch that a Pages host serves: one commit a release, each with the whole site.

Reads   a ``GitTarget``; a store of Git objects kept on this machine.
Gives   ``GitAdapter``.

The branch points at a commit without parents, and a tag ``kabarkota/NAME`` at each release that is
kept, so that the repository holds those few and its history doesn't grow. The branch moves in one
step, together with the tag, and only from the commit that was seen (``--force-with-lease``).
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from plugins.delivery.adapter import Known, Outcome
from plugins.delivery.changes import Changes, compared
from plugins.delivery.git_store import GitStore
from plugins.delivery.refusals import DeliveryFailed, Trust, Words
from plugins.delivery.release_folder import Release, is_name, new_name, time_of, told_release
from plugins.release.manifest import MANIFEST, SIGNATURE
from plugins.schema.targets import GitTarget

_TAGS: Final = "refs/tags/kabarkota/"
NO_JEKYLL: Final = ".nojekyll"
"""Tells Pages hosts to serve files as they are, those with a dot in front as well."""


class GitAdapter:
    """An adapter; ``store`` is a folder for Git objects that may be deleted at any time."""

    def __init__(self, settings: GitTarget, base: Path, store: Path, trust: Trust) -> None:
        self._settings = settings
        near = settings.repository.startswith(("/", "."))
        self._url = str((base / settings.repository).resolve()) if near else settings.repository
        self._store = GitStore(store)
        self._branch = f"refs/heads/{settings.branch}"
        self._trust = trust

    def plan(self, release: Release) -> Changes:
        there = self._told(self._refs().get(self._branch))
        return compared(there.files if there is not None else (), release.files)

    def put(self, release: Release) -> Outcome:
        refs = self._refs()
        before = refs.get(self._branch)
        tags = _names(refs)
        tree = self._store.tree(release.folder, release.files, self._beside())
        if before is not None:
            self._store.fetch(self._url, before, self._branch)
            self._refuse_others_commits(before, refs)
            if self._store.tree_of(before) == tree:
                current = next((name for name in tags if refs[_TAGS + name] == before), None)
                if current is not None:
                    return Outcome(current, True, self._prune(tags, current))
        name = new_name(release, tags, datetime.now(UTC))
        commit = self._store.commit(
            tree,
            f"Rilis {name}\n\nManifest: {release.digest}\n",
            (self._settings.name, self._settings.mail, time_of(name)),
        )
        self._move(before, commit, f"{commit}:{_TAGS}{name}")
        return Outcome(name, False, self._prune([name, *tags], name))

    def releases(self) -> Sequence[Known]:
        refs = self._refs()
        current = refs.get(self._branch)
        return [Known(name, refs[_TAGS + name] == current) for name in _names(refs)]

    def switch(self, name: str) -> Outcome:
        refs = self._refs()
        commit = refs.get(_TAGS + name)
        if commit is None:
            raise DeliveryFailed(
                id=f"Tidak ada rilis {name} di repositori; lihat perintah releases.",
                en=f"There is no release {name} in the repository; see the command releases.",
            )
        self._store.fetch(self._url, commit, _TAGS + name)
        data = self._store.file(commit, MANIFEST)
        if data is not None:
            self._trust(data, self._store.file(commit, SIGNATURE))
        self._move(refs.get(self._branch), commit)
        return Outcome(name)

    def _refs(self) -> dict[str, str]:
        return self._store.refs(self._url, [self._branch, f"{_TAGS}*"])

    def _told(self, commit: str | None) -> Release | None:
        if commit is None:
            return None
        self._store.fetch(self._url, commit, self._branch)
        data = self._store.file(commit, MANIFEST)
        return None if data is None else told_release(data, self._store.file(commit, SIGNATURE))

    def _beside(self) -> dict[str, bytes]:
        domain = self._settings.domain
        return {NO_JEKYLL: b"", **({"CNAME": f"{domain}\n".encode()} if domain else {})}

    def _refuse_others_commits(self, before: str, refs: dict[str, str]) -> None:
        """A branch that somebody works on would lose its history."""
        ours = before in (refs[_TAGS + name] for name in _names(refs))
        if not ours and self._told(before) is None:
            raise DeliveryFailed(
                id=f"Cabang {self._settings.branch} berisi hal lain dan akan tertimpa; pilih "
                "cabang yang khusus untuk situs.",
                en=f"The branch {self._settings.branch} holds something else and would be "
                "overwritten; choose a branch for the site alone.",
            )

    def _move(self, before: str | None, commit: str, *others: str) -> None:
        lease = f"--force-with-lease={self._branch}:{before or ''}"
        self._store.push(self._url, [lease, "--atomic"], [f"{commit}:{self._branch}", *others])

    def _prune(self, names: Sequence[str], current: str) -> tuple[Words, ...]:
        """Forget what is beyond ``keep``; the release is out, so a failure is but a note."""
        old = [f":{_TAGS}{name}" for name in names[self._settings.keep :] if name != current]
        try:
            if old:
                self._store.push(self._url, [], old)
        except DeliveryFailed as failed:
            return (failed.told,)
        return ()


def _names(refs: dict[str, str]) -> list[str]:
    """The releases that have a tag, newest first."""
    names = (ref.removeprefix(_TAGS) for ref in refs if ref.startswith(_TAGS))
    return sorted(filter(is_name, names), reverse=True)
