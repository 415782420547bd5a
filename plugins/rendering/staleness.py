"""What has to be made: the plan of a build held against what the last one left.

Reads   planned outputs, the state of the last build, the files that are there.
Gives   ``Comparison``: tasks with their reasons, and what may stay or must go.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from msgspec.structs import replace

from plugins.model.outputs import Needs, Output
from plugins.rendering.build_state import BuildState, Kept, TemplateKey
from plugins.rendering.making import Made, Task
from plugins.rendering.output_trees import FileSignature
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
    any more, and files in the output that no build made.
    """

    tasks: list[Task] = field(default_factory=list)
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fresh: dict[str, Kept] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    names: dict[tuple[str, ...], int] = field(default_factory=dict)
    prints: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    templates: dict[TemplateKey, int] = field(default_factory=dict)

    def kept(self, task: Task, made: Made) -> Kept:
        """The entry of the new state for what was made of ``task``."""
        names, prints = self.prints[task.path]
        template = -1
        if made.template is not None:
            template = self.templates.setdefault(made.template, len(self.templates))
        if made.written is not None:
            return Kept(names, prints, made.key, *made.written, template)
        assert task.kept is not None
        return Kept(names, prints, made.key, task.kept.size, task.kept.modified, template)

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
    planned: Mapping[str, Output],
    state: BuildState | None,
    there: Mapping[str, FileSignature],
    templates: Templates,
    *,
    doubt: bool = False,
) -> Comparison:
    """Which of ``planned`` has to be made; with ``doubt``, everything, reasons or not."""
    found = Comparison()
    old_templates = state.templates if state is not None else []
    found.templates = {kept: place for place, kept in enumerate(old_templates)}
    same = [templates.unchanged(kept) for kept in old_templates]
    same.append(True)  # What is no page has the place -1.
    files = state.files if state is not None else {}
    old_names = state.names if state is not None else []
    for path, output in planned.items():
        needs = output.needs
        names = tuple(name for name, _ in needs)
        place = found.names.setdefault(names, len(found.names))
        prints = b"".join([print_ for _, print_ in needs])
        kept = files.get(path)
        reasons: tuple[str, ...]
        if kept is None:
            reasons = (NEW,)
        elif there.get(path) != (kept.size, kept.modified):
            kept, reasons = None, (DAMAGED,)
        elif kept.prints == prints and old_names[kept.names] == names:
            if same[kept.template]:
                if not doubt:
                    found.fresh[path] = kept if kept.names == place else replace(kept, names=place)
                    continue
                reasons = ()
            else:
                reasons = (TEMPLATE,)
        else:
            reasons = _changed(needs, kept, old_names[kept.names])
        found.tasks.append(Task(path, output, kept))
        found.reasons[path] = reasons
        found.prints[path] = (place, prints)
    found.gone = sorted(path for path in {*files, *there} if path not in planned)
    return found


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
