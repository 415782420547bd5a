"""Copies of the sample site that tests may spoil, and files to spoil them with.

Reads   the sample site.
Gives   ``Copy``: an output of hard links, put right again after each plant; pictures and PDFs.
"""

import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from plugins.gate.findings import Finding
from plugins.gate.inspection import Outcome, inspect
from plugins.schema.release_gate import ReleaseGate

STORY = "berita/2023/kota-mojokerto-belajar-hubungan-media/index.html"
ENGLISH = "en/news/2023/mojokerto-learns-media-relations/index.html"


@dataclass(slots=True)
class Copy:
    """An output; ``cache`` keeps what is known of the files that stay as they are."""

    root: Path
    cache: Path

    @contextmanager
    def planted(self, files: dict[str, bytes | None]) -> Iterator[None]:
        """Files written anew, or taken away, for as long as the block lasts."""
        before = {}
        for name, data in files.items():
            path = self.root / name
            before[name] = path.read_bytes() if path.exists() else None
            _write(path, data)
        try:
            yield
        finally:
            for name, old in before.items():
                _write(self.root / name, old)

    def looked_at(self, gate: ReleaseGate | None = None) -> Outcome:
        return inspect(self.root, gate or ReleaseGate(), cache=self.cache, workers=1)

    def read(self, name: str) -> str:
        return (self.root / name).read_text("utf-8")

    def with_main(self, name: str, markup: str) -> dict[str, bytes | None]:
        """The page ``name`` with ``markup`` at the end of its main part."""
        page = self.read(name)
        assert "</main>" in page
        return {name: page.replace("</main>", f"{markup}</main>").encode()}


def copy_of(site: Path, folder: Path) -> Copy:
    shutil.copytree(site, folder / "site", copy_function=os.link)
    return Copy(folder / "site", folder / "cache")


def _write(path: Path, data: bytes | None) -> None:
    # The files are shared with the sample site: never written to, always made anew.
    path.unlink(missing_ok=True)
    if data is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.rule for finding in findings}


def picture(kind: str, size: tuple[int, int] = (90, 60)) -> bytes:
    """A small picture with some detail, as cameras and programs write it."""
    image = Image.radial_gradient("L").resize(size)
    buffer = BytesIO()
    image.convert("P" if kind == "GIF" else "RGB").save(buffer, kind)
    return buffer.getvalue()


def document() -> bytes:
    """A PDF of one page, as a program prints it."""
    buffer = BytesIO()
    Image.new("RGB", (60, 40), "#f0b135").save(buffer, "PDF")
    return buffer.getvalue()


def with_object(body: bytes, *, packed: bool = False) -> bytes:
    """A PDF with one object more; ``packed`` in a compressed stream of objects."""
    pdf = document()
    if packed:
        inner = b"90 0 " + body
        stream = zlib.compress(inner)
        added = (
            b"91 0 obj\n<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length %d >>\n"
            b"stream\n%s\nendstream\nendobj\n" % (len(stream), stream)
        )
    else:
        added = b"90 0 obj\n%s\nendobj\n" % body
    return pdf.replace(b"xref", added + b"xref", 1)
