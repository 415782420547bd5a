"""Start a story's folder, and note that its translation is up to date.

Reads   a title, or a story's folder.
Gives   files for an editor to fill in; the hash of the source in ``index.en.md``.
"""

import re
import sys
import unicodedata
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.commands.speaking import say
from plugins.problems import Problems, as_text
from plugins.reading.content_folder import open_content
from plugins.reading.front_matter import split_front_matter
from plugins.reading.library import open_library
from plugins.reading.registers import read_registers
from plugins.reading.text_files import read_text
from plugins.reading.translation_hash import source_hash
from plugins.reading.validation import validate
from plugins.reading.yaml_files import parse_yaml
from plugins.schema.stories import PageFields, StoryFields


def new(title: str, category: str | None, content: Path, *, language: str = "id") -> int:
    """A folder for a new story, with a file to fill in for each language."""
    problems = Problems()
    folder = open_content(content.resolve(), problems)
    if not folder.root.is_dir():
        sys.stderr.write(as_text(problems, language))
        return 1
    registers = read_registers(open_library(folder, None), problems)
    known = sorted(registers.categories)
    if category is not None and category not in known:
        listed = ", ".join(known)
        say(
            language,
            f'Kategori "{category}" belum ada. Yang ada: {listed}.',
            f'There is no category "{category}". There are: {listed}.',
        )
        return 2
    slug = slug_of(title)
    if not re.search("[a-z]", slug):
        say(language, "Judul perlu memuat huruf.", "The title needs letters.")
        return 2
    now = datetime.now(ZoneInfo(registers.site.timezone))
    story = content / "news" / str(now.year) / slug
    if story.exists():
        say(language, f"Folder sudah ada: {story}", f"The folder is there already: {story}")
        return 2
    story.mkdir(parents=True)
    chosen = category or (known[0] if known else "berita")
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    (story / "index.id.md").write_text(
        _SOURCE.format(title=quoted, date=f"{now:%Y-%m-%d %H:%M}", category=chosen), "utf-8"
    )
    (story / "index.en.md").write_text(_TRANSLATION.format(title=quoted, slug=slug), "utf-8")
    say(
        language,
        f"Siap diisi: {story}\nHapus baris draft: true kalau sudah siap terbit.",
        f"Ready to fill in: {story}\nDelete the line draft: true once it is ready.",
    )
    return 0


def translated(story: Path, *, language: str = "id") -> int:
    """Note in ``index.en.md`` that it now says what ``index.id.md`` says."""
    folder = (story if story.is_dir() else story.parent).resolve()
    source, translation = folder / "index.id.md", folder / "index.en.md"
    if not source.is_file() or not translation.is_file():
        say(
            language,
            f"Di {folder} harus ada index.id.md dan index.en.md.",
            f"{folder} must hold index.id.md and index.en.md.",
        )
        return 2
    problems = Problems()
    text = read_text(source, source.name, problems)
    english = read_text(translation, translation.name, problems)
    parts = None if text is None else split_front_matter(text, source.name, problems)
    document = (
        None if parts is None else parse_yaml(parts.yaml, source.name, problems, parts.yaml_line)
    )
    below = None if english is None else split_front_matter(english, translation.name, problems)
    if parts is None or document is None or below is None:
        sys.stderr.write(as_text(problems, language))
        return 1
    fields: StoryFields | PageFields | None
    if "pages" in folder.parts:
        fields = validate(PageFields, document, source.name, problems)
    else:
        fields = validate(StoryFields, document, source.name, problems)
    if fields is None:
        sys.stderr.write(as_text(problems, language))
        return 1
    line = f'source_hash: "{source_hash(fields, parts.body)}"'
    rows = [
        line if row.startswith("source_hash:") else row for row in below.yaml.split("\n") if row
    ]
    if line not in rows:
        rows.append(line)
    translation.write_text("\n".join(["---", *rows, "---", below.body]), "utf-8")
    say(language, f"Dicatat: {line}", f"Noted: {line}")
    return 0


def slug_of(title: str) -> str:
    """``Pawai budaya, 17 Agustus`` becomes ``pawai-budaya-17-agustus``; at most 80 letters."""
    letters = unicodedata.normalize("NFKD", re.sub("['’ʼ]", "", title))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].rstrip("-")


_SOURCE = """---
title: "{title}"
standfirst:
date: {date}
category: {category}
desk:
dateline:
byline: []
tags: []
places: []
draft: true
---

"""

_TRANSLATION = """---
title: "{title}"
slug: {slug}
---

"""
