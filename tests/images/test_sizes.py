"""What the site serves of a picture: WebP in several widths, upright, without its EXIF."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from plugins.images.sizes import served
from plugins.model.pictures import WIDTHS, picture, served_addresses
from plugins.model.records import PictureFile
from plugins.problems import Problems
from plugins.reading.pictures import read_picture

NAME = "news/2026/halo/foto.jpg"


def photograph(content: Path, size: tuple[int, int], orientation: int = 1) -> PictureFile:
    """A photograph with a camera's notes, its left half red, as the reading room gives it."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Kamera Rahasia"
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (6.0, 58.0, 12.0)
    path = content / NAME
    path.parent.mkdir(parents=True)
    image.save(path, exif=exif, comment=b"catatan")
    problems = Problems()
    found = read_picture(path, NAME, "x", 1, problems)
    assert found is not None
    return found


def files_of(content: Path, file: PictureFile) -> dict[str, bytes]:
    """Everything that is served of ``file``, by address."""
    return {address: served(content, file, address) for address in served_addresses(file)}


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data), formats=["WEBP"])


def test_nothing_of_the_camera_is_served(tmp_path: Path) -> None:
    file = photograph(tmp_path, (1000, 500))
    with Image.open(tmp_path / NAME) as original:
        assert original.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    for data in files_of(tmp_path, file).values():
        assert not opened(data).getexif()
        assert not any(word in data for word in (b"EXIF", b"XMP ", b"Rahasia", b"catatan"))


@pytest.mark.parametrize(
    ("width", "expected"),
    [(300, [300]), (480, [480]), (1000, [480, 960, 1000]), (3000, list(WIDTHS))],
)
def test_widths(tmp_path: Path, width: int, expected: list[int]) -> None:
    file = photograph(tmp_path, (width, width // 2))
    made = files_of(tmp_path, file)
    assert list(made) == [f"/gambar/news/2026/halo/foto-jpg-{each}.webp" for each in expected]
    assert [opened(data).size for data in made.values()] == [(w, w // 2) for w in expected]


def test_pages_name_only_what_is_served(tmp_path: Path) -> None:
    file = photograph(tmp_path, (1000, 500))
    shown = picture(file, "Balai")
    named = {part.split()[0] for part in shown.srcset.split(",")}
    assert named == set(files_of(tmp_path, file))
    assert shown.src in named


def test_a_portrait_is_served_and_measured_upright(tmp_path: Path) -> None:
    file = photograph(tmp_path, (800, 400), orientation=6)
    largest = list(files_of(tmp_path, file).values())[-1]
    shown = picture(file, "Balai")
    assert opened(largest).size == (shown.width, shown.height) == (400, 800)
    red, white = opened(largest).getpixel((200, 20)), opened(largest).getpixel((200, 780))
    assert red[1] < 60
    assert white[1] > 200


def test_a_drawing_is_served_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(b"<svg/>")
    file = PictureFile("a.svg", 10, 10, vector=True)
    assert files_of(tmp_path, file) == {"/gambar/a.svg": b"<svg/>"}
