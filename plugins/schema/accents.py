"""A city's colours, legible ones only.

Reads   nothing.
Gives   ``Accent``; a colour that fails WCAG 2.2 AA is refused with the nearest one that passes.
"""

from typing import Final

from pydantic import ValidationInfo, field_validator

from plugins.schema.areas import HexColour
from plugins.schema.contrast import contrast_ratio, nearest_passing
from plugins.schema.fields import Model, field, refuse

_AA: Final = 4.5
_PAPERS: Final = {"light": "#f5f0e3", "dark": "#161d31"}
"""The theme's mori2, by day and by night."""


class Accent(Model):
    """The city's colours: text on paper and on night, and the ground of its cloth."""

    light: HexColour = field("#22346f", id="Warna di kertas terang.", en="On light paper.")
    dark: HexColour = field("#a5bfec", id="Warna di kertas gelap.", en="On dark paper.")
    ground_light: HexColour = field(
        "#162351", id="Dasar kain, terang.", en="The cloth's ground, light."
    )
    ground_dark: HexColour = field(
        "#17234b", id="Dasar kain, gelap.", en="The cloth's ground, dark."
    )

    @field_validator("light", "dark")
    @classmethod
    def _legible(cls, colour: str, info: ValidationInfo) -> str:
        """WCAG 2.2 AA, 4.5 to 1, on the theme's second paper, where contrast is lowest."""
        paper = _PAPERS[str(info.field_name)]
        if contrast_ratio(colour, paper) >= _AA:
            return colour
        near = nearest_passing(colour, paper, _AA)
        raise refuse(
            id=f'warna "{colour}" kurang terbaca di kertas {paper}; yang terdekat dan terbaca: '
            f'"{near}".',
            en=f'the colour "{colour}" is hard to read on {paper}; '
            f'the nearest that can be read: "{near}".',
        )
