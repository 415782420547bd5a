"""Motifs that stand for a city (asem, teratai, surya, kembang kates) and the tumpal border.

Reads   nothing; the measures are those of screens.md, "Motifs".
Gives   one function a motif, each returning its tile.
"""

import math

from plugins.batik.shapes import (
    Point,
    curve,
    diamond,
    dots,
    fill,
    lens,
    line,
    numbers,
    polar,
    polygon,
    ray_lens,
    ring,
    star,
    turn,
)
from plugins.batik.tiles import Tile, repeated, tile


def _rachis(u: float) -> Point:
    return 46 * u, -10 * turn(144 * u)[1]


def _frond() -> str:
    """A tamarind leaf: a bowed stalk with five pairs of leaflets and one at its tip."""
    stalk = "M0 0C"
    slope = -8 * math.pi
    for start, end in ((0.0, 0.5), (0.5, 1.0)):
        # Hermite to Bézier: a control lies a third of the way along the tangent.
        third = (end - start) / 3
        (x0, y0), (x1, y1) = _rachis(start), _rachis(end)
        lead = y0 + third * slope * turn(144 * start)[0]
        back = y1 - third * slope * turn(144 * end)[0]
        stalk += numbers((x0 + 46 * third, lead, x1 - 46 * third, back, x1, y1))
        stalk += " " if end < 1 else ""
    leaflets = []
    for i in range(1, 6):
        node, before = _rachis(i / 5), _rachis((i - 1) / 5)
        along = math.degrees(math.atan2(node[1] - before[1], node[0] - before[0]))
        length = 6 + 5.2 * turn(36 * (i - 0.2))[1]
        leaflets += [
            ray_lens(length, 4.1, node, length / 2 + 0.9, along + side) for side in (62, -62)
        ]
    tip = _rachis(1)
    leaflets.append(lens(8, 4, (tip[0] + 5.4, tip[1] + 1.6), 18))
    return line("b", 1.2, stalk) + fill("b", *leaflets)


def asem() -> Tile:
    pod = (
        "M0 0C3-5 8-5 11-2.4C14-6 20-6 22.6-2C26.6-4.6 32-2 33 3C29 1.6 26.4 3.2 23 3.2"
        "C19.6 7 14 6.4 11.4 3.2C7.6 6.4 2 5 0 0z"
    )
    fruit = (
        fill("c", pod)
        + dots("g", 1.5, [(5.6, 0)])
        + dots("g", 1.7, [(16.6, 0.4)])
        + dots("g", 1.3, [(27, 0.4)])
    )
    return tile(
        84,
        60,
        repeated(
            "f",
            f'<g transform="rotate(-2)">{_frond()}</g>',
            (6, 22),
            [(48, 52), (-36, 52), (48, -8), (-36, -8)],
        ),
        repeated("p", f'<g transform="rotate(-12)">{fruit}</g>', (50, 19), [(8, 49), (-34, 19)]),
        dots("b", 1, [(27, 33), (33, 34), (39, 33), (69, 3), (75, 4), (81, 3)]),
    )


def teratai() -> Tile:
    root = (0.0, 0.0)
    petals = ""
    for lean, length, width, role in (
        (74, 17, 8, "c"),
        (50, 20, 9, "b"),
        (25, 22, 9.5, "c"),
        (0, 23, 10, "b"),
    ):
        sides = (-90 - lean, -90 + lean) if lean else (-90,)
        pair = "".join(ray_lens(length, width, root, length / 2, side) for side in sides)
        petals += f'<path fill="var(--{role})" d="{pair}"/>'
    ripples = "M-16 3.5C-8 7.5 8 7.5 16 3.5M-11 7.5C-5 10.4 5 10.4 11 7.5M-6 11C-3 12.4 3 12.4 6 11"
    lotus = f'<g stroke="var(--g)" stroke-width=".9">{petals}</g>' + line("b", 1.1, ripples)
    crosses = [(34, 14), (34, 42), (70, 14), (70, 42), (-2, 14), (-2, 42)]
    return tile(
        72,
        56,
        repeated("l", lotus, (16, 28), [(52, 56), (52, 0), (-20, 56), (-20, 0)]),
        dots("b", 0.9, [dot for cross in crosses for dot in ring(cross, 3, 4)]),
        dots("c", 1.3, crosses),
    )


def surya() -> Tile:
    centre = (30.0, 30.0)
    glints = dots("b", 1, ring((0, 0), 12, 4)) + dots("b", 0.8, ring((0, 0), 15.4, 4))
    jewel = fill("c", diamond((0, 0), 8)) + fill("b", diamond((0, 0), 3)) + glints
    return tile(
        60,
        60,
        fill("b", star(centre, 8, 26, 15.5)),
        fill("g", star(centre, 8, 22.4, 14.6)),
        fill("c", *(ray_lens(6, 2.6, centre, 18, angle) for angle in range(0, 360, 45))),
        dots("b", 13.4, [centre]),
        dots("g", 11.8, [centre]),
        fill("b", *(ray_lens(7.6, 4, centre, 7, 22.5 + angle) for angle in range(0, 360, 45))),
        dots("c", 2.6, [centre]),
        repeated("j", jewel, (0, 0), [(60, 0), (0, 60), (60, 60)]),
    )


def kembang_kates() -> Tile:
    centre = (28.0, 28.0)
    petals, stamens, leaves = [], [], []
    for angle in range(-90, 270, 72):
        petal = curve(
            (0, 0),
            ((3, -7), (12, -9), (17, -3)),
            ((13, -2), (12, 3), (9, 5)),
            ((5, 6), (1, 4), (0, 0)),
            at=polar(centre, 2.4, angle),
            degrees=angle,
        )
        petals.append(petal)
        stamens.append(polar(centre, 12.4, angle + 33))
    corners = [(0.0, 0.0), (56.0, 0.0), (56.0, 56.0), (0.0, 56.0)]
    for quarter, corner in enumerate(corners):
        inward = 45 + 90 * quarter
        leaves.append(ray_lens(14, 4.6, corner, 9, inward))
        leaves += [ray_lens(10, 4.6, corner, 7, inward + side) for side in (-34, 34)]
    stitched = ' stroke-dasharray="0 2.6" stroke-linecap="round"'
    return tile(
        56,
        56,
        line("b", 1.1, diamond(centre, 27)),
        line("b", 1.3, diamond(centre, 23), more=stitched),
        fill("b", *petals),
        dots("c", 1, stamens),
        dots("c", 2.3, [centre]),
        fill("c", *leaves),
        dots("b", 2, corners),
    )


def tumpal() -> Tile:
    def peak(inset: float, apex: float) -> str:
        return polygon([(28 * inset, 36), (14, apex), (28 * (1 - inset), 36)])

    return tile(
        28,
        36,
        fill("b", peak(0, 2)),
        fill("g", peak(0.16, 36 * 0.28)),
        fill("c", peak(0.3, 36 * 0.56)),
        dots("b", 1.2, [(14, 15.5)]),
        dots("b", 1.5, [(0, 10.8), (28, 10.8)]),
        dots("b", 1, [(0, 18), (28, 18), (0, 4.3), (28, 4.3)]),
        dots("b", 1.3, [(14, 29.5)]),
    )
