"""Pictures that lie: cut off, spoilt, of another kind, walls of pixels, drawings that run."""

import struct
import zlib
from functools import cache
from io import BytesIO

from hypothesis import strategies as st
from PIL import Image

from tests.fuzz.evil_texts import LARGEST, STORY, joined
from tests.support.site import MINIMAL

FOLDER = "news/2026/halo"
KINDS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
ENDINGS = [*KINDS, "svg", "jpeg", "JPG"]
MODES = ["RGB", "RGBA", "L", "LA", "P", "1", "CMYK", "I;16", "F"]

CHUNKS = b"zTXt iTXt tEXt iCCP eXIf acTL fcTL PLTE tRNS gAMA pHYs cHRM sRGB fdAT".split()

SVG_PIECES = [
    *(
        "<svg ",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">',
        "</svg>",
        "<g>",
        "</g>",
    ),
    *(
        '<use href="#a"/>',
        '<g id="a">',
        '<g id="b">',
        "<style>",
        "</style>",
        "<!--",
        "-->",
        "<!DOCTYPE",
    ),
    *(
        "<script>",
        "<path d='M0 0'/>",
        ' onload="x"',
        "url(",
        "#a",
        "@import",
        "\\",
        "&#64;",
        "&a;",
        ">",
    ),
    *(
        "<?xml version='1.0' encoding='utf-7'?>",
        "<?x?>",
        " xmlns:a='",
        "a" * 3_000,
        "'",
        '"',
        "<a:b/>",
    ),
    *("<image/>", "<a>", "é", "\x00", "<animate/>", 'viewBox="', "1 ", ".", "e", "-", 'width="9"'),
]


@cache
def plain(kind: str, mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> bytes:
    """A picture in order; another mode where the format doesn't know this one."""
    image = Image.effect_noise(size, 60).convert("L")
    for tried in (mode, "RGB"):
        buffer = BytesIO()
        try:
            image.convert(tried).save(buffer, KINDS[kind], exif=_exif())
        except (OSError, ValueError, KeyError, TypeError):
            continue
        return buffer.getvalue()
    raise AssertionError(kind)


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[274] = 6
    return exif


@cache
def flat(kind: str, mode: str, width: int, height: int) -> bytes:
    """One colour: many pixels in few bytes."""
    buffer = BytesIO()
    try:
        Image.new(mode, (width, height)).save(buffer, KINDS[kind])
    except (OSError, ValueError, MemoryError):
        return b""
    return buffer.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of PNG with its checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_with(*chunks: bytes) -> bytes:
    """A picture in order, ``chunks`` after its head."""
    data = plain("png")
    return data[:33] + b"".join(chunks) + data[33:]


def png_claiming(width: int, height: int, depth: int, colours: int, packed: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    sign = b"\x89PNG\r\n\x1a\n"
    return sign + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


@st.composite
def _spoilt(draw: st.DrawFn) -> bytes:
    data = bytearray(plain(draw(st.sampled_from([*KINDS])), draw(st.sampled_from(MODES))))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data) - 1)) if len(data) > 1 else 0
        match draw(st.sampled_from(["set", "cut", "put", "twice", "zero", "head"])):
            case "set":
                data[at : at + 1] = draw(st.binary(min_size=1, max_size=1))
            case "cut":
                del data[at:]
            case "put":
                data[at:at] = draw(st.binary(max_size=20))
            case "twice":
                data[at:at] = data[at:] * draw(st.sampled_from([1, 50]))
            case "zero":
                data[at : at + 4] = b"\xff\xff\xff\xff"
            case "head":
                spot = draw(st.integers(0, min(60, len(data))))
                data[spot : spot + 2] = draw(st.binary(min_size=2, max_size=2))
    return bytes(data[:LARGEST])


@st.composite
def _chunked(draw: st.DrawFn) -> bytes:
    kind = draw(st.sampled_from(CHUNKS))
    bomb = zlib.compress(b"\0" * draw(st.sampled_from([10, 100_000, 30_000_000])))
    start = draw(
        st.sampled_from([b"", b"k\0\0", b"k\0\1\0\0\0", b"MM\0*\0\0\0\x08", b"II*\0\x08\0\0\0"])
    )
    data = start + draw(st.sampled_from([b"", bomb]) | st.binary(max_size=80))
    return png_with(*[chunk(kind, data)] * draw(st.sampled_from([1, 1, 3, 300])))[:LARGEST]


@st.composite
def _claiming(draw: st.DrawFn) -> bytes:
    side = st.sampled_from([0, 1, 7, 1_000, 5_000, 12_000, 20_000, 65_535, 2**31 - 1, 2**32 - 1])
    depth, colours = draw(
        st.sampled_from([(1, 0), (8, 2), (8, 6), (16, 6), (8, 3), (16, 0), (3, 9)])
    )
    packed = zlib.compress(b"\0" * draw(st.sampled_from([0, 1_000, 40_000_000])))
    return png_claiming(draw(side), draw(side), depth, colours, packed)


@st.composite
def _flat(draw: st.DrawFn) -> bytes:
    side = st.sampled_from([1, 100, 4_000, 6_000, 12_000])
    kind, mode = draw(st.sampled_from([*KINDS])), draw(st.sampled_from(["1", "L", "RGB", "RGBA"]))
    width, height = draw(side), draw(side)
    if kind == "avif" and width * height > 24_000_000:
        width = 1_000  # Making it takes longer than reading it.
    return flat(kind, mode, width, height)[:LARGEST]


drawings = joined(SVG_PIECES).map(lambda text: text.encode("utf-8", "surrogatepass")[:LARGEST])
wrapped = joined(SVG_PIECES).map(
    lambda text: f'<svg xmlns="http://www.w3.org/2000/svg">{text}</svg>'.encode("utf-8", "replace")
)
pictures = st.one_of(_spoilt(), _spoilt(), _chunked(), _claiming(), _flat(), st.binary(max_size=99))


def _ending(data: bytes) -> str:
    if data[:2] == b"\xff\xd8":
        return "jpg"
    if data[:4] == b"RIFF":
        return "webp"
    return "avif" if data[4:8] == b"ftyp" else "png"


files = st.one_of(
    pictures.map(lambda data: {f"{FOLDER}/foto.{_ending(data)}": data}),
    st.tuples(pictures, st.sampled_from(ENDINGS)).map(lambda d: {f"{FOLDER}/foto.{d[1]}": d[0]}),
    (drawings | wrapped).map(lambda data: {f"{FOLDER}/foto.svg": data[:LARGEST]}),
)


def _shown(found: dict[str, bytes]) -> dict[str, bytes]:
    name = next(iter(found)).rpartition("/")[2]
    text = bytes(MINIMAL[STORY] or b"").decode()
    text = text.replace("places:", f"image: {{file: {name}, alt: x}}\nplaces:")
    return {**found, STORY: f"{text}\n\n![lagi]({name})\n".encode()}


shown = files.map(_shown)
