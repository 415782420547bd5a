"""The hash of a source: any word changes it, nothing else does."""

import pytest

from plugins.reading.translation_hash import source_hash
from plugins.schema.stories import StoryFields

BODY = "Kata pertama.\n\nKata kedua."


def fields(**changes) -> StoryFields:
    own = {
        "title": "Judul",
        "standfirst": "Satu kalimat.",
        "date": "2026-03-02 09:45",
        "category": "pemerintahan",
        "image": {"file": "a.jpg", "alt": "Balai", "caption": "Balai Kota", "credit": "Har"},
    }
    return StoryFields.model_validate({**own, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"tags": ["hubungan media"]},
        {"category": "budaya"},
        {"date": "2026-03-03 09:45"},
        {"slug": "lain"},
        {"draft": True},
        {"image": {"file": "b.jpg", "alt": "Balai", "caption": "Balai Kota", "credit": "Yon"}},
    ],
)
def test_what_needs_no_translator_changes_nothing(changes) -> None:
    assert source_hash(fields(**changes), BODY) == source_hash(fields(), BODY)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Judul lain"},
        {"standfirst": None},
        {"image": {"file": "a.jpg", "alt": "Kantor", "caption": "Balai Kota"}},
        {"image": {"file": "a.jpg", "alt": "Balai"}},
        {"image": None},
    ],
)
def test_a_word_changes_it(changes) -> None:
    assert source_hash(fields(**changes), BODY) != source_hash(fields(), BODY)


def test_the_words_below_count_but_not_the_space_round_them() -> None:
    assert source_hash(fields(), f"\n{BODY}  \n") == source_hash(fields(), BODY)
    assert source_hash(fields(), BODY.replace("kedua", "ketiga")) != source_hash(fields(), BODY)


def test_words_do_not_move_unseen_from_field_to_field() -> None:
    one = source_hash(fields(title="A B", standfirst="C"), BODY)
    assert one != source_hash(fields(title="A", standfirst="B C"), BODY)
    assert len(one) == 16
