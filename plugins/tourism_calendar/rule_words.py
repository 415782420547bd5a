"""A rule for a date, told in words where the editor wrote none.

Reads   an event's rule.
Gives   ``rule_sentence``: the rule; ``rule_steps``: how this year's day follows from it.
"""

from datetime import date
from typing import Final

from plugins.languages import Language, formats
from plugins.languages.calendars import HIJRI_MONTHS
from plugins.languages.hijri_calendar import HijriCalendar
from plugins.languages.javanese import MONTHS as JAVANESE_MONTHS
from plugins.languages.words import Words
from plugins.model.frame import Moment
from plugins.model.records import City
from plugins.schema.event_rules import (
    ChineseRule,
    DatesRule,
    FixedRule,
    HijriRule,
    MonthRule,
    NthWeekdayRule,
    RelativeRule,
    Rule,
)
from plugins.schema.texts import Bilingual
from plugins.schema.week_rules import JavaneseRule, PasaranRule
from plugins.schema.weekdays import ISO_WEEKDAYS
from plugins.tourism_calendar.hijri_anchor import HijriAnchor
from plugins.tourism_calendar.phrases import Sentence, sentence

_ISBAT_MONTHS: Final = (9, 10, 12)
"""Ramadan, Syawal and Zulhijah, whose first day a public session (sidang isbat) decides."""

_A_MONDAY: Final = date(2023, 1, 2)
_ID_WORDS: Final = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"
_EN_WORDS: Final = "zero one two three four five six seven eight nine ten"
_IN_WORDS: Final[dict[Language, list[str]]] = {"id": _ID_WORDS.split(), "en": _EN_WORDS.split()}
_ANCHORS: Final = {
    "imlek": Bilingual(id="Tahun Baru Imlek", en="Lunar New Year"),
    "nyepi": Bilingual(id="Nyepi", en="Nyepi"),
    "waisak": Bilingual(id="Waisak", en="Vesak"),
    "ramadan": Bilingual(id="1 Ramadan", en="1 Ramadan"),
    "idulfitri": Bilingual(id="Idulfitri", en="Eid al-Fitr"),
    "iduladha": Bilingual(id="Iduladha", en="Eid al-Adha"),
    "muharam": Bilingual(id="1 Muharam", en="1 Muharram"),
    "maulid": Bilingual(id="Maulid Nabi", en="Mawlid"),
    "paskah": Bilingual(id="Paskah", en="Easter"),
}
_ORDINALS: Final[dict[Language, tuple[str, ...]]] = {
    "id": ("pertama", "kedua", "ketiga", "keempat", "kelima"),
    "en": ("first", "second", "third", "fourth", "fifth"),
}


def in_words(number: int, language: Language) -> str:
    """``dua``, ``two``; above ten in digits."""
    return _IN_WORDS[language][number] if number <= 10 else str(number)


def days_from(distance: int, anchor: str, words: Words) -> str:
    """``dua hari sebelum 1 Ramadan``."""
    number = abs(distance)
    if distance == 0:
        return words.gettext("tepat pada %(anchor)s") % {"anchor": anchor}
    if distance < 0:
        told = words.ngettext(
            "%(number)s hari sebelum %(anchor)s", "%(number)s hari sebelum %(anchor)s", number
        )
    else:
        told = words.ngettext(
            "%(number)s hari sesudah %(anchor)s", "%(number)s hari sesudah %(anchor)s", number
        )
    return told % {"number": in_words(number, words.language), "anchor": anchor}


def rule_sentence(rule: Rule, city: City, words: Words) -> str:
    """The rule as one sentence."""
    text = _told(rule, city, words)
    if rule.days > 1:
        lasting = words.gettext("%(days)s hari") % {"days": in_words(rule.days, words.language)}
        text = f"{text}, {lasting}"
    return f"{text[:1].upper()}{text[1:]}."


def _told(rule: Rule, city: City, words: Words) -> str:
    gettext, language = words.gettext, words.language
    match rule:
        case FixedRule():
            day = f"{rule.day} {formats.month_name(rule.month, language)}"
            return gettext("setiap %(day)s") % {"day": day}
        case NthWeekdayRule():
            return gettext("%(weekday)s %(ordinal)s bulan %(month)s") % {
                "weekday": _weekday(rule.weekday, language),
                "ordinal": gettext("terakhir")
                if rule.nth == "last"
                else _ORDINALS[language][rule.nth - 1],
                "month": formats.month_name(rule.month, language),
            }
        case DatesRule():
            return gettext("tanggalnya diumumkan setiap kali")
        case MonthRule():
            return _in_months(rule.months, words)
        case PasaranRule():
            return f"{_weeks(rule, words)}, {_in_months(rule.months, words)}"
        case JavaneseRule():
            return _javanese(rule, words)
        case HijriRule():
            return _hijri(rule, words)
        case ChineseRule():
            day = gettext("hari ke-%(day)d bulan ke-%(month)d kalender Imlek") % {
                "day": rule.day,
                "month": rule.month,
            }
            return _counted(rule.offset_days, rule.nearest is not None, day, words)
        case RelativeRule():
            return _relative(rule, city, words)


