"""The corpus: the same bilingual stories for every tool, made from a seed and no clock.

Reads   the word lists.
Gives   ``Corpus``: stories over ten years, their categories and tags, and how many pages they
        make. A story's words depend on its number alone, so a larger corpus holds the smaller.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from benchmarks.words import TAGS, WORDS, Vocabulary

LANGUAGES: Final = ("id", "en")
PAGE_SIZE: Final = 10
FEED_LENGTH: Final = 20
"""Entries of a feed."""

_SEED: Final = "kabar kota"
_FIRST: Final = datetime(2016, 1, 1, 6, 0)  # noqa: DTZ001 (local time, as front matter writes it)
_DAYS: Final = 3652


@dataclass(frozen=True, slots=True)
class Category:
    """A category with its name in each language; the slug is the name, small."""

    indonesian: str
    english: str

    def name(self, language: str) -> str:
        return self.indonesian if language == "id" else self.english

    def slug(self, language: str) -> str:
        return slugged(self.name(language))


@dataclass(frozen=True, slots=True)
class Text:
    """A story in one language; ``body`` is Markdown."""

    title: str
    slug: str
    summary: str
    body: str


@dataclass(frozen=True, slots=True)
class Story:
    """One bilingual story. ``tags`` have one name for both languages."""

    number: int
    published: datetime
    category: Category
    tags: tuple[str, ...]
    texts: dict[str, Text]

    @property
    def folder(self) -> str:
        """``2016/slug``, from the Indonesian address."""
        return f"{self.published.year}/{self.texts['id'].slug}"


@dataclass(frozen=True, slots=True)
class Outline:
    """What a story is filed under, without its words."""

    published: datetime
    category: Category
    tags: tuple[str, ...]


CATEGORIES: Final = tuple(
    Category(indonesian, english)
    for indonesian, english in (
        ("Pemerintahan", "Government"),
        ("Budaya", "Culture"),
        ("Wisata", "Tourism"),
        ("Kesehatan", "Health"),
        ("Pendidikan", "Education"),
        ("Ekonomi", "Economy"),
        ("Lingkungan", "Environment"),
        ("Transportasi", "Transport"),
        ("Olahraga", "Sport"),
        ("Pengumuman", "Announcements"),
    )
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """``size`` bilingual stories, oldest first."""

    size: int

    def stories(self) -> Iterator[Story]:
        for number in range(self.size):
            yield self.story(number)

    def story(self, number: int) -> Story:
        return _told(number, self.outline(number))

    def outline(self, number: int) -> Outline:
        chance = random.Random(f"{_SEED}/outline/{number}")
        moment = _FIRST + timedelta(
            days=number * _DAYS // self.size, minutes=chance.randrange(14 * 60)
        )
        weights = [1 / (place + 8) for place in range(len(TAGS))]
        wanted = chance.randint(2, 3)
        tags = dict.fromkeys(chance.choices(TAGS, weights, k=wanted + 3))
        return Outline(moment, chance.choice(CATEGORIES), tuple(tags)[:wanted])

    def edited(self, turn: int) -> Story:
        """The story in the middle with one paragraph changed, in Indonesian alone."""
        story = self.story(self.size // 2)
        text = story.texts["id"]
        first, rest = text.body.split("\n\n", 1)
        body = f"{first} {edited_words(turn)}\n\n{rest}"
        return replace(story, texts={**story.texts, "id": replace(text, body=body)})

    def new_pair(self, turn: int) -> Story:
        """A story newer than all others, another one each turn."""
        number = self.size + turn
        outline = self.outline(number)
        moment = _FIRST + timedelta(days=_DAYS + 3 + turn)
        return _told(number, replace(outline, published=moment))

    def pages(self) -> tuple[int, int]:
        """How many article pages and list pages the corpus makes, in both languages together."""
        outlines = [self.outline(number) for number in range(self.size)]
        lists = Counter(outline.category for outline in outlines)
        tags = Counter(tag for outline in outlines for tag in outline.tags)
        counts = (self.size, *lists.values(), *tags.values())
        pages = sum(-(-count // PAGE_SIZE) for count in counts)
        return len(LANGUAGES) * self.size, len(LANGUAGES) * pages


def edited_words(turn: int) -> str:
    """What an edit adds to its paragraph."""
    return f"{WORDS['id'].edited} {turn}."


def slugged(text: str) -> str:
    """Small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "")).strip("-")


def _told(number: int, outline: Outline) -> Story:
    shape = random.Random(f"{_SEED}/shape/{number}")
    seeds = {language: f"{_SEED}/{language}/{number}" for language in LANGUAGES}
    layout = _Layout(
        paragraphs=shape.randint(4, 6),
        has_table=shape.random() < 0.2,
        has_quotation=shape.random() < 0.5,
        has_note=shape.random() < 0.1,
        figures=tuple(shape.randint(12, 9800) for _ in range(4)),
    )
    texts = {
        language: _Teller(WORDS[language], random.Random(seed)).text(number, layout)
        for language, seed in seeds.items()
    }
    return Story(number, outline.published, outline.category, outline.tags, texts)


@dataclass(frozen=True, slots=True)
class _Layout:
    """What both languages of a story have in common."""

    paragraphs: int
    has_table: bool
    has_quotation: bool
    has_note: bool
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Teller:
    words: Vocabulary
    chance: random.Random

    def text(self, number: int, layout: _Layout) -> Text:
        pick = self.chance.choice
        title = f"{pick(self.words.who)} {pick(self.words.does)} {pick(self.words.what)}"
        title = title[0].upper() + title[1:]
        blocks = [self._paragraph() for _ in range(layout.paragraphs)]
        blocks[0] += f" *{pick(self.words.heading)}* **{layout.figures[0]}**."
        blocks[1] += f" [{self.words.link}](https://example.org/{number}/)."
        blocks[2] += f" {pick(self.words.said)} {pick(self.words.who)}."
        if layout.has_note:
            blocks[1] += "[^1]"
        blocks.insert(2, f"## {pick(self.words.heading)}")
        blocks.insert(4, "\n".join(f"- {self._sentence()}" for _ in range(3)))
        if layout.has_quotation:
            blocks.append(f"> {self._sentence()} {self._sentence()}")
        if layout.has_table:
            blocks.append(self._table(layout.figures))
        if layout.has_note:
            blocks.append(f"[^1]: {self.words.note}.")
        short = slugged(title)[:60].rstrip("-")
        return Text(title, f"{short}-{number:05d}", self._sentence(), "\n\n".join(blocks))

    def _paragraph(self) -> str:
        return " ".join(self._sentence() for _ in range(self.chance.randint(2, 5)))

    def _sentence(self) -> str:
        pick, words = self.chance.choice, self.words
        parts = [pick(words.who), pick(words.does), pick(words.what)]
        if self.chance.random() < 0.4:
            parts += [words.purpose, pick(words.who)]
        parts += [words.place, pick(words.where)]
        text = " ".join(parts)
        if self.chance.random() < 0.5:
            text += f", {pick(words.closing)}"
        return f"{text[0].upper()}{text[1:]}."

    def _table(self, figures: tuple[int, ...]) -> str:
        rows = [f"| {self.chance.choice(self.words.where)} | {figure} |" for figure in figures]
        first, second = self.words.columns
        return "\n".join([f"| {first} | {second} |", "| --- | ---: |", *rows])
