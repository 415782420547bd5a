"""Where the project stands.

Reads   nothing.
Gives   ``ROOT``, its folder; ``CACHE``, for what may be deleted at any time.
"""

from pathlib import Path

from tools import starting

ROOT = Path(starting.ROOT)
CACHE = ROOT / ".cache"
