"""What has to be made: the plan of a build held against what the last one left.

Reads   planned outputs, the state of the last build, the files that are there.
Gives   ``Comparison``: tasks with their reasons, and what may stay or must go.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plugins.model.outputs import Needs, Output
from plugins.rendering.build_state import BuildState, Kept
from plugins.rendering.making import Made, Task
from plugins.rendering.output_trees import FileSignature

NEW = "new"
DAMAGED = "damaged"
"""Reasons beside the names of needs: never built, and changed or gone since."""


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

    def kept(self, task: Task, made: Made) -> Kept:
        """The entry of the new state for what was made of ``task``."""
        names, prints = self.prints[task.path]
        if made.written is not None:
            return Kept(names, prints, made.key, *made.written)
        assert task.kept is not None
        return Kept(names, prints, made.key, task.kept.size, task.kept.modified)


def compare(
    planned: Mapping[str, Output],
    state: BuildState | None,
    there: Mapping[str, FileSignature],
    *,
    doubt: bool = False,
) -> Comparison:
    """Which of ``planned`` has to be made; with ``doubt``, everything, reasons or not."""
    found = Comparison()
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
            if not doubt:
                found.fresh[path] = (
                    kept
                    if kept.names == place
                    else Kept(place, prints, kept.key, kept.size, kept.modified)
                )
                continue
            reasons = ()
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
