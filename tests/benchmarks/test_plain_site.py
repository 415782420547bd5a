"""The plain site of the like-for-like row still fits the engine."""

from benchmarks.corpus import Corpus
from benchmarks.counting import count, refuse_unequal
from benchmarks.measuring import measure
from benchmarks.plain.tool import Plain


def test_the_plain_site_has_the_peers_pages(tmp_path):
    tool, corpus, site = Plain(tmp_path / "environments"), Corpus(30), tmp_path / "site"
    tool.install()
    tool.write_corpus(site, corpus)
    measure(tool.commands(site), site, tmp_path / "home", {})
    found = count(tool.output(site))
    refuse_unequal(tool.title, found, corpus.pages(), equal_lists=True)
    assert (found.lists, found.feeds, found.others) == (corpus.pages()[1], 2, 0)
