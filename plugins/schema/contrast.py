"""Whether two colours can be told apart, and the nearest colour that can.

Reads   colours as ``#rrggbb``.
Gives   ``contrast_ratio`` (WCAG 2.2) and ``nearest_passing`` (OKLCH, Björn Ottosson 2020).
"""

import math

Triple = tuple[float, float, float]


def _linear(colour: str) -> Triple:
    """Linear-light sRGB, 0 to 1. Raises ``ValueError`` unless the colour is ``#rrggbb``."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"not a colour like #22346f: {colour}")
    red, green, blue = (_from_gamma(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return red, green, blue


def _from_gamma(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _to_gamma(value: float) -> float:
    return float(value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055)


def _luminance(colour: str) -> float:
    """Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: str, other: str) -> float:
    """From 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def nearest_passing(colour: str, background: str, ratio: float) -> str:
    """The colour itself if it reaches ``ratio`` on ``background``, else the nearest that does.

    Only OKLCH lightness moves, by thousandths both ways; chroma gives way where sRGB ends.
    Raises ``ValueError`` where no lightness reaches the ratio.
    """
    if contrast_ratio(colour, background) >= ratio:
        return colour
    lightness, chroma, hue = _oklch(colour)
    for step in range(1, 1001):
        for moved in (lightness - step / 1000, lightness + step / 1000):
            if not 0 <= moved <= 1:
                continue
            candidate = _hex(moved, chroma, hue)
            if contrast_ratio(candidate, background) >= ratio:
                return candidate
    raise ValueError(f"no lightness of {colour} reaches {ratio}:1 on {background}")


def _oklch(colour: str) -> Triple:
    r, g, b = _linear(colour)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    mid = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * long + 0.7936177850 * mid - 0.0040720468 * short
    green_red = 1.9779984951 * long - 2.4285922050 * mid + 0.4505937099 * short
    blue_yellow = 0.0259040371 * long + 0.7827717662 * mid - 0.8086757660 * short
    chroma = math.sqrt(green_red * green_red + blue_yellow * blue_yellow)
    return lightness, chroma, math.atan2(blue_yellow, green_red)


def _srgb(lightness: float, chroma: float, hue: float) -> Triple:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    mid = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * mid + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * mid - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * mid + 1.7076147010 * short,
    )


def _hex(lightness: float, chroma: float, hue: float) -> str:
    """The colour in sRGB, with as much of its chroma as fits there."""
    for kept in range(100, -1, -1):
        linear = _srgb(lightness, chroma * kept / 100, hue)
        if all(-0.0005 <= part <= 1.0005 for part in linear):
            break
    channels = (round(255 * _to_gamma(min(1.0, max(0.0, part)))) for part in linear)
    return "#" + "".join(f"{channel:02x}" for channel in channels)
