"""The least that makes a site: one category, one story, one city of a code and a name."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.support import links, nu
from tests.support.pages import pages
from tests.support.site import Result, build

pytestmark = pytest.mark.site


def photograph(size: tuple[int, int] = (2000, 1200), kind: str = "JPEG") -> bytes:
    notes = Image.Exif()
    notes[0x010F] = "Kamera Rahasia"
    buffer = BytesIO()
    Image.new("RGB", size, "#c85a28").save(buffer, kind, exif=notes)
    return buffer.getvalue()


FILES: dict[str, str | bytes | None] = {
    "registers/categories.yml": "kabar:\n  name: {id: Kabar}\n",
    "cities/ambon/city.yml": 'code: "81.71"\nname: {id: Kota Ambon}\n',
    "news/2026/halo/index.id.md": "---\n"
    'title: Halo "dunia" & <warga>\n'
    "date: 2026-11-20 08:00 WIT\n"
    "category: kabar\n"
    "places: [ambon]\n"
    "image: {file: foto.jpg, alt: Kotak jingga.}\n"
    "---\n\n"
    "Lihat [Ambon](../../../cities/ambon/city.yml).\n\n"
    '![Kotak jingga lagi](foto.jpg "Keterangan")\n\n'
    "![Kotak kecil](<Gambar WhatsApp 2026-11-20.jpeg>)\n",
    "pages/tentang/index.id.md": "---\ntitle: Tentang\n---\n\n![Peta jingga](peta.png)\n",
    "pages/tentang/peta.png": photograph((200, 100), "PNG"),
    "news/2026/halo/foto.jpg": photograph(),
    "news/2026/halo/Gambar WhatsApp 2026-11-20.jpeg": photograph((300, 200)),
}


@pytest.fixture(scope="module")
def smallest(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return build(FILES, tmp_path_factory.mktemp("smallest")).succeeded()


def test_every_page_kind_is_built_and_whole(smallest: Result) -> None:
    kinds = {page.kind for page in pages(smallest.output_dir)}
    assert {"home", "article", "news", "category", "city", "cities", "calendar"} <= kinds
    assert nu.messages(smallest.output_dir) == []
    assert links.problems(smallest.output_dir) == []


def test_a_story_without_a_translation_stays_out_of_english_lists(smallest: Result) -> None:
    assert "Halo" not in smallest.read("/en/news/")
    story = smallest.read("/berita/2026/halo/")
    assert "belum ada versi Inggris" in story
    assert 'hreflang="en"' not in story.partition("</head>")[0]
    assert 'hreflang="x-default"' in story


def test_times_are_told_in_the_zone_they_were_written_in(smallest: Result) -> None:
    story = smallest.read("/berita/2026/halo/")
    assert "08.00\N{NO-BREAK SPACE}WIT" in story or "08.00 WIT" in story
    assert 'datetime="2026-11-20T08:00+09:00"' in story


def test_photographs_come_in_sizes_and_without_the_cameras_notes(smallest: Result) -> None:
    served = {path: data for path, data in smallest.files().items() if path.startswith("gambar/")}
    folder = "gambar/news/2026/halo/foto-jpg"
    telephone = "gambar/news/2026/halo/Gambar WhatsApp 2026-11-20-jpeg-300.webp"
    page = "gambar/pages/tentang/peta-png-200.webp"
    assert set(served) == {
        page,
        telephone,
        *(f"{folder}-{width}.webp" for width in (480, 960, 1600)),
    }
    assert 'src="/gambar/news/2026/halo/Gambar%20WhatsApp' in smallest.read("/berita/2026/halo/")
    assert not [path for path, data in served.items() if b"Rahasia" in data]
    body = smallest.read("/berita/2026/halo/").partition("<figcaption>Keterangan")[0]
    inner = body.rpartition("<figure>")[2]
    assert 'width="1600" height="960"' in inner
    assert f"/{folder}-480.webp 480w" in inner
    with Image.open(smallest.output_dir / f"{folder}-480.webp") as image:
        assert image.size == (480, 288)


def test_titles_are_typeset_and_escaped(smallest: Result) -> None:
    assert "<h1" in smallest.read("/berita/2026/halo/")
    assert "Halo “dunia” &amp; &lt;warga&gt;" in smallest.read("/berita/2026/halo/")


def test_nothing_of_the_sample_is_built_in(smallest: Result) -> None:
    sample = (b"Semarang", b"Malang", b"Mojokerto", b"Bantul")
    named = {
        path: name
        for path, data in smallest.files().items()
        for name in sample
        if name in data and not path.endswith((".webp", ".woff2"))
    }
    assert named == {}


def test_output_is_the_same_wherever_the_content_lies(tmp_path: Path, smallest: Result) -> None:
    assert build(FILES, tmp_path).succeeded().files() == smallest.files()
