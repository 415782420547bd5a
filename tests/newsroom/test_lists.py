"""Lists of stories: which page a story is on, what stays, what each language has."""

import pickle
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plugins.languages import Language
from plugins.languages.words import load_words
from plugins.model.occurrences import Occurrence
from plugins.model.records import City, Story, Text, Words
from plugins.model.site import Registers, Site, SiteDraft
from plugins.model.tags import tag_key, tag_of, tags
from plugins.newsroom.agency_views import agency_pages
from plugins.newsroom.archive_views import month_pages, year_pages
from plugins.newsroom.category_views import category_pages
from plugins.newsroom.index_views import first_letter, index_view, sorting_key
from plugins.newsroom.list_views import NewsView, news_pages
from plugins.newsroom.not_found_views import not_found_view
from plugins.newsroom.pagination import ListingPage, listing_pages, pager
from plugins.newsroom.plugin import newsroom_outputs
from plugins.newsroom.tag_views import tag_pages
from plugins.problems import Problems
from plugins.schema.cities import City as CityFields
from plugins.schema.events import Event
from plugins.schema.registers import Agency, Category, TagWords
from plugins.schema.texts import Bilingual
from tests.support.paths import ROOT
from tests.support.views import templates, views_of

THEME = ROOT / "theme"
NOW = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)


def story(number: int, *, english: bool = True, **fields: object) -> Story:
    """Story ``number``, published that many days after 1 January 2026 at noon."""
    languages: tuple[Language, ...] = ("id", "en") if english else ("id",)
    texts = tuple(
        Text(
            language,
            f"{language}.md",
            f"{language} {number}",
            f"kabar-{number}",
            Words("<p>…</p>", "…"),
        )
        for language in languages
    )
    values: dict[str, object] = {
        "key": f"news/2026/kabar-{number}",
        "published": datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=number),
        "category": "budaya",
        "texts": texts,
        **fields,
    }
    return Story(**values)  # type: ignore[arg-type]


def site(
    stories: Sequence[Story] = (),
    cities: Sequence[City] = (),
    occurrences: tuple[Occurrence, ...] = (),
    registers: Registers | None = None,
) -> Site:
    return SiteDraft(
        content=Path(),
        theme=THEME,
        now=NOW,
        problems=Problems(),
        registers=registers or Registers(categories={"budaya": category("Budaya", "Culture")}),
        stories=list(stories),
        pages=[],
        cities=list(cities),
        words=load_words(THEME),
        occurrences=occurrences,
    ).finish()


def category(name: str, english: str | None = None, **fields: object) -> Category:
    return Category(name=Bilingual(id=name, en=english), **fields)  # type: ignore[arg-type]


def shown(page: ListingPage[int]) -> str:
    found = pager(page, "id", "/berita/", load_words(THEME)["id"])
    if found is None:
        return ""
    return " ".join(f"[{p.text}]" if p.href is None and not p.gap else p.text for p in found.pages)


class TestPages:
    @pytest.mark.parametrize(
        ("items", "sizes"),
        [(0, [0]), (1, [1]), (19, [19]), (20, [10, 10]), (29, [19, 10]), (30, [10, 10, 10])],
    )
    def test_the_newest_holds_ten_to_nineteen_and_all_others_ten(
        self, items: int, sizes: list[int]
    ) -> None:
        pages = listing_pages(range(items))
        assert [len(page.items) for page in pages] == sizes
        assert [page.number for page in pages] == list(range(len(sizes), 0, -1))
        assert [page.newest for page in pages] == [True, *[False] * (len(sizes) - 1)]

    def test_a_new_story_changes_the_bare_page_alone_until_it_is_full(self) -> None:
        for count in range(20, 60):
            before = {page.number: page for page in listing_pages(range(-count, 0))}
            after = {page.number: page for page in listing_pages(range(-count - 1, 0))}
            # Numbers stand for stories: the newest is the smallest one.
            numbered = {n: p for n, p in before.items() if not p.newest}
            changed = {n for n, page in numbered.items() if after[n] != page}
            created = set(after) - set(before)
            if created:
                assert changed <= {max(numbered)}
                assert after[max(numbered)].items == before[max(numbered)].items
            else:
                assert not changed

    def test_the_pager_counts_down_to_the_oldest(self) -> None:
        pages = {page.number: page for page in listing_pages(range(129))}
        assert shown(pages[12]) == "[12] 11 10 9 … 1"
        assert shown(pages[11]) == "12 [11] 10 9 … 1"
        assert shown(pages[5]) == "6 [5] 4 3 2 1"
        assert shown(pages[2]) == "3 [2] 1"
        assert shown(pages[1]) == "2 [1]"
        assert not shown(listing_pages(range(19))[0])

    def test_the_page_before_the_newest_leads_to_the_bare_address(self) -> None:
        words = load_words(THEME)["en"]
        pages = {page.number: page for page in listing_pages(range(40))}
        second = pager(pages[2], "en", "/en/news/", words)
        third = pager(pages[3], "en", "/en/news/", words)
        assert second is not None
        assert third is not None
        assert (second.older, second.newer) == ("/en/news/page/1/", "/en/news/page/3/")
        assert (third.older, third.newer) == ("/en/news/page/2/", "/en/news/")
        assert third.pages[0].label == "Page 4"


