"""Markdown to clean HTML: what a newsroom needs, and nothing that could run.

Reads   a story's words, with its language and the file they stand in.
Gives   ``Words``: typographed, sanitised HTML, its headings, and problems for raw scripts,
        unsafe addresses and links to files that aren't there.
"""

import html
import re
from collections import Counter
from dataclasses import dataclass
from typing import Final, Protocol

import nh3

from plugins.languages import Language
from plugins.model.figure_marks import without_private_signs
from plugins.model.frame import Picture
from plugins.model.records import Words
from plugins.problems import Problems
from plugins.reading.simple_markdown import simple_html, switched_off
from plugins.reading.text_files import CONTROL
from plugins.reading.time_limits import TookTooLong, at_most
from plugins.reading.typography import typeset
from plugins.reading.unsafe_markup import tell_unsafe

SECONDS: Final = 0.6
"""Of the processor for one text; a long one needs a tenth of that."""
DEEPEST: Final = 500
"""Elements that may be open at once; people write a dozen."""

_TAGS: Final = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code"),
    *("em", "strong", "abbr", "cite", "q", "sub", "sup", "small", "mark", "kbd", "s", "del", "ins"),
    *("a", "br", "hr", "img", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("div", "section", "aside", "span", "time", "figure", "figcaption", "bdi", "i", "b"),
}
_ATTRIBUTES: Final = {
    "*": {"id", "class", "lang", "title"},
    "a": {"href", "hreflang"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding"},
    "abbr": {"title"},
    "ol": {"start", "reversed", "type"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope", "headers"},
    "time": {"datetime"},
}
_SCHEMES: Final = {"http", "https", "mailto", "tel", "geo", "content"}
_CLASSES: Final = re.compile(r"^(footnote.*|admonition.*|kata|contoh|angka|lead)$")

_MARKUP: Final = re.compile(r"<(/?)([A-Za-z]+)")
_VOID: Final = frozenset({"br", "hr", "img", "wbr"})
_HEADING = re.compile(r"(</?h)([1-6])(?=[ >])")
_LINK = re.compile(r'(<a\b[^>]*?\shref=")([^"]*)')
_ALIGN = re.compile(r' style="text-align: (left|right|center);"')
_TABLE_HEAD = re.compile(r"<th(?=[ >])")
_IMAGE = re.compile(r"(?:<p>)?<img\s([^<>]*)>(?:</p>)?")
_ATTRIBUTE = re.compile(r'(?<![\w-])([\w-]+)="([^"]*)"')
# What remains of a paragraph that a figure was taken out of.
_EMPTY = re.compile(r"<p>(?:<a [^>]*></a>)?</p>\n?")
_BACK = re.compile(r'&nbsp;<a class="footnote-backref".*?</a>')
_SUPERSCRIPT = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


class Files(Protocol):
    """What lies beside a story, asked with names as its writer typed them."""

    def link(self, path: str) -> str | None:
        """The key of what an internal link leads to; None where there is nothing."""

    def picture(self, path: str, alt: str) -> Picture | None:
        """A picture as the site serves it; None where there is none."""


@dataclass(frozen=True, slots=True)
class _Source:
    body: str
    shown: str
    first_line: int
    problems: Problems

    def line_of(self, written: str) -> int:
        position = self.body.find(html.unescape(written))
        return self.first_line + self.body.count("\n", 0, max(position, 0))


def render_markdown(
    body: str,
    language: Language,
    shown: str,
    first_line: int,
    problems: Problems,
    files: Files,
) -> Words:
    """The words of a story as HTML; ``first_line`` is the line of ``shown`` that they begin on."""
    try:
        with at_most(SECONDS):
            tell_unsafe(body, shown, first_line, problems)
            body = without_private_signs(body)
            rendered = _converted(body, language)
        # Looking at pictures takes as long as they are large; nobody's text makes it longer.
        source = _Source(body, shown, first_line, problems)
        if "<img" in rendered:
            rendered = _IMAGE.sub(lambda m: _figure(m[1], source, files), rendered)
        with at_most(SECONDS):
            return _cleaned(rendered, language, source, files)
    except RecursionError:
        problems.add(
            shown,
            first_line,
            id="kutipan atau daftar bersarang terlalu dalam; sederhanakan.",
            en="quotations or lists are nested too deep; make it simpler.",
        )
    except TookTooLong:
        problems.add(
            shown,
            first_line,
            id="tanda-tanda di naskah ini terlalu rumit untuk diolah; hapus deretan panjang tanda "
            "seperti * _ [ ` < > atau sederhanakan tabel dan daftarnya.",
            en="the marks in this text are too involved to work out; delete long rows of signs "
            "like * _ [ ` < > or make tables and lists simpler.",
        )
    return Words("", "")


def _converted(body: str, language: Language) -> str:
    rendered = None if switched_off() else simple_html(body, language)
    if rendered is None:
        rendered = _by_python_markdown(body, language)
    return _from_second_level(_readable_tables(rendered))


def _by_python_markdown(body: str, language: Language) -> str:
    from plugins.reading.markdown_converter import converter  # noqa: PLC0415 (seldom asked)

    try:
        return converter(language).reset().convert(body)
    except BaseException:
        converter.cache_clear()  # It still believes that it stands inside those lists.
        raise


def _cleaned(rendered: str, language: Language, source: _Source, files: Files) -> Words:
    # Cleaning takes the square of the depth, and no alarm rings inside it.
    if rendered.count("<") > DEEPEST and _depth(rendered) > DEEPEST:
        raise TookTooLong
    # An entity may spell a character that no feed can carry.
    cleaned = CONTROL.sub("", _CLEANER.clean(rendered))
    cleaned = _LINK.sub(lambda m: m[1] + _link(m[2], source, files), _EMPTY.sub("", cleaned))
    return Words(typeset(cleaned, language).strip(), _plain(cleaned))


def _depth(rendered: str) -> int:
    """How many elements may be open at once; more than there are where some end by themselves."""
    open_now: Counter[str] = Counter()
    depth = deepest = 0
    for slash, name in _MARKUP.findall(rendered):
        if not slash:
            if name not in _VOID:
                open_now[name] += 1
                depth += 1
                deepest = max(deepest, depth)
        elif open_now[name]:
            open_now[name] -= 1
            depth -= 1
    return deepest


def _from_second_level(rendered: str) -> str:
    """A story's highest heading is an h2, whichever level it was typed as; its deepest an h4."""
    top = min((int(level) for _, level in _HEADING.findall(rendered)), default=2)
    return _HEADING.sub(lambda m: f"{m[1]}{min(int(m[2]) - top + 2, 4)}", rendered)


def _keep_attribute(_tag: str, name: str, value: str) -> str | None:
    if name != "class":
        return value
    kept = [word for word in value.split() if _CLASSES.match(word)]
    return " ".join(kept) or None


_CLEANER: Final = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    url_schemes=_SCHEMES,
    link_rel=None,
    attribute_filter=_keep_attribute,
)


def _readable_tables(rendered: str) -> str:
    """Column heads say so; alignment is a class, because styles are not allowed."""
    rendered = _ALIGN.sub(lambda m: ' class="angka"' if m[1] == "right" else "", rendered)
    return _TABLE_HEAD.sub('<th scope="col"', rendered)


def _figure(attributes: str, source: _Source, files: Files) -> str:
    """An image with its ``attributes``, as Markdown wrote them, inside a figure."""
    given = dict(_ATTRIBUTE.findall(attributes))
    if "src" not in given:
        return ""  # Typed as HTML, of which ``tell_unsafe`` has told.
    alt, path, caption = given.get("alt", ""), given.get("src", ""), given.get("title")
    found = files.picture(html.unescape(path), html.unescape(alt))
    if found is None:
        source.problems.add(
            source.shown,
            source.line_of(path),
            id=f'gambar "{path}" tidak ada di folder berita; periksa namanya.',
            en=f'the picture "{path}" is not in the story\'s folder; check its name.',
        )
        return ""
    if not alt.strip():
        source.problems.add(
            source.shown,
            source.line_of(path),
            id="tulis apa yang tampak di gambar di antara kurung siku: ![Balai Kota](foto.jpg).",
            en="write what the picture shows in the brackets: ![City hall](photo.jpg).",
        )
    sizes = f' srcset="{found.srcset}" sizes="{found.sizes}"' if found.srcset else ""
    shown = f"<figcaption>{caption}</figcaption>" if caption else ""
    return (
        f'<figure><img src="{found.src}"{sizes} alt="{alt}" width="{found.width}" '
        f'height="{found.height}" loading="lazy" decoding="async">{shown}</figure>'
    )


def _link(href: str, source: _Source, files: Files) -> str:
    if re.match(r"([a-z][a-z0-9+.-]*:|//|/|#)", href, re.IGNORECASE) or not href:
        return href
    path, hash_mark, fragment = href.partition("#")
    key = files.link(html.unescape(path))
    if key is not None:
        return f"content:{key}{hash_mark}{fragment}"
    source.problems.add(
        source.shown,
        source.line_of(path),
        id=f'tautan ke "{path}" tidak menemukan berkasnya; periksa nama dan foldernya.',
        en=f'the link to "{path}" finds no file; check its name and folder.',
    )
    return "#"


def _plain(markup: str) -> str:
    text = _TAG.sub(" ", _SUPERSCRIPT.sub("", _BACK.sub("", markup)))
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&amp;", "&")):
        text = text.replace(entity, character)
    return " ".join(text.split())
