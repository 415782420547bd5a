"""Pictures as pages show them: a photograph in several sizes, a drawing, or a batik cover.

Reads   ``PictureFile`` records and stories.
Gives   ``Picture`` values with address, size, alternatives and words.
"""

from typing import Final

from plugins.languages import Language, addresses
from plugins.model.frame import Picture
from plugins.model.records import PictureFile, Story

WIDTHS: Final = (480, 960, 1600)
"""Pixel widths that photographs are served in, as far as the original reaches."""

COVER_SIZE: Final = (1200, 675)


def widths_of(file: PictureFile) -> tuple[int, ...]:
    """The widths in which a photograph is served; its own where it is narrower."""
    top = min(file.width, WIDTHS[-1])
    return (*(width for width in WIDTHS if width < top), top)


def sized_address(file: PictureFile, width: int) -> str:
    """Where one size of a photograph is served: ``foto.jpg`` as ``foto-jpg-480.webp``.

    The ending stays in the name, because ``foto.png`` may lie beside it.
    """
    stem, _, ending = file.path.rpartition(".")
    return addresses.picture(f"{stem}-{ending.lower()}-{width}.webp")


def picture(
    file: PictureFile,
    alt: str,
    *,
    sizes: str = "100vw",
    caption: str | None = None,
    credit: str | None = None,
    lang: Language | None = None,
) -> Picture:
    """``file`` with its words; ``sizes`` is HTML's, for photographs."""
    width, height = file.width, file.height
    if file.vector:
        return Picture(addresses.picture(file.path), width, height, alt, lang, caption, credit)
    widths = widths_of(file)
    shown = widths[-1]
    return Picture(
        src=sized_address(file, shown),
        width=shown,
        height=max(1, round(height * shown / width)),
        alt=alt,
        lang=lang,
        caption=caption,
        credit=credit,
        srcset=", ".join(f"{sized_address(file, each)} {each}w" for each in widths),
        sizes=sizes,
    )


def story_picture(story: Story, language: Language, *, sizes: str = "100vw") -> Picture:
    """The story's picture, or its batik cover, which only decorates and needs no words."""
    text = story.text(language) or story.texts[0]
    if story.picture is None:
        return Picture(addresses.cover(cover_key(story)), *COVER_SIZE)
    return picture(
        story.picture,
        text.alt or "",
        sizes=sizes,
        caption=text.caption,
        credit=story.credit,
        lang=None if text.language == language else text.language,
    )


def cover_key(story: Story) -> str:
    """The name of a story's cover file: folders of two years may share a slug."""
    return story.key.removeprefix("news/").replace("/", "-")


def served_addresses(file: PictureFile) -> dict[str, int]:
    """Every address that ``file`` is served at, with the width in pixels; 0 for a drawing."""
    if file.vector:
        return {addresses.picture(file.path): 0}
    return {sized_address(file, width): width for width in widths_of(file)}