class TestNews:
    def test_stories_stand_under_their_day_newest_first(self) -> None:
        late = story(2, key="news/2026/malam", published=datetime(2026, 1, 3, 20, tzinfo=UTC))
        view = next(views_of(news_pages(site([story(1), story(2), late]), "id")))
        assert [(day.number, day.weekday, len(day.cards)) for day in view.days] == [
            ("3", "Sabtu Kliwon", 2),
            ("2", "Jumat Wage", 1),
        ]
        assert view.days[0].month == "Januari 2026"
        assert view.days[0].cards[0].moment is not None
        assert view.days[0].cards[0].moment.text.startswith("20.00")

    def test_at_most_two_covers_a_day_and_none_for_samples(self) -> None:
        day = datetime(2026, 5, 1, 8, tzinfo=UTC)
        many = [story(n, published=day + timedelta(hours=n), sample=n == 5) for n in range(6)]
        newer = story(0, key="news/2026/baru", published=day + timedelta(days=2))
        view = next(views_of(news_pages(site([*many, newer]), "id")))
        pictures = [card.picture is not None for card in view.days[1].cards]
        assert pictures == [False, True, True, False, False, False]
        assert [card.standfirst for card in view.days[1].cards[1:]] == [None] * 5

    def test_english_lists_leave_out_what_was_not_translated(self) -> None:
        made = site([story(1), story(2, english=False)])
        assert sum(len(day.cards) for day in next(views_of(news_pages(made, "id"))).days) == 2
        assert sum(len(day.cards) for day in next(views_of(news_pages(made, "en"))).days) == 1

    def test_without_stories_there_is_one_page_that_says_so(self) -> None:
        (view,) = views_of(news_pages(site(), "en"))
        assert not view.days
        assert "No news yet." in templates().render(view)

    def test_numbered_pages_pair_with_no_other_language_and_show_no_day(self) -> None:
        made = site([story(n) for n in range(25)])
        bare, numbered = views_of(news_pages(made, "id"))
        assert [each.language for each in bare.frame.alternates] == ["id", "en", "x-default"]
        assert [each.language for each in numbered.frame.alternates] == ["id", "x-default"]
        assert numbered.frame.switch.href == "/en/news/"
        assert numbered.frame.switch.state == "translated"
        assert numbered.frame.day is None
        assert numbered.frame.address == "/berita/hal/1/"
        assert bare.archive
        assert not numbered.archive

    def test_a_numbered_page_stays_the_same_while_stories_come(self) -> None:
        def page_one(count: int) -> NewsView:
            views = views_of(news_pages(site([story(n) for n in range(count)]), "id"))
            return next(v for v in views if v.frame.address == "/berita/hal/1/")

        assert page_one(20) == page_one(29)
        assert page_one(30) == page_one(57)

    def test_a_change_after_publication_is_said(self) -> None:
        changed = story(1, updated=datetime(2026, 1, 4, 3, tzinfo=UTC))
        view = next(views_of(news_pages(site([changed]), "en")))
        assert view.days[0].cards[0].note == "updated 4 Jan"


