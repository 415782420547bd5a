"""Everything that open data writes.

Reads   the site.
Gives   ``/data/`` and ``/en/data/``, the data files below ``/data/``, their schemas, catalogue and
        checksums.
"""

from collections.abc import Callable
from functools import partial

from plugins.languages import LANGUAGES, addresses
from plugins.model.needs import Needs
from plugins.model.outputs import File, Outputs, Page
from plugins.model.site import Site
from plugins.open_data import json_schemas
from plugins.open_data.catalogue import catalogue
from plugins.open_data.catalogue_views import catalogue_view
from plugins.open_data.data_files import DataFile, checksums, data_files
from plugins.open_data.json_files import dumped
from plugins.open_data.occurrence_data import OCCURRENCES
from plugins.open_data.source_data import DATASETS, SOURCES


def open_data_outputs(site: Site) -> Outputs:
    """The catalogue in both languages, then every file."""
    prints = site.prints
    every = (prints.shared, prints.day, prints.calendar, prints.every_city)
    for language in LANGUAGES:
        view = partial(catalogue_view, site, language)
        yield Page(addresses.open_data(language), every, view, addresses.open_data("id"))
    for file in data_files(site):
        yield File(file.address, needs_of(site, file), partial(file.data, site))
    yield _json("catalog.jsonld", every, partial(catalogue, site))
    yield File(addresses.data_file("sha256sums.txt"), every, partial(checksums, site))
    yield from _descriptions(site)


def needs_of(site: Site, file: DataFile) -> Needs:
    """A city's file is made from that city's folder; dates of events also from the calendar."""
    prints = site.prints
    cities = prints.every_city if file.city is None else prints.city(file.city)
    calendar = (prints.calendar,) if file.dataset in {OCCURRENCES, SOURCES} else ()
    return (prints.shared, cities, *calendar)


def _descriptions(site: Site) -> Outputs:
    shared = (site.prints.shared,)
    for dataset in DATASETS:
        key = dataset.key
        yield _json(
            f"schema/{key}.schema.json", shared, partial(json_schemas.json_schema, site, dataset)
        )
        yield _json(f"schema/{key}.table.json", shared, partial(json_schemas.table_schema, dataset))
        if dataset.point is not None:
            yield _json(
                f"schema/{key}.geojson.schema.json",
                shared,
                partial(json_schemas.geojson_schema, site, dataset),
            )
    needs = (site.prints.shared, site.prints.calendar, site.prints.every_city)
    yield _json("csv-metadata.json", needs, partial(_csv_metadata, site))


def _csv_metadata(site: Site) -> json_schemas.Schema:
    files = [file for file in data_files(site) if file.format == "csv"]
    return json_schemas.csv_metadata(
        site, [(file.address, file.dataset, file.table(site).licence.url) for file in files]
    )


def _json(name: str, needs: Needs, make: Callable[[], object]) -> File:
    return File(addresses.data_file(name), needs, lambda: dumped(make()))
