"""Entries that were made up to show what a site can do: whatever shows them says so.

Reads   the names of an entry that is marked as a sample.
Gives   ``refuse_unmarked``.

The mark is part of the name, since names go everywhere: lists, maps, phones, data, search engines.
"""

from typing import Final

from plugins.schema.fields import refuse
from plugins.schema.texts import Bilingual

INDONESIAN: Final = "contoh"
ENGLISH: Final = "sample"


def refuse_unmarked(*names: Bilingual | None) -> None:
    """Refuse a sample whose names don't say in each of their languages that it is one."""
    for name in names:
        if name is None:
            continue
        if INDONESIAN not in name.id.lower():
            raise refuse(
                id="yang rekaan (sample: true) harus tampak dari namanya; tulis "
                f'"Contoh: {name.id}".',
                en="what is made up (sample: true) must show in its Indonesian name; write "
                f'"Contoh: {name.id}".',
            )
        if name.en is not None and ENGLISH not in name.en.lower():
            raise refuse(
                id="yang rekaan (sample: true) harus tampak dari nama Inggrisnya; tulis "
                f'"Sample: {name.en}".',
                en="what is made up (sample: true) must show in its English name; write "
                f'"Sample: {name.en}".',
            )
