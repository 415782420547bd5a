"""The catalogue for machines: DCAT-AP as JSON-LD.

Reads   the site and its data files.
Gives   ``catalogue``: https://www.w3.org/TR/vocab-dcat-3/, with the names and vocabularies of
        DCAT-AP 3 and SPDX checksums.

A dataset of all cities has those of each city as its parts. ``dct:modified`` is the date that the
table itself tells, the catalogue's own the latest of them: the day of the build changes nothing.
"""

from typing import Any, Final

from plugins.languages import addresses
from plugins.model.records import City
from plugins.model.site import Site
from plugins.open_data.columns import Dataset
from plugins.open_data.data_files import (
    FORMAT_NAMES,
    MEDIA_TYPES,
    DataFile,
    files_of,
    measure,
    scopes,
)
from plugins.open_data.source_data import DATASETS
from plugins.open_data.tables import Table, table_of
from plugins.schema.texts import Bilingual

Node = dict[str, Any]

_EU: Final = "http://publications.europa.eu/resource/authority/"
_LANGUAGES: Final = [{"@id": f"{_EU}language/IND"}, {"@id": f"{_EU}language/ENG"}]
_CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TITLE: Final = Bilingual(id="Data terbuka", en="Open data")
ABOUT: Final = Bilingual(
    id="Profil, wilayah, destinasi, angka, dan acara kota dalam format terbuka, setiap angka "
    "dengan sumber dan tanggalnya.",
    en="Profiles, areas, landmarks, figures and events of cities in open formats, each figure "
    "with its source and date.",
)


def catalogue(site: Site) -> Node:
    """The whole catalogue."""
    every = [table_of(site, dataset, city) for city in scopes(site) for dataset in DATASETS]
    home = site.url + addresses.open_data("id")
    found: Node = {
        "@context": _CONTEXT,
        "@id": f"{home}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _words(TITLE),
        "dct:description": _words(ABOUT),
        "dct:publisher": _publisher(site),
        "dct:language": _LANGUAGES,
        "foaf:homepage": {"@id": home, "@type": "foaf:Document"},
        "dcat:dataset": [_dataset(site, table) for table in every],
    }
    modified = max((t.modified for t in every if t.modified is not None), default=None)
    if modified is not None:
        found["dct:modified"] = _day(modified.isoformat())
    if site.registers.site.data_since is not None:
        found["dct:issued"] = _day(site.registers.site.data_since.isoformat())
    return found


def dataset_title(dataset: Dataset[Any], city: City | None) -> Bilingual:
    """``Angka, Kota Semarang``; of all cities, the title alone."""
    if city is None:
        return dataset.title
    name = city.fields.name
    title = dataset.title
    return Bilingual(id=f"{title.id}, {name.id}", en=f"{title.en}, {name.in_language('en')}")


def identifier(site: Site, dataset: Dataset[Any], city: City | None) -> str:
    return site.url + addresses.data_file(dataset.key, city.slug if city is not None else None)


def _dataset(site: Site, table: Table) -> Node:
    dataset, city = table.dataset, table.city
    name = identifier(site, dataset, city)
    found: Node = {
        "@id": name,
        "@type": "dcat:Dataset",
        "dct:identifier": name,
        "dct:title": _words(dataset_title(dataset, city)),
        "dct:description": _words(dataset.about),
        "dct:publisher": _publisher(site),
        "dct:language": _LANGUAGES,
        "dct:accessRights": {"@id": f"{_EU}access-right/PUBLIC"},
        "dcat:theme": {"@id": f"{_EU}data-theme/{dataset.theme}"},
        "dcat:keyword": [word for each in dataset.keywords for word in _words(each)],
        "dcat:landingPage": {"@id": f"{site.url}{addresses.open_data('id')}#{dataset.key}"},
        "dct:source": [{"@id": s.url} for _, s in table.sources if s.url is not None],
        "dcat:distribution": [_distribution(site, table, file) for file in files_of(dataset, city)],
    }
    if table.modified is not None:
        found["dct:modified"] = _day(table.modified.isoformat())
    if site.registers.site.data_since is not None:
        found["dct:issued"] = _day(site.registers.site.data_since.isoformat())
    if dataset.dated:
        found["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(f"{site.now.year}-01-01"),
            "dcat:endDate": _day(f"{site.now.year + 1}-12-31"),
        }
    if city is None:
        found["dct:hasPart"] = [{"@id": identifier(site, dataset, each)} for each in site.cities]
    else:
        found["dct:isPartOf"] = {"@id": identifier(site, dataset, None)}
        found["dct:spatial"] = _location(city)
    return found


def _distribution(site: Site, table: Table, file: DataFile) -> Node:
    weight = measure(site, file)
    address = site.url + file.address
    found: Node = {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _words(
            Bilingual(
                id=f"{dataset_title(file.dataset, file.city).id}: {FORMAT_NAMES[file.format]}",
                en=f"{dataset_title(file.dataset, file.city).en}: {FORMAT_NAMES[file.format]}",
            )
        ),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dct:license": {"@id": table.licence.authority},
        "dct:rights": {"@id": table.licence.url},
        "dct:format": {"@id": f"{_EU}file-type/{file.format.upper()}"},
        "dcat:mediaType": {
            "@id": f"http://www.iana.org/assignments/media-types/{MEDIA_TYPES[file.format]}"
        },
        "dcat:byteSize": {"@value": str(weight.size), "@type": "xsd:nonNegativeInteger"},
        "dct:conformsTo": {"@id": site.url + file.schema},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": weight.sha256, "@type": "xsd:hexBinary"},
        },
    }
    if table.modified is not None:
        found["dct:modified"] = _day(table.modified.isoformat())
    return found


def _publisher(site: Site) -> Node:
    return {
        "@id": f"{site.url}/#publisher",
        "@type": "foaf:Agent",
        "foaf:name": site.registers.site.name,
        "foaf:homepage": {"@id": f"{site.url}/"},
    }


def _location(city: City) -> Node:
    found: Node = {"@type": "dct:Location", "dct:identifier": city.fields.code}
    box = city.fields.bounds
    if box is not None:
        corners = (
            (box.west, box.south),
            (box.east, box.south),
            (box.east, box.north),
            (box.west, box.north),
            (box.west, box.south),
        )
        ring = ",".join(f"{lon} {lat}" for lon, lat in corners)
        found["dcat:bbox"] = {
            "@value": f"POLYGON(({ring}))",
            "@type": "http://www.opengis.net/ont/geosparql#wktLiteral",
        }
    return found


def _words(text: Bilingual) -> list[Node]:
    found = [{"@value": text.id, "@language": "id"}]
    return [*found, {"@value": text.en, "@language": "en"}] if text.en is not None else found


def _day(iso: str) -> Node:
    return {"@value": iso, "@type": "xsd:date"}
