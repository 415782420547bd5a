"""Fingerprints: the same for the same values, another for every change that a page can show."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace as with_fields

from plugins.model.fingerprints import SIZE, Prints, fingerprint
from plugins.model.records import PictureFile, Words
from plugins.schema.texts import Bilingual
from tests.newsroom.newsroom_sites import REGISTERS, city, signature, site, story, text, with_events

PICTURE = PictureFile("news/2026/halo/a.jpg", 10, 20, digest=b"1")


@dataclass(frozen=True, slots=True)
class Pair:
    one: object
    other: object


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "b"), ("ab",)),
        (("a", ""), ("", "a")),
        (1, "1"),
        (1, True),
        (None, ""),
        (b"a", "a"),
        ({"a": 1}, {"a": 2}),
        (Pair(1, 2), Pair(2, 1)),
        (Bilingual(id="A"), Bilingual(id="A", en="A")),
        (date(2026, 1, 2), date(2026, 1, 3)),
        (datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 1, 2, 1, tzinfo=UTC)),
    ],
)
def test_different_values_have_different_prints(one: object, other: object) -> None:
    assert fingerprint(one) != fingerprint(other)
    assert len(fingerprint(one)) == SIZE


def test_equal_values_have_equal_prints_whatever_the_order_of_their_making() -> None:
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint({"x", "y", "z"}) == fingerprint({"z", "y", "x"})
    assert fingerprint(Bilingual(id="A", en="B")) == fingerprint(Bilingual(en="B", id="A"))


def test_a_value_that_nobody_knows_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no fingerprint"):
        fingerprint(object())


@pytest.mark.parametrize(
    "changed",
    [
        *({"published": datetime(2026, 3, 2, 9, tzinfo=UTC)}, {"category": "lain"}),
        *({"updated": datetime(2026, 3, 9, tzinfo=UTC)}, {"agencies": ("dinas",)}),
        *({"desk": "umum"}, {"tags": ("Imlek",)}, {"places": ("contoh",)}),
        *({"events": ("contoh/pawai",)}, {"picture": PICTURE}, {"credit": "Warta"}),
        *({"sample": True}, {"pinned": True}, {"key": "news/2026/lain"}),
        *({"texts": (text(title="Lain"),)}, {"texts": (text(slug="lain"),)}),
        *({"texts": (text(standfirst="Ringkas"),)}, {"texts": (text(alt="Tampak"),)}),
        *({"texts": (text(caption="Ini"),)}, {"texts": (text(dateline="Balai"),)}),
        *({"texts": (text(outdated=True),)}, {"texts": (text(), text("en"))}),
    ],
)
def test_whatever_lists_show_of_a_story_changes_its_card(changed: dict[str, object]) -> None:
    before = with_fields(story(texts=(text(),)), byline=(signature(),))
    after = with_fields(before, **changed)
    prints = Prints(site())
    assert Prints(site()).card(before) != prints.card(after)
    assert Prints(site()).story(before) != prints.story(after)


def test_a_picture_with_other_bytes_is_another_picture() -> None:
    prints = Prints(site())
    assert prints.picture(PICTURE) != prints.picture(replace(PICTURE, digest=b"2"))


@pytest.mark.parametrize(
    "changed",
    [
        {"texts": (text(words_hash=b"2"),)},
        {"byline": (signature("yon"),)},
        {"body_pictures": (PICTURE,)},
    ],
)
def test_what_only_the_article_shows_leaves_the_card(changed: dict[str, object]) -> None:
    before = story(texts=(text(),))
    after = with_fields(before, **changed)
    assert Prints(site()).card(before) == Prints(site()).card(after)
    assert Prints(site()).story(before) != Prints(site()).story(after)


def test_the_order_of_a_list_counts() -> None:
    one, other = story("satu"), story("dua")
    prints = Prints(site(one, other))
    assert prints.cards((one, other)) != prints.cards((other, one))
    assert prints.cards(()) != prints.cards((one,))


def test_links_change_when_what_they_lead_to_moves_or_goes() -> None:
    here = text(links=("news/2026/lain",))
    there = story("lain", texts=(text(slug="lain"),))
    moved = story("lain", texts=(text(slug="pindah"),))
    translated = story("lain", texts=(text(slug="lain"), text("en", slug="other")))
    found = [site(*each).prints.links(here) for each in ((), (there,), (moved,))]
    assert len(set(found)) == 3
    english = with_fields(here, language="en")
    assert site(there).prints.links(english) != site(translated).prints.links(english)
    assert site(there).prints.links(here) == site(translated).prints.links(here)


def test_every_page_needs_the_registers_the_words_and_the_program() -> None:
    before = site()
    registers = replace(REGISTERS, site=REGISTERS.site.model_copy(update={"name": "Lain"}))
    after = [
        replace(before, registers=registers, _cache={}),
        replace(before, code=b"2", _cache={}),
        replace(before, cities=(city(),), _cache={}),
        replace(before, words={**before.words, "en": before.words["id"]}, _cache={}),
    ]
    prints = {made.prints.shared for made in (before, *after)}
    assert len(prints) == 5


def test_pages_do_not_all_need_what_stories_say_or_which_day_it_is() -> None:
    before = site()
    after = replace(before, stories=(story(),), now=before.now + timedelta(days=1), _cache={})
    assert before.prints.shared == after.prints.shared
    assert before.prints.day != after.prints.day


def test_a_citys_profile_says_nothing_of_its_events_but_the_city_does() -> None:
    before, after = city(), with_events(city(), "pawai")
    one, other = site(cities=[before]), site(cities=[after])
    assert one.prints.profile(["contoh"]) == other.prints.profile(["contoh"])
    assert one.prints.city(before) != other.prints.city(after)
    assert one.prints.every_city != other.prints.every_city
    assert one.prints.calendar != other.prints.calendar
    assert one.prints.profile(["contoh"]) != one.prints.profile(["tiada"])


def test_words_are_not_read_for_a_print() -> None:
    class Unread:
        @property
        def html(self) -> str:
            raise AssertionError("read")

        plain = html

    one = story(texts=(text(words=Unread(), words_hash=b"1"),))
    other = story(texts=(text(words=Words("a", "b"), words_hash=b"1"),))
    assert Prints(site()).story(one) == Prints(site()).story(other)
