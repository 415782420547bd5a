"""A text's words as readers get them: links lead somewhere, figures have their values.

Reads   a text and the site.
Gives   ``finished_words``, HTML; ``plain_words``, the same without markup.
"""

from plugins.model.cited_figures import with_figures, with_plain_figures
from plugins.model.links import with_addresses
from plugins.model.records import Text
from plugins.model.site import Site


def finished_words(site: Site, text: Text) -> str:
    """The HTML of ``text`` with addresses, values and footnotes."""
    linked = with_addresses(text.body, text.language, site)
    return with_figures(linked, text.language, site)


def plain_words(site: Site, text: Text) -> str:
    """The words of ``text`` without markup, for descriptions and for whoever searches them."""
    return with_plain_figures(text.plain, site.cities, site.words[text.language])
