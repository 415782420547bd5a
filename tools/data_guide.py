"""The guide to open data, written from the declarations in ``plugins/open_data``.

Reads   the datasets: their files, columns, kinds of value and meanings in both languages.
Gives   ``docs/data/data-terbuka.md`` and ``docs/data/open-data.md``.
"""

from pathlib import Path
from typing import Any, Final

from plugins.open_data.columns import Column, Dataset, Kind
from plugins.open_data.data_files import files_of
from plugins.open_data.source_data import DATASETS

NAMES: Final = {"id": "data-terbuka.md", "en": "open-data.md"}

_KINDS: Final[dict[str, dict[Kind, str]]] = {
    "id": {
        "string": "teks",
        "integer": "bilangan bulat",
        "number": "bilangan",
        "boolean": "true atau false",
        "date": "tanggal, 2026-11-21",
        "moment": "waktu dengan zona, 2026-11-21T19:00:00+07:00",
        "address": "alamat web",
        "list": "daftar; di CSV dipisahkan titik koma",
    },
    "en": {
        "string": "text",
        "integer": "whole number",
        "number": "number",
        "boolean": "true or false",
        "date": "day, 2026-11-21",
        "moment": "time with its zone, 2026-11-21T19:00:00+07:00",
        "address": "web address",
        "list": "list; in CSV with semicolons between",
    },
}

_OPENING: Final = {
    "id": """# Data terbuka

Bagian tabel di halaman ini ditulis dari `plugins/open_data` dengan `python3 tasks.py fields`.
English: [open-data.md](open-data.md).

Setiap kumpulan data ada di `/data/` untuk semua kota dan di `/data/<kota>/` untuk satu kota, dengan
nama berkas yang sama di kedua bahasa. Nama berkas dan kolom adalah janji kepada program orang lain:
kolom baru hanya ditambahkan di belakang.

| berkas | isi |
| --- | --- |
| `<nama>.csv` | RFC 4180, koma, CRLF, UTF-8 dengan BOM supaya Excel membaca hurufnya |
| `<nama>.json` | baris yang sama di `rows`, dengan `licence` dan `sources` |
| `<nama>.geojson` | RFC 7946: titik, atau poligon yang diserahkan kota; bujur dulu |
| `schema/<nama>.schema.json`, `.geojson.schema.json` | JSON Schema 2020-12 |
| `schema/<nama>.table.json`, `csv-metadata.json` | kolom CSV menurut CSVW |
| `catalog.jsonld` | katalog DCAT-AP: ukuran, SHA-256, lisensi, tanggal |
| `sha256sums.txt` | untuk `sha256sum --check` |

Yang tidak diketahui kosong di CSV, `null` di JSON dan tanpa `geometry` di GeoJSON. Teks CSV yang
mirip rumus didahului `'`; angka negatif tetap angka.

Kolom yang berakhir `_id` berbahasa Indonesia, `_en` terjemahannya. `modified` adalah hari terakhir
salah satu sumbernya dibaca (kolom `read` di registers/sources.yml).

Lisensi diatur dengan `data_licence` di registers/site.yml. Kumpulan data yang nama dan kodenya
diambil dari basis data ODbL selalu berlisensi ODbL 1.0, apa pun isi `data_licence`.""",
    "en": """# Open data

The tables of this page are written from `plugins/open_data` by `python3 tasks.py fields`.
Indonesian: [data-terbuka.md](data-terbuka.md).

Every dataset lies in `/data/` for all cities and in `/data/<city>/` for one, under names that are
the same in both languages. Names of files and columns are a promise to other people's programs: new
columns are only added at the end.

| file | holds |
| --- | --- |
| `<name>.csv` | RFC 4180, commas, CRLF, UTF-8 with a BOM so that Excel reads its letters |
| `<name>.json` | the same rows in `rows`, with `licence` and `sources` |
| `<name>.geojson` | RFC 7946: points, or polygons that a city supplied; longitude first |
| `schema/<name>.schema.json`, `.geojson.schema.json` | JSON Schema 2020-12 |
| `schema/<name>.table.json`, `csv-metadata.json` | the CSV's columns, by CSVW |
| `catalog.jsonld` | the catalogue, DCAT-AP: size, SHA-256, licence, date |
| `sha256sums.txt` | for `sha256sum --check` |

What isn't known is empty in CSV, `null` in JSON and has no `geometry` in GeoJSON. Text in CSV that
looks like a formula has `'` before it; negative numbers stay numbers.

Columns that end in `_id` are Indonesian, `_en` their translation. `modified` is the latest day on
which one of the sources was read (`read` in registers/sources.yml).

The licence is set by `data_licence` in registers/site.yml. A dataset whose names and codes come
from an ODbL database is always under ODbL 1.0, whatever `data_licence` says.""",
}
_HEADS: Final = {
    "id": ("| kolom | isi | selalu ada | arti |", "ya", "Satu baris dikenali dari", "Perhatikan"),
    "en": ("| column | value | always there | meaning |", "yes", "A row is known by", "Mind"),
}


def data_guide(language: str) -> str:
    """The whole page in one language."""
    parts = [_OPENING[language], *(_dataset(dataset, language) for dataset in DATASETS)]
    return "\n\n".join(parts) + "\n"


def write_guide(folder: Path) -> int:
    """Write both pages into ``folder``; gives the command's exit status."""
    folder.mkdir(parents=True, exist_ok=True)
    for language, name in NAMES.items():
        (folder / name).write_text(data_guide(language), "utf-8")
    return 0


def _dataset(dataset: Dataset[Any], language: str) -> str:
    head, yes, known_by, mind = _HEADS[language]
    files = ", ".join(f"`{file.name}`" for file in files_of(dataset))
    keys = ", ".join(f"`{name}`" for name in dataset.identity)
    lines = [f"## {dataset.title.in_language(language)}: {files}", ""]
    lines += [dataset.about.in_language(language), "", f"{known_by} {keys}."]
    if dataset.caveat is not None:
        lines += ["", f"{mind}: {dataset.caveat.in_language(language)}"]
    lines += ["", head, "| --- | --- | --- | --- |"]
    lines += [_row(column, language, yes) for column in dataset.columns]
    return "\n".join(lines)


def _row(column: Column[Any], language: str, yes: str) -> str:
    words = column.about.in_language(language)
    if column.choices:
        words += " " + " ".join(f"`{choice}`" for choice in column.choices)
    required = yes if column.required else ""
    return f"| `{column.name}` | {_KINDS[language][column.kind]} | {required} | {words} |"