class TestTopics:
    def test_a_category_without_stories_still_has_its_page_in_both_languages(self) -> None:
        registers = Registers(
            categories={"budaya": category("Budaya", "Culture", slug_en="culture", motif="parang")}
        )
        made = site(registers=registers)
        (view,) = views_of(category_pages(made, "en"))
        assert view.frame.address == "/en/category/culture/"
        assert view.frame.cloths[0].src == "/kain/pinggir-parang-nila.svg"
        assert "parang" in view.intro
        assert "No news here yet." in templates().render(view)

    def test_a_motif_of_two_categories_explains_neither(self) -> None:
        both = {"a": category("A"), "b": category("B")}
        assert [
            view.intro
            for view in views_of(category_pages(site(registers=Registers(categories=both)), "id"))
        ] == ["", ""]

    def test_a_category_names_the_next_date_of_the_events_it_told_of(self) -> None:
        def held(day: datetime, event: str) -> Occurrence:
            return Occurrence(day.date(), day.date(), "contoh", event, event, provisional=True)

        fields = CityFields.model_validate(
            {"code": "33.74", "name": {"id": "Kota Contoh", "en": "Contoh"}}
        )
        events = tuple(
            Event.model_validate(
                {
                    "slug": slug,
                    "name": {"id": slug.title()},
                    "kind": "festival",
                    "rule": {"type": "fixed", "month": 2, "day": 7},
                }
            )
            for slug in ("pasar", "lomba")
        )
        city = City("contoh", fields, events=events)
        dates = (
            held(NOW - timedelta(days=300), "pasar"),
            held(NOW + timedelta(days=80), "pasar"),
            held(NOW + timedelta(days=400), "pasar"),
            held(NOW + timedelta(days=1), "lomba"),
        )
        made = site([story(1, events=("contoh/pasar",))], [city], dates)
        (view,) = views_of(category_pages(made, "id"))
        assert [(row.text, row.value) for row in view.events] == [("Pasar", "9 Feb 2027")]
        assert view.events_provisional

    def test_tags_differ_by_more_than_capitals_and_clashes_are_told_apart(self) -> None:
        made = site(
            [story(1, tags=("Wisata  budaya", "C++")), story(2, tags=("wisata budaya", "C"))]
        )
        assert tag_key(" Wisata  Budaya") == "wisata budaya"
        assert sorted(tags(made)) == ["c", "c++", "wisata budaya"]
        assert tag_of(made, "C").address("id") == "/tag/c/"
        assert tag_of(made, "C++").address("id") == "/tag/c-cedb/"

    def test_a_tag_has_a_page_only_where_it_has_stories(self) -> None:
        registers = Registers(
            categories={"budaya": category("Budaya")},
            tags={"Imlek": TagWords(name=Bilingual(id="Imlek", en="Lunar New Year"))},
        )
        made = site(
            [story(1, tags=("imlek", "pasar")), story(2, english=False, tags=("pasar", "malam"))],
            registers=registers,
        )
        assert [view.title for view in views_of(tag_pages(made, "id"))] == [
            "Imlek",
            "malam",
            "pasar",
        ]
        english = list(views_of(tag_pages(made, "en")))
        assert [view.frame.address for view in english] == [
            "/en/tag/lunar-new-year/",
            "/en/tag/pasar/",
        ]
        assert [view.lang for view in english] == [None, "id"]
        assert [row.text for row in english[0].related] == ["pasar"]


def test_an_agency_lists_its_stories_and_its_neighbours() -> None:
    registers = Registers(
        categories={"budaya": category("Budaya", "Culture")},
        agencies={
            "dinas-a": Agency(name=Bilingual(id="Dinas A", en="Agency A"), slug_en="agency-a"),
            "dinas-b": Agency(name=Bilingual(id="Dinas B")),
        },
    )
    made = site([story(1, agencies=("dinas-a",))], registers=registers)
    first, second = views_of(agency_pages(made, "en"))
    assert first.frame.address == "/en/agency/agency-a/"
    assert [(row.moment.iso, row.link.text) for row in first.rows] == [("2026-01-02", "en 1")]
    assert [(link.text, link.lang) for link in first.others] == [("Dinas B", "id")]
    assert second.lang == "id"
    assert not second.rows


