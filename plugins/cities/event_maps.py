"""The small map of an event: the city, the event's districts in cloth, its landmarks lettered.

Reads   the city's map and the event's ground.
Gives   ``event_map``, a standalone SVG, light and dark in one.
"""

from html import escape
from typing import Final

from plugins.batik import Accent, palette_css, pattern_defs
from plugins.cities.drawn_map import DrawnMap
from plugins.cities.geometry import Position
from plugins.cities.maps import city_map
from plugins.cities.mark_places import free_place
from plugins.cities.place_maps import MapName, placed_names, shape_of
from plugins.model.event_grounds import FRAME, EventGround
from plugins.model.records import City

WIDE: Final = float(FRAME[0])
HIGH: Final = float(FRAME[1])
MARK: Final = 19.0
APART: Final = 2 * MARK + 4

# The tokens of the same names, by day and by night: a drawing by itself can't read the page's.
_STYLE: Final = (
    ".f{fill:#f5f0e3;stroke:#d8d0c1;stroke-width:1.6}"
    ".n{fill:#d8d0c1;stroke:#fdfaf2;stroke-width:2.5}"
    ".o{fill:url(#kain);stroke:#10182e;stroke-width:3;stroke-linejoin:round}"
    ".m{fill:#f0b135;stroke:#10182e;stroke-width:2.6}"
    "text{font-family:system-ui,sans-serif;font-weight:600;text-anchor:middle;fill:#10182e}"
    ".w{font-size:14px}.p{font-size:21px;display:none}"
    ".k{font-size:24px;font-weight:800}"
    "@media(max-width:480px){.w{display:none}.p{display:inline}}"
    "@media(prefers-color-scheme:dark){.f{fill:#161d31;stroke:#343d53}"
    ".n{fill:#343d53;stroke:#0e1424}.o{stroke:#f1ece3}.m{fill:#f1ba4b}"
    ".w,.p{fill:#f1ece3}}"
)


def event_map(city: City, ground: EventGround) -> bytes:
    """The drawing; the city must have a map."""
    drawn = _fitted(city)
    own = [s for code in ground.districts if (s := shape_of(drawn, code)) is not None]
    around = {code for shape in own for code in shape.neighbours} - {s.code for s in own}
    near = [shape for shape in drawn.districts if shape.code in around]
    far = [s for s in drawn.districts if s.code not in around and s not in own]
    names = {item.code: item.name for item in city.districts}
    rings = tuple(ring for shape in own for ring in shape.rings)
    wide, phone = placed_names(near, names, drawn.viewbox, rings)
    accent = city.fields.accent
    colours = palette_css(
        Accent(accent.light, accent.dark, accent.ground_light, accent.ground_dark)
    )
    left, top = (drawn.viewbox[0] - WIDE) / 2, (drawn.viewbox[1] - HIGH) / 2
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE:g}" height="{HIGH:g}"',
        f' viewBox="{left:g} {top:g} {WIDE:g} {HIGH:g}"><style>{colours}{_STYLE}</style>',
        f"<defs>{pattern_defs(city.fields.motif, 'kain', 'p1', 0.8)}</defs>",
        *(f'<path class="f" d="{shape.path_d}"/>' for shape in far),
        *(f'<path class="n" d="{shape.path_d}"/>' for shape in near),
        *(f'<path class="o" d="{shape.path_d}"/>' for shape in own),
        *(_name(name, "w") for name in wide),
        *(_name(name, "p") for name in phone),
        *_marks(drawn, ground),
        "</svg>\n",
    )
    return "".join(parts).encode()


def _fitted(city: City) -> DrawnMap:
    """The city's map as large as the frame allows."""
    drawn = city_map(city, WIDE)
    assert drawn is not None
    if drawn.viewbox[1] <= HIGH:
        return drawn
    smaller = city_map(city, round(WIDE * HIGH / drawn.viewbox[1], 1))
    assert smaller is not None
    return smaller


def _name(name: MapName, css_class: str) -> str:
    return f'<text class="{css_class}" x="{name.x:g}" y="{name.y:g}">{escape(name.text)}</text>'


def _marks(drawn: DrawnMap, ground: EventGround) -> list[str]:
    taken: list[Position] = []
    found = []
    for letter, mark in ground.spots:
        point = None if mark.point is None else (mark.point.lat, mark.point.lon)
        place = free_place(drawn, mark.district, point, taken, APART)
        if place is None:
            continue
        taken.append(place)
        x, y = place
        found.append(
            f'<circle class="m" cx="{x:g}" cy="{y:g}" r="{MARK:g}"/>'
            f'<text class="k" x="{x:g}" y="{y + 8.5:g}">{letter}</text>'
        )
    return found
