"""What has to be made: the plan of a build held against what the last one left.

Reads   the plan, the state of the last build, the files that are there.
Gives   ``Comparison``: tasks with their reasons, and what may stay or must go.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from plugins.model.needs import Needs
from plugins.rendering.build_state import BuildState, Kept, TemplateKey
from plugins.rendering.making import AddressTaken, Made, Task
from plugins.rendering.plan import Plan
from plugins.rendering.published import FileSignature
from plugins.rendering.templates import Templates

NEW = "new"
DAMAGED = "damaged"
TEMPLATE = "template"
"""Reasons beside the names of needs: never built; changed or gone since; shown differently."""


_MANY: Final = 300
"""More than this are mostly the same templates as they were before."""


@dataclass(slots=True)
class Comparison:
    """``reasons`` says of each stale path which of its needs have changed.

    ``fresh`` are files as they may stay, in the new state's form; ``gone`` has what no room plans
    any more, and files in the output that no build made. ``finished`` are those that were added
    once all was made.
    """

    tasks: list[Task] = field(default_factory=list)
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fresh: dict[str, Kept] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    names: dict[tuple[str, ...], int] = field(default_factory=dict)
    told: dict[str, tuple[int, bytes, int]] = field(default_factory=dict)
    """Of each stale path the place of its needs' names, their prints, its group's place."""
    templates: dict[TemplateKey, int] = field(default_factory=dict)
    groups: list[tuple[str, Needs]] = field(default_factory=list)
    finished: list[str] = field(default_factory=list)

    def add_finished(self, paths: Iterable[str], folder: Path) -> None:
        """Files that were added to the new tree in ``folder`` once all pages were made.

        They are made anew by each build that finishes a tree, and gone after one that doesn't.
        """
        nameless = self.names.setdefault((), len(self.names))
        for path in paths:
            told = (folder / path).stat()
            self.fresh[path] = Kept(nameless, b"", b"", told.st_size, told.st_mtime_ns)
            self.finished.append(path)

    @property
    def removed(self) -> int:
        """How many files the new tree lacks; what was finished again is no loss."""
        return len(set(self.gone).difference(self.finished))

    def kept(self, task: Task, made: Made) -> Kept:
        """The entry of the new state for what was made of ``task``."""
        names, prints, group = self.told[task.path]
        template = -1
        if made.template is not None:
            template = self.templates.setdefault(made.template, len(self.templates))
        if made.written is not None:
            return Kept(names, prints, made.key, *made.written, template, group)
        assert task.kept is not None
        return Kept(names, prints, made.key, task.kept.size, task.kept.modified, template, group)

    def forget_old_templates(self) -> None:
        """Drop templates that no page is shown by any more, once there are many."""
        if len(self.templates) <= _MANY:
            return
        used = sorted({kept.template for kept in self.fresh.values() if kept.template >= 0})
        place_of = {old: new for new, old in enumerate(used)}
        every = list(self.templates)
        self.templates = {every[old]: new for old, new in place_of.items()}
        self.fresh = {
            path: replace(kept, template=place_of.get(kept.template, -1))
            for path, kept in self.fresh.items()
        }


def compare(
    plan: Plan,
    state: BuildState | None,
    there: Mapping[str, FileSignature],
    templates: Templates,
    *,
    doubt: bool = False,
) -> Comparison:
    """Which outputs of ``plan`` have to be made; with ``doubt``, all of them, reasons or not.

    Groups that stayed as they were remain folded in the plan; their files are ``fresh``.
    """
    if state is None:
        state = BuildState(0, 0, [], "", None, {}, [], [], {})
    found = Comparison()
    found.templates = {kept: place for place, kept in enumerate(state.templates)}
    found.names = {names: place for place, names in enumerate(state.names)}
    same = [templates.unchanged(kept) for kept in state.templates]
    same.append(True)  # What is no page has the place -1.
    places = _places_of_groups(found, plan, state)
    intact = set() if doubt else _intact(plan, state)
    whole = _whole(intact, state, there, same)
    for name in list(plan.folded()):
        if name not in whole:
            plan.unfold(name)
    kept_groups = {place for place, (name, _) in enumerate(state.groups) if name in whole}
    if kept_groups:
        moved = {old: places[state.groups[old][0]] for old in kept_groups}
        for path, kept in state.files.items():
            if kept.group in kept_groups:
                if path in plan.outputs:
                    raise AddressTaken(path)
                place = moved[kept.group]
                found.fresh[path] = kept if kept.group == place else replace(kept, group=place)
    _compare_each(found, plan, state, there, same, places, doubt=doubt)
    found.gone = sorted(
        path
        for path in {*state.files, *there}
        if path not in plan.outputs and path not in found.fresh
    )
    return found


def _places_of_groups(found: Comparison, plan: Plan, state: BuildState) -> dict[str, int]:
    """Groups that were there before keep their places, so that their files' entries stay."""
    order = [name for name, _ in state.groups if name in plan.groups]
    order += [name for name in plan.groups if name not in set(order)]
    found.groups = [(name, plan.groups[name].needs) for name in order]
    return {name: place for place, name in enumerate(order)}


