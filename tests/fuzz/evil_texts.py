"""Stories as nobody means them: every mark of Markdown in rows, and fields that fit nothing."""

from hypothesis import strategies as st

from tests.support.site import MINIMAL

LARGEST = 990_000
"""Bytes of all files of one input together."""

STORY = "news/2026/halo/index.id.md"
ENGLISH = "news/2026/halo/index.en.md"
PAGE = "pages/tentang/index.id.md"

PIECES = [
    *("*", "_", "**", "__", "`", "``", "[", "]", "(", ")", "![", "](", "<", ">", "&", "\\", "|"),
    *("# ", "> ", "- ", "* ", "1. ", "    ", "\t", "\n", "\n\n", "---\n", "===\n", ":   ", "~~~\n"),
    *(
        "```\n",
        "| a ",
        "|---",
        "[^1]",
        "[^1]: x\n",
        "*[HTML]: y\n",
        "[a]: b\n",
        "[a][a]",
        "!!! kata\n",
    ),
    *("{: .x }", "{: #a }", "{{figure: contoh.area}}", "{{figure:", "}}", "{{", "= 1", "{% x %}"),
    *(
        "<div markdown=1>",
        "</div>",
        "<b>",
        "</b>",
        "<a ",
        "<a href=",
        "<img ",
        "<p>",
        "<pre>",
        "<!--",
    ),
    *(
        "-->",
        "<![CDATA[",
        "<?",
        "onx=",
        " on",
        "javascript:",
        "data",
        "&#1;",
        "&#0;",
        "&amp;",
        "&lt;",
    ),
    *(
        "a",
        "aa ",
        " ",
        '"',
        "'",
        "--",
        "---",
        "...",
        "1945--2000",
        "8.00",
        "'90-an",
        "https://x.id/",
    ),
    *(
        "foto.jpg",
        "x.md",
        "../",
        "\u00a0",
        "\u2028",
        "\u202e",
        "\U0001f600",
        "\ue000",
        "\ufffe",
        "\x85",
    ),
    *("<sup id=fnref:1>", "<h1>", "</h6>", "[TOC]", "[x](y)", "![x](y)", '[x](y "z', "Ā", "ß", "İ"),
]

counts = st.sampled_from([1, 1, 1, 2, 3, 10, 100, 1_000, 5_000, 20_000, 100_000, 500_000])


def rows(pieces: list[str]) -> st.SearchStrategy[str]:
    """A few pieces, again and again."""
    some = st.lists(st.sampled_from(pieces), min_size=1, max_size=4).map("".join)
    return st.tuples(some, counts).map(lambda drawn: (drawn[0] * drawn[1])[:LARGEST])


def joined(pieces: list[str]) -> st.SearchStrategy[str]:
    parts = rows(pieces) | st.text(max_size=60) | st.sampled_from(pieces)
    return st.lists(parts, min_size=1, max_size=8).map("".join).map(lambda text: text[:LARGEST])


FIELDS = [
    *("title", "standfirst", "date", "category", "agencies", "desk", "dateline", "byline", "tags"),
    *(
        "places",
        "events",
        "image",
        "pinned",
        "draft",
        "sample",
        "publish_at",
        "slug",
        "updated",
        "x",
    ),
]
VALUES = [
    *("", "~", "true", "2026-03-02 09:45", "9999-12-31 23:59 -12:00", "0001-01-01", "2026-13-45"),
    *(
        "[]",
        "[a, a]",
        "{}",
        "{file: foto.jpg, alt: x}",
        "{writer: har}",
        "[contoh]",
        "[contoh/tengah]",
    ),
    *("contoh", "pemerintahan", "../../x", "a" * 300, '"\\x07\\u202e"', '"{{figure: contoh.a}}"'),
    *(
        '"' + "<code " * 9_000 + '"',
        '"{{figure:' + " " * 9_000 + '"',
        "1e999",
        "0x1",
        "- a",
        "&a [*a]",
    ),
    *(
        "!!python/name:os.system",
        "|\n  a\n  b",
        ">-\n  x",
        "12:30:45",
        "'",
        "[" * 40,
        "\u2028",
        "[x" + ", x" * 3_000 + "]",
    ),
    *(
        "[" + ", ".join(f"k{n}" for n in range(600)) + "]",
        "\"''''\"",
        '"--- ... 1945--2000"',
        "1" * 40,
    ),
]

fields = st.lists(
    st.tuples(st.sampled_from(FIELDS), st.sampled_from(VALUES) | st.text(max_size=30)), max_size=6
)


def _front(drawn: list[tuple[str, str]]) -> str:
    kept = {"title": "Halo", "date": "2026-03-02 09:45", "category": "pemerintahan"}
    kept.update(dict(drawn))
    return "".join(f"{name}: {value}\n" for name, value in kept.items())


def _story(drawn: tuple[list[tuple[str, str]], str, str, str]) -> dict[str, bytes]:
    written, words, english, page = drawn
    found = {STORY: f"---\n{_front(written)}---\n\n{words}\n"}
    if english:
        found[ENGLISH] = f"---\ntitle: Hello\nslug: hello\n---\n\n{english}\n"
    if page:
        found[PAGE] = f"---\ntitle: Tentang\n---\n{page}"
    texts = {name: text.encode("utf-8", "surrogatepass") for name, text in found.items()}
    return {name: data[: LARGEST // len(texts)] for name, data in texts.items()}


# Most are short enough to be worked out, and not only refused for their length.
lengths = st.sampled_from([LARGEST, 110_000, 110_000, 50_000])
words = st.tuples(joined(PIECES), lengths).map(lambda drawn: drawn[0][: drawn[1]])
stories = st.one_of(
    st.tuples(fields, words, st.just("") | words, st.just("") | words).map(_story),
    words.map(lambda text: {STORY: text.encode("utf-8", "surrogatepass")[:LARGEST]}),
    st.binary(max_size=300).map(lambda data: {STORY: bytes(MINIMAL[STORY] or b"") + data}),
    st.binary(max_size=300).map(lambda data: {STORY: data}),
)
