import re
from collections import Counter
from statistics import mean

import pytest

from benchmarks.corpus import CATEGORIES, LANGUAGES, Corpus, edited_words, slugged
from benchmarks.eleventy.tool import Eleventy
from benchmarks.hugo.tool import Hugo
from benchmarks.kabar_kota.tool import ROOT, KabarKota
from benchmarks.nikola.tool import Nikola
from benchmarks.pelican.tool import Pelican
from benchmarks.plain.tool import Plain, PlainWithoutShortcut
from benchmarks.tool import LINE_BEFORE
from benchmarks.words import TAGS

TOOLS = (KabarKota, Plain, PlainWithoutShortcut, Hugo, Eleventy, Pelican, Nikola)


def test_the_same_seed_gives_the_same_stories():
    assert list(Corpus(40).stories()) == list(Corpus(40).stories())


def test_words_are_pinned_so_that_results_of_two_days_compare():
    story = Corpus(1000).story(7)
    assert story.texts["id"].slug == (
        "pengelola-museum-memeriksa-jalur-pejalan-kaki-di-tepi-sungai-00007"
    )
    assert story.published.isoformat() == "2016-01-26T17:29:00"
    assert story.tags == ("bus", "pemuda", "vaksin")


def test_a_larger_corpus_holds_the_smaller_ones_words():
    small, large = Corpus(20), Corpus(200)
    assert [small.story(n).texts for n in range(20)] == [large.story(n).texts for n in range(20)]


def test_stories_run_over_ten_years_oldest_first():
    days = [story.published.date() for story in Corpus(300).stories()]
    assert days == sorted(days)
    assert (days[0].year, days[-1].year) == (2016, 2025)


def test_addresses_are_unique_and_plain():
    slugs = [text.slug for story in Corpus(300).stories() for text in story.texts.values()]
    assert len(set(slugs)) == 600
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


def test_files_are_as_long_as_news_is():
    sizes = [len(text.body) for story in Corpus(200).stories() for text in story.texts.values()]
    assert 2000 < mean(sizes) < 3000
    assert min(sizes) > 1000


def test_every_kind_of_markdown_occurs_in_both_languages():
    for language in LANGUAGES:
        bodies = [story.texts[language].body for story in Corpus(200).stories()]
        for sign in ("\n## ", "\n- ", "\n| --- ", "\n> ", "[^1]", "](https://", "**", '"', " -- "):
            assert any(sign in body for body in bodies), sign


def test_both_languages_have_the_same_shape():
    for story in Corpus(100).stories():
        kinds = [
            [block[0] if block[0] in "#-|>[" else "p" for block in text.body.split("\n\n")]
            for text in story.texts.values()
        ]
        assert kinds[0] == kinds[1]


def test_ten_categories_and_enough_tags():
    corpus = Corpus(1000)
    outlines = [corpus.outline(number) for number in range(1000)]
    assert {one.category for one in outlines} == set(CATEGORIES)
    assert {tag for one in outlines for tag in one.tags} == set(TAGS)
    assert {len(one.tags) for one in outlines} <= {2, 3}


def test_pages_are_those_of_lists_of_ten():
    corpus = Corpus(120)
    lists = Counter(["all"] * 120)
    for story in corpus.stories():
        lists[story.category.name("id")] += 1
        lists.update(f"tag {tag}" for tag in story.tags)
    pages = sum(len(range(0, count, 10)) for count in lists.values())
    assert corpus.pages() == (240, 2 * pages)


def test_an_edit_changes_one_paragraph_of_one_language():
    corpus = Corpus(50)
    before, after = corpus.story(25), corpus.edited(3)
    assert before.texts["en"] == after.texts["en"]
    pairs = zip(*(s.texts["id"].body.split("\n\n") for s in (before, after)), strict=True)
    changed = [(old, new) for old, new in pairs if old != new]
    assert changed == [(changed[0][0], f"{changed[0][0]} {edited_words(3)}")]


def test_new_pairs_are_newer_than_all_and_differ_by_turn():
    corpus = Corpus(50)
    pairs = [corpus.new_pair(turn) for turn in (1, 2, 3)]
    newest = max(story.published for story in corpus.stories())
    assert all(pair.published > newest for pair in pairs)
    assert len({pair.folder for pair in pairs}) == 3


@pytest.mark.parametrize("kind", TOOLS, ids=lambda kind: kind.name)
def test_every_tool_is_handed_the_same_words(kind, tmp_path):
    tool = kind(tmp_path / "environments")
    for story in Corpus(12).stories():
        for language in LANGUAGES:
            path = tool.write_text(tmp_path / "site", story, language)
            text = path.read_text("utf-8")
            assert text.endswith(f"\n\n{story.texts[language].body}\n")
            assert story.texts[language].title in text


@pytest.mark.parametrize("kind", TOOLS, ids=lambda kind: kind.name)
def test_a_story_taken_away_leaves_no_folder(kind, tmp_path):
    tool = kind(tmp_path / "environments")
    site = tmp_path / "site"
    kept, gone = Corpus(12).story(0), Corpus(12).new_pair(1)
    paths = tool.write_story(site, kept)
    tool.remove_story(site, gone)
    assert sorted(path for path in site.rglob("*") if path.is_file()) == sorted(paths)


@pytest.mark.parametrize("kind", TOOLS, ids=lambda kind: kind.name)
def test_every_article_template_can_be_edited(kind, tmp_path):
    tool = kind(tmp_path / "environments")
    place = tool.article_template(tmp_path).relative_to(tmp_path)
    folder = ROOT if kind is KabarKota else tool.source
    committed = folder.joinpath(*(part for part in place.parts if part != "project"))
    assert LINE_BEFORE in committed.read_text("utf-8")


def test_slugs_leave_out_what_addresses_cannot_hold():
    assert slugged("Jum'at Pagi: 3 Acara!") == "jumat-pagi-3-acara"
