"""QR codes for paper.

Reads   an address.
Gives   ``qr_code``: SVG in the ink of the page.
"""

import segno


def qr_code(url: str) -> str:
    """An SVG element without a border, one unit a module; 15 % of it may be lost in print."""
    # Choosing the best of eight masks takes ten times as long as the code itself; readers
    # decode any of them.
    code = segno.make(url, error="m", micro=False, boost_error=False, mask=3)
    drawn: str = code.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None)
    return drawn.replace("<svg ", '<svg aria-hidden="true" ', 1)
