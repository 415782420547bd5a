"""Covers for stories without a picture: a cloth that no other story wears.

Reads   a story's slug, its city's motif and accent (or none).
Gives   ``cover_svg``, a standalone SVG file, light and dark; ``cover_plan``, what the slug
        decides, in the order of screens.md, "Covers".
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from plugins.batik import forms
from plugins.batik.cloth import XMLNS
from plugins.batik.generator import Generator
from plugins.batik.motifs import CLASSICS, motif_tile
from plugins.batik.palettes import NILA, PALETTES, Accent, PaletteName, Scheme, palette, style

Form: TypeAlias = Literal["pagi-sore", "kepala", "sekar-jagad", "blumbangan", "ageng"]
FORMS: tuple[Form, ...] = ("pagi-sore", "kepala", "sekar-jagad", "blumbangan", "ageng")

# Every cover is drawn this many units high: a seret of 16, an inset of 5 and tiles at 1.5 to
# 2.1 then keep the proportions of the drawn sheet, whatever size the picture is shown at.
_HEIGHT = 270
_DRAW = {
    "pagi-sore": forms.pagi_sore,
    "kepala": forms.kepala,
    "sekar-jagad": forms.sekar_jagad,
    "blumbangan": forms.blumbangan,
    "ageng": forms.ageng,
}


@dataclass(frozen=True, slots=True)
class CoverPlan:
    """What a slug draws: four motifs, each with the palette of the same place."""

    form: Form
    motifs: tuple[str, ...]
    palettes: tuple[PaletteName, ...]
    scale: float


def cover_plan(slug: str, city_motif: str | None) -> CoverPlan:
    """The plan of a story's cover; without a city, kawung leads."""
    return _planned(Generator(slug), city_motif)


def _planned(generator: Generator, city_motif: str | None) -> CoverPlan:
    form = generator.choice(FORMS)
    own = city_motif or "kawung"
    others = generator.shuffled([name for name in CLASSICS if name != own])
    motifs = [own, *others[:3]]
    if generator.below(10) < 4:
        motifs[0], motifs[1] = motifs[1], motifs[0]
    colours = generator.shuffled(PALETTES)
    scale = generator.choice((1.5, 1.8, 2.1))
    return CoverPlan(form, tuple(motifs), tuple(colours), scale)


def cover_svg(
    slug: str,
    city_motif: str | None,
    city_accent: Accent | None,
    width: int = 1200,
    height: int = 675,
    scheme: Scheme = "auto",
) -> str:
    """The cover of a story as a standalone SVG file of ``width`` by ``height`` pixels.

    Same arguments, same bytes. ``city_motif`` and ``city_accent`` are None for a story of no
    city. Raises ``KeyError`` for an unknown motif.
    """
    generator = Generator(slug)
    plan = _planned(generator, city_motif)
    across = round(_HEIGHT * width / height)
    cloths = [
        forms.Cloth(motif_tile(motif), palette(name, city_accent or NILA), letter)
        for motif, name, letter in zip(plan.motifs, plan.palettes, "abcd", strict=True)
    ]
    board = forms.Board(across, _HEIGHT, plan.scale, cloths, scheme)
    body = _DRAW[plan.form](board, generator)
    worn = [cloth for cloth in cloths if f'class="{cloth.palette.name}"' in body]
    root = f'<svg {XMLNS} width="{width}" height="{height}" viewBox="0 0 {across} {_HEIGHT}"'
    rules = style([(f".{cloth.palette.name}", cloth.palette) for cloth in worn], scheme)
    return f'{root} preserveAspectRatio="xMidYMid slice">{rules}{body}</svg>'
