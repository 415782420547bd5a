"""What the cache keeps is dropped as soon as anything that it followed from has changed."""

from pathlib import Path

import pytest

from tests.reading.cached_sites import STORY, cached, read, site_with_a_picture, told
from tests.support.small_site import SVG, SmallSite


@pytest.fixture
def site() -> SmallSite:
    return site_with_a_picture()


@pytest.fixture
def content(site: SmallSite, tmp_path: Path) -> Path:
    site.write(tmp_path / "content")
    return tmp_path / "content"


@pytest.fixture
def cache(content: Path) -> Path:
    return cached(content)


def test_a_change_parses_one_folder(content: Path, cache: Path, site: SmallSite) -> None:
    site.texts[STORY]["id"].paragraphs.append("Tambahan.")
    site.write(content)
    draft, _ = read(content, cache)
    assert draft.parsed == 1
    assert told(draft) == told(read(content, None)[0])


def test_another_picture_beside_the_story_is_seen(
    content: Path, cache: Path, site: SmallSite
) -> None:
    before = next(s for s in read(content, cache)[0].stories if s.key == STORY)
    site.drawings["cities/satu/images/menara.svg"] = SVG.format(55)
    site.write(content)
    draft, _ = read(content, cache)
    after = next(s for s in draft.stories if s.key == STORY)
    assert (before.body_pictures[0].width, after.body_pictures[0].width) == (90, 55)
    assert 'width="55"' in after.texts[0].body
    assert told(draft) == told(read(content, None)[0])


def test_a_nearer_file_of_the_same_name_changes_what_is_shown(
    content: Path, cache: Path, site: SmallSite
) -> None:
    near = f"{STORY}/cities/satu/images/menara.svg"
    site.drawings[near] = SVG.format(44)
    site.write(content)
    draft, problems = read(content, cache)
    assert problems == []
    shown = next(s for s in draft.stories if s.key == STORY).body_pictures[0]
    assert (shown.path, shown.width) == (near, 44)
    del site.drawings[near]
    site.write(content)
    shown = next(s for s in read(content, cache)[0].stories if s.key == STORY).body_pictures[0]
    assert shown.path == "cities/satu/images/menara.svg"


def test_a_link_whose_target_went_is_told_though_its_text_stayed(
    content: Path, cache: Path, site: SmallSite
) -> None:
    site.texts[STORY]["id"].links = ["news/2026/kabar-1"]
    site.write(content)
    assert read(content, cache)[1] == []
    gone = site.texts.pop("news/2026/kabar-1")
    site.write(content)
    with_cache, without = read(content, cache)[1], read(content, None)[1]
    assert with_cache == without != []
    site.texts["news/2026/kabar-1"] = gone
    site.write(content)
    assert read(content, cache)[1] == []


def test_a_key_that_went_from_a_register_is_told_with_its_line(
    content: Path, cache: Path, site: SmallSite
) -> None:
    site.register("categories").clear()
    site.register("categories")["lain"] = {"name": {"id": "Lain"}}
    site.write(content)
    with_cache, without = read(content, cache)[1], read(content, None)[1]
    assert with_cache == without
    assert len(without) == 6
    assert read(content, cache)[0].parsed == 0


def test_a_story_with_problems_is_read_until_it_has_none(
    content: Path, cache: Path, site: SmallSite
) -> None:
    site.texts[STORY]["id"].paragraphs.append("[ke mana](tiada.md)")
    site.write(content)
    for _ in range(2):
        draft, problems = read(content, cache)
        assert draft.parsed == 1
        assert problems == read(content, None)[1] != []
    site.texts[STORY]["id"].paragraphs.pop()
    site.write(content)
    draft, problems = read(content, cache)
    assert problems == []
    assert told(draft) == told(read(content, None)[0])


@pytest.mark.parametrize("spoilt", ["budaya: [\n", "budaya: {a: 1, a: 2}\n", "x: &a 1\n"])
def test_a_register_with_problems_is_read_until_it_has_none(
    content: Path, cache: Path, site: SmallSite, spoilt: str
) -> None:
    site.broken["registers/categories.yml"] = spoilt
    site.write(content)
    for _ in range(2):
        assert read(content, cache)[1] == read(content, None)[1] != []


def test_a_picture_with_problems_is_looked_at_until_it_has_none(
    content: Path, cache: Path, site: SmallSite
) -> None:
    site.drawings["cities/satu/images/menara.svg"] = "<svg><script/></svg>"
    site.write(content)
    for _ in range(2):
        assert read(content, cache)[1] == read(content, None)[1] != []


def test_a_source_that_became_a_translation_is_no_source_any_more(
    content: Path, cache: Path, site: SmallSite
) -> None:
    """The same bytes under another name mean something else."""
    (alone,) = [key for key in site.stories if len(site.texts[key]) == 1][:1]
    (content / alone / "index.id.md").rename(content / alone / "index.en.md")
    with_cache, without = read(content, cache)[1], read(content, None)[1]
    assert without
    assert with_cache == without


def test_a_source_that_goes_is_missed_though_no_city_changed(
    content: Path, cache: Path, site: SmallSite
) -> None:
    words = {"id": "Maju.", "en": "Onwards."}
    site.documents["cities/satu/city.yml"]["motto"] = {"text": words, "source": "semboyan"}
    source = {"kind": "document", "title": words}

    def told_of(sources: dict[str, object]) -> list[str]:
        site.documents["registers/sources.yml"].pop("semboyan", None)
        site.documents["registers/sources.yml"].update(sources)
        site.write(content)
        return [each.partition(":")[0] for each in read(content, cache)[1]]

    missing = ["content/cities/satu/city.yml"]
    for _ in range(2):
        # Twice each: what the first reading kept must not hide what is wrong.
        assert [told_of({}), told_of({})] == [missing, missing]
        assert [told_of({"semboyan": source}), told_of({"semboyan": source})] == [[], []]
