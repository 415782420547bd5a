"""Ties open data to the build.

Reads   the site.
Gives   the catalogue and the data files that ``data_outputs`` plans.
"""

from plugins.model.generators import connect_wordless
from plugins.model.outputs import Outputs
from plugins.model.site import Site


def open_data_outputs(site: Site) -> Outputs:
    """Everything below ``/data/``; what makes it is loaded only where it is planned."""
    from plugins.open_data import data_outputs  # noqa: PLC0415 (as said above)

    return data_outputs.open_data_outputs(site)


def register() -> None:
    """Files are planned with the output, once the whole site is known."""
    connect_wordless(open_data_outputs)
