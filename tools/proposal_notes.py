"""Comments on every open proposal, for hosts that can't start a trusted job after an untrusted one.

Reads   the host's list of open proposals, and of each its ``content/``, as data.
Gives   one comment a proposal, written again when the proposal has changed. Python's standard
        library only.

    TOKEN=… python3 tools/proposal_notes.py forgejo https://HOST/api/v1 OWNER/REPOSITORY
    TOKEN=… python3 tools/proposal_notes.py gitlab https://HOST/api/v4 PROJECT-ID

It runs in a clone of the main branch, on a schedule. The token is taken out of the environment
before anything of a proposal is looked at.
"""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
CHECK: Final = "docs/deployment/ci/periksa.sh"
_COMMIT: Final = re.compile(r"[0-9a-f]{40,64}")
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a kind of host is spoken to; ``{repo}``, ``{n}`` and ``{note}`` are filled in."""

    proposals: str
    notes: str
    note: str
    change: str
    number: str
    ref: str
    header: str
    author: str


_FORGEJO: Final = Dialect(
    proposals="repos/{repo}/pulls?state=open&limit=50",
    notes="repos/{repo}/issues/{n}/comments",
    note="repos/{repo}/issues/comments/{note}",
    change="PATCH",
    number="number",
    ref="refs/pull/{n}/head",
    header="Authorization: token {token}",
    author="user",
)
DIALECTS: Final = {
    "forgejo": _FORGEJO,
    "gitea": _FORGEJO,
    "gitlab": Dialect(
        proposals="projects/{repo}/merge_requests?state=opened&per_page=50",
        notes="projects/{repo}/merge_requests/{n}/notes",
        note="projects/{repo}/merge_requests/{n}/notes/{note}",
        change="PUT",
        number="iid",
        ref="refs/merge-requests/{n}/head",
        header="PRIVATE-TOKEN: {token}",
        author="author",
    ),
}


@dataclass(frozen=True, slots=True)
class Host:
    """One repository on a host, with the token that may comment there."""

    dialect: Dialect
    api: str
    repo: str
    token: str

    def ask(self, path: str, method: str = "GET", body: object = None) -> Any:
        """The host's answer, read from JSON; raises OSError where it refuses."""
        name, _, value = self.dialect.header.format(token=self.token).partition(": ")
        headers = {name: value, "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        address = f"{self.api.rstrip('/')}/{path}"
        if not address.startswith(("https://", "http://127.0.0.1:")):
            raise OSError(f"{address}: bukan https")
        request = urllib.request.Request(address, data, headers, method=method)  # noqa: S310 (above)
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 (as above)
            return json.loads(answer.read() or b"null")

    def proposals(self) -> Iterator[tuple[int, str]]:
        """The number and the newest commit of each open proposal."""
        for one in self.ask(self.dialect.proposals.format(repo=self.repo))[:_MOST]:
            commit = one["sha"] if "sha" in one else one["head"]["sha"]
            if _COMMIT.fullmatch(commit):
                yield int(one[self.dialect.number]), commit

    def own_note(self, number: int) -> tuple[int, str] | None:
        """The comment that an earlier run wrote: its number and words."""
        me = self.ask("user")["id"]
        for one in self.ask(self.dialect.notes.format(repo=self.repo, n=number)):
            # Anybody may write the mark; only what this token wrote counts.
            if one[self.dialect.author]["id"] == me and "<!-- kabar-kota: periksa" in one["body"]:
                return int(one["id"]), str(one["body"])
        return None

    def write(self, number: int, note: int | None, words: str) -> None:
        """A new comment, or ``note`` written anew."""
        places = {"repo": self.repo, "n": number, "note": note}
        if note is None:
            self.ask(self.dialect.notes.format(**places), "POST", {"body": words})
        else:
            self.ask(self.dialect.note.format(**places), self.dialect.change, {"body": words})


def comment_on(host: Host, number: int, commit: str, root: Path) -> bool:
    """Check one proposal and comment on it; False where its comment is of this commit already."""
    known = host.own_note(number)
    if known is not None and commit in known[1]:
        return False
    ref = host.dialect.ref.format(n=number)
    _run("git", "fetch", "--quiet", "--depth=1", "origin", f"+{ref}:refs/usulan", cwd=root)
    # Findings end with status 1, which is what the comment is for.
    subprocess.run(["sh", CHECK, "refs/usulan"], cwd=root, env=_surroundings(), check=False)
    said = root / "hasil" / "komentar.md"
    words = said.read_text("utf-8") if said.is_file() else ""
    host.write(number, known[0] if known else None, f"{words}\n<!-- {commit} -->\n")
    return True


def _run(*command: str, cwd: Path) -> None:
    subprocess.run(command, cwd=cwd, env=_surroundings(), check=True)


def _surroundings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if "TOKEN" not in name.upper()}


def main(arguments: Sequence[str]) -> int:
    """Comment on every open proposal; 1 where the host or a proposal failed, 2 for a wrong call."""
    if len(arguments) != 3 or arguments[0] not in DIALECTS or "TOKEN" not in os.environ:
        print(__doc__, file=sys.stderr)
        return 2
    host = Host(DIALECTS[arguments[0]], arguments[1], arguments[2], os.environ.pop("TOKEN"))
    failed = 0
    try:
        waiting = list(host.proposals())
    except (OSError, ValueError, KeyError, TypeError) as problem:
        print(f"Daftar usulan tidak terbaca: {problem}", file=sys.stderr)
        return 1
    for number, commit in waiting:
        try:
            written = comment_on(host, number, commit, Path.cwd())
        except (OSError, ValueError, KeyError, TypeError, subprocess.SubprocessError) as problem:
            failed = 1
            print(f"Usulan {number}: {problem}", file=sys.stderr)
        else:
            print(f"Usulan {number}: {'komentar ditulis' if written else 'sudah'}")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
