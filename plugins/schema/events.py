"""Events of the tourism calendar, and the rules that date them.

Reads   ``cities/<slug>/events.yml``.
Gives   ``Events``; the rule types; ``event_misfits``, what doesn't agree with the city's other
        files.
"""

from collections.abc import Container, Iterator
from datetime import date
from typing import Final, Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from plugins.schema.areas import DistrictCode, Place, refuse_each
from plugins.schema.districts import Districts
from plugins.schema.event_dates import CancelledDate, Hours, MovedDate, SetDate, WrittenTime
from plugins.schema.event_rules import RelativeRule, Rule
from plugins.schema.event_visits import Contact, Entry, Organizer, PressContact
from plugins.schema.fields import Model, field, refuse
from plugins.schema.landmarks import CheckedText, Landmarks, Picture
from plugins.schema.moments import WrittenDay
from plugins.schema.samples import refuse_unmarked
from plugins.schema.sources import Sourced, SourcedText, named_sources
from plugins.schema.texts import Bilingual, Slug

EventKind = Literal[
    "anniversary",
    "religious-tradition",
    "tradition",
    "culture",
    "festival",
    "carnival",
    "commemoration",
    "religious",
    "contest",
    "culinary",
    "craft",
    "fair",
    "sport",
    "community",
    "environment",
    "other",
]

EVENT_KIND_LABELS: Final[dict[EventKind, Bilingual]] = {
    "anniversary": Bilingual(id="Hari jadi", en="Anniversary"),
    "religious-tradition": Bilingual(id="Tradisi keagamaan", en="Religious tradition"),
    "tradition": Bilingual(id="Tradisi", en="Tradition"),
    "culture": Bilingual(id="Budaya", en="Culture"),
    "festival": Bilingual(id="Festival", en="Festival"),
    "carnival": Bilingual(id="Karnaval", en="Carnival"),
    "commemoration": Bilingual(id="Peringatan", en="Commemoration"),
    "religious": Bilingual(id="Keagamaan", en="Religious event"),
    "contest": Bilingual(id="Lomba", en="Contest"),
    "culinary": Bilingual(id="Kuliner", en="Food"),
    "craft": Bilingual(id="Kriya", en="Crafts"),
    "fair": Bilingual(id="Pameran dan bursa", en="Fair"),
    "sport": Bilingual(id="Olahraga", en="Sport"),
    "community": Bilingual(id="Komunitas", en="Community"),
    "environment": Bilingual(id="Lingkungan", en="Environment"),
    "other": Bilingual(id="Lainnya", en="Other"),
}


class ProgrammeItem(SourcedText):
    """One part of an event: where, and what happens there."""

    place: Bilingual = field(id="Tempatnya.", en="The place.")
    at: WrittenTime | None = field(
        None,
        id="Jam mulai bagian ini, waktu kota, bila diketahui.",
        en="When this part starts, by the city, if known.",
        example="15:30",
    )


class Event(Sourced):
    """One event that comes back, or takes place once; its source stands behind its rule."""

    slug: Slug = field(id="Ujung alamat halaman.", en="The end of the address.")
    name: Bilingual = field(id="Nama acara.", en="The event's name.")
    kind: EventKind = field(id="Jenis acara.", en="The kind of event.", example="festival")
    rule: Rule = field(id="Aturan tanggalnya.", en="The rule for its date.")
    summary: Bilingual | None = field(
        None, id="Satu kalimat tentang acara.", en="One sentence about the event."
    )
    place: Bilingual | None = field(None, id="Tempat acara.", en="Where it takes place.")
    district: DistrictCode | None = field(
        None, id="Kode kecamatannya, bila satu saja.", en="The district's code, if only one."
    )
    landmarks: tuple[Slug, ...] = field(
        (), id="Destinasi tempat acara.", en="Landmarks where it takes place."
    )
    programme: tuple[ProgrammeItem, ...] = field(
        (), id="Susunan acara, berurutan.", en="The programme, in order."
    )
    rule_notes: tuple[SourcedText, ...] = field(
        (),
        id="Penjelasan aturan tanggal, satu kalimat setiap langkah.",
        en="How the date is found, a sentence each step.",
    )
    past: tuple[SetDate, ...] = field(
        (), id="Tanggal yang pernah tercatat.", en="Dates that were recorded."
    )
    announced: tuple[SetDate, ...] = field(
        (),
        id="Tanggal yang sudah ditetapkan; menggantikan hasil hitungan, tidak lagi sementara.",
        en="Dates that have been announced; they replace computed ones and aren't provisional.",
    )
    hours: Hours | None = field(
        None, id="Jam setiap kali, bila selalu sama.", en="The time of day, if always the same."
    )
    audience: SourcedText | None = field(
        None,
        id="Siapa yang boleh datang; kosong: tidak tampil.",
        en="Who may come; empty: not shown.",
    )
    entry: Entry | None = field(
        None,
        id="Gratis atau bertiket; kosong: tidak tampil.",
        en="Free or with a ticket; empty: not shown.",
    )
    accessibility: CheckedText | None = field(
        None,
        id="Akses: kursi roda, juru bahasa isyarat, toilet; kosong: tidak tampil.",
        en="Access: wheelchairs, sign language, toilets; empty: not shown.",
    )
    organizer: Organizer | None = field(
        None, id="Penyelenggara; kosong: tidak tampil.", en="Who holds it; empty: not shown."
    )
    contact: Contact | None = field(
        None,
        id="Kontak untuk umum; kosong: tidak tampil. Jangan mengarang.",
        en="The contact for the public; empty: not shown. Never invent one.",
    )
    press: PressContact | None = field(
        None,
        id="Akreditasi media; kosong: tidak tampil.",
        en="Accreditation for the media; empty: not shown.",
    )
    poster: Picture | None = field(
        None,
        id="Poster acara, dengan alt dan credit; kosong: gambar destinasinya atau kain.",
        en="The event's poster, with alt and credit; empty: its landmark's picture, or a cloth.",
    )
    exceptions: tuple[WrittenDay, ...] = field(
        (),
        id="Hari dari aturan yang dilewati; acara yang mulai pada hari itu tidak tampil.",
        en="Days of the rule that are left out; an event that begins on one isn't shown.",
        example=["2027-05-02"],
    )
    extra: tuple[SetDate, ...] = field(
        (), id="Tanggal tambahan di luar aturan.", en="Further dates, beside the rule."
    )
    moved: tuple[MovedDate, ...] = field(
        (), id="Tanggal yang dipindah.", en="Dates that were moved."
    )
    cancelled: tuple[CancelledDate, ...] = field(
        (), id="Tanggal yang dibatalkan, dengan sebabnya.", en="Dates called off, and why."
    )
    sample: bool = field(
        False,
        id="true bila acara ini rekaan; namanya lalu memuat kata contoh.",
        en="true where this event is made up; its name then says sample.",
    )

    @model_validator(mode="after")
    def _marked(self) -> Self:
        if self.sample:
            refuse_unmarked(self.name)
        return self

    @model_validator(mode="after")
    def _one_fate(self) -> Self:
        """A day is left out, moved or called off, and only once."""
        seen: set[date] = set()
        days = (*self.exceptions, *(m.was for m in self.moved), *(c.start for c in self.cancelled))
        for day in days:
            if day in seen:
                raise refuse(
                    id=f"{day} disebut dua kali dalam exceptions, moved, atau cancelled; "
                    "sisakan satu.",
                    en=f"{day} stands twice in exceptions, moved or cancelled; keep one.",
                )
            seen.add(day)
        return self


