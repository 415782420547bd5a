"""QR codes for paper.

Reads   an address.
Gives   ``qr_code``: SVG in the ink of the page.
"""

import re

from plugins.newsroom.qr_modules import modules

_DARK = re.compile("1+")


def qr_code(url: str) -> str:
    """An SVG element without a border, one unit a module; 15 % of it may be lost in print."""
    size, dark = modules(url)
    return (
        f'<svg aria-hidden="true" viewBox="0 0 {size} {size}">'
        f'<path stroke="#000" d="{_lines(size, dark)}"/></svg>'
    )


def _lines(size: int, dark: str) -> str:
    """A stroke through each run of dark modules, from where the last one ended."""
    drawn = []
    x = y = 0
    for row in range(size):
        first = row * size
        for run in _DARK.finditer(dark, first, first + size):
            start, end = run.span()
            drawn.append(f"m{start - first - x} {row - y}h{end - start}")
            x, y = end - first, row
    # The first stands in the middle of its row, and all others with it.
    return "M0 0.5" + "".join(drawn).removeprefix("m0 0")
