"""Every kind of bad input that editors make or attackers send: told, and nothing published."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.site import (
    KEPT_BESIDE,
    MINIMAL,
    Result,
    beside,
    read_folder,
    run_build,
    write,
)

STORY = "news/2026/halo/index.id.md"
ENGLISH = "news/2026/halo/index.en.md"
CITY = "cities/contoh"

Text = str | bytes


def _old(path: str) -> str:
    text = MINIMAL[path]
    assert isinstance(text, bytes)
    return text.decode()


def story(old: str, new: str) -> dict[str, Text]:
    """The minimal story with one thing changed; fails if ``old`` isn't there."""
    text = _old(STORY)
    assert old in text
    return {STORY: text.replace(old, new)}


def body(words: str) -> dict[str, Text]:
    return story("Ini berita pertama.", words)


def with_events(rule: str, rest: str = "") -> dict[str, Text]:
    return {
        f"{CITY}/events.yml": "events:\n"
        "  - slug: pawai\n"
        "    name: {id: Pawai}\n"
        "    kind: festival\n"
        f"    rule: {rule}\n{rest}"
    }


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


@dataclass(frozen=True)
class Case:
    """Files laid over the minimal site, and what the message must name."""

    files: dict[str, Text]
    where: str
    says: str
    prepare: Callable[[Path], None] | None = None


def _link_out(content: Path) -> None:
    secret = content.parent / "secret.env"
    secret.write_text("rahasia=ya", "utf-8")
    (content / "news/2026/halo/rahasia.jpg").symlink_to(secret)


