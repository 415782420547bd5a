"""Every file of open data: where it lies, its bytes, its size and its checksum.

Reads   the datasets and the site.
Gives   ``DataFile``, ``data_files``, ``file_of``, ``Measure`` and ``measure``.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from plugins.languages import addresses
from plugins.model.records import City
from plugins.model.site import Site
from plugins.open_data.columns import Dataset
from plugins.open_data.csv_files import csv_bytes
from plugins.open_data.json_files import geojson_bytes, json_bytes
from plugins.open_data.source_data import DATASETS
from plugins.open_data.tables import Table, table_of

Format = Literal["csv", "json", "geojson"]

FORMAT_NAMES: Final[dict[Format, str]] = {"csv": "CSV", "json": "JSON", "geojson": "GeoJSON"}
MEDIA_TYPES: Final[dict[Format, str]] = {
    "csv": "text/csv",
    "json": "application/json",
    "geojson": "application/geo+json",
}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A dataset of one city, or of all of them, in one format."""

    dataset: Dataset[Any]
    format: Format
    city: City | None = None

    @property
    def name(self) -> str:
        return f"{self.dataset.key}.{self.format}"

    @property
    def address(self) -> str:
        return addresses.data_file(self.name, self.city.slug if self.city is not None else None)

    @property
    def schema(self) -> str:
        """Where its format is described."""
        ending = {"csv": "table.json", "json": "schema.json", "geojson": "geojson.schema.json"}
        return addresses.data_file(f"schema/{self.dataset.key}.{ending[self.format]}")

    def table(self, site: Site) -> Table:
        return table_of(site, self.dataset, self.city)

    def data(self, site: Site) -> bytes:
        """Its bytes, kept by the site, since the catalogue weighs them too."""
        return site.once(f"open data {self.address}", lambda: self._made(site))

    def _made(self, site: Site) -> bytes:
        table = self.table(site)
        if self.format == "csv":
            return csv_bytes(table)
        return geojson_bytes(site, table) if self.format == "geojson" else json_bytes(site, table)


@dataclass(frozen=True, slots=True)
class Measure:
    """``size`` in bytes, ``sha256`` in hexadecimal."""

    size: int
    sha256: str


def formats_of(dataset: Dataset[Any]) -> tuple[Format, ...]:
    return ("csv", "json", "geojson") if dataset.point is not None else ("csv", "json")


def files_of(dataset: Dataset[Any], city: City | None = None) -> tuple[DataFile, ...]:
    return tuple(DataFile(dataset, each, city) for each in formats_of(dataset))


def scopes(site: Site) -> Sequence[City | None]:
    """All cities together, then each."""
    return (None, *site.cities)


def data_files(site: Site) -> tuple[DataFile, ...]:
    """Every file, all cities first, in the order of the catalogue."""
    return tuple(
        file for city in scopes(site) for dataset in DATASETS for file in files_of(dataset, city)
    )


def measure(site: Site, file: DataFile) -> Measure:
    data = file.data(site)
    return Measure(len(data), hashlib.sha256(data).hexdigest())


def checksums(site: Site) -> bytes:
    """``sha256sums.txt``, for ``sha256sum --check`` in the folder of the catalogue."""
    folder = addresses.open_data("id")
    lines = [
        f"{measure(site, file).sha256}  {file.address.removeprefix(folder)}\n"
        for file in data_files(site)
    ]
    return "".join(lines).encode()
