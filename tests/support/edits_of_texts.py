"""Edits of stories and pages, at random; each leaves the content valid.

Reads   a ``World``.
Gives   ``TEXT_EDITS``.
"""

from datetime import timedelta

from tests.support.changing_world import Edit, World
from tests.support.small_site import SVG, TAGS, Fields, SmallSite, Words, add_story, places

FEWEST, MOST = 8, 18
"""Stories: the walk is as fast at its end as at its beginning."""


def body(world: World) -> None:
    words = world.words(world.site.stories)
    words.paragraphs.append(world.new("Alinea dengan *tekanan*"))
    del words.paragraphs[:-3]


def title(world: World) -> None:
    world.words(world.site.stories).fields["title"] = world.new('Judul "baru"')


def standfirst(world: World) -> None:
    world.words(world.site.stories).fields["standfirst"] = world.new("Ringkasan")


def address(world: World) -> None:
    world.words(world.site.stories).fields["slug"] = world.new("alamat").replace(" ", "-")


def moved_in_time(world: World) -> None:
    month, day = world.dice.randint(1, 11), world.dice.randint(1, 28)
    world.fields()["date"] = f"2026-{month:02d}-{day:02d} 09:45"


def updated(world: World) -> None:
    fields = world.fields()
    if fields.pop("updated", None) is None:
        fields["updated"] = f"2026-11-{world.dice.randint(1, 28):02d} 10:00"


def tags(world: World) -> None:
    """Some tags, in any spelling that makes them one tag, or another one of the same address."""
    spellings = (str, str.upper, str.lower, lambda words: words.replace(" ", "-"))
    chosen = world.dice.sample((*TAGS, world.new("kata")), world.dice.randint(0, 3))
    world.fields()["tags"] = [world.dice.choice(spellings)(words) for words in chosen]


def about_places(world: World) -> None:
    world.fields()["places"] = world.dice.sample(places(world.site), world.dice.randint(0, 3))


def about_events(world: World) -> None:
    city = world.city()
    slugs = [f"{city}/{event['slug']}" for event in world.site.items(city, "events")]
    world.fields()["events"] = world.dice.sample(slugs, world.dice.randint(0, 2))


def category(world: World) -> None:
    world.fields()["category"] = world.dice.choice(sorted(world.site.register("categories")))


def agencies(world: World) -> None:
    known = sorted(world.site.register("agencies"))
    world.fields()["agencies"] = world.dice.sample(known, world.dice.randint(0, 2))


def desk(world: World) -> None:
    fields = world.fields()
    if fields.pop("desk", None) is None:
        fields["desk"] = "umum"


def byline(world: World) -> None:
    people = sorted(world.site.register("people"))
    world.fields()["byline"] = world.dice.sample(people, world.dice.randint(0, 2))


def dateline(world: World) -> None:
    world.words(world.site.stories).fields["dateline"] = world.new("Balai Kota")


def pinned(world: World) -> None:
    fields = world.fields()
    fields["pinned"] = not fields.get("pinned", False)


def draft(world: World) -> None:
    fields = world.fields()
    fields["draft"] = not fields.get("draft", False)


def embargo(world: World) -> None:
    fields = world.fields()
    if fields.pop("publish_at", None) is None:
        until = world.today + timedelta(days=world.dice.randint(-2, 9))
        fields["publish_at"] = f"{until.isoformat()} 08:00"


def picture(world: World) -> None:
    """Give a story a picture of its own, another one, or none."""
    key = world.story()
    versions = world.site.texts[key]
    file = f"{key}/gambar.svg"
    if world.site.drawings.pop(file, None) is None:
        world.site.drawings[file] = SVG.format(world.dice.randint(40, 99))
        words = {"alt": world.new("Tampak depan"), "caption": "Keterangan."}
        versions["id"].fields["image"] = {"file": "gambar.svg", "credit": "Warta", **words}
        if "en" in versions:
            versions["en"].fields["image"] = words
    else:
        for text in versions.values():
            text.fields.pop("image", None)


