"""Ties rendering to the build: the theme's files.

Reads   the draft while the site is related; the site's theme folder.
Gives   ``draft.assets``; files below ``/theme/``.
"""

import hashlib
from functools import partial

from plugins.model.generators import connect
from plugins.model.outputs import File, Outputs
from plugins.model.site import Site, SiteDraft, relating
from plugins.rendering.theme_files import theme_files


def _name_assets(draft: SiteDraft) -> None:
    made = theme_files(draft.theme, draft.cities, draft.memory)
    draft.assets = made.assets
    draft.theme_files = made.files


def theme_outputs(site: Site) -> Outputs:
    """What the theme serves."""
    for address, data in site.theme_files.items():
        needs = (("file", hashlib.sha256(data).digest()),)
        yield File(address, needs, partial(bytes, data))


def register() -> None:
    """Assets are named while relating, because every view's frame names them."""
    relating.connect(_name_assets)
    connect(theme_outputs)
