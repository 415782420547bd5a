"""Inputs that once took seconds, gigabytes or the program down, and others of their kind.

Each is read in a process that may use two seconds of the processor and 500 MB, and each is either
read or told to its editor with a remedy in both languages. docs/decisions/fuzzing.md tells what
happened with those that were found by the fuzzer.
"""

import os
import socket
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.problems import Problems
from tests.fuzz import evil_geojson as maps
from tests.fuzz.evil_pictures import chunk, flat, png_claiming, png_with
from tests.fuzz.targets import TARGETS, build, check, check_folder, laid_out
from tests.support.site import MINIMAL
from tools.limited import limited

STORY = "news/2026/halo/index.id.md"
FOLDER = "news/2026/halo"
CITY = "cities/contoh"
PLAIN = bytes(MINIMAL[STORY] or b"").decode()
Files = dict[str, bytes]


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    TARGETS["names"].warm_up()


def told(work: Callable[[], Problems], tmp_path: Path) -> str:
    """What the editor reads, in English; fails where the work broke a limit."""
    said = tmp_path / "said.txt"

    def noted() -> None:
        problems = work()
        assert all(problem.id and problem.en for problem in problems)
        said.write_text("\n".join(f"{p.path}:{p.line} {p.field} {p.en}" for p in problems), "utf-8")

    outcome = limited(noted)
    assert outcome.kind == "fine", (outcome.kind, outcome.seconds, outcome.megabytes, outcome.told)
    return said.read_text("utf-8")


def words(text: str) -> Files:
    return {STORY: f"{PLAIN}\n\n{text}\n".encode()}


def field(line: str) -> Files:
    return {STORY: PLAIN.replace("desk:", f"{line}\ndesk:").encode()}


def standfirst(value: str) -> Files:
    first = next(line for line in PLAIN.splitlines() if line.startswith("standfirst:"))
    return {STORY: PLAIN.replace(first, f'standfirst: "{value}"').encode()}


def shown(name: str, data: bytes) -> Files:
    image = f"image: {{file: {name}, alt: x}}\nplaces:"
    return {f"{FOLDER}/{name}": data, STORY: PLAIN.replace("places:", image).encode()}


def outlines(features: list[object], count: int, name: str = maps.BOUNDARIES) -> Files:
    return maps._files(maps.collection(features), count, name)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" {0}>{1}</svg>'

