"""The commands behind ``tasks.py``: build, check, new, translated.

Reads   arguments that ``tasks.py`` parsed.
Gives   exit statuses: 0 done, 1 the content has problems, 2 the call itself was wrong.
"""

from plugins.commands.site import build, check
from plugins.commands.stories import new, translated

__all__ = ["build", "check", "new", "translated"]
