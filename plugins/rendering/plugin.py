"""Ties rendering to Pelican: the writer, and the theme's files.

Reads   the draft while the site is related; the site's theme folder.
Gives   ``draft.assets``; files below ``/theme/``.
"""

import hashlib
from functools import partial

from pelican import signals

from plugins.model.generators import connect
from plugins.model.outputs import File, Outputs
from plugins.model.site import Site, SiteDraft, relating
from plugins.rendering.theme_files import theme_files
from plugins.rendering.writer import PlanningWriter


def _name_assets(draft: SiteDraft) -> None:
    made = theme_files(draft.theme, draft.cities, draft.memory)
    draft.assets = made.assets
    draft.theme_files = made.files


def theme_outputs(site: Site) -> Outputs:
    """What the theme serves."""
    for address, data in site.theme_files.items():
        needs = (("file", hashlib.sha256(data).digest()),)
        yield File(address, needs, partial(bytes, data))


def _writer(_pelican: object) -> type[PlanningWriter]:
    return PlanningWriter


def register() -> None:
    """Assets are named while relating, because every view's frame names them.

    The writer is asked for once all contexts are complete.
    """
    relating.connect(_name_assets)
    connect(theme_outputs)
    signals.get_writer.connect(_writer)