# Texts of Markdown that backtrack, nest or grow; what is said of them may be nothing at all.
TEXTS = {
    "opening brackets": "[" * 100_000,
    "brackets with pictures": "![" * 50_000,
    "links begun": "[a](" * 25_000,
    "link titles begun": '[a](b "' * 14_000,
    "references": "[a][" * 25_000,
    "reference bomb": "".join(f"[r{n}]: x{n}\n" for n in range(5_000)) + "[r1][r2]" * 5_000,
    "stars": "*" * 100_000,
    "stars and letters": "*a" * 50_000,
    "underscores": "_a_" * 33_000,
    "strong begun": "**a " * 25_000,
    "backticks": "`" * 100_000,
    "backticks of many lengths": " ".join("`" * n for n in range(1, 400)),
    "angle brackets": "<" * 100_000,
    "tags begun": "<a " * 33_000,
    "handlers begun": "<a on" * 20_000,
    "tags in a title": '[x](y.md "' + "<a " * 30_000 + '")',
    "bold tags": "<b>" * 30_000,
    "paragraphs opened": "<p>" * 30_000,
    "preformatted opened": "Z" + "<pre>" * 22_000,
    "divisions opened": "<div markdown=1>\n" * 5_000,
    "comments begun": "<!-- " * 20_000,
    "entities begun": "&" * 100_000,
    "images without end": "<img " * 20_000,
    "one long attribute": f"<img {'a' * 90_000}>",
    "quotes": "> " * 40_000,
    "quotes in lines": "\n".join("> " * min(n, 200) + "a" for n in range(400)),
    "lists in lists": "\n".join("    " * min(n, 200) + "- a" for n in range(300)),
    "numbered": "1. a\n" * 20_000,
    "admonitions": "!!! kata\n    a\n" * 6_000,
    "admonitions in each other": "\n".join("    " * n + "!!! kata" for n in range(150)),
    "table of many columns": "|a" * 20_000 + "|\n" + "|-" * 20_000 + "|\n" + "|a" * 5_000,
    "table of many rows": "|a|b|\n|-|-|\n" + "|a|b|\n" * 15_000,
    "footnotes": "".join(f"[^{n}]" for n in range(4_000)) + "\n\n" + "[^1]: a\n" * 4_000,
    "footnotes in themselves": "[^1]\n\n"
    + "".join(f"[^{n}]: [^{n + 1}]\n\n" for n in range(2_000)),
    "abbreviations": "".join(f"*[A{n}]: b\n" for n in range(3_000)) + " A1 A2" * 8_000,
    "definitions": "a\n:   b\n\n" * 9_000,
    "attributes": "# a {: " + "x=y " * 20_000 + "}",
    "fences begun": "```\n~~~\n" * 12_000,
    "headings": "# a\n" * 20_000,
    "contents": "[TOC]\n\n" * 500 + "# a\n\n" * 10_000,
    "figure and spaces": "{{figure:" + " " * 90_000,
    "figures and spaces": ("{{figure:" + " " * 500) * 190,
    "figure with a value and spaces": "{{figure: a.b" + " " * 90_000 + "= 1",
    "unknown figures": "".join(f"{{{{figure: contoh.a{n}}}}} " for n in range(4_000)),
    "quotes of type": "\"'" * 50_000,
    "dashes": "-" * 100_000,
    "dashes and digits": "1--" * 33_000,
    "spaces": "a" + " " * 99_000 + "b",
    "lines": "\n" * 100_000,
    "lines of spaces": " \n" * 50_000,
    "one long word": "a" * 100_000,
    "line ends in Markdown": "a  \n" * 25_000,
    "backslashes": "\\" * 100_000,
    "addresses": "<https://x.id/a> " * 6_000,
    "e-mail": "<a@" * 30_000,
    "superscripts": "<sup>" * 20_000,
    "code begun": "<code " * 16_000,
    "private signs": "\ue000\ue020" * 16_000,
    "links to nowhere": "[a](b.md) " * 9_000,
    "pictures of nowhere": "![a](b.jpg) " * 8_000,
    "unsafe tags": "<script>" * 12_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_texts_that_backtrack_nest_or_grow(name: str, tmp_path: Path) -> None:
    told(lambda: check(words(TEXTS[name])), tmp_path)


# What the editor is told of each: part of the message, after the file.
ATTACKS: dict[str, tuple[Files, str]] = {
    "long story": (words("kata " * 100_000), "120 kB at most"),
    "much front matter": (standfirst("kata " * 15_000), "64 thousand characters"),
    "many tags": (field(f"tags: [{', '.join('a' * 9 for _ in range(3_000))}]"), "more than 2000"),
    "unknown agencies": (
        {STORY: PLAIN.replace("[diskominfo]", str([f"k{n}" for n in range(1_500)])).encode()},
        "only some problems",
    ),
    "code in a standfirst": (
        standfirst("<code " * 9_000 + "{{figure x"),
        "isn't read as a figure",
    ),
    "control by escape": (standfirst("a\\x07b"), "control character"),
    "no character": (words("a\ufffeb"), "control character"),
    "year nine thousand": (field("publish_at: 9999-12-31 23:59 -12:00"), "between 1000 and 2999"),
    "many unknown fields": (
        {f"{CITY}/city.yml": b'code: "33.99"\n' + b"".join(b"x%d: 1\n" % n for n in range(25_000))},
        "only some problems",
    ),
    "many values": (
        {f"{CITY}/events.yml": b"events: [" + b"1," * 70_000 + b"]"},
        "more than 60000",
    ),
    "many wrong entries": (
        {"registers/people.yml": b"".join(b"p%d: {label: x}\n" % n for n in range(9_000))},
        "only some problems",
    ),
    "deep values": ({f"{CITY}/city.yml": b"[" * 500_000}, "more than 30 levels"),
    "deep blocks": ({f"{CITY}/city.yml": b"- " * 400_000}, "more than 30 levels"),
    "alias": ({f"{CITY}/city.yml": b"a: &a [x]\nb: *a\n"}, "YAML references"),
    "tag": ({f"{CITY}/city.yml": b"a: !!python/name:os.system x\n"}, "isn't used here"),
    "digits": (outlines([maps.feature("33.99.01", [[[10**400, 1]] * 4])], 1), "properties.code|[l"),
    "deep JSON": ({maps.BOUNDARIES: b"[" * 900_000}, "FeatureCollection"),
    "half a pair": (outlines([maps.feature("\ud800", [maps.square()])], 1), "official area code"),
    "no rings": (outlines([maps.feature("33.99.01", [5], "MultiPolygon")], 1), "list of rings"),
    "empty polygon": (
        outlines([maps.feature("33.99.01", [[]], "MultiPolygon")], 1),
        "list of rings",
    ),
    "many unknown areas": (
        outlines([maps.feature(f"44.{n}", [maps.square()]) for n in range(5_000)], 90),
        "only some problems",
    ),
    "combs": (
        outlines(
            [maps.feature(f"33.99.0{n}", [maps.comb(4_000, turned=n == 2)]) for n in (1, 2)], 2
        ),
        "thousands of times",
    ),
    "comb": (
        outlines([maps.feature("33.99.01", [[maps.comb(9_000, turned=False)]], "MultiPolygon")], 1),
        "thousands of times",
    ),
    "star": (outlines([maps.feature("33.99.01", [maps.star(9_001)])], 1), "thousands of times"),
    "wall of pixels": (
        shown("a.png", png_claiming(20_000, 20_000, 8, 6, zlib.compress(b"\0" * 9_000))),
        "pixels",
    ),
    "flat wall": (shown("a.png", flat("png", "RGBA", 12_000, 12_000)), "too many pixels"),
    "flat wall of bits": (shown("a.png", flat("png", "1", 6_000, 4_000)), "6000 x 4000 pixels"),
    "long strip": (shown("a.png", flat("png", "L", 1, 20_000)), "1 x 20000 pixels"),
    "text bomb": (
        shown("a.png", png_with(chunk(b"zTXt", b"k\0\0" + zlib.compress(b"a" * 90_000_000)))),
        "not the kind of picture",
    ),
    "colour profile bomb": (
        shown("a.png", png_with(chunk(b"iCCP", b"k\0\0" + zlib.compress(b"a" * 90_000_000)))),
        "",
    ),
    "wrong ending": (shown("a.jpg", flat("png", "L", 9, 9)), "not the kind of picture"),
    "cut off": (shown("a.jpg", flat("jpg", "RGB", 900, 900)[:-400]), "not the kind of picture"),
    "long namespace": (
        shown(
            "a.svg",
            SVG.format(
                f'xmlns:a="{"x" * 300_000}"', "".join(f"<a:b{n}/>" for n in range(40_000))
            ).encode(),
        ),
        "",
    ),
    "deep drawing": (shown("a.svg", SVG.format("", "<g>" * 100_000).encode()), "× <g>"),
    "drawing of drawings": (
        shown(
            "a.svg",
            SVG.format(
                "",
                '<path id="n0"/>'
                + "".join(
                    f'<g id="n{n + 1}">' + f'<use href="#n{n}"/>' * 10 + "</g>" for n in range(9)
                ),
            ).encode(),
        ),
        "<use>",
    ),
    "drawing in a circle": (
        shown("a.svg", SVG.format("", '<g id="a"><use href="#a"/></g>').encode()),
        "<use>",
    ),
    "style in pieces": (
        shown("a.svg", SVG.format("", "<style>@imp&#111;rt 'x'</style>").encode()),
        "@import",
    ),
    "style escaped": (
        shown("a.svg", SVG.format("", "<style>a{fill:u\\72l(x)}</style>").encode()),
        "url(",
    ),
    "name that turns round": ({f"{FOLDER}/\u202egpj.jpg": b""}, "signs that can't be seen"),
    "name in two signs": ({f"{FOLDER}/e\u0301.jpg": b""}, "two signs"),
    "capitals alone": ({f"{FOLDER}/Foto.svg": b"", f"{FOLDER}/foto.svg": b""}, "capitals alone"),
    "long name": ({f"{FOLDER}/{'a' * 200}.jpg": b""}, "too long"),
    "no text as a name": ({f"{FOLDER}/\udcff.jpg": b""}, "signs that can't be seen"),
    "a terminal's orders": ({f"{FOLDER}/\x1b[31m.jpg": b""}, "signs that can't be seen"),
    "many files": ({f"{FOLDER}/{n}.svg": b"" for n in range(900)}, "200 at most"),
    "deep folders": ({"news/" + "a/" * 20 + "x.md": b""}, "lies too deep"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_attacks_are_told_to_the_editor(name: str, tmp_path: Path) -> None:
    files, says = ATTACKS[name]
    assert sum(map(len, files.values())) < 1_000_000
    said = told(lambda: check(files), tmp_path)
    assert any(each in said for each in says.split("|")), said[:2_000]
    assert "\x1b" not in said
    assert len(said) < 100_000


def test_a_chain_of_events_each_counted_from_the_one_before(tmp_path: Path) -> None:
    rules = [{"type": "relative", "anchor": f"a{n - 1}"} for n in range(3_000)]
    rows = [
        f"  - {{slug: a{n}, name: {{id: A}}, kind: fair, rule: {r}}}" for n, r in enumerate(rules)
    ]
    text = "events:\n" + "\n".join(rows).replace("'", '"').replace('"a-1"', "imlek")
    files = {f"{CITY}/events.yml": text.encode()}
    assert "by way of more than 6 others" in told(lambda: check(files), tmp_path)
    few = {f"{CITY}/events.yml": "\n".join(text.splitlines()[:7]).encode()}
    outcome = limited(lambda: build(few), seconds=10)
    assert outcome.kind == "fine", outcome.told


@pytest.mark.parametrize("kind", ["pipe", "socket"])
def test_what_is_no_file_is_told_and_never_read(kind: str, tmp_path: Path) -> None:
    def work() -> Problems:
        with laid_out({}) as content:
            path = content / FOLDER / "index.en.md"
            path.unlink()
            if kind == "pipe":
                os.mkfifo(path)
            else:
                os.chdir(path.parent)
                socket.socket(socket.AF_UNIX).bind(path.name)
            return check_folder(content)

    assert "no ordinary file" in told(work, tmp_path)


def test_content_is_no_template_and_runs_nothing() -> None:
    evil = "{{ 7*7 }} {% include 'base.html' %} {{ config }} ${7*7} `id` $(id) %(x)s {0}"
    files = {
        STORY: PLAIN.replace("Halo, warga", '"{{ 7*7 }} %(x)s {0} $(id)"').encode()
        + f"\n\n{evil}\n".encode()
    }

    def work() -> None:
        from plugins import commands

        with laid_out(files) as content:
            output = content.parent / "output"
            status = commands.build(content, output, cache=content.parent / "cache", workers=1)
            assert status == 0
            page = (output / "berita/2026/halo/index.html").read_text("utf-8")
            assert "{{ 7*7 }}" in page
            assert "{% include" in page
            assert "$(id)" in page
            assert "%(x)s {0}" in page
            assert "uid=" not in page

    outcome = limited(work, seconds=10)
    assert outcome.kind == "fine", outcome.told
