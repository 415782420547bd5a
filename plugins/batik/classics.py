"""The five motifs that every city shares: kawung, parang, ceplok, mega mendung, truntum.

Reads   nothing; the measures are those of screens.md, "Motifs".
Gives   one function a motif, each returning its tile.
"""

from plugins.batik.shapes import (
    Point,
    diamond,
    dots,
    fill,
    lens,
    line,
    ray_lens,
    ring,
)
from plugins.batik.tiles import Tile, repeated, tile

ROUND = range(0, 360, 45)


def kawung() -> Tile:
    leaves: list[tuple[Point, int]] = [
        ((10, 10), 45),
        ((30, 10), 135),
        ((10, 30), 135),
        ((30, 30), 45),
    ]
    seeds = [
        point for at, angle in leaves for point in (ring(at, 3.1, 2, angle))
    ]  # on the leaf's axis
    return tile(
        40,
        40,
        fill("b", *(lens(25, 15.5, at, angle) for at, angle in leaves)),
        fill("g", *(lens(17.5, 9, at, angle) for at, angle in leaves)),
        dots("c", 1.35, seeds),
        dots("b", 1, [(20, 4.2), (20, 35.8), (4.2, 20), (35.8, 20)]),
        dots("c", 1.5, [(20, 20), (0, 0), (0, 40), (40, 0), (40, 40)]),
    )


def parang() -> Tile:
    blade = "m3 2c12-2 17 5 13.5 11.5c-2.5 5-1 9 6.5 10.5c-12 3.5-18.5-2.5-15-10"
    blade += "c2.8-5.4 1.6-9.8-5-12z"
    back = [(0.2, 5.0), (1.4, 9.4), (0.4, 14.0), (-0.1, 18.2)]
    return tile(
        20,
        38,
        fill("c", "M0 27.6h20v8.8H0z"),
        fill("b", "M-20 0", blade, "M0 0", blade),
        dots("b", 0.9, [(x + shift, y) for shift in (0, 20) for x, y in back]),
        line("b", 1, "M0 26.6h20M0 37.4h20"),
        fill("b", diamond((10, 32), 5.6, 3.6)),
        fill("c", diamond((10, 32), 2.4, 1.4)),
        dots("b", 1, [(0, 32), (20, 32)]),
        rotation=-45,
    )


def ceplok() -> Tile:
    centre = (24, 24)
    flower = [
        fill("b", *(ray_lens(11.5, 6.2, centre, 9.2, angle) for angle in ROUND[::2])),
        fill("c", *(ray_lens(9, 4.4, centre, 8, angle) for angle in ROUND[1::2])),
        dots("b", 3.6, [centre]),
        dots("c", 1.7, [centre]),
    ]
    medallion = (
        dots("c", 9, [(0, 0)])
        + dots("b", 1.1, ring((0, 0), 5.6, 8, 22.5))
        + dots("b", 2.4, [(0, 0)])
        + dots("b", 0.8, ring((0, 0), 11.6, 12, 15))
    )
    return tile(
        48,
        48,
        line("b", 1, diamond(centre, 24)),
        line("b", 0.6, diamond(centre, 20.6)),
        *flower,
        repeated("c", medallion, (0, 0), [(48, 0), (0, 48), (48, 48)]),
    )


def mega_mendung() -> Tile:
    cloud = (
        "M8 40C8 31 19 28 25 33C24 20 43 15 50 26C55 15 75 16 77 29C86 23 99 29 96 39"
        "C104 36 111 40 113 45C101 42 96 49 86 46C78 54 62 53 58 46C48 54 34 53 30 46"
        "C22 51 10 49 8 40z"
    )
    curls = "M34 40C34 34 42 32 45 36C47 39 43 42 40 40M64 40C63 33 72 30 76 35C78 39 73 43 69 40"

    def rim(role: str, width: float, opacity: float = 1) -> str:
        veil = "" if opacity == 1 else f' stroke-opacity="{opacity}"'
        return f'<use href="#~o" stroke="var(--{role})" stroke-width="{width}"{veil}/>'

    # Ground laid over line in thin veils: together they make the mixes of 38, 60 and 78 %,
    # within a hair of OKLab's, and need no colour arithmetic from the browser.
    rims = [rim("g", 19), rim("b", 15.5), rim("g", 13, 0.38), rim("g", 9, 0.355)]
    rims += [rim("g", 5, 0.45), rim("b", 1.6)]
    heart = '<use href="#~o" fill="var(--b)"/><use href="#~o" fill="var(--g)" fill-opacity=".9"/>'
    one = (
        f'<g id="~m"><g fill="none" stroke-linejoin="round"><path id="~o" d="{cloud}"/>'
        f"{''.join(rims)}</g>{heart}{line('b', 1.4, curls)}</g>"
    )
    # Painted row by row downwards, so that each cloud's foot lies under the next row's back.
    brick = [(-60, -38), (60, -38), (-120, 0), (0, 0), (120, 0), (-60, 38), (60, 38)]
    clouds = "".join(f'<use href="#~m" x="{x}" y="{y}"/>' for x, y in brick)
    return tile(120, 76, f"<defs>{one}</defs>{clouds}")


def truntum() -> Tile:
    def star(centre: Point, first: float) -> str:
        return "".join(ray_lens(6.2, 2.2, centre, 4.6, first + angle) for angle in ROUND)

    upright, turned = (9, 9), (27, 27)
    glints = ring(upright, 9.3, 8) + ring(turned, 9.3, 8, 22.5)
    # The upright star's outermost glints cross the edge: their other halves lie opposite.
    glints += [(35.7, 9), (9, 35.7)]
    crosses = [
        (x + dx, y + dy) for x, y in ((27, 9), (9, 27)) for dx in (-1.6, 1.6) for dy in (-1.6, 1.6)
    ]
    return tile(
        36,
        36,
        fill("b", star(upright, 0), star(turned, 22.5)),
        dots("b", 0.55, glints),
        dots("c", 1.7, [upright, turned]),
        dots("c", 0.8, crosses),
        dots("b", 0.8, [(27, 9), (9, 27)]),
    )
