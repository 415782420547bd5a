"""The catalogue for people: what each dataset holds, a look into it, its files, how to use them.

Reads   the site and its data files.
Gives   ``CatalogueView`` and ``catalogue_view``.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from plugins.languages import LANGUAGES, Language, addresses, formats
from plugins.languages.words import Words
from plugins.model.frame import Frame, Link, Moment, structured
from plugins.model.frames import frame
from plugins.model.parts import Cell, LeaderRow, Row, Table
from plugins.model.parts import Column as TableColumn
from plugins.model.records import City
from plugins.model.site import Site
from plugins.open_data.catalogue import ABOUT, TITLE
from plugins.open_data.columns import Dataset, Value
from plugins.open_data.data_files import FORMAT_NAMES, DataFile, data_files, files_of, measure
from plugins.open_data.licences import Licence, own_licence
from plugins.open_data.source_data import DATASETS
from plugins.open_data.structured_catalogue import structured_catalogue
from plugins.open_data.tables import table_of

PREVIEWED: Final = 4
"""Rows shown of each dataset."""

_NUMBERS: Final = {"integer", "number"}


@dataclass(frozen=True, slots=True)
class FileView:
    """One file; ``checksum`` is its SHA-256 in full, which the page shows shortened."""

    href: str
    format: str
    size: str
    checksum: str
    schema: Link


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column as the page explains it."""

    name: str
    kind: str
    about: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DatasetView:
    """One dataset; ``modified`` is when its sources were last read, ``preview`` None if empty."""

    id: str
    title: str
    about: str
    caveat: str | None
    rows: str
    rows_word: str
    licence: Link
    modified: Moment | None
    files: tuple[FileView, ...]
    preview: Table | None
    preview_note: str
    columns_title: str
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class CityFiles:
    """The files of one city: a line for each dataset, with its formats."""

    id: str
    name: str
    href: str
    city_class: str
    datasets: tuple[tuple[str, str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """The page in one language."""

    template: ClassVar[str] = "open-data.html"

    frame: Frame
    title: tuple[str, str]
    intro: str
    made: Moment
    counts: str
    contents: tuple[LeaderRow, ...]
    datasets: tuple[DatasetView, ...]
    cities: tuple[CityFiles, ...]
    catalogue: str
    tables: str
    checksums: str
    example: str
    citation: str
    licence: Link
    shared_alike: str | None


def catalogue_view(site: Site, language: Language) -> CatalogueView:
    """The page of open data."""
    words = site.words[language]
    gettext = words.gettext
    datasets = tuple(_dataset(site, dataset, words) for dataset in DATASETS)
    files = len(data_files(site))
    rows = sum(len(table_of(site, dataset).records) for dataset in DATASETS)
    first, _, rest = TITLE.in_language(language).partition(" ")
    return CatalogueView(
        frame=_frame(site, language),
        title=(first, rest),
        intro=ABOUT.in_language(language),
        made=Moment(site.today.isoformat(), formats.long_date(site.today, language)),
        counts=gettext("%(datasets)s kumpulan data, %(rows)s baris, %(files)s berkas")
        % {
            "datasets": formats.number(len(datasets), language),
            "rows": formats.number(rows, language),
            "files": formats.number(files, language),
        },
        contents=tuple(
            LeaderRow(text=each.title, value=f"{each.rows} {each.rows_word}", href=f"#{each.id}")
            for each in datasets
        ),
        datasets=datasets,
        cities=tuple(_city(site, city, words) for city in site.cities),
        catalogue=addresses.data_file("catalog.jsonld"),
        tables=addresses.data_file("csv-metadata.json"),
        checksums=addresses.data_file("sha256sums.txt"),
        example=f"{site.url}{addresses.data_file('figures.json')}",
        citation=_citation(site, words),
        licence=_licence_link(own_licence(site)),
        shared_alike=_shared_alike(site, words),
    )


def _dataset(site: Site, dataset: Dataset[Any], words: Words) -> DatasetView:
    language = words.language
    table = table_of(site, dataset)
    count = len(table.records)
    caveat = dataset.caveat
    modified = table.modified
    columns = tuple(
        ColumnView(column.name, column.kind, column.about.in_language(language), column.choices)
        for column in dataset.columns
    )
    return DatasetView(
        id=dataset.key,
        title=dataset.title.in_language(language),
        about=dataset.about.in_language(language),
        caveat=caveat.in_language(language) if caveat is not None else None,
        rows=formats.number(count, language),
        rows_word=words.ngettext("baris", "baris", count),
        licence=_licence_link(table.licence),
        modified=Moment(modified.isoformat(), formats.long_date(modified, language))
        if modified is not None
        else None,
        files=tuple(_file(site, file, words) for file in files_of(dataset)),
        preview=_preview(site, dataset, words) if count else None,
        preview_note=words.gettext("%(shown)s dari %(all)s kolom, %(rows)s baris pertama")
        % {
            "shown": len(dataset.preview),
            "all": len(columns),
            "rows": min(PREVIEWED, count),
        },
        columns_title=words.ngettext(
            "%(count)s kolom dan artinya", "%(count)s kolom dan artinya", len(columns)
        )
        % {"count": len(columns)},
        columns=columns,
    )


def _file(site: Site, file: DataFile, words: Words) -> FileView:
    weight = measure(site, file)
    schema = "CSVW" if file.format == "csv" else words.gettext("skema")
    return FileView(
        href=file.address,
        format=FORMAT_NAMES[file.format],
        size=file_size(weight.size, words.language),
        checksum=weight.sha256,
        schema=Link(file.schema, schema),
    )


def file_size(size: int, language: Language) -> str:
    """``12 kB`` and ``1,4 MB``, in thousands; never nought."""
    if size < 999_500:
        return f"{formats.number(max(1, round(size / 1000)), language)} kB"
    return f"{formats.number(size / 1_000_000, language, 1)} MB"


def _preview(site: Site, dataset: Dataset[Any], words: Words) -> Table:
    names = [name.format(words.language) for name in dataset.preview]
    kinds = {column.name: column.kind for column in dataset.columns}
    records = table_of(site, dataset).records[:PREVIEWED]
    return Table(
        caption=words.gettext("Baris pertama %(title)s")
        % {"title": dataset.title.in_language(words.language)},
        columns=tuple(
            TableColumn(name, numeric=kinds[name] in _NUMBERS, wide=place > 2)
            for place, name in enumerate(names)
        ),
        rows=tuple(Row(tuple(_cell(record[name]) for name in names)) for record in records),
        caption_hidden=True,
    )


def _cell(value: Value) -> Cell:
    return Cell(_written(value), iso=value.isoformat() if isinstance(value, date) else None)


def _written(value: Value) -> str:
    """As the files write it, so that nobody looks for ``1.653.524`` in them."""
    return "" if value is None else str(value)


def _city(site: Site, city: City, words: Words) -> CityFiles:
    language = words.language
    return CityFiles(
        id=f"kota-{city.slug}",
        name=city.fields.short_name,
        href=addresses.city(language, city.slug),
        city_class=f"city-{city.slug}",
        datasets=tuple(
            (
                dataset.title.in_language(language),
                formats.number(len(table_of(site, dataset, city).records), language),
                tuple(
                    Link(file.address, FORMAT_NAMES[file.format])
                    for file in files_of(dataset, city)
                ),
            )
            for dataset in DATASETS
        ),
    )


def _licence_link(licence: Licence) -> Link:
    return Link(licence.url, licence.name)


def _shared_alike(site: Site, words: Words) -> str | None:
    """The datasets that another licence than the site's binds; None where there are none."""
    own = site.registers.site.data_licence
    bound = [
        dataset.title.in_language(words.language)
        for dataset in DATASETS
        if table_of(site, dataset).licence.key != own
    ]
    return ", ".join(bound) if bound else None


def _citation(site: Site, words: Words) -> str:
    """How to name a figure taken from here, on the day of the build."""
    language = words.language
    dataset = DATASETS[0]
    return words.gettext("%(site)s, “%(title)s”, %(address)s, diunduh %(day)s, %(licence)s.") % {
        "site": site.registers.site.name,
        "title": dataset.title.in_language(language),
        "address": f"{site.url}{addresses.data_file(f'{dataset.key}.csv')}",
        "day": formats.long_date(site.today, language),
        "licence": table_of(site, dataset).licence.name,
    }


def _frame(site: Site, language: Language) -> Frame:
    return frame(
        site,
        language,
        "open-data",
        title=TITLE.in_language(language),
        description=ABOUT.in_language(language),
        versions={each: addresses.open_data(each) for each in LANGUAGES},
        structured_data=structured(structured_catalogue(site, language)),
    )
