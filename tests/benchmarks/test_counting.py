import pytest

from benchmarks.counting import Pages, UnequalWork, count, refuse_unequal


def put(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_pages_say_their_kind(tmp_path):
    article = '<!doctype html>\n<html lang="id" data-page="article">'
    put(
        tmp_path,
        {
            "a/index.html": article,
            "b/index.html": article,
            "index.html": "<html lang=id data-page=list>",
            "tags/index.html": '<html data-page="overview">',
            "umpan.xml": '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">',
            "sitemap.xml": "<urlset></urlset>",
            "style.css": "",
        },
    )
    found = count(tmp_path)
    assert (found.articles, found.lists, found.feeds, found.others) == (2, 1, 1, 1)
    assert found.size > 100


def test_pages_of_the_real_theme_are_told_by_their_addresses(tmp_path):
    names = {
        "article": ("berita/2026/pawai-budaya", "en/news/2026/culture-parade"),
        "list": (
            *("berita", "berita/hal/3", "kategori/budaya", "kategori/budaya/hal/2"),
            *("tag/batik", "en/news", "en/category/culture", "en/tag/batik/page/12"),
        ),
        "other": ("berita/2026", "berita/2026/05", "kota/semarang", "en", "en/news/2026/05"),
    }
    put(tmp_path, {f"{n}/index.html": "<html>" for each in names.values() for n in each})
    found = count(tmp_path)
    assert (found.articles, found.lists, found.others) == (2, 8, 5)


def test_missing_articles_are_refused():
    with pytest.raises(UnequalWork, match="199 article pages, not 200"):
        refuse_unequal("Hugo", Pages(199, 100, 2, 0, 0), (200, 100), equal_lists=True)


def test_lists_may_differ_by_two_per_cent_and_no_more():
    refuse_unequal("Hugo", Pages(200, 98, 2, 0, 0), (200, 100), equal_lists=True)
    with pytest.raises(UnequalWork, match="97 list pages, foreseen 100"):
        refuse_unequal("Hugo", Pages(200, 97, 2, 0, 0), (200, 100), equal_lists=True)


def test_the_real_theme_may_have_lists_of_its_own():
    refuse_unequal("Kabar Kota", Pages(200, 50, 36, 900, 0), (200, 100), equal_lists=False)


def test_a_feed_for_each_language_is_asked_for():
    with pytest.raises(UnequalWork, match="1 feeds"):
        refuse_unequal("Hugo", Pages(200, 100, 1, 0, 0), (200, 100), equal_lists=True)
