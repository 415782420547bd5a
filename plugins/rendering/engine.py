"""One build under Pelican that makes what has changed, and swaps it in or leaves all as it was.

Reads   Pelican's settings, the state of the last build.
Gives   ``KabarKota``, the class that the settings name as ``PELICAN_CLASS``.

Pelican empties the output folder before it reads, a broken file only logs a message, and every
page is written every time. Here the rooms plan, what is stale is made in a tree beside the output,
and the two change places when all is done.
"""

import gc
import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from datetime import time as time_of_day
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator

from plugins.model.finishing import Finish, ReleaseRefused
from plugins.model.site import Site
from plugins.problems import ContentRefused, as_json, as_text
from plugins.rendering.build_report import BuildReport, summary
from plugins.rendering.build_state import BuildState
from plugins.rendering.cluster_refusals import ClusterRefused
from plugins.rendering.crew import Done
from plugins.rendering.disk_trouble import disk_trouble_told
from plugins.rendering.explaining import Explanation, explained
from plugins.rendering.hands import hands_for
from plugins.rendering.making import Job
from plugins.rendering.output_folder import refusal
from plugins.rendering.output_trees import OutputTrees, working_folder
from plugins.rendering.progress import shown
from plugins.rendering.published import FileSignature, files_below
from plugins.rendering.run_guards import ended_by_signals, locked, pelican_silent
from plugins.rendering.staleness import Comparison, compare, forgotten
from plugins.rendering.templates import Templates, TemplateSources, templates_in
from plugins.rendering.writer import PlanningWriter


