"""References to figures in files: unknown ones are problems, changed and old ones are notices."""

import json
from datetime import date
from pathlib import Path

import pytest

from plugins import commands
from plugins.problems import Problem, Problems, as_json, as_text
from plugins.reading.content import read_content
from tests.support.paths import ROOT
from tests.support.site import MINIMAL, write
from tests.support.small_site import SmallSite, Words, small_site

TODAY = date(2026, 11, 21)
STORY = "news/2026/kabar-1"


def told(made: SmallSite, folder: Path, today: date = TODAY) -> list[Problem]:
    made.write(folder / "content")
    problems = Problems()
    read_content(folder / "content", ROOT / "theme", today, problems, cache=folder / "cache")
    return list(problems)


def site_that_cites(*paragraphs: str, **fields: str) -> SmallSite:
    made = small_site(3, stories=3)
    words = made.texts[STORY]["id"]
    words.paragraphs[:] = paragraphs
    words.fields.update(fields)
    return made


def test_a_known_figure_is_no_problem(tmp_path: Path) -> None:
    made = site_that_cites("Ada {{figure: satu.penduduk = 90000}} dan {{figure: dua.population}}.")
    assert told(made, tmp_path) == []


def test_an_unknown_figure_is_told_with_its_line_and_the_nearest_name(tmp_path: Path) -> None:
    made = site_that_cites("Alinea.", "Ada {{figure: satu.pendudk}}.")
    for _kept in ("nothing", "the parsed words"):
        (problem,) = told(made, tmp_path)
        lines = (tmp_path / f"content/{STORY}/index.id.md").read_text("utf-8").split("\n")
        assert problem.path == f"content/{STORY}/index.id.md"
        assert "satu.pendudk" in lines[problem.line - 1]
        assert problem.level == "error"
        assert "Mungkin maksudnya: penduduk" in problem.id
        assert "cities/satu/city.yml" in problem.en


def test_an_unknown_city_and_figures_of_pages_and_translations_are_told(tmp_path: Path) -> None:
    made = small_site(3, stories=3)
    made.texts["pages/tentang"]["id"].paragraphs.append("{{figure: satoe.penduduk}}")
    made.texts["pages/tentang"]["en"].paragraphs.append("{{figure: satu.people}}")
    made.texts[STORY]["en"] = Words({"title": "T", "slug": "t"}, ["{{figure: dua.luas}}"])
    found = {
        (p.path.rpartition("content/")[2], p.id.partition(".")[0]) for p in told(made, tmp_path)
    }
    assert found == {
        ("pages/tentang/index.id.md", '"satoe" belum ada di cities/'),
        ("pages/tentang/index.en.md", '"people" belum ada di cities/satu/city'),
        (f"{STORY}/index.en.md", '"luas" belum ada di cities/dua/city'),
    }


@pytest.mark.parametrize(
    "body",
    [
        "{{figure: satu}}",
        "{{figure: satu.penduduk = 90.000,5}}",
        "{{figure: satu.pendüduk}}",
        "{{figur: satu.penduduk}}",
        "<p>{{figure: satu.penduduk}}</p>",
    ],
)
def test_what_only_looks_like_a_reference_is_told(tmp_path: Path, body: str) -> None:
    (problem,) = told(site_that_cites("Alinea.", body), tmp_path)
    line = (tmp_path / f"content/{STORY}/index.id.md").read_text("utf-8").split("\n")
    assert body in line[problem.line - 1]
    assert "{{figure: kota.kunci}}" in problem.id


def test_code_is_no_problem(tmp_path: Path) -> None:
    assert told(site_that_cites("Tulis `{{figure: kota.kunci}}`."), tmp_path) == []


def test_titles_hold_no_references(tmp_path: Path) -> None:
    made = site_that_cites("Alinea.", title="Kota dengan {{figure: satu.penduduk}}")
    (problem,) = told(made, tmp_path)
    assert (problem.field, problem.level) == ("title", "error")


