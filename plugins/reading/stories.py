"""Stories and standing pages: their folders to records.

Reads   ``news/<year>/<slug>/index.id.md`` and ``index.en.md``, ``pages/<slug>/…``.
Gives   ``Story`` and ``StandingPage`` records, due ones only; problems for the rest.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from plugins.languages import Language
from plugins.model.records import City, PictureFile, Signature, StandingPage, Story, Text
from plugins.model.site import Registers
from plugins.problems import Problems
from plugins.reading.cities import city_slugs
from plugins.reading.content_folder import ContentFolder
from plugins.reading.front_matter import split_front_matter
from plugins.reading.markdown_text import Words, render_markdown
from plugins.reading.pictures import read_picture
from plugins.reading.references import check_references, initials_of
from plugins.reading.story_files import StoryFiles
from plugins.reading.story_folders import story_folders
from plugins.reading.text_files import read_text
from plugins.reading.translation_hash import source_hash
from plugins.reading.typography import typeset_plain
from plugins.reading.validation import validate
from plugins.reading.yaml_files import Document, parse_yaml
from plugins.schema.stories import PageFields, StoryFields, TranslationFields

F = TypeVar("F", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class _File(Generic[F]):
    """One file, read: its fields, where they stand, its words and the pictures in them."""

    shown: str
    document: Document
    fields: F
    words: Words
    pictures: tuple[PictureFile, ...]
    body: str


class StoryReader:
    """Reads every story and page of one content folder."""

    def __init__(
        self, folder: ContentFolder, registers: Registers, cities: list[City], problems: Problems
    ) -> None:
        self.folder = folder
        self.registers = registers
        self.cities: dict[str, City | None] = dict.fromkeys(city_slugs(folder))
        self.cities.update({city.slug: city for city in cities})
        self.problems = problems
        self.zone = ZoneInfo(registers.site.timezone)
        self.slug_lines: dict[str, int] = {}
        """The line that decides each file's address, by the file as messages show it."""

    def stories(self, now: datetime) -> list[Story]:
        """Every story that is due at ``now``: no drafts, nothing under embargo."""
        folders = story_folders(self.folder, "news/", self.problems)
        read = [self._story(folder, now) for folder in folders]
        return [story for story in read if story is not None]

    def pages(self) -> list[StandingPage]:
        folders = story_folders(self.folder, "pages/", self.problems)
        read = [self._page(folder) for folder in folders]
        return [page for page in read if page is not None]

    def _story(self, folder: str, now: datetime) -> Story | None:
        source = self._file(folder, "id", StoryFields)
        translation = self._file(folder, "en", TranslationFields)
        if source is None:
            self._tell_without_source(folder)
            return None
        fields = source.fields
        published = self._aware(fields.date)
        self._check_year(source, folder, published)
        check_references(
            fields, source.document, source.shown, self.registers, self.cities, self.problems
        )
        picture = self._picture(source, folder)
        texts = [self._text("id", source, folder, fields)]
        if translation is not None:
            self._check_translation(translation, fields)
            current = source_hash(fields, source.body)
            texts.append(self._text("en", translation, folder, fields, current))
        due = max(published, self._aware(fields.publish_at)) if fields.publish_at else published
        if fields.draft or due > now:
            return None
        return Story(
            key=folder,
            published=due,
            updated=self._aware(fields.updated) if fields.updated else None,
            category=fields.category,
            texts=tuple(texts),
            agencies=fields.agencies,
            desk=fields.desk,
            byline=self._byline(fields),
            tags=fields.tags,
            places=fields.places,
            events=fields.events,
            picture=picture,
            body_pictures=_pictures_in(source, translation),
            credit=fields.image.credit if fields.image else None,
            sample=fields.sample,
            pinned=fields.pinned,
        )

    def _page(self, folder: str) -> StandingPage | None:
        source = self._file(folder, "id", PageFields)
        translation = self._file(folder, "en", PageFields)
        if source is None:
            self._tell_without_source(folder)
            return None
        texts = [self._text("id", source, folder, source.fields)]
        if translation is not None:
            current = source_hash(source.fields, source.body)
            texts.append(self._text("en", translation, folder, source.fields, current))
        return StandingPage(folder, tuple(texts), _pictures_in(source, translation))

    def _file(self, folder: str, language: Language, model: type[F]) -> _File[F] | None:
        relative = f"{folder}/index.{language}.md"
        if relative not in self.folder.names:
            return None
        shown = self.folder.shown(relative)
        text = read_text(self.folder.path(relative), shown, self.problems)
        parts = None if text is None else split_front_matter(text, shown, self.problems)
        if text is None or parts is None:
            return None
        files = StoryFiles(self.folder, relative, shown, self.problems)
        words = render_markdown(parts.body, language, shown, parts.body_line, self.problems, files)
        document = parse_yaml(parts.yaml, shown, self.problems, parts.yaml_line)
        fields = None if document is None else validate(model, document, shown, self.problems)
        if document is None or fields is None:
            return None
        return _File(shown, document, fields, words, tuple(files.used), parts.body)

    def _text(
        self,
        language: Language,
        file: _File[StoryFields] | _File[TranslationFields] | _File[PageFields],
        folder: str,
        source: StoryFields | PageFields,
        current_hash: str | None = None,
    ) -> Text:
        own = file.fields
        image = None if isinstance(own, PageFields) else own.image
        dateline = None if isinstance(own, PageFields) else own.dateline
        if dateline is None and isinstance(source, StoryFields):
            dateline = source.dateline

        def set_type(words: str | None) -> str | None:
            return None if words is None else typeset_plain(words, language)

        self.slug_lines[file.shown] = file.document.line(("slug",))
        made_from = None if isinstance(own, StoryFields) else own.source_hash
        return Text(
            language=language,
            path=file.shown,
            title=typeset_plain(own.title, language),
            slug=own.slug or folder.rpartition("/")[2],
            body=file.words.html,
            plain=file.words.plain,
            standfirst=set_type(own.standfirst),
            dateline=set_type(dateline),
            alt=set_type(image.alt) if image else None,
            caption=set_type(image.caption) if image else None,
            outdated=None not in (current_hash, made_from) and current_hash != made_from,
        )

    def _picture(self, file: _File[StoryFields], folder: str) -> PictureFile | None:
        image = file.fields.image
        if image is None:
            return None
        line = file.document.line(("image", "file"))
        files = StoryFiles(self.folder, f"{folder}/index.id.md", file.shown, self.problems)
        found = files.file(image.file)
        if found is None:
            self.problems.add(
                file.shown,
                line,
                "image.file",
                id=f'gambar "{image.file}" tidak ada di folder berita; periksa namanya.',
                en=f'the picture "{image.file}" is not in the story\'s folder; check its name.',
            )
            return None
        return read_picture(self.folder.path(found), found, file.shown, line, self.problems)

    def _check_translation(self, file: _File[TranslationFields], source: StoryFields) -> None:
        if source.image is not None and file.fields.image is None:
            self.problems.add(
                file.shown,
                file.document.line(()),
                "image",
                id="tulis image: dengan alt: dalam bahasa Inggris; berita ini bergambar.",
                en="write image: with alt: in English; this story has a picture.",
            )

    def _check_year(self, file: _File[StoryFields], folder: str, published: datetime) -> None:
        year = folder.split("/")[1]
        if str(published.year) != year:
            self.problems.add(
                file.shown,
                file.document.line(("date",)),
                "date",
                id=f"tahunnya {published.year}, tetapi foldernya news/{year}; samakan keduanya.",
                en=f"the year is {published.year}, but the folder is news/{year}; "
                "make them the same.",
            )

    def _tell_without_source(self, folder: str) -> None:
        if f"{folder}/index.id.md" not in self.folder.names:
            self.problems.add(
                self.folder.shown(f"{folder}/index.en.md"),
                id="naskah Indonesianya belum ada; buat index.id.md di folder yang sama.",
                en="there is no Indonesian source; write index.id.md in the same folder.",
            )

    def _byline(self, fields: StoryFields) -> tuple[Signature, ...]:
        people = self.registers.people
        return tuple(
            Signature(initials, role, people[initials].name, people[initials].sample)
            for initials, role in initials_of(fields)
            if initials in people
        )

    def _aware(self, moment: datetime) -> datetime:
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=self.zone)


def _pictures_in(
    *files: _File[StoryFields] | _File[TranslationFields] | _File[PageFields] | None,
) -> tuple[PictureFile, ...]:
    """Every picture that the words of ``files`` show."""
    return tuple(picture for file in files if file is not None for picture in file.pictures)
