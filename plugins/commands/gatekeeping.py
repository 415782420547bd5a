"""Look at a built site as the gate before a release does, without building or publishing.

Reads   the output, ``publishing.yml`` beside the content.
Gives   what was found, as text or JSON, and a page of it; 1 where something holds a release back.
"""

import sys
from pathlib import Path
from typing import Final

from plugins.commands.speaking import say
from plugins.gate.foreign_hosts import hosts_before
from plugins.gate.inspection import Outcome, inspect
from plugins.gate.reports import as_json, as_page, as_text
from plugins.model.finishing import ReleaseRefused
from plugins.model.site import Site
from plugins.problems import Problems
from plugins.problems import as_text as problems_as_text
from plugins.reading.publishing_file import read_publishing
from plugins.schema.release_gate import ReleaseGate

_CACHE: Final = Path(__file__).resolve().parents[2] / ".cache"


def gate(
    output: Path,
    publishing_file: Path,
    *,
    form: str = "text",
    report: Path | None = None,
    language: str = "id",
    workers: int = 0,
) -> int:
    """Every check that needs no content; 2 where there is no site to look at."""
    if not (output / "index.html").is_file():
        say(
            language,
            f"Di {output} tidak ada situs: index.html tidak ditemukan.",
            f"There is no site in {output}: it has no index.html.",
        )
        return 2
    problems = Problems()
    publishing = read_publishing(publishing_file, problems)
    if problems.errors:
        sys.stderr.write(problems_as_text(problems, language))
        return 1
    outcome = inspect(output, publishing.release_gate, cache=_CACHE, workers=workers)
    if report is not None:
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(as_page(outcome), "utf-8")
    shown = report if report is None else report.resolve()
    sys.stdout.write(as_json(outcome) if form == "json" else as_text(outcome, language, shown))
    return 0 if outcome.passed else 1


def pass_gate(
    tree: Path,
    published: Path,
    site: Site,
    rules: ReleaseGate,
    cache: Path,
    language: str,
    *,
    anew: bool = False,
) -> Outcome:
    """Look at a tree that is to be published; raises ReleaseRefused.

    The report lies beside ``published``, whatever it says. With ``anew`` every file is looked at,
    whatever ``cache`` knows.
    """
    page = report_beside(published)
    told = page.with_suffix(".json")
    before = hosts_before(told)
    outcome = inspect(tree, rules, site=site, cache=cache, hosts_before=before, anew=anew)
    page.write_text(as_page(outcome), "utf-8")
    told.write_text(as_json(outcome), "utf-8")
    if not outcome.passed:
        stays = "The last release stays." if language == "en" else "Situs yang lama tetap tayang."
        raise ReleaseRefused(f"{as_text(outcome, language, page)}{stays}\n")
    if outcome.findings or outcome.unused or outcome.new_hosts:
        sys.stderr.write(as_text(outcome, language, page))
    return outcome


def report_beside(output: Path) -> Path:
    """Where the report on ``output`` is kept: its JSON has the same name with another end."""
    return output.with_name(f"{output.name}-gate.html")
