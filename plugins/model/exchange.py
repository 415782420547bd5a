"""Two folders change places in one step, where the system can.

Reads   nothing.
Gives   ``exchange``: true when done in one step that nobody sees halfway.

Linux has renameat2(2) with RENAME_EXCHANGE since 3.15, macOS renamex_np(2) with RENAME_SWAP;
Python has neither.
"""

import ctypes
import os
import platform
from pathlib import Path
from typing import Final

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_RENAME_SWAP: Final = 2


def exchange(one: Path, other: Path) -> bool:
    """Swap two existing folders; False, and nothing done, where the system or disk can't."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if platform.system() == "Linux":
            return bool(
                libc.renameat2(
                    *(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other)),
                    _RENAME_EXCHANGE,
                )
                == 0
            )
        if platform.system() == "Darwin":
            return bool(libc.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP) == 0)
    except (OSError, AttributeError, TypeError):
        return False
    return False
