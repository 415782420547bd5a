"""Pictures are what their names say, whole, not too large, and drawings can't run."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plugins.problems import Problem, Problems
from plugins.reading import pictures
from plugins.reading.pictures import read_picture

ORIENTATION = 274
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>'


def photo(kind: str = "JPEG", size: tuple[int, int] = (400, 300), orientation: int = 1) -> bytes:
    image = Image.effect_noise(size, 60).convert("RGB")
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    buffer = BytesIO()
    image.save(buffer, kind, exif=exif)
    return buffer.getvalue()


def read(tmp_path: Path, name: str, data: bytes | str):
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    problems = Problems()
    found = read_picture(tmp_path / name, f"news/{name}", "content/x.md", 7, problems)
    return found, list(problems)


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.JPEG", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")]
)
def test_photographs_have_their_size(tmp_path: Path, name: str, kind: str) -> None:
    found, problems = read(tmp_path, name, photo(kind))
    assert problems == []
    assert (found.width, found.height, found.vector) == (400, 300, False)


@pytest.mark.parametrize(
    ("orientation", "size"), [(3, (400, 300)), (6, (300, 400)), (8, (300, 400))]
)
def test_a_portrait_laid_on_its_side_is_measured_upright(tmp_path, orientation, size) -> None:
    found, _ = read(tmp_path, "a.jpg", photo(orientation=orientation))
    assert (found.width, found.height) == size


def _told(problems: list[Problem]) -> str:
    (problem,) = problems
    assert (problem.path, problem.line, problem.field) == ("content/x.md", 7, "image.file")
    return problem.en


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", b"bukan gambar"),
        ("a.jpg", photo("PNG")),
        ("a.jpg", photo()[:4000]),
        ("a.png", photo("PNG")[:4000]),
        ("a.webp", photo("WEBP")[:4000]),
    ],
    ids=["text", "another-kind", "broken-off-jpeg", "broken-off-png", "broken-off-webp"],
)
def test_not_the_picture_that_it_says(tmp_path: Path, name: str, data: bytes) -> None:
    found, problems = read(tmp_path, name, data)
    assert found is None
    assert "not the kind of picture" in _told(problems)


def test_too_many_pixels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_PIXELS", 400 * 300 - 1)
    found, problems = read(tmp_path, "a.jpg", photo())
    assert found is None
    assert "400 x 300 pixels" in _told(problems)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ('viewBox="0 0 640 360"', (640, 360)),
        ('viewBox="0,0,640.4,.5"', (640, 1)),
        ('width="120px" height="80"', (120, 80)),
        ('viewBox="0 0 . ."', (1, 1)),
        ('width="." height="lebar"', (1, 1)),
        ("", (1, 1)),
    ],
)
def test_drawings_have_their_size(tmp_path: Path, size: str, expected) -> None:
    found, problems = read(tmp_path, "a.svg", SVG.format(size=size, body=""))
    assert problems == []
    assert (found.width, found.height, found.vector) == (*expected, True)


def test_a_plain_drawing_may_use_itself(tmp_path: Path) -> None:
    body = '<defs><path id="a"/></defs><use href="#a"/><rect fill="url(#a)"/><!-- catatan -->'
    assert (
        read(tmp_path, "a.svg", '<?xml version="1.0"?>' + SVG.format(size="", body=body))[1] == []
    )


@pytest.mark.parametrize(
    ("drawing", "says"),
    [
        (SVG.format(size="", body="<script>x</script>"), "<script>"),
        (SVG.format(size='onload="x()"', body=""), "onload="),
        (SVG.format(size="", body='<use href="https://x.id/a.svg#a"/>'), "href="),
        (SVG.format(size="", body='<image href="a.png"/>'), "<image>"),
        (SVG.format(size="", body="<foreignObject/>"), "<foreignObject>"),
        (SVG.format(size="", body="<style>@import 'x'</style>"), "@import"),
        (SVG.format(size="", body="<rect style=\"fill:url('https://x.id')\"/>"), "url("),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format(size="", body="&a;"), "ENTITY"),
        ('<?xml-stylesheet href="x.xsl"?>' + SVG.format(size="", body=""), "xml-stylesheet"),
        (SVG.format(size="", body="").encode("utf-16"), "UTF-16"),
        ('<?xml version="1.0" encoding="utf-7"?>' + SVG.format(size="", body=""), "XML"),
        ("<svg", "XML"),
    ],
)  # fmt: skip
def test_drawings_that_could_run_or_load(tmp_path: Path, drawing: bytes | str, says: str) -> None:
    found, problems = read(tmp_path, "a.svg", drawing)
    assert found is None
    assert says in _told(problems)
