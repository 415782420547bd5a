"""Words in two languages, as registers and city files carry them.

Reads   nothing.
Gives   ``Bilingual``, and the types of short texts and of slugs.
"""

from typing import Annotated, Literal

from pydantic import StringConstraints

from plugins.schema.fields import Model, field

Text = Annotated[str, StringConstraints(min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]


class Bilingual(Model):
    """One text in Indonesian, the authoritative one, and in English where a translation exists."""

    id: Text = field(id="Teks dalam bahasa Indonesia.", en="The text in Indonesian.")
    en: Text | None = field(
        None, id="Terjemahan bahasa Inggris, bila ada.", en="The English translation, if any."
    )

    def in_language(self, language: str) -> str:
        """The text in ``language``; Indonesian where English is missing."""
        return self.en if language == "en" and self.en is not None else self.id

    def language_of(self, language: str) -> str:
        """The language that ``in_language`` really answers in, for a ``lang`` attribute."""
        return "en" if language == "en" and self.en is not None else "id"

    def lang_on(self, language: str) -> Literal["id"] | None:
        """What ``lang`` must say of it on a page in ``language``; None where the page's fits."""
        return "id" if language == "en" and self.en is None else None
