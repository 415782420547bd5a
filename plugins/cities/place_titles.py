"""How the pages of districts and landmarks call places, and how large the name may be.

Reads   names and terms.
Gives   ``district_title``, ``listing`` and ``title_size``.
"""

from collections.abc import Sequence
from typing import Literal

from plugins.cities.geometry import text_width
from plugins.cities.wording import capital
from plugins.languages import Language
from plugins.languages.words import Words
from plugins.model.records import City
from plugins.schema.districts import District

TitleSize = Literal["huge", "large", "medium", "small"]


def district_title(city: City, district: District, language: Language) -> str:
    """``Kecamatan Gunungpati``, ``Gunungpati District``."""
    term = capital(city.fields.effective_terms.district.in_language(language))
    return f"{term} {district.name}" if language == "id" else f"{district.name} {term}"


def listing(names: Sequence[str], words: Words) -> str:
    """``A, B, dan C``; ``A, B and C``."""
    if len(names) < 2:
        return "".join(names)
    if len(names) == 2:
        return words.gettext("%(first)s dan %(second)s") % {"first": names[0], "second": names[1]}
    return words.gettext("%(first)s, dan %(last)s") % {
        "first": ", ".join(names[:-1]),
        "last": names[-1],
    }


def title_size(name: str) -> TitleSize:
    """How large a name can be without its longest word leaving a phone of 320 pixels."""
    words = [text_width(word, 1.0) - 0.05 * len(word) for word in name.split()]
    longest, whole = max(words, default=0.0), sum(words)
    if longest <= 5.4 and whole <= 11:
        return "huge"
    if longest <= 6.4 and whole <= 16:
        return "large"
    return "medium" if longest <= 7.4 and whole <= 22 else "small"
