"""Cities: ``content/cities/<slug>/*.yml`` to records.

Reads   ``city.yml`` and, where they exist, ``districts.yml``, ``landmarks.yml``, ``events.yml``
        and ``boundaries.geojson`` or ``schematic.geojson``.
Gives   ``City`` records; problems with file, line and field, also for what doesn't agree
        between the files.
"""

import re
from typing import TypeVar

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from plugins.model.records import City, PictureFile
from plugins.problems import Problems
from plugins.reading.boundaries import read_outlines
from plugins.reading.city_folders import city_slugs
from plugins.reading.documents import Document, Path
from plugins.reading.kept_models import known_models
from plugins.reading.known_pictures import known_picture
from plugins.reading.library import Library
from plugins.reading.registers import read_document
from plugins.reading.schematic import read_schematic
from plugins.reading.validation import place_name, validate
from plugins.schema.cities import City as CityFields
from plugins.schema.city_misfits import misfits
from plugins.schema.districts import Districts
from plugins.schema.events import Events, event_misfits
from plugins.schema.landmarks import Landmarks

M = TypeVar("M", bound=BaseModel)

_SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
_TAKEN = frozenset({"semua", "all"})
"""The names of the calendar files of all cities."""

_FILES = ("city.yml", "districts.yml", "landmarks.yml", "events.yml")


def read_cities(library: Library, sources: set[str], problems: Problems) -> list[City]:
    """Every city folder with a ``city.yml``; ``sources`` are the keys of the source register."""
    read = (_city(library, slug, sources, problems) for slug in city_slugs(library.folder))
    return [city for city in read if city is not None]


def _city(library: Library, slug: str, sources: set[str], problems: Problems) -> City | None:
    folder = library.folder
    base = f"cities/{slug}"
    if f"{base}/city.yml" not in folder.names or not _SLUG.match(slug):
        problems.add(
            folder.shown(base),
            id="setiap kota disimpan sebagai cities/NAMA/city.yml, NAMA huruf kecil dan tanda "
            "hubung; berkas itu belum ada.",
            en="every city is kept as cities/NAME/city.yml, NAME in lower-case letters and "
            "hyphens; that file is missing.",
        )
        return None
    if slug in _TAKEN:
        problems.add(
            folder.shown(base),
            id=f'nama "{slug}" dipakai kalender semua kota; ganti nama folder ini.',
            en=f'the calendar of all cities has the name "{slug}"; rename this folder.',
        )
        return None

    def read(name: str, model: type[M]) -> M | None:
        relative = f"{base}/{name}"
        if relative not in folder.names:
            return model()

        def checked() -> M | None:
            document = read_document(library, relative, problems)
            if document is None:
                return None
            return validate(model, document, folder.shown(relative), problems)

        return known_models(library, relative, model.__name__, checked, problems)

    def document(name: str) -> Document | None:
        """The file once more, for its lines; whether it can be read was told before."""
        return read_document(library, f"{base}/{name}", Problems())

    fields = read("city.yml", CityFields)
    districts = read("districts.yml", Districts)
    landmarks = read("landmarks.yml", Landmarks)
    events = read("events.yml", Events)
    if fields is None or districts is None or landmarks is None or events is None:
        return None

    # What these files and the register say of each other is looked at once for each wording.
    asked = [*(f"{base}/{name}" for name in _FILES), "registers/sources.yml"]
    fits = library.key("city fits", [name for name in asked if name in folder.names], slug)
    if library.entry(fits) is None:
        wrong = [
            *((m.file, m.place, m.error) for m in misfits(fields, districts, landmarks, sources)),
            *(
                ("events.yml", place, error)
                for place, error in event_misfits(events, districts, landmarks, sources)
            ),
        ]
        for name, place, error in wrong:
            shown = folder.shown(f"{base}/{name}")
            _tell_misfit(shown, document(name), place, error, problems)
        if not wrong:
            library.cache.put({fits: b""})
    pictures = (
        *_pictures(library, base, landmarks, document("landmarks.yml"), problems),
        *_posters(library, base, events, document("events.yml"), problems),
        *_skyline(library, base, fields, document("city.yml"), problems),
    )
    outlines = read_outlines(library, base, fields, districts, problems)
    return City(
        slug=slug,
        fields=fields,
        divisions=districts,
        landmarks=landmarks.landmarks,
        events=events.events,
        pictures=pictures,
        outlines=outlines,
        # Boundaries win: a map kept from before them needs no care.
        schematic=None if outlines else read_schematic(library, base, districts, problems),
    )


def _tell_misfit(
    shown: str,
    document: Document | None,
    place: Path,
    error: PydanticCustomError,
    problems: Problems,
) -> None:
    if problems.enough(shown):
        return
    document = document or Document()
    context = error.context or {}
    problems.add(
        shown,
        document.line(place),
        next((part for part in reversed(place) if isinstance(part, str)), ""),
        id=str(context.get("id", error)),
        en=str(context.get("en", error)),
        place=place_name(document, place),
    )


def _pictures(
    library: Library,
    base: str,
    landmarks: Landmarks,
    document: Document | None,
    problems: Problems,
) -> tuple[PictureFile, ...]:
    found: list[PictureFile | None] = []
    shown = library.folder.shown(f"{base}/landmarks.yml")
    for index, landmark in enumerate(landmarks.landmarks):
        if landmark.image is None or document is None:
            continue
        line = document.line(("landmarks", index, "image", "file"))
        file = landmark.image.file
        where = (shown, line, "image.file")
        found.append(_picture(library, base, file, where, problems, landmark.slug))
    return tuple(picture for picture in found if picture is not None)


def _posters(
    library: Library,
    base: str,
    events: Events,
    document: Document | None,
    problems: Problems,
) -> tuple[PictureFile, ...]:
    found: list[PictureFile | None] = []
    shown = library.folder.shown(f"{base}/events.yml")
    for index, event in enumerate(events.events):
        if event.poster is None or document is None:
            continue
        where = (shown, document.line(("events", index, "poster", "file")), "poster.file")
        found.append(_picture(library, base, event.poster.file, where, problems, event.slug))
    return tuple(picture for picture in found if picture is not None)


def _skyline(
    library: Library,
    base: str,
    fields: CityFields,
    document: Document | None,
    problems: Problems,
) -> tuple[PictureFile, ...]:
    if fields.skyline is None or document is None:
        return ()
    shown = library.folder.shown(f"{base}/city.yml")
    where = (shown, document.line(("skyline", "file")), "skyline.file")
    picture = _picture(library, base, fields.skyline.file, where, problems)
    return () if picture is None else (picture,)


def _picture(
    library: Library,
    base: str,
    file: str,
    where: tuple[str, int, str],
    problems: Problems,
    place: str = "",
) -> PictureFile | None:
    """The picture ``file`` of the city; ``where`` is the file, line and field that name it."""
    shown, line, name = where
    relative = f"{base}/{file}"
    if relative not in library.folder.names:
        problems.add(
            shown,
            line,
            name,
            id=f'gambar "{file}" tidak ada di folder kota; periksa namanya.',
            en=f'the picture "{file}" is not in the city\'s folder; check its name.',
            place=place,
        )
        return None
    return known_picture(library, relative, shown, line, problems)