CASES: dict[str, Case] = {
    "broken-date": Case(story("2026-03-02 09:45", "17 Agustus"), f"{STORY}:4", "2026-08-17 09:45"),
    "day-first-date": Case(story("2026-03-02 09:45", "1/3/2024"), f"{STORY}:4", "1/3/2024"),
    "no-such-day": Case(story("2026-03-02", "2026-02-30"), f"{STORY}:4", "tidak ada di kalender"),
    "no-such-hour": Case(story("09:45", "25:45"), f"{STORY}:4", "tidak ada di kalender"),
    "year-not-the-folders": Case(story("2026-03-02", "2025-03-02"), f"{STORY}:4", "2025"),
    "unknown-key": Case(story("dateline:", "datelin:"), f"{STORY}:8", "dateline"),
    "save-as": Case(story("desk:", "save_as: index.html\ndesk:"), f"{STORY}:7", "tidak dikenal"),
    "unknown-category": Case(
        story("category: pemerintahan", "category: pemerintah"), f"{STORY}:5", "pemerintahan"
    ),
    "unknown-agency": Case(story("[diskominfo]", "[dishub]"), f"{STORY}:6", "agencies.yml"),
    "unknown-desk": Case(story("desk: diskominfo", "desk: olahraga"), f"{STORY}:7", "desks.yml"),
    "unknown-person": Case(story("[har]", "[hari]"), f"{STORY}:9", "people.yml"),
    "unknown-city": Case(story("places: [contoh]", "places: [kediri]"), f"{STORY}:10", "cities/"),
    "unknown-district": Case(
        story("places: [contoh]", "places: [contoh/tengah]"), f"{STORY}:10", "districts.yml"
    ),
    "unknown-event": Case(
        story("places: [contoh]", "places: [contoh]\nevents: [contoh/pawai]"),
        f"{STORY}:11",
        "events.yml",
    ),
    "missing-title": Case(story("title: Halo, warga\n", ""), STORY, "title: wajib diisi"),
    "empty-title": Case(story("Halo, warga", '""'), f"{STORY}:2", "kosong"),
    "missing-date": Case(story("date: 2026-03-02 09:45\n", ""), STORY, "date: wajib diisi"),
    "no-front-matter": Case({STORY: "Hanya isi.\n"}, f"{STORY}:1", "---"),
    "front-matter-not-closed": Case({STORY: "---\ntitle: Halo\n"}, f"{STORY}:1", "---"),
    "same-slug-twice": Case(
        {"news/2026/lain/index.id.md": _old(STORY).replace("desk:", "slug: halo\ndesk:")},
        "news/2026/lain/index.id.md:7",
        "sudah dipakai",
    ),
    "slug-leads-out": Case(
        story("desk:", 'slug: "../../index"\ndesk:'), f"{STORY}:7", "huruf kecil"
    ),
    "slug-of-a-page-is-the-sites": Case(
        {"pages/berita/index.id.md": "---\ntitle: Berita\n---\nIsi.\n"},
        "pages/berita/index.id.md:2",
        "sudah dipakai situs",
    ),
    "folder-name-no-address": Case(
        {"news/2026/Pawai Budaya/index.id.md": _old(STORY)},
        "news/2026/Pawai Budaya/index.id.md",
        "huruf kecil",
    ),
    "unknown-language": Case({"news/2026/halo/index.jv.md": _old(ENGLISH)}, "index.jv.md", '"jv"'),
    "upper-case-language": Case({"news/2026/lain/index.ID.md": _old(STORY)}, "index.ID.md", '"ID"'),
    "names-that-differ-in-case": Case(
        {"news/2026/halo/index.ID.md": _old(STORY)}, "index.ID.md", "huruf besar-kecil"
    ),
    "translation-without-source": Case(
        {"news/2026/yatim/index.en.md": _old(ENGLISH)}, "yatim/index.en.md", "Indonesia"
    ),
    "missing-picture": Case(
        story("places:", "image: {file: balai.jpg, alt: Balai kota}\nplaces:"),
        f"{STORY}:10",
        "balai.jpg",
    ),
    "missing-alternative-text": Case(
        story("places:", "image:\n  file: balai.png\nplaces:") | {"news/2026/halo/balai.png": PNG},
        f"{STORY}:10",
        "image.alt: wajib diisi",
    ),
    "picture-leads-out": Case(
        story("places:", "image: {file: ../../../../secret.jpg, alt: Rahasia}\nplaces:"),
        f"{STORY}:10",
        "tidak ada di folder",
    ),
    "picture-is-none": Case(
        story("places:", "image: {file: balai.png, alt: Balai}\nplaces:")
        | {"news/2026/halo/balai.png": b"<script>alert(1)</script>"},
        f"{STORY}:10",
        "bukan gambar",
    ),
    "drawing-with-script": Case(
        story("places:", "image: {file: balai.svg, alt: Balai}\nplaces:")
        | {
            "news/2026/halo/balai.svg": '<svg xmlns="http://www.w3.org/2000/svg" '
            'viewBox="0 0 9 9"><script>alert(1)</script></svg>'
        },
        f"{STORY}:10",
        "<script>",
    ),
    "picture-in-words-without-words": Case(
        body("![](balai.png)") | {"news/2026/halo/balai.png": PNG}, f"{STORY}:13", "tampak"
    ),
    "symbolic-link-out": Case({}, "news/2026/halo/rahasia.jpg", "tautan simbolik", _link_out),
    "conflict-marks": Case(
        body("<<<<<<< HEAD\nSatu\n=======\nDua\n>>>>>>> cabang"), f"{STORY}:13", "<<<<<<<"
    ),
    "tab-in-yaml": Case(story("desk:", "image:\n\tfile: a.jpg\ndesk:"), f"{STORY}:8", "tab"),
    "duplicate-key": Case(
        story("desk:", "title: Lagi\ndesk:"), f"{STORY}:7", "sudah ditulis di baris 2"
    ),
    "alias-bomb": Case(
        story("places:", "tags: &a [x, x, x, x]\nevents: [*a, *a, *a, *a]\nplaces:"),
        f"{STORY}:10",
        "rujukan",
    ),
    "yaml-tag": Case(
        story("Halo, warga", '!!python/object/apply:os.system ["id"]'), f"{STORY}:2", "python"
    ),
    "deep-yaml": Case(
        story("places: [contoh]", f"places: {'[' * 60}{']' * 60}"), f"{STORY}:10", "bersarang"
    ),
    "colon-in-title": Case(story("Halo, warga", "Halo: warga: semua"), f"{STORY}:2", "tanda kutip"),
    "not-utf-8": Case({STORY: _old(STORY).encode() + b"\nCaf\xe9\n"}, f"{STORY}:15", "UTF-8"),
    "control-character": Case(body("Ini \x07 berita."), f"{STORY}:13", "kendali"),
    "script-in-markdown": Case(body("Baris\n\n<script>alert(1)</script>"), f"{STORY}:15", "script"),
    "event-handler": Case(body('<b onclick="x()">a</b>'), f"{STORY}:13", "onclick="),
    "javascript-address": Case(body("[x](javascript:alert(1))"), f"{STORY}:13", "javascript:"),
    "link-to-nowhere": Case(body("[x](../tiada/index.id.md)"), f"{STORY}:13", "tiada"),
    "list-expected": Case(story("[diskominfo]", "diskominfo"), f"{STORY}:6", "daftar"),
    "yes-no-expected": Case(story("desk:", "draft: mungkin\ndesk:"), f"{STORY}:7", "true atau"),
    "bad-hash": Case(
        {ENGLISH: _old(ENGLISH).replace("slug: hello", "slug: hello\nsource_hash: xyz")},
        f"{ENGLISH}:5",
        "source_hash",
    ),
    "translation-sets-a-date": Case(
        {ENGLISH: _old(ENGLISH).replace("slug: hello", "slug: hello\ndate: 2026-01-01")},
        f"{ENGLISH}:5",
        "tidak dikenal",
    ),
    "city-without-city-file": Case(
        {"cities/baru/districts.yml": "districts: []\n"}, "cities/baru", "city.yml"
    ),
    "area-code-as-a-number": Case(
        {f"{CITY}/city.yml": "code: 33.99\nname: {id: Kota Contoh}\n"},
        f"{CITY}/city.yml:1",
        "code",
    ),
    "colour-is-none": Case(
        {f"{CITY}/city.yml": 'code: "33.99"\nname: {id: Kota Contoh}\naccent:\n  light: merah\n'},
        f"{CITY}/city.yml:4",
        "accent.light",
    ),
    "colour-too-pale-to-read": Case(
        {
            f"{CITY}/city.yml": 'code: "33.99"\nname: {id: Kota Contoh}\n'
            'accent:\n  light: "#f0b135"\n'
        },
        f"{CITY}/city.yml:4",
        "yang terdekat dan terbaca",
    ),
    "unknown-source": Case(
        {
            f"{CITY}/city.yml": 'code: "33.99"\nname: {id: Kota Contoh}\n'
            "motto:\n  text: {id: Maju}\n  source: koran\n"
        },
        f"{CITY}/city.yml:5",
        "sources.yml",
    ),
    "point-outside-the-city": Case(
        {
            f"{CITY}/city.yml": 'code: "33.99"\nname: {id: Kota Contoh}\n'
            "bounds: {west: 110.0, south: -7.2, east: 110.6, north: -6.9}\n",
            f"{CITY}/districts.yml": "districts:\n"
            '  - code: "33.99.01"\n    slug: tengah\n    name: Tengah\n    kind: kecamatan\n'
            "    lat: -7.5\n    lon: 110.4\n",
        },
        f"{CITY}/districts.yml:6",
        "di luar Kota Contoh",
    ),
    "district-of-another-city": Case(
        {
            f"{CITY}/districts.yml": "districts:\n"
            '  - code: "12.34.01"\n    slug: tengah\n    name: Tengah\n    kind: kecamatan\n'
        },
        f"{CITY}/districts.yml:2",
        "33.99",
    ),
    "event-ends-before-it-starts": Case(
        with_events("{type: dates, dates: [{start: 2027-08-15, end: 2027-08-14}]}"),
        f"{CITY}/events.yml:5",
        "sebelum mulai",
    ),
    "thirtieth-of-february": Case(
        with_events("{type: fixed, month: 2, day: 30}"), f"{CITY}/events.yml:5", "30"
    ),
    "thirteenth-month": Case(
        with_events("{type: fixed, month: 13, day: 1}"), f"{CITY}/events.yml:5", "12"
    ),
    "unknown-rule": Case(
        with_events("{type: fixd, month: 1, day: 1}"), f"{CITY}/events.yml:5", "fixed"
    ),
    "rule-counts-from-nothing": Case(
        with_events("{type: relative, anchor: sekaten}"), f"{CITY}/events.yml:5", "sekaten"
    ),
    "misspelt-event-field": Case(
        with_events("{type: fixed, month: 1, day: 1}", "    distrct: x\n"),
        f"{CITY}/events.yml:6  (pawai)",
        "district",
    ),
    "unknown-time-zone": Case(
        {"registers/site.yml": "name: Warta\ntimezone: WIB\n"},
        "registers/site.yml:2",
        "Asia/Jakarta",
    ),
    "category-key-leads-out": Case(
        {"registers/categories.yml": '"../../luar":\n  name: {id: Luar}\n'},
        "registers/categories.yml:1",
        "kunci ini menjadi alamat",
    ),
    "two-categories-at-one-english-address": Case(
        {
            "registers/categories.yml": "pemerintahan:\n  name: {id: Pemerintahan}\n"
            "  slug_en: city\nkota:\n  name: {id: Kota}\n  slug_en: city\n"
        },
        "registers/categories.yml:6",
        "sudah dipakai pemerintahan",
    ),
    "city-named-like-the-calendar-of-all": Case(
        {"cities/semua/city.yml": _old(f"{CITY}/city.yml")}, "cities/semua", "kalender semua kota"
    ),
    "register-is-a-list": Case(
        {"registers/desks.yml": "- diskominfo\n"}, "registers/desks.yml:1", "kunci"
    ),
    "stray-file": Case({"news/2026/halo/naskah.docx": b"PK"}, "naskah.docx", "tidak diterbitkan"),
    "story-in-the-wrong-place": Case(
        {"news/halo.md": _old(STORY)}, "news/halo.md", "news/TAHUN/NAMA"
    ),
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output that an earlier, good build left."""
    folder = tmp_path_factory.mktemp("published")
    content = write(MINIMAL, folder / "content")
    return run_build(content, folder / "output").succeeded().output_dir


@pytest.mark.parametrize("name", CASES)
def test_bad_input_is_told_and_nothing_is_published(
    name: str, published: Path, tmp_path: Path
) -> None:
    case = CASES[name]
    content = write({**MINIMAL, **case.files}, tmp_path / "content")
    if case.prepare is not None:
        case.prepare(content)
    before = read_folder(published)

    result = run_build(content, published)

    assert result.exit_code == 1, result.text
    assert case.where in result.text, result.text
    assert case.says in result.text
    assert "Traceback" not in result.text
    assert read_folder(published) == before
    assert beside(published) == KEPT_BESIDE


def test_all_problems_are_told_at_once_and_in_english_when_asked(tmp_path: Path) -> None:
    changed = _old(STORY).replace("2026-03-02 09:45", "17 Agustus").replace("[har]", "[hari]")
    files = {STORY: changed, **with_events("{type: fixed, month: 2, day: 30}")}
    content = write({**MINIMAL, **files}, tmp_path / "content")

    result = run_build(content, tmp_path / "output", language="en")

    assert "Not ready to publish: 2 things need mending." in result.text
    assert "write date and time like 2026-08-17 09:45" in result.text
    assert "month 2 has no day 30" in result.text
    assert not (tmp_path / "output").exists()


def _accepted(tmp_path: Path, files: dict[str, Text]) -> Result:
    content = write({**MINIMAL, **files}, tmp_path / "content")
    return run_build(content, tmp_path / "output").succeeded()


def test_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    text = "\ufeff" + _old(STORY).replace("\n", "\r\n")
    plain = _accepted(tmp_path / "plain", {})
    windows = _accepted(tmp_path / "windows", {STORY: text.encode()})
    assert windows.files() == plain.files()


def test_draft_and_embargoed_stories_stay_unpublished(tmp_path: Path) -> None:
    files: dict[str, Text] = {
        "news/2026/draf/index.id.md": _old(STORY).replace("desk:", "draft: true\ndesk:"),
        "news/2026/embargo/index.id.md": _old(STORY).replace(
            "desk:", "publish_at: 2026-12-01 09:00\ndesk:"
        ),
    }
    result = _accepted(tmp_path, files)
    pages = [path for path in result.files() if path.startswith("berita/2026/")]
    assert "berita/2026/halo/index.html" in pages
    assert not [path for path in pages if "draf" in path or "embargo" in path]
    assert not [path for path, data in result.files().items() if b"embargo" in data]


def test_an_embargo_ends_in_the_zone_that_was_written(tmp_path: Path) -> None:
    text = _old(STORY).replace("desk:", "publish_at: 2026-11-22 00:30 WIT\ndesk:")
    result = _accepted(tmp_path, {"news/2026/papua/index.id.md": text})
    # 00.30 WIT is 22.30 WIB of the day before, the day that the test builds for.
    assert "22.30 WIB" in result.read("/berita/2026/papua/") or "00.30 WIT" in result.read(
        "/berita/2026/papua/"
    )
