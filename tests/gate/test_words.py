"""Gambling words are found in every spelling, and ordinary words in none."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.gate.confusables import _ALIKE, latin
from plugins.gate.words import BREAK, flattened, gambling_words

WORDS = ("slot", "gacor", "judi", "togel", "kasino", "poker")
DIGITS = {"a": "4@", "e": "3", "g": "69", "i": "1!|l", "l": "1|", "o": "0", "s": "5$", "t": "7"}


def found(text: str) -> list[str]:
    return [hit.passage[hit.start : hit.end] for hit in gambling_words(text)]


@pytest.mark.parametrize(
    "text",
    [
        "slot gacor", "SLOT GACOR", "sl0t g4cor", "s l o t", "s-l-o-t", "S.L.O.T",
        "slot-gacor", "slotgacor88", "slot88", "j u d i", "jud1", "judi  online", "judi\nonline",
        "t0gel",
        "ｓｌｏｔ　ｇａｃｏｒ", "ѕlоt", "𝐬𝐥𝐨𝐭", "ⓢⓛⓞⓣ", "🅢🅛🅞🅣", "s\u200bl\u200bo\u200bt", "slóót",
        "slooooot", "Gates of Olympus", "m a x w i n", "maxw1n", "agenjudi",
        "sl\u00adot gacor", "ѕ ӏ о т",
    ],
)  # fmt: skip
def test_spellings(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "slot parkir", "slot waktu siaran", "Toto Suharto", "lomba burung gacor", "5107 jiwa",
        "5 1 0 7", "Van der Sloot", "judi", "bahaya judi bagi keluarga", "judi1", "judi²",
        "jackpot", "Persis tidak mudah menang", "a b c d e f g h i j k l m n o p q r s t u v w x",
        "data HKI", "link pendaftaran", "S 7°15′ T 112°", "dana BOS 2026", "poker",
        "Raja Naga 1888", f"situs{BREAK}judi",
    ],
)  # fmt: skip
def test_ordinary_words(text: str) -> None:
    assert found(text) == []


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(flattened(text)) == len(text)
    assert flattened(text).isascii()


@given(
    st.sampled_from(WORDS),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 99)), min_size=1, max_size=6),
)
def test_letters_of_other_alphabets_hide_no_word(word: str, changes: list[tuple[int, int]]) -> None:
    letters = list(word)
    for place, choice in changes:
        letter = word[place % len(word)]
        alike = _ALIKE[letter]
        letters[place % len(word)] = alike[choice % len(alike)]
    assert found(f"Baca {''.join(letters)} sekarang") == ["".join(letters)]


@given(st.sampled_from(WORDS), st.data())
def test_digits_hide_no_word_while_half_of_it_is_letters(word: str, data: st.DataObject) -> None:
    places = [place for place, letter in enumerate(word) if letter in DIGITS]
    chosen = data.draw(
        st.lists(st.sampled_from(places), min_size=1, max_size=len(word) // 2, unique=True)
    )
    letters = list(word)
    for place in chosen:
        letters[place] = data.draw(st.sampled_from(DIGITS[word[place]]))
    for end in (0, -1):  # there it is punctuation
        letters[end] = word[end] if letters[end] in "!|" else letters[end]
    if "".join(letters) != word:
        assert found(f"Baca {''.join(letters)} sekarang")


@given(st.sampled_from(WORDS), st.sampled_from(" -._*/"), st.booleans())
def test_gaps_hide_no_word(word: str, gap: str, capital: bool) -> None:
    spaced = gap.join(word.upper() if capital else word)
    assert found(f"Baca {spaced} sekarang") == [spaced]


@given(st.sampled_from(string.ascii_lowercase))
def test_what_looks_like_a_letter_passes_for_it(letter: str) -> None:
    for alike in _ALIKE[letter]:
        assert latin(alike.lower()) == letter.upper()
