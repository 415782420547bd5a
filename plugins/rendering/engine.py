"""One build that makes what has changed, and swaps it in or leaves all as it was.

Reads   the settings, the state of the last build.
Gives   ``Engine``, which ``under_pelican`` completes.

The rooms plan, what is stale is made in a tree beside the output, and the two change places when
all is done.
"""

import gc
import os
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from datetime import time as time_of_day
from functools import partial
from pathlib import Path
from typing import Any

from plugins.model.finishing import Finish, ReleaseRefused
from plugins.model.site import Site
from plugins.problems import ContentRefused, as_json, as_text
from plugins.rendering.build_report import BuildReport, summary
from plugins.rendering.build_state import BuildState
from plugins.rendering.cluster_refusals import ClusterRefused
from plugins.rendering.disk_trouble import disk_trouble_told
from plugins.rendering.explaining import Explanation, explained
from plugins.rendering.hands import hands_for
from plugins.rendering.making import Done, Job
from plugins.rendering.output_folder import refusal
from plugins.rendering.output_trees import OutputTrees
from plugins.rendering.plan import Plan
from plugins.rendering.progress import shown
from plugins.rendering.published import FileSignature, files_below
from plugins.rendering.run_guards import ended_by_signals, locked
from plugins.rendering.staleness import Comparison, compare, forgotten
from plugins.rendering.templates import Templates, TemplateSources, templates_in


class Engine(ABC):
    """A plan, a staged output, and an end for content that has problems.

    ``site`` and ``plan`` are there once the content is read; ``published`` is the output folder.
    """

    site: Site

    def __init__(self, settings: Mapping[str, Any], published: Path) -> None:
        self.settings = settings
        self.published = published
        self.report = BuildReport()
        self.plan = Plan()
        self.shared_before: dict[str, bytes] = {}

    @abstractmethod
    def gather(self) -> None:
        """Read the content, and ask every room for its plan: fills ``site`` and ``plan``."""

    @abstractmethod
    def heard(self) -> bool:
        """Whether somebody wants to see each page as it is written."""

    @abstractmethod
    def tell(self, working: Path) -> None:
        """Show what was written below ``working`` to those who want to see it."""

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

    def _build(self, trees: OutputTrees, files: Callable[[], dict[str, FileSignature]]) -> None:
        with self.report.phase("read"):
            self.gather()
            there = files()
        site = self.site
        theme = Path(self.settings["THEME"])
        sources = TemplateSources.read(theme, site.words)
        heard = self.heard() or trees.working.exists()
        full = bool(self.settings.get("FULL")) or heard
        doubt = bool(self.settings.get("CHECK_NEEDS"))
        with self.report.phase("plan"):
            templates = Templates(sources, site.memory, templates_in(theme))
            state = None if full else trees.state
            self.shared_before = state.shared if state is not None else {}
            found = compare(self.plan, state, there, templates, doubt=doubt)
            for path in forgotten(self.plan, state, found) if doubt else ():
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
                self.tell(trees.working)
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
        self.plan.unfold_all()
        told = Explanation(
            site=self.site,
            planned=self.plan.outputs,
            report=self.report,
            before=self.shared_before,
            now=self.site.prints.shared_parts(),
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


class NeedsForgotten(Exception):
    """A page's view changed though nothing that it is said to need did: an error in its room."""
