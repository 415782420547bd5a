"""QR codes for paper.

Reads   an address.
Gives   ``qr_code``: SVG in the ink of the page.
"""

import re

import segno

_DARK = re.compile(rb"\x01+")


def qr_code(url: str) -> str:
    """An SVG element without a border, one unit a module; 15 % of it may be lost in print."""
    # Choosing the best of eight masks takes ten times as long as the code itself; readers
    # decode any of them.
    code = segno.make(url, error="m", micro=False, boost_error=False, mask=3)
    size = len(code.matrix)
    return (
        f'<svg aria-hidden="true" viewBox="0 0 {size} {size}">'
        f'<path stroke="#000" d="{_lines(code.matrix)}"/></svg>'
    )


def _lines(matrix: tuple[bytearray, ...]) -> str:
    """A stroke through each run of dark modules, from where the last one ended."""
    drawn = []
    x = y = 0
    for row, modules in enumerate(matrix):
        for run in _DARK.finditer(modules):
            start, end = run.span()
            drawn.append(f"m{start - x} {row - y}h{end - start}")
            x, y = end, row
    # The first stands in the middle of its row, and all others with it.
    return "M0 0.5" + "".join(drawn).removeprefix("m0 0")
