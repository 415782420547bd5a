"""The page of ``/.well-known/``: what lies at addresses that programs know by heart, for people.

Reads   the site's own words.
Gives   ``WellKnownView`` and ``well_known_pages``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.model.frame import Frame
from plugins.model.frames import frame
from plugins.model.outputs import Outputs, Page
from plugins.model.site import Site


@dataclass(frozen=True, slots=True)
class KnownFile:
    """One file: its ``name`` as written, what it is for; no ``href`` where only releases have it.

    ``href`` is also None for a file that this site doesn't offer.
    """

    name: str
    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class WellKnownView:
    """``intro`` says what such addresses are; ``files`` the most sought first."""

    template: ClassVar[str] = "well-known.html"
    frame: Frame
    title: str
    intro: str
    files: tuple[KnownFile, ...]


def well_known_pages(site: Site) -> Outputs:
    """The page in both languages."""
    for language in LANGUAGES:
        yield Page(
            addresses.well_known(language),
            (site.prints.shared,),
            partial(well_known_view, site, language),
            addresses.well_known("id"),
        )


def well_known_view(site: Site, language: Language) -> WellKnownView:
    gettext = site.words[language].gettext
    title = gettext("Alamat baku")
    intro = gettext("Berkas yang dicari program pada alamat yang sudah disepakati (RFC 8615).")
    return WellKnownView(
        frame=frame(
            site,
            language,
            "page",
            title=title,
            description=intro,
            versions={each: addresses.well_known(each) for each in LANGUAGES},
        ),
        title=title,
        intro=intro,
        files=tuple(_files(site, language)),
    )


def _files(site: Site, language: Language) -> Iterator[KnownFile]:
    # Few builds make this page anew, and none but a release needs these modules else.
    from plugins.release.manifest import MANIFEST  # noqa: PLC0415
    from plugins.release.parts_list import PARTS_LIST  # noqa: PLC0415
    from plugins.release.provenance import PROVENANCE  # noqa: PLC0415

    gettext = site.words[language].gettext
    words = site.registers.site
    if words.security is not None:
        ends = formats.long_date(words.security.expires, language)
        text = gettext("Ke mana celah keamanan dilaporkan (RFC 9116); berlaku sampai %(day)s.")
        yield _linked(addresses.security_contact(), text % {"day": ends})
    yield KnownFile(
        f"/{MANIFEST}",
        gettext(
            "Daftar semua berkas situs dengan ukuran dan SHA-256, pada setiap terbitan. "
            "Dengan tanda tangannya, manifest.json.sig, siapa pun dapat memeriksa apakah ada "
            "halaman yang diubah."
        ),
    )
    yield KnownFile(
        f"/{PARTS_LIST}",
        gettext("Program yang dipakai untuk membuat terbitan ini, dengan versinya (CycloneDX)."),
    )
    yield KnownFile(
        f"/{PROVENANCE}",
        gettext("Dari naskah dan program yang mana terbitan ini dibuat, dan dengan perintah apa."),
    )
    yield _linked(addresses.robots(), gettext("Apa yang boleh dirayapi mesin pencari: semuanya."))
    yield _linked(
        addresses.sitemap_index(),
        gettext("Daftar alamat semua halaman, menurut bahasa dan tahun, untuk mesin pencari."),
    )
    yield _linked(addresses.humans(), gettext("Siapa di balik situs ini, dan terbuat dari apa."))
    if words.plain_text:
        yield _linked(
            addresses.plain_index(), gettext("Daftar berita sebagai teks polos, tanpa tata letak.")
        )


def _linked(address: str, text: str) -> KnownFile:
    return KnownFile(address, text, address)
