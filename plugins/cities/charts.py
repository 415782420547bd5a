"""Bars and dot strips of a city's districts as plain numbers: where they go.

Reads   figures.
Gives   ``zero_bars``, ``share_bars`` and ``dot_strip``; lengths in drawing units unless said
        otherwise, tenths at most.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.cities.geometry import Anchor, rounded, text_width

# Percent free at both ends of a bar's column, so that the longest ends inside.
RIM = 5.0


@dataclass(frozen=True, slots=True)
class ZeroBar:
    """A bar from ``x``, ``width`` percent wide; both 0 where the figure is unknown."""

    code: str
    x: float
    width: float
    negative: bool


@dataclass(frozen=True, slots=True)
class ZeroBars:
    """Bars to both sides of a line at ``zero``, all in percent of the column's width."""

    zero: float
    bars: tuple[ZeroBar, ...]


def zero_bars(values: Mapping[str, float | None]) -> ZeroBars:
    """Bars on one scale, in the order of ``values``, with ``RIM`` percent free at both ends."""
    known = [v for v in values.values() if v is not None]
    low, high = min(0.0, *known, 0.0), max(0.0, *known, 0.0)
    span = high - low
    room = 100 - 2 * RIM
    zero = RIM - low / span * room if span else RIM
    bars = []
    for code, value in values.items():
        length = abs(value or 0.0) / span * room if span else 0.0
        negative = value is not None and value < 0
        bars.append(
            ZeroBar(code, rounded(zero - length if negative else zero), rounded(length), negative)
        )
    return ZeroBars(rounded(zero), tuple(bars))


def share_bars(values: Sequence[float]) -> tuple[float, ...]:
    """How wide each bar is, in percent of the largest of ``values``, none of them negative."""
    largest = max(values, default=0.0)
    return tuple(rounded(100 * v / largest) if largest else 0.0 for v in values)


@dataclass(frozen=True, slots=True)
class StripDot:
    """One district on a dot strip."""

    code: str
    x: float


@dataclass(frozen=True, slots=True)
class DotStrip:
    """One district among the others: hollow ``dots`` from low to high, and the ``chosen`` one.

    ``label_x`` and ``label_anchor`` keep its name on the drawing. ``lowest`` and ``highest`` are
    the codes to name at the ends; None where that is the chosen one, whose name stands there.
    ``rank`` 1 is the highest figure.
    """

    width: float
    dots: tuple[StripDot, ...]
    chosen: StripDot
    label_x: float
    label_anchor: Anchor
    lowest: str | None
    highest: str | None
    rank: int
    count: int


def dot_strip(
    values: Mapping[str, float | None],
    chosen: str,
    label: str,
    *,
    width: float = 600.0,
    rim: float = 16.0,
    size: float = 14.0,
) -> DotStrip | None:
    """Districts by figure on a line; None where the ``chosen`` one's figure is unknown.

    ``label`` is its name, measured at font size ``size``.
    """
    known = sorted((v, code) for code, v in values.items() if v is not None)
    own = values.get(chosen)
    if own is None:
        return None
    low, high = known[0][0], known[-1][0]
    room = width - 2 * rim
    shares = [(v - low) / (high - low) if high > low else 0.5 for v, _ in known]
    placed = [
        StripDot(code, rounded(rim + share * room))
        for share, (_, code) in zip(shares, known, strict=True)
    ]
    mine = next(dot for dot in placed if dot.code == chosen)
    half = text_width(label, size) / 2
    anchor: Anchor = "middle"
    x = mine.x
    if x < half:
        anchor, x = "start", 0.0
    elif x > width - half:
        anchor, x = "end", width
    return DotStrip(
        width=width,
        dots=tuple(dot for dot in placed if dot.code != chosen),
        chosen=mine,
        label_x=x,
        label_anchor=anchor,
        lowest=known[0][1] if known[0][1] != chosen else None,
        highest=known[-1][1] if known[-1][1] != chosen else None,
        rank=1 + sum(v > own for v, _ in known),
        count=len(known),
    )
