"""Names of files that no editor types, but an archive or a repository can hold."""

from hypothesis import strategies as st

FOLDERS = [
    "",
    "news/",
    "news/2026/",
    "news/2026/halo/",
    "pages/",
    "cities/",
    "cities/contoh/",
    "registers/",
]
NAMES = [
    *(
        "a" * 250,
        "é.jpg",
        "e\u0301.jpg",
        "\u202egpj.exe",
        "a\nb.md",
        "\x1b[31m.md",
        "CON",
        "a?b.jpg",
        "a ",
        ".",
    ),
    *(
        "index.id.md",
        "INDEX.ID.MD",
        "index.jv.md",
        "city.yml",
        "City.yml",
        "foto.jpg",
        "Foto.jpg",
        "x.php",
    ),
    *(
        "\udcff.jpg",
        "\udcff",
        "a\\b.md",
        "<b>.svg",
        '"x".jpg',
        "%2e%2e",
        "..jpg",
        "-rf",
        "~",
        "a/b/c/d/e",
        "\u200b",
    ),
    *(
        "/".join("d" * 14),
        "news/2026/halo/index.id.md",
        "semua",
        "..%2f",
        "\u2028.md",
        "\ufeff.md",
        "nul\x07",
    ),
]

names = st.sampled_from(NAMES) | st.text(min_size=1, max_size=20)
files = st.dictionaries(
    st.tuples(st.sampled_from(FOLDERS), names, st.sampled_from(["", ".md", ".jpg", ".yml"])).map(
        "".join
    ),
    st.sampled_from([b"", b"---\ntitle: a\n---\n", b"\xff\xd8", b"code: x\n"]),
    min_size=1,
    max_size=300,
)
