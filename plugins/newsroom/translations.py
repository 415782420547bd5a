"""What a story's page says about its other language.

Reads   a story's texts.
Gives   ``Translation``: on Indonesian pages whether there is English and whether it keeps up; on
        English ones the authoritative text beside it, and a warning where that has changed.
"""

from dataclasses import dataclass
from datetime import datetime

from plugins.languages import Language, formats
from plugins.model.frame import Link, Moment
from plugins.model.records import Story, Text
from plugins.model.site import Site

# What search engines show of a description.
_SHORT = 160


@dataclass(frozen=True, slots=True)
class Version:
    """A language that the story exists in; the current one has no ``href``."""

    language: Language
    text: str
    note: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Outdated:
    """What an English page says when its Indonesian source has changed."""

    strong: str
    text: str
    link: Link


@dataclass(frozen=True, slots=True)
class Translation:
    """``line`` for Indonesian pages, with ``link`` where there is English; the rest English's."""

    line: str | None = None
    link: Link | None = None
    versions: tuple[Version, ...] = ()
    outdated: Outdated | None = None


def version_addresses(site: Site, story: Story) -> dict[Language, str]:
    """Each language that the story exists in, with its address."""
    return {text.language: site.story_address(story, text.language) or "" for text in story.texts}


def full_moment(moment: datetime, language: Language) -> Moment:
    """``Kamis, 19 November 2026, 09.45 WIB``."""
    written = formats.full_date(moment.date(), language)
    return Moment(
        moment.isoformat(timespec="minutes"), f"{written}, {formats.clock(moment, language)}"
    )


def translation(site: Site, story: Story, text: Text) -> Translation:
    """What the page that shows ``text`` says."""
    versions = version_addresses(site, story)
    if text.language == "id":
        return _of_source(site, story, versions)
    return Translation(
        versions=_versions(site, text, versions),
        outdated=outdated_translation(site, text, versions, story.updated),
    )


def _of_source(site: Site, story: Story, versions: dict[Language, str]) -> Translation:
    gettext = site.words["id"].gettext
    english = story.text("en")
    if english is None:
        return Translation(gettext("belum ada versi Inggris"))
    line = gettext("tertinggal dari teks ini") if english.outdated else gettext("mutakhir")
    return Translation(line, Link(versions["en"], "English", "en"))


def _versions(site: Site, text: Text, versions: dict[Language, str]) -> tuple[Version, ...]:
    """On an English page: the authoritative text and this one, side by side."""
    if text.language != "en" or "id" not in versions:
        return ()
    gettext = site.words["en"].gettext
    own = gettext("terjemahan, tertinggal") if text.outdated else gettext("terjemahan")
    return (
        Version("id", "Indonesia", "teks acuan", versions["id"]),
        Version("en", "English", own),
    )


def outdated_translation(
    site: Site, text: Text, versions: dict[Language, str], updated: datetime | None = None
) -> Outdated | None:
    """The warning above a text that is older than its source; None above all others."""
    if not text.outdated or "id" not in versions:
        return None
    gettext = site.words["en"].gettext
    sentence = gettext("Teks Indonesia, yang menjadi acuan, berubah setelah diterjemahkan.")
    if updated is not None:
        sentence = gettext("Teks Indonesia, yang menjadi acuan, diperbarui pada %(moment)s.") % {
            "moment": full_moment(updated, "en").text
        }
    return Outdated(
        gettext("Terjemahan tertinggal."),
        sentence,
        Link(versions["id"], "Baca teks Indonesia yang terbaru", "id"),
    )


def shortened(plain: str) -> str:
    """The first words of a text, at most 160 characters, for where one sentence must do."""
    if len(plain) <= _SHORT:
        return plain
    return plain[:_SHORT].rpartition(" ")[0].rstrip(" ,;:.") + " …"