def _hijri(rule: HijriRule, words: Words) -> str:
    name = HIJRI_MONTHS[words.language][rule.month - 1]
    if rule.day is None:
        return words.gettext("pada bulan %(month)s") % {"month": name}
    return _shifted(rule.offset_days, f"{rule.day} {name}", words)


def _javanese(rule: JavaneseRule, words: Words) -> str:
    name = JAVANESE_MONTHS[rule.month - 1]
    if rule.day is not None:
        return _shifted(rule.offset_days, f"{rule.day} {name}", words)
    month = words.gettext("bulan Jawa %(month)s") % {"month": name}
    weeks = _weeks(rule, words)
    return f"{weeks}, {month}" if weeks else words.gettext("pada %(month)s") % {"month": month}


def _relative(rule: RelativeRule, city: City, words: Words) -> str:
    own = city.event(rule.anchor)
    anchor = own.name if own is not None else _ANCHORS.get(rule.anchor)
    name = anchor.in_language(words.language) if anchor is not None else rule.anchor
    if rule.until_offset is not None:
        return words.gettext("antara %(first)d dan %(last)d hari sesudah %(anchor)s") % {
            "first": rule.offset_days,
            "last": rule.until_offset,
            "anchor": name,
        }
    if rule.weekday is not None:
        return _weekday_from(rule, rule.weekday, name, words)
    return _counted(rule.offset_days, rule.nearest is not None, name, words)


def _weekday_from(rule: RelativeRule, weekday: str, anchor: str, words: Words) -> str:
    """``Minggu pertama sesudah Paskah``."""
    language, number = words.language, abs(rule.nth)
    day = days_from(rule.offset_days, anchor, words) if rule.offset_days else anchor
    if rule.nth > 0:
        message = words.gettext("%(weekday)s %(ordinal)s sesudah %(anchor)s")
        ordinal = _ORDINALS[language][number - 1]
    elif number == 1:
        message = words.gettext("%(weekday)s terakhir sebelum %(anchor)s")
        ordinal = ""
    else:
        message = words.gettext("%(weekday)s, %(ordinal)s pekan sebelum %(anchor)s")
        ordinal = in_words(number, language)
    return message % {"weekday": _weekday(weekday, language), "ordinal": ordinal, "anchor": day}


def _counted(offset: int, weekend: bool, anchor: str, words: Words) -> str:
    if not weekend:
        return _shifted(offset, anchor, words)
    near = days_from(offset, anchor, words) if offset else anchor
    return words.gettext("akhir pekan terdekat dengan %(anchor)s") % {"anchor": near}


def _shifted(offset: int, anchor: str, words: Words) -> str:
    if offset == 0:
        return words.gettext("setiap %(day)s") % {"day": anchor}
    return days_from(offset, anchor, words)


def _weeks(rule: JavaneseRule | PasaranRule, words: Words) -> str:
    """``Selasa Kliwon atau Jumat Kliwon``; the first or last of them where the rule picks."""
    pasaran = rule.pasaran.capitalize() if rule.pasaran else ""
    names = [_weekday(name, words.language) for name in rule.weekdays] or [""]
    found = [f"{name} {pasaran}".strip() for name in names]
    text = f" {words.gettext('atau')} ".join(found)
    if rule.wuku is not None:
        week = f"wuku {rule.wuku.capitalize()}"
        text = f"{text}, {week}" if text else week
    if rule.pick == "first":
        return words.gettext("%(days)s pertama") % {"days": text}
    if rule.pick == "last":
        return words.gettext("%(days)s terakhir") % {"days": text}
    return text


def _in_months(months: tuple[int, ...], words: Words) -> str:
    names = [formats.month_name(month, words.language) for month in months]
    if len(names) > 2:
        names = [", ".join(names[:-1]), names[-1]]
    return words.gettext("bulan %(months)s") % {"months": f" {words.gettext('atau')} ".join(names)}


def _weekday(name: str, language: Language) -> str:
    return formats.weekday(_A_MONDAY.replace(day=1 + ISO_WEEKDAYS[name]), language)


def moon_sentence(anchor: HijriAnchor, start: date, kept: HijriCalendar, words: Words) -> Sentence:
    """On which day the announcement, or else Umm al-Qura, puts the anchor."""
    day = anchor.near(start, kept)
    era = "H" if words.language == "id" else "AH"
    told = words.gettext("Hitungan Umm al-Qura menempatkan %(day)s pada %(date)s.")
    if anchor.known(start, kept):
        told = words.gettext("Menurut awal bulan yang diumumkan, %(day)s jatuh pada %(date)s.")
    elif anchor.near(start) != day:
        told = words.gettext("Menurut awal bulan di dekatnya, %(day)s jatuh pada %(date)s.")
    return sentence(
        told,
        day=f"{anchor.name(words.language)} {kept.of(day)[0]} {era}",
        date=Moment(day.isoformat(), formats.full_date(day, words.language)),
    )


def moon_caution(anchor: HijriAnchor, words: Words) -> Sentence:
    """Who may move that day, and by how much."""
    if anchor.month in _ISBAT_MONTHS:
        return sentence(words.gettext("Sidang isbat dapat menetapkan satu hari berbeda."))
    return sentence(
        words.gettext("Awal bulan yang ditetapkan dapat berbeda satu hari dari hitungan itu.")
    )
