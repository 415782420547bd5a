"""Under which licence a dataset may be used.

Reads   the site's own choice, and the licences of the sources that bind a dataset.
Gives   ``Licence`` and ``licence_of``.

A dataset whose names or codes come from a database under the Open Database License is a derived
database, which that licence asks to be shared alike (ODbL 1.0, 4.4). All others carry the site's
own. A licence covers the collection and its words; facts are nobody's, and each row names its
source.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from plugins.model.site import Site


@dataclass(frozen=True, slots=True)
class Licence:
    """``key`` is its SPDX name, ``authority`` its name in the European vocabulary of DCAT-AP."""

    key: str
    name: str
    url: str
    authority: str


_EUROPEAN: Final = "http://publications.europa.eu/resource/authority/licence/"
LICENCES: Final = {
    licence.key: licence
    for licence in (
        Licence(
            "CC-BY-4.0",
            "CC BY 4.0",
            "https://creativecommons.org/licenses/by/4.0/",
            f"{_EUROPEAN}CC_BY_4_0",
        ),
        Licence(
            "CC-BY-SA-4.0",
            "CC BY-SA 4.0",
            "https://creativecommons.org/licenses/by-sa/4.0/",
            f"{_EUROPEAN}CC_BYSA_4_0",
        ),
        Licence(
            "CC0-1.0",
            "CC0 1.0",
            "https://creativecommons.org/publicdomain/zero/1.0/",
            f"{_EUROPEAN}CC0",
        ),
        Licence(
            "ODbL-1.0",
            "ODbL 1.0",
            "https://opendatacommons.org/licenses/odbl/1-0/",
            f"{_EUROPEAN}ODC_BL",
        ),
    )
}


def licence_of(site: Site, binding: Iterable[str]) -> Licence:
    """The licence of a dataset that takes names and codes from these keys of sources."""
    register = site.registers.sources
    for key in binding:
        terms = register[key].licence if key in register else None
        if terms is not None and terms.casefold().startswith("odbl"):
            return LICENCES["ODbL-1.0"]
    return own_licence(site)


def own_licence(site: Site) -> Licence:
    """The licence that the site chose."""
    return LICENCES[site.registers.site.data_licence]
