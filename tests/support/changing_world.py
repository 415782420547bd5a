"""All that a build depends on, while it changes: the content, the theme, the day, and the dice.

Reads   ``SmallSite``.
Gives   ``World``, and ``Edit``, a function that changes it.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.support.small_site import Fields, SmallSite, Words


@dataclass(slots=True)
class World:
    """Everything that a build depends on, and the dice."""

    site: SmallSite
    dice: random.Random
    content: Path
    theme: Path
    today: date
    count: int = 0

    def new(self, word: str) -> str:
        """A word that wasn't there before."""
        self.count += 1
        return f"{word} {self.count}"

    def story(self) -> str:
        return self.dice.choice(self.site.stories)

    def city(self) -> str:
        return self.dice.choice(self.site.cities)

    def fields(self) -> Fields:
        """The front matter of some story's Indonesian text."""
        return self.site.texts[self.story()]["id"].fields

    def words(self, keys: list[str]) -> Words:
        """A text of one of ``keys``, in either language."""
        versions = self.site.texts[self.dice.choice(keys)]
        return versions[self.dice.choice(sorted(versions))]


Edit = Callable[[World], None]
