"""The commands behind ``tasks.py``: build, check, new, translated.

Reads   arguments that ``tasks.py`` parsed.
Gives   exit statuses: 0 done, 1 the content has problems, 2 the call itself was wrong.
"""

import os
import re
import sys
import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from plugins.problems import Problems, as_json, as_text

_HERE = Path(__file__).resolve().parent.parent


def build(
    content: Path,
    output: Path,
    *,
    publish: bool = False,
    today: date | None = None,
    language: str = "id",
    workers: int = 0,
    full: bool = False,
) -> int:
    """One build of ``content`` into ``output``; the settings file is chosen by ``publish``.

    Every build is ``full`` and done by one process, so ``workers`` changes nothing yet.
    """
    del workers, full
    from pelican import get_instance, parse_arguments  # noqa: PLC0415 (check starts faster)
    from pelican.log import init as init_logging  # noqa: PLC0415

    content, output = content.resolve(), output.resolve()
    if output in {_HERE, content} or content in output.parents:
        _say(
            language,
            "Folder hasil tidak boleh sama dengan atau di dalam folder isi; pilih --output lain.",
            "The output folder may not be, or lie in, the content folder; choose another.",
        )
        return 2
    settings = _HERE / ("publishconf.py" if publish else "pelicanconf.py")
    arguments = parse_arguments([str(content), "-s", str(settings), "-o", str(output), "-q"])
    init_logging(level=arguments.verbosity)
    os.chdir(_HERE)
    pelican: Any
    pelican, _settings = get_instance(arguments)
    pelican.settings["TODAY"] = today or day_of_epoch()
    pelican.settings["MESSAGES_LANGUAGE"] = language
    try:
        pelican.run()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def day_of_epoch() -> date | None:
    """The day that SOURCE_DATE_EPOCH names (seconds since 1970, UTC), or None without it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else None


def check(
    content: Path, *, language: str = "id", form: str = "text", today: date | None = None
) -> int:
    """Tell every problem of ``content``; writes no file."""
    from plugins.reading.content import read_content  # noqa: PLC0415 (Pelican stays unloaded)

    problems = Problems()
    read_content(content.resolve(), _HERE / "theme", today or day_of_epoch(), problems)
    if form == "json":
        sys.stdout.write(as_json(problems, language))
    elif problems:
        sys.stdout.write(as_text(problems, language))
    else:
        sys.stdout.write(
            "No problems found.\n" if language == "en" else "Tidak ada yang perlu diperbaiki.\n"
        )
    return 1 if problems else 0


def new(title: str, category: str | None, content: Path, *, language: str = "id") -> int:
    """A folder for a new story, with a file to fill in for each language."""
    from plugins.reading.content_folder import open_content  # noqa: PLC0415
    from plugins.reading.registers import read_registers  # noqa: PLC0415

    problems = Problems()
    registers = read_registers(open_content(content.resolve(), problems), problems)
    known = sorted(registers.categories)
    if category is not None and category not in known:
        listed = ", ".join(known)
        _say(
            language,
            f'Kategori "{category}" belum ada. Yang ada: {listed}.',
            f'There is no category "{category}". There are: {listed}.',
        )
        return 2
    slug = slug_of(title)
    if not re.search("[a-z]", slug):
        _say(language, "Judul perlu memuat huruf.", "The title needs letters.")
        return 2
    now = datetime.now(ZoneInfo(registers.site.timezone))
    folder = content / "news" / str(now.year) / slug
    if folder.exists():
        _say(language, f"Folder sudah ada: {folder}", f"The folder is there already: {folder}")
        return 2
    folder.mkdir(parents=True)
    chosen = category or (known[0] if known else "berita")
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    (folder / "index.id.md").write_text(
        _SOURCE.format(title=quoted, date=f"{now:%Y-%m-%d %H:%M}", category=chosen), "utf-8"
    )
    (folder / "index.en.md").write_text(_TRANSLATION.format(title=quoted, slug=slug), "utf-8")
    _say(
        language,
        f"Siap diisi: {folder}\nHapus baris draft: true kalau sudah siap terbit.",
        f"Ready to fill in: {folder}\nDelete the line draft: true once it is ready.",
    )
    return 0


def translated(story: Path, *, language: str = "id") -> int:
    """Note in ``index.en.md`` that it now says what ``index.id.md`` says."""
    from plugins.reading.text_files import read_text, source_hash  # noqa: PLC0415

    folder = story if story.is_dir() else story.parent
    problems = Problems()
    texts: list[str | None] = []
    for name in ("index.id.md", "index.en.md"):
        path = folder / name
        texts.append(read_text(path, str(path), problems) if path.is_file() else None)
    source, translation = texts
    if source is None or translation is None:
        sys.stderr.write(as_text(problems, language))
        _say(
            language,
            f"Di {folder} harus ada index.id.md dan index.en.md yang terbaca.",
            f"{folder} must hold a readable index.id.md and index.en.md.",
        )
        return 2
    line = f"source_hash: {source_hash(source)}"
    if re.search(r"^source_hash:.*$", translation, re.MULTILINE):
        marked = re.sub(r"^source_hash:.*$", line, translation, count=1, flags=re.MULTILINE)
    else:
        marked = re.sub(
            r"\A(---\n.*?\n)---\n", rf"\g<1>{line}\n---\n", translation, flags=re.DOTALL
        )
    (folder / "index.en.md").write_text(marked, "utf-8")
    _say(language, f"Dicatat: {line}", f"Noted: {line}")
    return 0


def slug_of(title: str) -> str:
    """``Pawai budaya, 17 Agustus`` becomes ``pawai-budaya-17-agustus``; at most 80 letters."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].rstrip("-")


def _say(language: str, indonesian: str, english: str) -> None:
    sys.stderr.write((english if language == "en" else indonesian) + "\n")


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
