"""Every command of the project: ``python3 tasks.py NAME``, or ``invoke NAME`` in the environment.

Reads   the command line.
Gives   the command's exit status. Run as a program it needs only Python: it makes ``.venv``
        first, then runs the same command inside it. For invoke, ``namespace``.

The commands themselves are in ``tools/*_tasks.py``.
"""

import sys

# Older Pythons can read this file to its end, so they meet a message and not a syntax error.
if sys.version_info < (3, 11):
    sys.exit(
        "Perlu Python 3.11 atau lebih baru; ini Python %d.%d.\n"
        "Python 3.11 or newer is needed; this is Python %d.%d."
        % (sys.version_info[:2] + sys.version_info[:2])
    )

if __name__ == "__main__":
    from tools.starting import start

    sys.exit(start(sys.argv[1:]))

from tools.command_table import COMMANDS
from tools.invoking import collection

namespace = collection(COMMANDS.values())
