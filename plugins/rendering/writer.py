"""The writer: views and finished bytes to files, each address once, none outside the output.

Reads   views and bytes from the generators.
Gives   files below the output folder, and Pelican's ``content_written`` for each page.
"""

from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from pelican import signals
from pelican.contents import Article
from pelican.writers import Writer

from plugins.model.site import Site
from plugins.rendering.templates import PageView, Templates


class AddressTaken(Exception):
    """Two pages have one address: an error in the rooms, since content was checked before."""


class ViewWriter(Writer):  # type: ignore[misc] # Pelican carries no types.
    """Pelican's writer, which renders views instead of a context."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings=settings)
        self.root = Path(output_path)
        self.written: set[str] = set()
        self._templates: Templates | None = None

    def write_view(self, view: PageView, site: Site, context: dict[str, Any]) -> None:
        """Render ``view`` to the file of its address; ``context`` is what plugins are shown."""
        if self._templates is None:
            self._templates = Templates(Path(self.settings["THEME"]), dict(site.words))
        path = self.write_bytes(file_of(view.frame.address), self._templates.render(view).encode())
        told = {**context, "page": view, "output_file": file_of(view.frame.address)}
        content = context.get("content_by_address", {}).get(view.frame.address)
        if content is not None:
            told["article" if isinstance(content, Article) else "page"] = content
        signals.content_written.send(str(path), context=told)

    def write_bytes(self, address: str, data: bytes) -> Path:
        """Write ``data`` to the file that ``address``, absolute within the site, is served from."""
        relative = unquote(address).lstrip("/")
        if relative in self.written:
            raise AddressTaken(address)
        if ".." in PurePosixPath(relative).parts or not relative:
            raise AddressTaken(f"{address!r} leads out of the output folder")
        self.written.add(relative)
        path = self.root / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path


def file_of(address: str) -> str:
    """``/berita/`` is served from ``/berita/index.html``."""
    return f"{address}index.html" if address.endswith("/") else address