def _intact(plan: Plan, state: BuildState) -> set[str]:
    """The groups that need the same as last time."""
    return {
        name
        for name, needs in state.groups
        if name in plan.groups and plan.groups[name].needs == needs
    }


def _whole(
    intact: set[str],
    state: BuildState,
    there: Mapping[str, FileSignature],
    same: list[bool],
) -> set[str]:
    """Those of ``intact`` whose files are all there, and shown as their templates show them."""
    places = {place for place, (name, _) in enumerate(state.groups) if name in intact}
    broken: set[int] = set()
    for path, kept in state.files.items():
        if kept.group in places and not (
            same[kept.template] and there.get(path) == (kept.size, kept.modified)
        ):
            broken.add(kept.group)
    return intact - {state.groups[place][0] for place in broken}


def _compare_each(
    found: Comparison,
    plan: Plan,
    state: BuildState,
    there: Mapping[str, FileSignature],
    same: list[bool],
    places: Mapping[str, int],
    *,
    doubt: bool,
) -> None:
    """Every output that the plan names, against what was kept of it."""
    for path, output in plan.outputs.items():
        needs = output.needs
        names = tuple([name for name, _ in needs])
        place = found.names.setdefault(names, len(found.names))
        prints = b"".join([print_ for _, print_ in needs])
        member_of = plan.group_of.get(path)
        group = -1 if member_of is None else places[member_of]
        kept = state.files.get(path)
        reasons: tuple[str, ...]
        if kept is None:
            reasons = (NEW,)
        elif there.get(path) != (kept.size, kept.modified):
            kept, reasons = None, (DAMAGED,)
        elif kept.prints == prints and kept.names == place:
            if same[kept.template]:
                if not doubt:
                    found.fresh[path] = kept if kept.group == group else replace(kept, group=group)
                    continue
                reasons = ()
            else:
                reasons = (TEMPLATE,)
        else:
            reasons = _changed(needs, kept, state.names[kept.names])
        found.tasks.append(Task(path, output, kept))
        found.reasons[path] = reasons
        found.told[path] = (place, prints, group)


def forgotten(plan: Plan, state: BuildState | None, found: Comparison) -> Iterable[str]:
    """Members with a reason to be made, of groups that had none: an error in their room."""
    if state is None:
        return
    for name in _intact(plan, state):
        before = {
            path
            for path, kept in state.files.items()
            if kept.group >= 0 and state.groups[kept.group][0] == name
        }
        for path, reasons in found.reasons.items():
            if plan.group_of.get(path) == name:
                before.discard(path)
                if set(reasons) - {DAMAGED, TEMPLATE}:
                    yield path
        yield from before


def _changed(needs: Needs, kept: Kept, old_names: Iterable[str]) -> tuple[str, ...]:
    """The names of needs that differ; all of them where the needs themselves are others."""
    names = tuple(name for name, _ in needs)
    if tuple(old_names) != names:
        return tuple(dict.fromkeys(names))
    changed: list[str] = []
    position = 0
    for name, print_ in needs:
        if kept.prints[position : position + len(print_)] != print_:
            changed.append(name)
        position += len(print_)
    return tuple(dict.fromkeys(changed))
