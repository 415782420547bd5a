"""One build under Pelican that either replaces the whole output or leaves it as it was.

Reads   Pelican's settings.
Gives   ``KabarKota``, the class that the settings name as ``PELICAN_CLASS``.

Pelican empties the output folder before it reads, and a broken file only logs a message. Here
everything is written to a folder beside the output; the two change places when all is done.
"""

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.log import console

from plugins.problems import ContentRefused, as_json, as_text
from plugins.rendering.output_folder import refusal


class KabarKota(Pelican):  # type: ignore[misc] # Pelican carries no types.
    """Pelican with a staged output and an end for content that has problems."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.published = Path(settings["OUTPUT_PATH"])
        self.staged = self.published.with_name(f".{self.published.name}.new")
        self.replaced = self.published.with_name(f".{self.published.name}.old")
        settings["OUTPUT_PATH"] = str(self.staged)
        settings["DELETE_OUTPUT_DIRECTORY"] = False
        super().__init__(settings)
        _all_plugins_or_none(self.settings["PLUGINS"], settings)

    def run(self) -> None:
        """Build and swap; exits with status 1, the output untouched, where content is refused.

        Status 2 means that the output folder holds something that a swap would destroy.
        """
        refused = refusal(self.published, Path(self.settings["PATH"]))
        if refused is not None:
            english = self.settings.get("MESSAGES_LANGUAGE") == "en"
            sys.stderr.write(refused[1 if english else 0] + "\n")
            raise SystemExit(2)
        self._recover()
        self.staged.mkdir(parents=True)
        started = time.monotonic()
        try:
            with _pelican_silent():
                super().run()
        except ContentRefused as found:
            self._clear(self.staged)
            language = self.settings.get("MESSAGES_LANGUAGE", "id")
            teller = as_json if self.settings.get("MESSAGES_FORMAT") == "json" else as_text
            sys.stderr.write(teller(found.problems, language))
            raise SystemExit(1) from None
        except BaseException:
            self._clear(self.staged)
            raise
        self._swap()
        self._tell(time.monotonic() - started)

    def _tell(self, seconds: float) -> None:
        pages = sum(1 for _ in self.published.rglob("*.html"))
        if self.settings.get("MESSAGES_LANGUAGE") == "en":
            words = f"Ready: {pages} pages in {self.published.name}/, {seconds:.1f} seconds.\n"
        else:
            words = f"Selesai: {pages} halaman di {self.published.name}/, {seconds:.1f} detik.\n"
        sys.stdout.write(words)

    def _recover(self) -> None:
        """Put right what an interrupted build left: the old output comes back if none is there."""
        if self.replaced.exists() and not self.published.exists():
            self.replaced.replace(self.published)
        self._clear(self.staged)
        self._clear(self.replaced)

    def _swap(self) -> None:
        if self.published.exists():
            self.published.replace(self.replaced)
        self.staged.replace(self.published)
        self._clear(self.replaced)

    @staticmethod
    def _clear(folder: Path) -> None:
        if folder.exists():
            shutil.rmtree(folder)


@contextmanager
def _pelican_silent() -> Iterator[None]:
    """Pelican counts the articles of its own generators, which have nothing to do here."""
    before, console.quiet = console.quiet, True
    try:
        yield
    finally:
        console.quiet = before


def _all_plugins_or_none(loaded: list[str], settings: dict[str, Any]) -> None:
    """Pelican logs a plugin that fails to load and goes on; a site without a room is no site."""
    wanted = [name for name in settings.get("REQUIRED_PLUGINS", ()) if name not in loaded]
    if wanted:
        names = ", ".join(wanted)
        sys.stderr.write(
            f"Bagian program tidak dapat dimuat: {names}. "
            "Jalankan python3 tasks.py build --debug.\n"
        )
        raise SystemExit(2)
