"""The commands that write into the content: stories, translations, calendar, maps.

Reads   what was typed.
Gives   the commands, for ``command_table``.
"""

from tools.guard import (
    CONTENT,
    LANGUAGE,
    LANGUAGES,
    TODAY,
    WORDS,
    choice,
    command,
    date_or_none,
    folder,
)


@command(
    help={
        "title": "Judul berita. / The article's title.",
        "category": "Kunci di registers/categories.yml. / A key of that register.",
        "content": CONTENT,
        "language": WORDS,
    }
)
def new(
    title: str, category: str | None = None, content: str | None = None, language: str = LANGUAGE
) -> int:
    """Buat folder berita baru, dua bahasa. / A new article's folder, in both languages."""
    from plugins import commands

    return commands.new(
        title,
        category,
        folder(content, "content"),
        language=choice("language", language, LANGUAGES),
    )


@command(
    help={"story": "Folder berita. / The story's folder.", "language": WORDS},
)
def translated(story: str, language: str = LANGUAGE) -> int:
    """Catat terjemahan sudah sesuai naskahnya. / Note that a translation is up to date."""
    from plugins import commands

    return commands.translated(folder(story, ""), language=choice("language", language, LANGUAGES))


@command(
    help={
        "content": CONTENT,
        "check": "Hanya periksa. / Only tell whether it is up to date.",
        "today": TODAY,
        "language": WORDS,
    }
)
def calendar_record(
    content: str | None = None,
    check: bool = False,
    today: str | None = None,
    language: str = LANGUAGE,
) -> int:
    """Catat tanggal yang diterima pelanggan kalender. / Note what subscribers now have."""
    day = date_or_none(today)
    from plugins import commands

    return commands.calendar_record(
        folder(content, "content"),
        today=day,
        only_check=check,
        language=choice("language", language, LANGUAGES),
    )


@command(
    iterable=["city"],
    help={
        "city": "Nama folder kota, boleh diulang. / A city's folder, may be repeated. "
        "[semua / all]",
        "content": CONTENT,
        "language": WORDS,
    },
)
def draw_map(city: list[str], content: str | None = None, language: str = LANGUAGE) -> int:
    """Gambar peta skematis kota ke dalam naskah. / Draw cities' schematic maps into the content."""
    from plugins import commands

    return commands.draw_map(
        city,
        folder(content, "content"),
        language=choice("language", language, LANGUAGES),
    )
