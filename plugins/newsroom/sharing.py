"""Ways to pass a story on that need no script.

Reads   a title and an address.
Gives   ``share_items``: WhatsApp first, then mail.
"""

from urllib.parse import quote

from plugins.languages import Language
from plugins.model.parts import ShareItem
from plugins.model.site import Site


def share_items(site: Site, title: str, url: str, language: Language) -> tuple[ShareItem, ...]:
    """Links that open the reader's own program; ``url`` is absolute."""
    gettext = site.words[language].gettext
    subject, both = quote(title, safe=""), quote(f"{title}\n{url}", safe="")
    return (
        ShareItem("WhatsApp", href=f"https://wa.me/?text={both}"),
        ShareItem(gettext("Surel"), href=f"mailto:?subject={subject}&body={both}"),
    )
