"""What an editorial office does to a site, at random: every kind of edit that a build must notice.

Reads   ``TEXT_EDITS`` and ``FACT_EDITS``.
Gives   ``EDITS`` by name, each leaving the content valid; ``SPOILING``, which don't.
"""

import re

from tests.support.changing_world import Edit, World
from tests.support.edits_of_facts import FACT_EDITS
from tests.support.edits_of_texts import TEXT_EDITS


def spoilt_date(world: World) -> None:
    key = world.story()
    text = world.site.texts[key]["id"].text(key)
    spoilt = re.sub("(?m)^date: .*$", "date: kemarin", text)
    world.site.broken[f"{key}/index.id.md"] = spoilt


def spoilt_front(world: World) -> None:
    world.site.broken[f"{world.story()}/index.id.md"] = "---\ntitle: [\n---\n\nIsi.\n"


def spoilt_register(world: World) -> None:
    world.site.broken["registers/categories.yml"] = "budaya: {nama: Budaya}\n"


def spoilt_city(world: World) -> None:
    city = world.city()
    world.site.broken[f"cities/{city}/events.yml"] = "events:\n  - slug: x\n    kind: apa\n"


def stray_file(world: World) -> None:
    world.site.broken["news/tersesat.md"] = "Tersesat.\n"


EDITS: dict[str, Edit] = {edit.__name__: edit for edit in (*TEXT_EDITS, *FACT_EDITS)}
SPOILING: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (spoilt_date, spoilt_front, spoilt_register, spoilt_city, stray_file)
}
