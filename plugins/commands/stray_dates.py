"""Notices for days in ``events.yml`` that no date of their event begins on.

Reads   a draft of the site and its ``events.yml`` files.
Gives   ``tell_stray_dates``.
"""

from plugins.model.site import SiteDraft
from plugins.problems import Problems
from plugins.reading.yaml_files import Document, parse_yaml
from plugins.tourism_calendar.plugin import years_of
from plugins.tourism_calendar.stray_dates import StrayDate, stray_dates


def tell_stray_dates(draft: SiteDraft, problems: Problems) -> None:
    """Note each within the years that the calendar shows."""
    years, announced = years_of(draft), draft.registers.announced_months()
    for city in draft.cities:
        found = list(stray_dates(city.events, years, announced))
        if not found:
            continue
        file = draft.content / "cities" / city.slug / "events.yml"
        shown = file.relative_to(draft.content.parent).as_posix()
        document = parse_yaml(file.read_text("utf-8"), shown, Problems()) or Document()
        for stray in found:
            remedy_id, remedy_en = _remedy(stray)
            problems.add(
                shown,
                document.line(stray.path),
                stray.field,
                id=f"{stray.day} bukan hari pertama acara ini di kalender. {remedy_id}",
                en=f"{stray.day} isn't a first day of this event in the calendar. {remedy_en}",
                place=stray.event,
                level="notice",
            )


def _remedy(stray: StrayDate) -> tuple[str, str]:
    if not stray.begins:
        year = stray.day.year
        return (
            f"Tahun {year} belum ada tanggalnya: hapus, atau perbaiki tahunnya.",
            f"It has no date in {year}: take this out, or mend the year.",
        )
    days = ", ".join(map(str, stray.begins))
    if len(stray.begins) == 1:
        return f"Tulis {days}, atau hapus.", f"Write {days}, or take it out."
    return f"Tulis salah satu: {days}; atau hapus.", f"Write one of {days}; or take it out."
