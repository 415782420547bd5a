"""Note what subscribers of the calendar now have.

Reads   a content folder and its register ``calendar-record.yml``.
Gives   that register, brought up to date; or, with ``only_check``, whether it is.
"""

import math
import sys
from datetime import date
from pathlib import Path

import yaml

from plugins.commands.speaking import say
from plugins.problems import Problems, as_text
from plugins.schema.calendar_registers import PublishedEvent

_THEME = Path(__file__).resolve().parents[2] / "theme"
_HEAD = """\
# Ditulis oleh "python3 tasks.py calendar-record"; jangan disunting.
# Apa yang sudah diterima pelanggan kalender: setiap tanggal, berapa kali berubah, dan kapan.
# Written by "python3 tasks.py calendar-record"; don't edit it.
# What subscribers of the calendar have: each date, how often it changed, and when last.

"""


def calendar_record(
    content: Path, *, today: date | None = None, only_check: bool = False, language: str = "id"
) -> int:
    """Exit status 0; 1 where the content has problems, or the register is behind when checked."""
    from plugins.reading.content import read_content  # noqa: PLC0415 (slow to load)
    from plugins.tourism_calendar.plugin import fill_occurrences  # noqa: PLC0415
    from plugins.tourism_calendar.revisions import recorded  # noqa: PLC0415

    problems = Problems()
    draft = read_content(content.resolve(), _THEME, today, problems)
    if problems.errors:
        sys.stderr.write(as_text(problems, language))
        return 1
    fill_occurrences(draft)
    site = draft.finish()
    before, after = site.registers.calendar_record, recorded(site)
    changed = sum(before.get(uid) != entry for uid, entry in after.items())
    if only_check or not changed:
        if changed:
            say(
                language,
                f"{changed} tanggal belum dicatat; jalankan calendar-record.",
                f"{changed} dates aren't recorded yet; run calendar-record.",
            )
            return 1
        say(language, "Catatan kalender sudah mutakhir.", "The calendar's record is up to date.")
        return 0
    path = content / "registers" / "calendar-record.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(_HEAD + _entries(dict(after)), "utf-8")
    say(language, f"{changed} tanggal dicatat di {path}.", f"{changed} dates noted in {path}.")
    return 0


def _entries(record: dict[str, PublishedEvent]) -> str:
    """A line for each, so that versions can be compared."""
    return "".join(
        f"{uid}: "
        + yaml.safe_dump(
            _plain(entry),
            sort_keys=False,
            allow_unicode=True,
            default_flow_style=True,
            width=math.inf,
        )
        for uid, entry in record.items()
    )


def _plain(entry: PublishedEvent) -> dict[str, object]:
    plain = entry.model_dump(exclude_none=True)
    if not entry.gone:
        del plain["gone"]
    if entry.shown is not None:
        hours = {"opens": entry.shown.opens, "closes": entry.shown.closes}
        plain["shown"] |= {key: f"{at:%H:%M}" for key, at in hours.items() if at is not None}
    return plain