class KabarKota(Pelican):  # type: ignore[misc] # Pelican carries no types.
    """Pelican with a plan, a staged output and an end for content that has problems."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.published = Path(settings["OUTPUT_PATH"])
        settings["OUTPUT_PATH"] = str(working_folder(self.published))
        settings["DELETE_OUTPUT_DIRECTORY"] = False
        super().__init__(settings)
        _all_plugins_or_none(self.settings["PLUGINS"], settings)
        self.report = BuildReport()
        self.writer: PlanningWriter | None = None
        self.shared_before: dict[str, bytes] = {}

    def run(self) -> None:
        """Build and swap; exits with status 1, the output untouched, where content is refused.

        So it does where the disk is full or can't be written to. Status 2 means that the output
        folder holds something that a swap would destroy, or that a cluster can't make the pages;
        130 that somebody pressed Ctrl-C.
        """
        english = self.settings.get("MESSAGES_LANGUAGE") == "en"
        with disk_trouble_told(self.published, english=english):
            self._run(english=english)

    def _run(self, *, english: bool) -> None:
        refused = refusal(self.published, Path(self.settings["PATH"]))
        if refused is not None:
            sys.stderr.write(refused[1 if english else 0] + "\n")
            raise SystemExit(2)
        with locked(self.published, english=english) as at_once, ended_by_signals():
            trees = OutputTrees(self.published)
            # What was seen before another build ended says nothing of the tree that it left.
            seen = self.settings.get("OUTPUT_FILES") if at_once else None
            try:
                self._build(trees, seen or partial(files_below, self.published))
            except ContentRefused as found:
                language = self.settings.get("MESSAGES_LANGUAGE", "id")
                teller = as_json if self.settings.get("MESSAGES_FORMAT") == "json" else as_text
                sys.stderr.write(teller(found.problems, language))
                raise SystemExit(1) from None
            except ReleaseRefused as found:
                sys.stderr.write(found.words)
                raise SystemExit(1) from None
            except ClusterRefused as refused_there:
                words = refused_there.id, refused_there.en
                sys.stderr.write(words[1 if english else 0] + "\n")
                raise SystemExit(2) from None
            except KeyboardInterrupt:
                words = (
                    "Dihentikan; hasil yang lama tetap seperti semula.",
                    "Stopped; the last output stays as it was.",
                )
                sys.stderr.write(words[1 if english else 0] + "\n")
                raise SystemExit(130) from None
            finally:
                trees.give_up()
        sys.stdout.write(summary(self.report, self.published.name, "en" if english else "id"))

    def _get_generator_classes(self) -> list[type]:
        # Pelican asks for all its templates even where it has no article.
        found: list[type] = super()._get_generator_classes()
        return [_NoArticles if each is ArticlesGenerator else each for each in found]

    def _get_writer(self) -> PlanningWriter:
        # Pelican asks for its writer in ``run``; the engine needs the same one afterwards.
        self.writer = super()._get_writer()
        return self.writer

    def _build(self, trees: OutputTrees, files: Callable[[], dict[str, FileSignature]]) -> None:
        # Plugins that look at the output once it is final wait until there is one.
        with pelican_silent(), self.report.phase("read"), signals.finalized.muted():
            super().run()
            there = files()
        assert self.writer is not None
        site = self.writer.site
        theme = Path(self.settings["THEME"])
        sources = TemplateSources.read(theme, site.words)
        heard = _heard_by_other_plugins() or trees.working.exists()
        full = bool(self.settings.get("FULL")) or heard
        doubt = bool(self.settings.get("CHECK_NEEDS"))
        with self.report.phase("plan"):
            templates = Templates(sources, site.memory, templates_in(theme))
            state = None if full else trees.state
            self.shared_before = state.shared if state is not None else {}
            found = compare(self.writer.planned, state, there, templates, doubt=doubt)
            for path in forgotten(self.writer.planned, state, found) if doubt else ():
                raise NeedsForgotten(path)
        job = Job(found.tasks, templates, trees)
        finish: Finish | None = self.settings.get("FINISH")
        if found.tasks or found.gone or state is None or finish is not None:
            with self.report.phase("make"):
                if state is None:
                    trees.begin_empty()
                else:
                    trees.begin_equal()
                    trees.remove(found.gone)
                self._make(job, sources, found)
            if heard:
                self.writer.tell_plugins(str(trees.working))
                signals.finalized.send(self)
        self._count(site, found)
        if finish is not None:
            with self.report.phase("finish"):
                found.add_finished(finish(trees.working, self.published, site), trees.working)
        self.report.removed = found.removed
        with self.report.phase("swap"):
            self._swap(trees, site, found, incremental=state is not None, heard=heard)

    def _make(self, job: Job, sources: TemplateSources, found: Comparison) -> None:
        # Views and pages come and go; what stands stays out of the search, and unshared by forks.
        gc.freeze()
        gc.enable()
        done: Done = hands_for(job, sources, self.settings.get("WORKERS", 1))
        english = self.settings.get("MESSAGES_LANGUAGE") == "en"
        for task, made in shown(done, len(job.tasks), english=english):
            found.fresh[task.path] = found.kept(task, made)
            self.report.rendered += made.rendered
            self.report.made[task.path] = made.written is not None
            if self.settings.get("CHECK_NEEDS") and made.written and not found.reasons[task.path]:
                raise NeedsForgotten(task.path)

    def _swap(
        self,
        trees: OutputTrees,
        site: Site,
        found: Comparison,
        *,
        incremental: bool,
        heard: bool,
    ) -> None:
        found.forget_old_templates()
        written = [path for path, new in self.report.made.items() if new]
        state = BuildState(
            live_inode=trees.state.live_inode if trees.state else 0,
            spare_inode=trees.state.spare_inode if trees.state else 0,
            behind=[*written, *found.gone, *found.finished],
            inputs=self.settings.get("INPUTS_DIGEST", ""),
            valid_until=self._valid_until(site),
            valid_since=site.now.timestamp(),
            shared=site.prints.shared_parts(),
            names=list(found.names),
            templates=list(found.templates),
            # Other plugins may have changed the files: the next build trusts none of them.
            files={} if heard else found.fresh,
            pages=self.report.pages,
            groups=[] if heard else found.groups,
        )
        if incremental and not state.behind and trees.state is not None:
            trees.keep(state)
            return
        trees.swap(state, twins=incremental)
        if not incremental and not heard:
            trees.renew_spare()

    def _valid_until(self, site: Site) -> float | None:
        if self.settings.get("TODAY") is not None or "SOURCE_DATE_EPOCH" in os.environ:
            return None
        midnight = datetime.combine(site.today + timedelta(days=1), time_of_day(), site.now.tzinfo)
        return min(midnight, site.next_due or midnight).timestamp()

    def explain(self, wanted: str) -> str:
        """Why the build that is done made ``wanted`` anew, or didn't."""
        assert self.writer is not None
        self.writer.planned.unfold_all()
        told = Explanation(
            site=self.writer.site,
            planned=self.writer.planned.outputs,
            report=self.report,
            before=self.shared_before,
            now=self.writer.site.prints.shared_parts(),
        )
        english = self.settings.get("MESSAGES_LANGUAGE") == "en"
        return explained(wanted, told, self.published.name, english=english)

    def _count(self, site: Site, found: Comparison) -> None:
        report = self.report
        report.pages = len([path for path in found.fresh if path.endswith(".html")])
        report.files = len(found.fresh)
        report.stories = len(site.stories)
        report.parsed = site.parsed
        report.written = sum(report.made.values())
        report.next_due = site.next_due
        report.reasons = found.reasons
        report.outdated = [t.path for s in site.stories for t in s.texts if t.outdated]
        report.untranslated = sum(len(story.texts) == 1 for story in site.stories)


class _NoArticles(ArticlesGenerator):  # type: ignore[misc] # Pelican carries no types.
    """Pelican's generator of articles, which are read and written elsewhere."""

    def generate_pages(self, writer: object) -> None:
        """Nothing: there are none."""


class NeedsForgotten(Exception):
    """A page's view changed though nothing that it is said to need did: an error in its room."""


def _heard_by_other_plugins() -> bool:
    """Whether some other plugin wants to see each page as it is written."""
    return bool(signals.content_written.receivers or signals.finalized.receivers)


def _all_plugins_or_none(loaded: list[str], settings: dict[str, Any]) -> None:
    """Pelican logs a plugin that fails to load and goes on; a site without a room is no site."""
    wanted = [name for name in settings.get("REQUIRED_PLUGINS", ()) if name not in loaded]
    if wanted:
        names = ", ".join(wanted)
        sys.stderr.write(
            f"Bagian program tidak dapat dimuat: {names}. "
            "Jalankan python3 tasks.py build --debug.\n"
        )
        raise SystemExit(2)
