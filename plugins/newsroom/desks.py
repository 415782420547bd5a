"""Desks by their names.

Reads   the register of desks.
Gives   ``desk_name`` for a line of words and ``desk_title`` for a heading.
"""

from plugins.languages import Language
from plugins.model.site import Site


def desk_name(site: Site, key: str, language: Language) -> str:
    """``meja Data``, ``Data desk``."""
    name = site.registers.desks[key].name.in_language(language)
    if "meja" in name.lower().split() or "desk" in name.lower().split():
        return name[:1].lower() + name[1:] if language == "id" else name
    return site.words[language].gettext("meja %(desk)s") % {"desk": name}


def desk_title(site: Site, key: str, language: Language) -> str:
    """``Meja Data``, ``Data desk``."""
    name = desk_name(site, key, language)
    return name[:1].upper() + name[1:]
