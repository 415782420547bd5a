"""What a map of villages says of its cells.

Reads   a city, and the page's book of sources.
Gives   ``cells_note``, sentences for captions.
"""

from plugins.cities.maps import city_map
from plugins.languages.words import Words
from plugins.model.map_origins import outline_note
from plugins.model.origins import SourceBook
from plugins.model.records import City


def cells_note(city: City, words: Words, book: SourceBook) -> str:
    """Cells may be worked out within true districts; then what the districts' outlines are."""
    drawn = city_map(city)
    parts = []
    if drawn is None or drawn.villages_schematic:
        village = city.fields.effective_terms.village.in_language(words.language)
        parts.append(
            words.gettext("Sel dihitung dari titik tengah %(village)s.") % {"village": village}
        )
        if city.outlines:
            parts.append(words.gettext("Sel itu bukan batas resmi."))
    parts.append(outline_note(city, words, book))
    return " ".join(parts)
