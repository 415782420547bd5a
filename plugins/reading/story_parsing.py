"""The files of one story or page, parsed: what follows from them and from nothing else.

Reads   ``index.id.md`` and ``index.en.md`` of one folder, and the pictures that they name.
Gives   ``parse``: a ``StoryEntry`` with the words of each language, or problems.

Neither registers nor cities nor the clock are looked at, so that the result can be kept, and so
that folders can be parsed by several processes.
"""

import hashlib
from datetime import datetime

from plugins.languages import Language
from plugins.model.figure_marks import cited, marked
from plugins.model.links import linked_keys
from plugins.model.records import PictureFile, Words
from plugins.problems import Problems
from plugins.reading.content_folder import ContentFolder
from plugins.reading.pictures import read_picture
from plugins.reading.source_files import SourceFile, read_source
from plugins.reading.story_entries import (
    Parsed,
    StoryEntry,
    TextEntry,
    encoded,
    encoded_words,
    written,
)
from plugins.reading.story_signatures import initials_of
from plugins.reading.translation_hash import source_hash
from plugins.reading.typography import typeset_plain
from plugins.schema.stories import PageFields, StoryFields, TranslationFields


def parse(folder: ContentFolder, story: str) -> Parsed:
    """The story or page in the folder ``story``, such as ``news/2026/pawai-budaya``."""
    problems = Problems()
    if story.startswith("pages/"):
        entry, words = _page(folder, story, problems)
    else:
        entry, words = _story(folder, story, problems)
    kept = None if entry is None else encoded(entry)
    return Parsed(kept, tuple(encoded_words(one) for one in words), tuple(problems))


def _story(
    folder: ContentFolder, story: str, problems: Problems
) -> tuple[StoryEntry | None, tuple[Words, ...]]:
    source = read_source(folder, f"{story}/index.id.md", StoryFields, problems)
    translation = read_source(folder, f"{story}/index.en.md", TranslationFields, problems)
    if source is None:
        _tell_without_source(folder, story, problems)
        return None, ()
    fields = source.fields
    _check_year(source, story, problems)
    picture = _picture(source, folder, problems)
    texts = [_text("id", source, story, fields)]
    if translation is not None:
        _check_translation(translation, fields, problems)
        texts.append(_text("en", translation, story, fields, source_hash(fields, source.body)))
    files = tuple(file for file in (source, translation) if file is not None)
    entry = StoryEntry(
        texts=tuple(texts),
        asked=_asked(*files),
        pictures=_pictures(*files),
        date=written(fields.date),
        updated=_written(fields.updated),
        publish_at=_written(fields.publish_at),
        category=fields.category,
        agencies=fields.agencies,
        desk=fields.desk,
        byline=initials_of(fields),
        tags=fields.tags,
        places=fields.places,
        events=fields.events,
        picture=picture,
        credit=fields.image.credit if fields.image else None,
        sample=fields.sample,
        pinned=fields.pinned,
        draft=fields.draft,
    )
    return entry, tuple(file.words for file in files)


def _page(
    folder: ContentFolder, page: str, problems: Problems
) -> tuple[StoryEntry | None, tuple[Words, ...]]:
    source = read_source(folder, f"{page}/index.id.md", PageFields, problems)
    translation = read_source(folder, f"{page}/index.en.md", PageFields, problems)
    if source is None:
        _tell_without_source(folder, page, problems)
        return None, ()
    texts = [_text("id", source, page, source.fields)]
    if translation is not None:
        current = source_hash(source.fields, source.body)
        texts.append(_text("en", translation, page, source.fields, current))
    files = tuple(file for file in (source, translation) if file is not None)
    entry = StoryEntry(tuple(texts), _asked(*files), _pictures(*files))
    return entry, tuple(file.words for file in files)


AnyFile = SourceFile[StoryFields] | SourceFile[TranslationFields] | SourceFile[PageFields]


def _text(
    language: Language,
    file: AnyFile,
    folder: str,
    source: StoryFields | PageFields,
    current_hash: str | None = None,
) -> TextEntry:
    own = file.fields
    image = None if isinstance(own, PageFields) else own.image
    dateline = None if isinstance(own, PageFields) else own.dateline
    if dateline is None and isinstance(source, StoryFields):
        dateline = source.dateline

    def set_type(words: str | None) -> str | None:
        return None if words is None else typeset_plain(words, language)

    standfirst = None if own.standfirst is None else marked(own.standfirst)
    made_from = None if isinstance(own, StoryFields) else own.source_hash
    return TextEntry(
        language=language,
        title=typeset_plain(own.title, language),
        slug=own.slug or folder.rpartition("/")[2],
        slug_line=file.document.line(("slug",)),
        words_hash=_hash(file.words),
        links=linked_keys(file.words.html),
        standfirst=set_type(standfirst),
        dateline=set_type(dateline),
        alt=set_type(image.alt) if image else None,
        caption=set_type(image.caption) if image else None,
        outdated=None not in (current_hash, made_from) and current_hash != made_from,
        figures=cited(file.words.html + (standfirst or "")),
        old_addresses=tuple(
            (address, file.document.line(("old_addresses", place)))
            for place, address in enumerate(own.old_addresses)
        ),
    )


def _hash(words: Words) -> bytes:
    return hashlib.sha256(f"{words.html}\0{words.plain}".encode()).digest()[:12]


def _written(moment: datetime | None) -> str | None:
    return None if moment is None else written(moment)


def _asked(*files: AnyFile) -> tuple[tuple[str, str, str | None], ...]:
    """Each name that the words use, in which file, and the file that it was found to mean."""
    return tuple(
        (file.relative, name, found) for file in files for name, found in file.files.asked.items()
    )


def _pictures(*files: AnyFile) -> tuple[PictureFile, ...]:
    """Every picture that the words of ``files`` show."""
    return tuple(picture for file in files for picture in file.files.used)


def _picture(
    file: SourceFile[StoryFields], folder: ContentFolder, problems: Problems
) -> PictureFile | None:
    image = file.fields.image
    if image is None:
        return None
    line = file.document.line(("image", "file"))
    found = file.files.file(image.file)
    if found is None:
        problems.add(
            file.shown,
            line,
            "image.file",
            id=f'gambar "{image.file}" tidak ada di folder berita; periksa namanya.',
            en=f'the picture "{image.file}" is not in the story\'s folder; check its name.',
        )
        return None
    return read_picture(folder.path(found), found, file.shown, line, problems)


def _check_translation(
    file: SourceFile[TranslationFields], source: StoryFields, problems: Problems
) -> None:
    if source.image is not None and file.fields.image is None:
        problems.add(
            file.shown,
            file.document.line(()),
            "image",
            id="tulis image: dengan alt: dalam bahasa Inggris; berita ini bergambar.",
            en="write image: with alt: in English; this story has a picture.",
        )


def _check_year(file: SourceFile[StoryFields], folder: str, problems: Problems) -> None:
    year = folder.split("/")[1]
    published = file.fields.date
    if str(published.year) != year:
        problems.add(
            file.shown,
            file.document.line(("date",)),
            "date",
            id=f"tahunnya {published.year}, tetapi foldernya news/{year}; samakan keduanya.",
            en=f"the year is {published.year}, but the folder is news/{year}; make them the same.",
        )


def _tell_without_source(folder: ContentFolder, story: str, problems: Problems) -> None:
    if f"{story}/index.id.md" not in folder.signatures:
        problems.add(
            folder.shown(f"{story}/index.en.md"),
            id="naskah Indonesianya belum ada; buat index.id.md di folder yang sama.",
            en="there is no Indonesian source; write index.id.md in the same folder.",
        )