def other_bytes_of_a_picture(world: World) -> None:
    # Boundaries are drawings as well, but no pictures.
    file = world.dice.choice(sorted(name for name in world.site.drawings if name.endswith(".svg")))
    width = world.dice.randint(40, 99)
    world.site.drawings[file] = SVG.format(width).replace("h9", f"h{world.dice.randint(1, 9)}")


def link(world: World) -> None:
    """Link to something of the site, or to nothing any more."""
    words = world.words([*world.site.stories, *world.site.pages])
    city = world.city()
    items = [
        f"cities/{city}/{kind}#{item['slug']}"
        for kind in ("districts", "landmarks", "events")
        for item in world.site.items(city, kind)
    ]
    every = [*world.site.stories, *world.site.pages, f"cities/{city}", *items]
    words.links = world.dice.sample(every, world.dice.randint(0, 3))


def cited_figure(world: World) -> None:
    """Cite a figure of a city in a text and, now and then, in a standfirst."""
    key = world.dice.choice([*world.site.stories, *world.site.pages])
    words = world.words([key])
    name = world.dice.choice(("penduduk", "population", "penduduk = 90000"))
    words.paragraphs.append(f"Ada {{{{figure: {world.city()}.{name}}}}} kini.")
    del words.paragraphs[:-3]
    if world.dice.random() < 0.5:
        words.fields["standfirst"] = f"Kini {{{{figure: {world.city()}.penduduk}}}}."


def new_story(world: World) -> None:
    if len(world.site.stories) >= MOST:
        return
    name = world.new("baru").replace(" ", "-")
    add_story(world.site, world.dice, name, english=world.dice.random() < 0.6)


def renamed_story(world: World) -> None:
    key = world.story()
    name = world.new("news/2026/nama").replace(" ", "-")
    _forget_links(world.site, key, name)
    world.site.texts[name] = world.site.texts.pop(key)
    drawing = world.site.drawings.pop(f"{key}/gambar.svg", None)
    if drawing is not None:
        world.site.drawings[f"{name}/gambar.svg"] = drawing


def deleted_story(world: World) -> None:
    if len(world.site.stories) > FEWEST:
        key = world.story()
        _forget_links(world.site, key)
        del world.site.texts[key]
        world.site.drawings.pop(f"{key}/gambar.svg", None)


def _forget_links(site: SmallSite, key: str, name: str | None = None) -> None:
    for versions in site.texts.values():
        for words in versions.values():
            if key in words.links:
                words.links = [one for one in words.links if one != key] + ([name] if name else [])


def translation(world: World) -> None:
    """Translate a story, or take its translation away."""
    key = world.story()
    versions = world.site.texts[key]
    if versions.pop("en", None) is None:
        name = world.new("translated").replace(" ", "-")
        fields: Fields = {"title": world.new("Title"), "slug": name}
        if "image" in versions["id"].fields:
            fields["image"] = {"alt": "Front"}
        if world.dice.random() < 0.3:
            fields["source_hash"] = "0123456789abcdef"
        versions["en"] = Words(fields, ["Words."])


def page_text(world: World) -> None:
    words = world.words(world.site.pages)
    words.paragraphs = [world.new("Halaman")]
    if world.dice.random() < 0.5:
        words.fields["title"] = world.new("Nama halaman")


def page_added_or_removed(world: World) -> None:
    if len(world.site.pages) > 2:
        key = world.dice.choice(world.site.pages)
        _forget_links(world.site, key)
        del world.site.texts[key]
    else:
        name = world.new("pages/halaman").replace(" ", "-")
        world.site.texts[name] = {"id": Words({"title": name[6:]}, ["Halaman."])}


TEXT_EDITS: tuple[Edit, ...] = (
    *(body, title, standfirst, address, moved_in_time, updated, tags, about_places, about_events),
    *(category, agencies, desk, byline, dateline, pinned, draft, embargo, picture),
    *(other_bytes_of_a_picture, link, new_story, renamed_story, deleted_story, translation),
    *(page_text, page_added_or_removed, cited_figure),
)
