"""What a map says of its outlines: schematic, whose they are and of when, or made up.

Reads   a city, and the page's book of sources.
Gives   ``outline_note``, a sentence for captions.
"""

from plugins.languages import formats
from plugins.languages.words import Words
from plugins.model.origins import SourceBook
from plugins.model.records import City


def outline_note(city: City, words: Words, book: SourceBook) -> str:
    """``not an official boundary``, or the source and date that the city gives for its own file."""
    origin = city.divisions.boundaries
    if not city.outlines or origin is None:
        return words.gettext("Peta skematis, bukan batas resmi.")
    source = book.link(origin)
    if book.made_up(origin):
        return words.gettext("Garis contoh, bukan batas resmi. %(source)s.") % {
            "source": source.text if source else origin.source
        }
    told = words.gettext("Batas dari kota: %(source)s, keadaan %(date)s.") % {
        "source": source.text if source else origin.source,
        "date": formats.as_of(origin.as_of, words.language),
    }
    if origin.confirmed:
        return told
    return f"{told} {words.gettext('Belum dikonfirmasi.')}"
