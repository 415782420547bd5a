"""The tables of fields in the editors' guide, written from the declarations in ``plugins/schema``.

Reads   the models' fields: name, whether required, hint in both languages, example.
Gives   ``docs/editors/kolom.md`` and ``docs/editors/fields.md``.
"""

from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from plugins.reading.declarations import models_in
from plugins.schema import (
    calendar_registers,
    cities,
    districts,
    events,
    landmarks,
    old_addresses,
    publishing,
    registers,
    sources,
    stories,
)

FILES: list[tuple[str, list[type[BaseModel]]]] = [
    ("news/TAHUN/NAMA/index.id.md", [stories.StoryFields]),
    ("news/TAHUN/NAMA/index.en.md", [stories.TranslationFields]),
    ("pages/NAMA/index.id.md, index.en.md", [stories.PageFields]),
    ("cities/KOTA/city.yml", [cities.City]),
    ("cities/KOTA/districts.yml", [districts.Districts]),
    ("cities/KOTA/landmarks.yml", [landmarks.Landmarks]),
    ("cities/KOTA/events.yml", [events.Events]),
    ("registers/site.yml", [registers.SiteWords]),
    ("registers/categories.yml", [registers.Category]),
    ("registers/agencies.yml", [registers.Agency]),
    ("registers/desks.yml", [registers.Desk]),
    ("registers/people.yml", [registers.Person]),
    ("registers/tags.yml", [registers.TagWords]),
    ("registers/redirects.yml", [old_addresses.Redirect]),
    ("registers/sources.yml", [sources.Source]),
    ("registers/hijri-months.yml", [calendar_registers.HijriMonth]),
    ("registers/calendar-record.yml", [calendar_registers.PublishedEvent]),
    ("publishing.yml", [publishing.Publishing]),
]

_WORDS = {
    "id": (
        "# Semua kolom",
        "Halaman ini ditulis dari `plugins/schema` dengan `python3 tasks.py fields`.",
        "| kolom | wajib | tulis | contoh |",
        "ya",
    ),
    "en": (
        "# All fields",
        "This page is written from `plugins/schema` by `python3 tasks.py fields`.",
        "| field | required | write | example |",
        "yes",
    ),
}
NAMES = {"id": "kolom.md", "en": "fields.md"}


def field_guide(language: str) -> str:
    """The whole page in one language."""
    title, note, head, yes = _WORDS[language]
    lines = [title, "", note]
    told: set[type[BaseModel]] = set()
    for file, models in FILES:
        lines += ["", f"## `{file}`"]
        queue = list(models)
        while queue:
            model = queue.pop(0)
            if model in told:
                continue
            told.add(model)
            lines += ["", *([] if model in models else [f"### {_name(model)}", ""])]
            lines += [head, "| --- | --- | --- | --- |"]
            for name, info in model.model_fields.items():
                extra: Any = info.json_schema_extra or {}
                below = [each for each in models_in(info.annotation) if each is not model]
                queue += below
                hint = str(extra.get("hint", {}).get(language, "")).replace("|", "\\|")
                hint = hint or " ".join(f"`{value}`" for value in get_args(info.annotation))
                seen = ", ".join(f"[{_name(each)}](#{_anchor(each)})" for each in below)
                words = f"{hint} {seen}".strip()
                example = f"`{_yaml(extra['example'])}`" if "example" in extra else ""
                required = yes if info.is_required() else ""
                lines.append(f"| `{name}` | {required} | {words} | {example} |")
    return "\n".join(lines) + "\n"


def write_guide(folder: Path) -> int:
    """Write both pages into ``folder``; gives the command's exit status."""
    for language, name in NAMES.items():
        (folder / name).write_text(field_guide(language), "utf-8")
    return 0


def _name(model: type[BaseModel]) -> str:
    return model.__name__.removesuffix("Fields")


def _anchor(model: type[BaseModel]) -> str:
    return _name(model).lower()


def _yaml(value: object) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_yaml(each)}" for key, each in value.items()) + "}"
    return str(value)