class TestArchive:
    def test_months_and_years_exist_where_stories_do(self) -> None:
        made = site([story(0), story(40, english=False), story(41)])
        assert [view.frame.address for view in views_of(month_pages(made, "id"))] == [
            "/berita/2026/01/",
            "/berita/2026/02/",
        ]
        (year,) = views_of(year_pages(made, "id"))
        assert [column.number for column in year.columns[:3]] == ["1", "2", "0"]
        assert year.columns[11].number is None
        assert (year.columns[1].width, year.columns[1].height) == (20, 4)
        assert year.columns[2].href is None
        assert year.intro == "3 berita"

    def test_no_month_shows_today_not_even_the_present_one(self) -> None:
        past, now = views_of(month_pages(site([story(0), story(320)]), "id"))
        assert (past.frame.day, now.frame.day) == (None, None)

    def test_a_month_without_the_other_language_leads_to_all_news_there(self) -> None:
        (view,) = views_of(month_pages(site([story(0, english=False)]), "id"))
        assert view.frame.switch.state == "missing"
        assert view.frame.switch.href == "/en/news/"


class TestIndex:
    @pytest.mark.parametrize(
        ("text", "letter"),
        [("“Imlek”", "I"), ("élan", "E"), ("1000 lampu", "0–9"), ("Øst", "0–9"), ("…", "0–9")],
    )
    def test_a_name_stands_under_its_first_letter(self, text: str, letter: str) -> None:
        assert first_letter(text) == letter

    def test_marks_accents_and_capitals_do_not_change_the_order(self) -> None:
        assert sorting_key("«Éclair»") == "eclair»"

    def test_all_letters_are_shown_and_every_page_is_listed(self) -> None:
        view = index_view(site([story(1, tags=("Zaman",)), story(2, english=False)]), "id")
        assert len(view.letters) == 26
        listed = [entry.text for letter in view.letters for entry in letter.entries]
        assert listed == ["Budaya", "Data terbuka", "id 1", "id 2", "Zaman"]
        english = index_view(site([story(1), story(2, english=False)]), "en")
        entries = [entry for letter in english.letters for entry in letter.entries]
        assert [entry.text for entry in entries] == ["Culture", "en 1", "Open data"]
        assert entries[-1].href == "/en/data/"


def test_the_page_for_what_was_withdrawn_says_so_in_both_languages() -> None:
    view = not_found_view(site(), "id", 410)
    assert view.frame.address == "/410.html"
    html = templates().render(view)
    assert ">410<" in html
    assert "sudah ditarik" in html
    assert "was withdrawn" in html


def test_the_missing_page_speaks_both_languages_and_stays_out_of_indexes() -> None:
    view = not_found_view(site(), "en")
    assert (view.here.language, view.there.language) == ("en", "id")
    assert view.frame.address == "/en/404.html"
    assert view.frame.robots == "noindex"
    assert view.there.links[0].href == "/"
    html = templates().render(view)
    assert 'lang="id"' in html
    assert "<pattern" in html


def test_every_page_renders_twice_alike_and_its_view_can_be_kept() -> None:
    registers = Registers(
        categories={"budaya": category("Budaya")},
        agencies={"dinas-a": Agency(name=Bilingual(id="Dinas A"))},
    )
    stories = [story(n, tags=("pasar",), agencies=("dinas-a",)) for n in range(23)]
    addresses = set()
    for first, again in zip(
        views_of(newsroom_outputs(site(stories, registers=registers))),
        views_of(newsroom_outputs(site(stories, registers=registers))),
        strict=True,
    ):
        assert hash(first) == hash(again)
        assert pickle.loads(pickle.dumps(first)) == again
        assert templates().render(first) == templates().render(again)
        assert first.frame.address not in addresses
        addresses.add(first.frame.address)
    # Home, articles; news, category, tag and agency; months and years; index and what is missing.
    assert len(addresses) == 2 * (1 + 23 + 2 + 2 + 2 + 2 + 1 + 1 + 3)
