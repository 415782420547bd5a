"""Check content without building.

Reads   a content folder, and ``publishing.yml`` beside it.
Gives   every problem in words, and 1 where it can't be published.
"""

import sys
from datetime import date
from pathlib import Path

from plugins.commands.security_expiry import tell_security_expiry
from plugins.commands.site import PUBLISHING_FILE
from plugins.commands.stray_dates import tell_stray_dates
from plugins.problems import Problems, as_json, as_text
from plugins.reading.content import read_content
from plugins.reading.publishing_file import read_publishing

_HERE = Path(__file__).resolve().parents[2]


def check(
    content: Path,
    *,
    language: str = "id",
    form: str = "text",
    today: date | None = None,
    cache: Path | None = None,
) -> int:
    """Tell every problem of ``content``, and what is worth a look; 1 where it can't be published.

    ``publishing.yml`` beside it is looked at too. Writes nothing but the content cache.
    """
    problems = Problems()
    read_publishing(content.resolve().parent / PUBLISHING_FILE, problems)
    draft = read_content(
        content.resolve(), _HERE / "theme", today, problems, cache=cache or _HERE / ".cache"
    )
    tell_stray_dates(draft, problems)
    tell_security_expiry(draft, problems)
    if form == "json":
        sys.stdout.write(as_json(problems, language))
    elif problems:
        sys.stdout.write(as_text(problems, language))
    else:
        sys.stdout.write(
            "No problems found.\n" if language == "en" else "Tidak ada yang perlu diperbaiki.\n"
        )
    return 1 if problems.errors else 0
