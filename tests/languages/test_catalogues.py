"""Words of the interface: Indonesian is the message, English comes from the catalogues."""

from pathlib import Path

import pytest

from plugins.languages.words import Words, load_words

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Bagikan"
msgstr "Share"

msgid "Belum"
msgstr ""

#, fuzzy
msgid "Ragu"
msgstr "Doubt"

msgid "%(num)d acara"
msgid_plural "%(num)d acara"
msgstr[0] "%(num)d event"
msgstr[1] "%(num)d events"
"""


@pytest.fixture
def english(tmp_path: Path) -> Words:
    folder = tmp_path / "translations" / "en"
    folder.mkdir(parents=True)
    (folder / "frame.po").write_text(CATALOGUE, "utf-8")
    (folder / "news.po").write_text('msgid "Berita"\nmsgstr "News"\n', "utf-8")
    words = load_words(tmp_path)
    assert words["id"] == Words("id")
    return words["en"]


@pytest.mark.parametrize(
    ("message", "shown"),
    [("Bagikan", "Share"), ("Berita", "News"), ("Belum", "Belum"), ("Lain", "Lain"), ("", "")],
)
def test_a_message_without_english_stays_indonesian(english: Words, message, shown) -> None:
    assert english.gettext(message) == shown
    assert Words("id").gettext(message) == message


@pytest.mark.parametrize(("count", "shown"), [(0, "events"), (1, "event"), (2, "events")])
def test_plurals(english: Words, count: int, shown: str) -> None:
    assert english.ngettext("%(num)d acara", "%(num)d acara", count) == f"%(num)d {shown}"
    assert english.ngettext("satu", "banyak", count) == ("satu" if count == 1 else "banyak")


def test_no_catalogue_is_no_error(tmp_path: Path) -> None:
    assert load_words(tmp_path)["en"].gettext("Bagikan") == "Bagikan"
