"""What may pass the gate before a release, and how heavy pages may be.

Reads   ``release_gate`` in ``publishing.yml``.
Gives   ``ReleaseGate``, ``Allowance`` and ``Budgets``.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from plugins.schema.fields import Model, field
from plugins.schema.texts import Text

RuleName = Literal[
    "active-drawing",
    "active-document",
    "blob",
    "calendar-file",
    "canonical",
    "data-file",
    "dead-link",
    "feed",
    "file-type",
    "foreign-code",
    "gambling-words",
    "hidden-link",
    "hidden-text",
    "language-pair",
    "other-host",
    "picture",
    "secret",
    "sitemap",
    "source-file",
    "structured-data",
    "unpublished",
    "unreadable",
    "weight",
]
"""Every rule of the gate by the name that reports and allowances use."""

Reason = Annotated[str, StringConstraints(min_length=10)]
Kilobytes = Annotated[int, Field(gt=0, le=100_000)]


class Allowance(Model):
    """One thing that the gate lets pass, with the reason that somebody answers for."""

    rule: RuleName = field(
        id="Nama aturan seperti di laporan.",
        en="The rule's name as the report gives it.",
        example="gambling-words",
    )
    path: Text = field(
        id="Alamat halaman atau berkas; * berarti apa saja. Kutipan kalimatnya di daftar dan umpan "
        "ikut lolos.",
        en="The address of a page or file; * stands for anything. Its sentences may then be quoted "
        "in lists and feeds.",
        example="/berita/2026/warga-laporkan-judi-online/",
    )
    text: Text | None = field(
        None,
        id="Hanya bila kutipan di laporan memuat ini.",
        en="Only where the report's excerpt holds this.",
        example="judi online",
    )
    reason: Reason = field(
        id="Mengapa boleh lolos, paling sedikit sepuluh huruf.",
        en="Why it may pass, in ten letters at least.",
        example="Berita tentang penertiban, diperiksa oleh redaksi.",
    )


class Budgets(Model):
    """Weights as a server sends them, compressed; a kilobyte is 1000 bytes."""

    page_kb: Kilobytes = field(
        250,
        id="HTML satu halaman. Lebih berat dari ini menahan terbit.",
        en="One page's HTML. A heavier one holds the release back.",
    )
    scripts_kb: Kilobytes = field(
        10,
        id="Semua skrip satu halaman. Lebih berat dari ini menahan terbit.",
        en="All scripts of one page. Heavier ones hold the release back.",
    )
    fonts_kb: Kilobytes = field(
        45,
        id="Semua huruf. Lebih berat dari ini menahan terbit.",
        en="All fonts. Heavier ones hold the release back.",
    )
    first_paint_kb: Kilobytes = field(
        14,
        id="HTML dan CSS satu berita, sebelum ada yang tampak. Yang lebih berat diberitahukan.",
        en="HTML and CSS of a story, before anything shows. A heavier one is told.",
    )
    first_visit_kb: Kilobytes = field(
        60,
        id="Kunjungan pertama ke berita tanpa foto. Yang lebih berat diberitahukan.",
        en="The first visit to a story without photographs. A heavier one is told.",
    )


class ReleaseGate(Model):
    """What the gate before a release lets pass."""

    allowances: tuple[Allowance, ...] = field(
        (),
        id="Yang boleh lolos, masing-masing dengan alasan.",
        en="What may pass, each with its reason.",
    )
    budgets: Budgets = field(
        id="Batas berat halaman.", en="How heavy pages may be.", default_factory=Budgets
    )