class Events(Model):
    """``events.yml``: every event of a city."""

    events: tuple[Event, ...] = field((), id="Daftar acara.", en="The events.")

    @model_validator(mode="after")
    def _agree(self) -> Self:
        found: list[tuple[Place, PydanticCustomError]] = []
        seen: dict[str, int] = {}
        for index, event in enumerate(self.events):
            if event.slug in seen:
                error = refuse(
                    id=f'"{event.slug}" sudah dipakai acara ke-{seen[event.slug] + 1}; ganti.',
                    en=f'event {seen[event.slug] + 1} has "{event.slug}" already; change it.',
                )
                found.append((("events", index, "slug"), error))
            seen.setdefault(event.slug, index)
        found += self._circles()
        refuse_each("Events", found)
        return self

    def _circles(self) -> list[tuple[Place, PydanticCustomError]]:
        """Events that are counted from one another, so that none ever gets a date."""
        anchors = {e.slug: e.rule.anchor for e in self.events if isinstance(e.rule, RelativeRule)}
        found: list[tuple[Place, PydanticCustomError]] = []
        for index, event in enumerate(self.events):
            trail = [event.slug]
            while (following := anchors.get(trail[-1])) is not None and following not in trail:
                trail.append(following)
                if len(trail) > LONGEST_CHAIN:
                    break
            if following == event.slug:
                path = ", ".join(trail)
                error = refuse(
                    id=f"acara ini menghitung dari dirinya sendiri ({path}); ganti anchor.",
                    en=f"this event is counted from itself ({path}); change the anchor.",
                )
                found.append((("events", index, "rule", "anchor"), error))
            elif len(trail) > LONGEST_CHAIN:
                error = refuse(
                    id=f"acara ini dihitung lewat lebih dari {LONGEST_CHAIN} acara lain; hitung "
                    "dari acara yang lebih dekat.",
                    en=f"this event is counted by way of more than {LONGEST_CHAIN} others; count "
                    "from one that is nearer.",
                )
                found.append((("events", index, "rule", "anchor"), error))
        return found


LONGEST_CHAIN: Final = 6
"""Events counted from events; each link triples the years that are looked through."""


ANCHORS: Final = frozenset(
    {"imlek", "nyepi", "waisak", "ramadan", "idulfitri", "iduladha", "muharam", "maulid", "paskah"}
)
"""Days of the whole country that a relative rule may count from."""


def event_misfits(
    events: Events, districts: Districts, landmarks: Landmarks, sources: Container[str]
) -> Iterator[tuple[Place, PydanticCustomError]]:
    """What in ``events.yml`` the city's other files and the source register don't know."""
    slugs = {event.slug for event in events.events}
    marks = {landmark.slug for landmark in landmarks.landmarks}
    for index, event in enumerate(events.events):
        here: Place = ("events", index)
        if event.district is not None and districts.by_code(event.district) is None:
            yield (*here, "district"), _unknown(event.district, "districts.yml")
        for number, slug in enumerate(event.landmarks):
            if slug not in marks:
                yield (*here, "landmarks", number), _unknown(slug, "landmarks.yml")
        if isinstance(event.rule, RelativeRule):
            anchor = event.rule.anchor
            if anchor not in ANCHORS and anchor not in slugs:
                known = ", ".join(sorted(ANCHORS))
                yield (
                    (*here, "rule", "anchor"),
                    refuse(
                        id=f'"{anchor}" bukan acara lain di berkas ini; pakai slug acara, '
                        f"atau salah satu: {known}.",
                        en=f'"{anchor}" is no other event of this file; use an event\'s slug, '
                        f"or one of: {known}.",
                    ),
                )
        for place, key in named_sources(event, here):
            if key not in sources:
                yield place, _unknown(key, "registers/sources.yml")


def _unknown(key: str, where: str) -> PydanticCustomError:
    return refuse(id=f'"{key}" belum ada di {where}.', en=f'"{key}" is not in {where}.')