def test_a_changed_figure_is_a_notice_and_holds_nothing_up(tmp_path: Path) -> None:
    made = site_that_cites("Ada {{figure: satu.penduduk = 89999}}.")
    (problem,) = told(made, tmp_path)
    assert problem.level == "notice"
    assert "89999" in problem.id
    assert "cities/satu/city.yml memuat 90000" in problem.id
    assert "says 90000" in problem.en
    found = Problems()
    found.keep(problem)
    found.stop_if_any()
    assert found.errors == ()


def test_a_figure_is_due_after_its_day_of_review_and_not_on_it(tmp_path: Path) -> None:
    made = small_site(3, stories=3)
    made.documents["cities/satu/city.yml"]["figures"][0]["review_after"] = "2026-11-20"
    assert told(made, tmp_path, date(2026, 11, 20)) == []
    (problem,) = told(made, tmp_path)
    assert (problem.level, problem.field, problem.place) == ("notice", "review_after", "penduduk")
    lines = (tmp_path / "content/cities/satu/city.yml").read_text("utf-8").split("\n")
    assert "review_after" in lines[problem.line - 1]


def test_check_ends_well_with_notices_alone(tmp_path: Path, capsys) -> None:
    made = site_that_cites("Ada {{figure: satu.penduduk = 5}}.")
    made.write(tmp_path / "content")
    options = {"today": TODAY, "cache": tmp_path / "cache"}
    assert commands.check(tmp_path / "content", language="en", **options) == 0
    said = capsys.readouterr().out
    assert said.startswith("Worth a look, though nothing is held up: 1.\n")
    assert commands.check(tmp_path / "content", form="json", **options) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["level"] == "notice"


def test_errors_are_told_before_notices() -> None:
    problems = [
        Problem("content/a.md", 1, "x", "lama.", "old.", level="notice"),
        Problem("content/b.md", 2, "", "salah.", "wrong."),
    ]
    text = as_text(problems)
    assert text == (
        "Belum bisa terbit: 1 hal perlu diperbaiki.\n\ncontent/b.md:2\n  salah.\n\n"
        "Perlu dilihat, tetapi tidak menahan terbit: 1 hal.\n\ncontent/a.md:1\n  x: lama.\n"
    )
    assert [row["level"] for row in json.loads(as_json(problems))] == ["notice", "error"]


def test_the_words_are_kept_and_the_figure_is_not(tmp_path: Path) -> None:
    """A new value reaches pages, lists and feeds though no story was parsed again."""
    fields = {"standfirst": "Kini {{figure:satu.penduduk}}."}
    made = site_that_cites("Ada {{figure: satu.penduduk}} & banyak.", **fields)

    def built() -> str:
        made.write(tmp_path / "content")
        status = commands.build(
            tmp_path / "content",
            tmp_path / "output",
            today=TODAY,
            workers=1,
            cache=tmp_path / "cache",
            check_needs=True,
        )
        assert status == 0
        names = ("berita/2026/kabar-1/index.html", "umpan/atom.xml", "index.html")
        return "\n".join((tmp_path / "output" / name).read_text("utf-8") for name in names)

    before = built()
    assert before.count("Kini 90.000\N{NO-BREAK SPACE}jiwa.") >= 3
    assert "Ada <data" in before
    assert "Ada &lt;data" in before
    made.documents["cities/satu/city.yml"]["figures"][0]["value"] = 91234
    after = built()
    assert "90.000" not in after
    assert after.count("Kini 91.234\N{NO-BREAK SPACE}jiwa.") == before.count("Kini 90.000")
    assert 'value="91234"' in after


def test_a_value_seen_by_the_writer_leaves_the_translation_as_good_as_it_was() -> None:
    from plugins.reading.translation_hash import source_hash
    from plugins.schema.stories import PageFields

    page = PageFields(title="Judul")
    plain = source_hash(page, "Ada {{figure: satu.luas}}.")
    assert source_hash(page, "Ada {{figure: satu.luas = 374.747}}.") == plain
    assert source_hash(page, "Ada {{figure: satu.area}}.") != plain


def test_the_minimal_site_still_has_nothing_to_tell(tmp_path: Path) -> None:
    write(MINIMAL, tmp_path / "content")
    problems = Problems()
    read_content(tmp_path / "content", ROOT / "theme", TODAY, problems)
    assert list(problems) == []
