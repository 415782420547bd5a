"""Every command of the project, by the name that is typed.

Reads   the modules that hold them.
Gives   ``COMMANDS``.
"""

from itertools import chain

from tools import content_tasks, publishing_tasks, site_tasks, workshop_tasks
from tools.guard import Command

_MODULES = (site_tasks, content_tasks, publishing_tasks, workshop_tasks)

COMMANDS = {
    each.name: each
    for each in chain.from_iterable(vars(module).values() for module in _MODULES)
    if isinstance(each, Command)
}
