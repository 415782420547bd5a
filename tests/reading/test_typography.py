"""Printer's characters per language, and what must come through untouched."""

import pytest

from plugins.reading.typography import typeset, typeset_plain

TIED = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('"Selamat datang," katanya', "“Selamat datang,” katanya"),
        ("tahun '90-an", "tahun ’90-an"),
        ("angkatan '45 dan '66", "angkatan ’45 dan ’66"),
        ("Jum'at", "Jum’at"),
        ("pukul 08.00--10.00", "pukul 08.00–10.00"),
        ("pukul 08:00 -- 10:00", "pukul 08:00–10:00"),
        ("2019--2024", "2019–2024"),
        ("satu -- dua", "satu – dua"),
        ("satu --- dua", "satu — dua"),
        ("lalu...", "lalu…"),
    ],
)
def test_typographic_characters(typed: str, set_: str) -> None:
    assert typeset(typed, "id") == set_
    assert typeset_plain(typed, "id") == set_


@pytest.mark.parametrize(
    "words",
    [
        "DPRD, WIB dan KTP",
        "1.000 dari 1.653.524",
        "pada 1/3/2024",
        "08.00-10.00",
        "nomor 024-3513366",
        "a &lt; b &amp; c",
    ],
)
def test_untouched(words: str) -> None:
    assert typeset(words, "id") == words


@pytest.mark.parametrize("tag", ["code", "kbd", "pre", "samp"])
def test_code_stays_as_typed(tag: str) -> None:
    markup = f'<p>“x”</p><{tag}>\'90 -- "x" ... 5 km</{tag}>'
    assert typeset(markup, "id") == markup


def test_attributes_stay_as_typed() -> None:
    markup = '<a href="/a--b/" title="08.00--10.00">x</a>'
    assert typeset(markup, "id") == markup


@pytest.mark.parametrize(
    ("language", "typed", "tied"),
    [
        ("id", "374 km² dan 5 km", f"374{TIED}km² dan 5{TIED}km"),
        ("id", "pukul 09.45 WIB", f"pukul 09.45{TIED}WIB"),
        ("id", "1,6 juta jiwa", f"1,6{TIED}juta jiwa"),
        ("id", "5 kmx", "5 kmx"),
        ("en", "1.6 million people", f"1.6{TIED}million people"),
        ("en", "12 per cent", f"12{TIED}per cent"),
        ("en", "5 jiwa", "5 jiwa"),
    ],
)
def test_a_number_stays_with_its_unit(language, typed: str, tied: str) -> None:
    assert typeset(typed, language) == tied


def test_a_title_needs_no_markup() -> None:
    assert typeset_plain('R&D "DPRD" <b> di Kota', "id") == "R&D “DPRD” <b> di Kota"


def test_one_text_does_not_change_the_next() -> None:
    before = typeset('"satu"', "id")
    typeset('"terbuka', "id")
    assert typeset('"satu"', "id") == before == "“satu”"
