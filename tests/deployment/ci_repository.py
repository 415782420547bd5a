"""A city's repository for tests: the program, the minimal content, and proposals as branches."""

import shutil
import subprocess
from pathlib import Path

from tests.support.paths import DATA, ROOT
from tests.support.programs import program

PROGRAM = ("plugins", "theme", "tools", "docs/deployment/ci")
FILES = (
    *("tasks.py", "pelicanconf.py", "publishconf.py", "publishing.yml", "pyproject.toml"),
    *("requirements.txt", "requirements-test.txt", "requirements.in"),
)


def git(repo: Path, *words: str) -> str:
    done = subprocess.run(
        [
            program("git"),
            *("-c", "user.name=Contoh", "-c", "user.email=contoh@contoh.example"),
            *("-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main", *words),
        ],
        cwd=repo,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.strip()


def sample_repository(folder: Path) -> Path:
    """A repository on ``main``; its environment is this one's, so that nothing is installed."""
    folder.mkdir(parents=True)
    ignored = shutil.ignore_patterns("__pycache__")
    for name in PROGRAM:
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(DATA / "minimal", folder / "content")
    (folder / ".gitignore").write_text(".venv\n.cache/\nusulan/\nhasil/\npratinjau/\n", "utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Awal")
    (folder / ".venv").symlink_to((ROOT / ".venv").resolve())
    return folder


def propose(repo: Path, name: str, files: dict[str, str | bytes]) -> str:
    """A branch with ``files`` laid over main; gives its commit and leaves main checked out."""
    git(repo, "checkout", "--quiet", "-b", name, "main")
    for path, text in files.items():
        (repo / path).parent.mkdir(parents=True, exist_ok=True)
        (repo / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    git(repo, "add", "--all", "--force", "--", *files)
    git(repo, "commit", "--quiet", "--message", name)
    commit = git(repo, "rev-parse", "HEAD")
    git(repo, "checkout", "--quiet", "main")
    return commit
