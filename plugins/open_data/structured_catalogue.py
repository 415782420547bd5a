"""The catalogue as schema.org's DataCatalog, for machines that read pages.

Reads   the site and its data files.
Gives   ``structured_catalogue``: JSON-LD by https://schema.org/DataCatalog and /Dataset.
"""

from typing import Any

from plugins.languages import Language, addresses
from plugins.model.site import Site
from plugins.open_data.catalogue import ABOUT, TITLE, identifier
from plugins.open_data.columns import Dataset
from plugins.open_data.data_files import MEDIA_TYPES, DataFile, files_of, measure
from plugins.open_data.source_data import DATASETS
from plugins.open_data.tables import table_of


def structured_catalogue(site: Site, language: Language) -> dict[str, Any]:
    """The catalogue with the datasets of all cities together."""
    return {
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "name": TITLE.in_language(language),
        "description": ABOUT.in_language(language),
        "url": site.url + addresses.open_data(language),
        "inLanguage": language,
        "publisher": _publisher(site),
        "dataset": [_dataset(site, dataset, language) for dataset in DATASETS],
    }


def _dataset(site: Site, dataset: Dataset[Any], language: Language) -> dict[str, Any]:
    table = table_of(site, dataset)
    found: dict[str, Any] = {
        "@type": "Dataset",
        "@id": identifier(site, dataset, None),
        "name": dataset.title.in_language(language),
        "description": dataset.about.in_language(language),
        "url": f"{site.url}{addresses.open_data(language)}#{dataset.key}",
        "license": table.licence.url,
        "creator": _publisher(site),
        "isAccessibleForFree": True,
        "keywords": [word.in_language(language) for word in dataset.keywords],
        "variableMeasured": list(dataset.names),
        "spatialCoverage": [
            {"@type": "Place", "name": city.fields.name.in_language(language)}
            for city in site.cities
        ],
        "distribution": [_download(site, file) for file in files_of(dataset)],
    }
    if table.modified is not None:
        found["dateModified"] = table.modified.isoformat()
    if site.registers.site.data_since is not None:
        found["datePublished"] = site.registers.site.data_since.isoformat()
    if dataset.dated:
        found["temporalCoverage"] = f"{site.now.year}-01-01/{site.now.year + 1}-12-31"
    return found


def _download(site: Site, file: DataFile) -> dict[str, Any]:
    weight = measure(site, file)
    return {
        "@type": "DataDownload",
        "contentUrl": site.url + file.address,
        "encodingFormat": MEDIA_TYPES[file.format],
        "contentSize": f"{weight.size} B",
        "sha256": weight.sha256,
    }


def _publisher(site: Site) -> dict[str, str]:
    return {"@type": "Organization", "name": site.registers.site.name, "url": f"{site.url}/"}
