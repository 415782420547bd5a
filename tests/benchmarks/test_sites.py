"""The steps of a benchmark on a tool that is a few lines of Python."""

import sys
from pathlib import Path

import pytest

from benchmarks.corpus import Corpus
from benchmarks.counting import UnequalWork
from benchmarks.measuring import BuildFailed, measure
from benchmarks.rounds import Step
from benchmarks.sites import Sites
from benchmarks.tool import Tool, address, write

BUILD = """
import pathlib
root = pathlib.Path()
template = (root / "article.html").read_text("utf-8")
for path in (root / "content").rglob("*.md"):
    where, words = path.read_text("utf-8").split("\\n", 1)
    page = root / "output" / where.strip("/") / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(template.replace("WORDS", words), "utf-8")
for number in range(int((root / "lists").read_text())):
    page = root / "output" / "list" / str(number) / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("<html data-page=list>")
for name in ("a", "b"):
    (root / "output" / f"{name}.xml").write_text("<feed>")
"""
PAGE = '<html data-page="article"><article>WORDS</article>'
SIZE = 24


class Small(Tool):
    name = "small"
    title = "Small"

    def install(self):
        pass

    def version(self):
        return "1"

    def lay_out(self, site):
        write(site / "build.py", BUILD)
        write(site / "article.html", PAGE)
        write(site / "lists", str(Corpus(SIZE).pages()[1]))

    def write_text(self, site, story, language):
        path = site / "content" / story.folder / f"{language}.md"
        return write(path, f"{address(story, language)}\n{story.texts[language].body}")

    def commands(self, site):
        return [[sys.executable, "build.py"]]

    def article_template(self, site):
        return site / "article.html"


@pytest.fixture
def bench(tmp_path):
    said = []
    sites = Sites(tmp_path / "sites", tmp_path / "home", said.append)
    tool = Small(tmp_path / "environments")
    site = tmp_path / "sites" / str(SIZE) / "small"

    def run(scenario, turn=1):
        return sites.run(Step(SIZE, turn, scenario, tool))

    run.site, run.said, run.sites = site, said, sites
    return run


def page(site: Path, story, language="id"):
    return (site / "output" / address(story, language).strip("/") / "index.html").read_text("utf-8")


def test_a_cold_run_counts_pages_and_starts_from_nothing(bench):
    bench("cold")
    stray = bench.site / "output" / "stray.html"
    stray.write_text("<html data-page=list>")
    measured, pages = bench("cold")
    assert measured.seconds > 0
    assert (pages.articles, pages.lists, pages.feeds, pages.others) == (
        *Corpus(SIZE).pages(),
        2,
        0,
    )
    assert not stray.exists()


def test_each_change_shows_in_the_output(bench):
    corpus = Corpus(SIZE)
    bench("cold")
    bench("edit")
    assert "Suntingan 1." in page(bench.site, corpus.story(SIZE // 2))
    bench("pair")
    assert page(bench.site, corpus.new_pair(1), "en")
    bench("template")
    assert "Edisi 1" in page(bench.site, corpus.story(0))


def test_the_next_round_starts_from_the_committed_state(bench):
    corpus = Corpus(SIZE)
    for scenario in ("cold", "edit", "pair", "template", "memory"):
        bench(scenario)
    shown = page(bench.site, corpus.story(SIZE // 2))
    assert "Suntingan" not in shown
    assert "Edisi" not in shown
    assert not (bench.site / "output" / address(corpus.new_pair(1), "id").strip("/")).exists()


def test_a_change_that_is_not_built_is_refused(bench):
    bench("cold")
    (bench.site / "build.py").write_text("")
    with pytest.raises(UnequalWork, match="edit is not in the output"):
        bench("edit")


def test_an_edit_after_an_interruption_builds_once_before(bench):
    bench("edit")
    assert any("uncounted" in words for words in bench.said)
    bench.said.clear()
    bench("no-change")
    assert not bench.said


def test_a_size_can_be_dropped(bench):
    bench("cold")
    bench.sites.drop(SIZE)
    assert not bench.site.exists()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_memory_is_that_of_all_processes_together(tmp_path):
    child = "import time; kept = b'x' * (40 * 2**20); time.sleep(0.6)"
    both = (
        "import subprocess, sys; kept = b'x' * (40 * 2**20); "
        f"subprocess.run([sys.executable, '-c', {child!r}])"
    )
    measured = measure(
        [[sys.executable, "-c", both]], tmp_path, tmp_path / "home", {}, watched=True
    )
    assert measured.memory_kind in {"PSS", "RSS"}
    assert measured.memory > 80 * 2**20


def test_a_failing_tool_says_what_it_said(tmp_path):
    code = "import sys; print('no such theme'); sys.exit(3)"
    with pytest.raises(BuildFailed, match="no such theme"):
        measure([[sys.executable, "-c", code]], tmp_path, tmp_path / "home", {})


def test_a_tool_sees_no_stray_variables(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    code = "import os, sys; sys.exit('PYTHONPATH' in os.environ or os.environ['KNOWN'] != 'yes')"
    measure([[sys.executable, "-c", code]], tmp_path, tmp_path / "home", {"KNOWN": "yes"})
