"""One page, parsed once: what is wrong with it, and what it says to the rest of the site.

Reads   the page's text, its path and the site's host.
Gives   ``read_page`` and, for the words of feeds, ``read_fragment``.

The parser builds the tree that a browser builds, so that nothing is seen there and not here.
"""

import re
import zlib
from typing import Final, NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from plugins.gate.crowded_tags import MOST, crowded_tag
from plugins.gate.findings import FileFacts, Finding, PageFacts, shortened
from plugins.gate.foreign_code import code_in_element
from plugins.gate.hiding import alike
from plugins.gate.page_leads import Leads
from plugins.gate.structured_data import structured
from plugins.gate.stylesheets import style_of
from plugins.gate.words import BREAK

_INLINE: Final = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"),
        *("font", "i", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike"),
        *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "tspan"),
    }
)
_QUIET: Final = frozenset(
    {
        *("a", "b", "i", "em", "strong", "small", "span", "p", "li", "ul", "ol", "dl", "dt", "dd"),
        *("div", "section", "td", "th", "tr", "tbody", "thead", "h1", "h2", "h3", "br", "sup", "g"),
        *("header", "footer", "main", "nav", "article", "figure", "figcaption", "head", "title"),
    }
)
"""Elements that mean nothing to the gate without attributes."""
_NO_WORDS: Final = frozenset({"script", "style"})
_SPOKEN: Final = frozenset(
    {"alt", "title", "content", "aria-label", "value", "placeholder", "label", "summary", "srcdoc"}
)
_LETTERS: Final = re.compile(r"\w")


class _Around(NamedTuple):
    """What an element stands in: how it is hidden, its ground, and the classes on the way.

    ``styled``: its style hides it, so that its words are hidden on purpose. ``unsaid``: only
    screen readers pass over it.
    """

    hidden: str | None = None
    styled: bool = False
    unsaid: bool = False
    ground: str | None = None
    classes: "_Classes | None" = None


class _Classes(NamedTuple):
    """The classes of an element, and those around it: a list that shares its end."""

    own: str
    outer: "_Classes | None"

    def all(self) -> set[str]:
        found: set[str] = set()
        at: _Classes | None = self
        while at is not None:
            found.update(at.own.split())
            at = at.outer
        return found


class Reading:
    """A page being read; ``passages`` are its words, block by block."""

    def __init__(self, name: str, host: str) -> None:
        self.name = name
        self.leads = Leads(name, host)
        self.findings: dict[Finding, None] = self.leads.findings
        self.passages: list[str] = []
        self.ids: dict[str, None] = {}
        self.kind = self.language = ""
        self.noindex = False
        self._open: list[str] = []

    def refuse(self, crowded: str) -> None:
        """Say why the page isn't walked: its parser would take too long."""
        finding = Finding(
            self.name,
            "unreadable",
            shortened(crowded),
            f"Satu tag berisi lebih dari {MOST} atribut, jadi halamannya tidak diperiksa.",
            f"One tag has more than {MOST} attributes, so the page isn't looked into.",
        )
        self.findings[finding] = None

    def walk(self, root: LexborNode) -> None:
        """Every node in the order of the page."""
        waiting: list[tuple[LexborNode | None, _Around]] = [(root, _Around())]
        while waiting:
            node, around = waiting.pop()
            tag = "" if node is None else (node.tag or "").lower()
            if node is None:
                self._end_passage()
            elif tag == "-text":
                self._text(node.text_content or "", around)
            elif tag == "-comment":
                self.passages.append((node.html or "")[4:-3])
            elif tag == "-document":
                waiting.extend((child, around) for child in reversed(_below(node)))
            elif not tag.startswith("-"):
                inner = self._element(node, tag, around)
                if tag in _NO_WORDS:
                    continue
                if tag not in _INLINE:
                    self._end_passage()
                    waiting.append((None, inner))
                waiting.extend((child, inner) for child in reversed(_below(node)))
        self._end_passage()

    def _end_passage(self) -> None:
        text = "".join(self._open)
        self._open.clear()
        if text.strip():
            self.passages.append(text)

    def _text(self, text: str, around: _Around) -> None:
        self._open.append(text)
        if around.styled and _LETTERS.search(text):
            finding = Finding(
                self.name,
                "hidden-text",
                shortened(text.strip()),
                f"Teks ini tidak tampak: {around.hidden}.",
                f"Nobody sees this text: {around.hidden}.",
            )
            self.findings[finding] = None

    def _element(self, node: LexborNode, tag: str, around: _Around) -> _Around:
        found = node.attributes
        if not found and tag in _QUIET:
            return around
        values = {name: value or "" for name, value in found.items()}
        text = node.text() if tag in _NO_WORDS else ""
        inner = self._around(tag, values, around)
        leads = self.leads
        for finding in code_in_element(self.name, tag, values, text, leads.address, leads.host):
            self.findings[finding] = None
        if values:
            self._attributes(tag, values, inner)
        if tag == "script":
            self._script(values, text)
        if inner.styled and tag == "a" and "href" in values:
            # The link is told; its words need not be, too.
            return inner._replace(styled=False)
        return inner

    def _attributes(self, tag: str, values: dict[str, str], inner: _Around) -> None:
        if "id" in values:
            self.ids[values["id"]] = None
        for name, value in values.items():
            if name in _SPOKEN or name.startswith("data-"):
                self.passages.append(value)
        if tag == "html":
            self.language = values.get("lang", "")
        elif tag == "body":
            self.kind = values.get("data-kind", "")
        elif tag == "meta":
            if values.get("name", "").lower() in {"robots", "googlebot"}:
                self.noindex = self.noindex or "noindex" in values.get("content", "").lower()
        elif tag == "link":
            self.leads.head_link(values)
        elif tag in {"a", "area"} and "href" in values:
            found = self.leads.anchor(values["href"], inner.hidden, unsaid=inner.unsaid)
            if found.kind == "foreign":
                classes = inner.classes.all() if inner.classes is not None else ()
                self.leads.foreign[found.address, " ".join(sorted(classes))] = None
            self.passages.append(_readable(values["href"]))
        self.leads.element(tag, values)

    def _around(self, tag: str, values: dict[str, str], around: _Around) -> _Around:
        hidden, styled, unsaid, ground, classes = around
        if "hidden" in values and values["hidden"] != "until-found":
            hidden, unsaid = "hidden", False
        elif tag in {"noscript", "noframes", "noembed"}:
            hidden, unsaid = f"<{tag}>", False
        elif values.get("aria-hidden", "").lower() == "true" and hidden is None:
            hidden, unsaid = 'aria-hidden="true"', True
        css = values.get("style", "")
        if "bgcolor" in values or (tag == "font" and "color" in values):
            css += f";background:{values.get('bgcolor', '')};color:{values.get('color', '')}"
        if css:
            style = style_of(css)
            for address in style.loads:
                self.leads.load(address)
            ground = style.colours.ground or ground
            if style.hides or alike(style.colours.text, ground):
                hidden, styled, unsaid = f'style="{shortened(css)}"', True, False
        if values.get("class"):
            classes = _Classes(values["class"], classes)
        return _Around(hidden, styled, unsaid, ground, classes)

    def _script(self, values: dict[str, str], text: str) -> None:
        if values.get("type", "").lower() != "application/ld+json":
            self.passages.append(text)
            return
        told = structured(text, self.name)
        self.passages.extend(map(_readable, told.texts))
        self.findings.update(dict.fromkeys(told.findings))

    def facts(self, sent: int) -> PageFacts:
        """What the rest of the site asks of this page; ``sent`` is its compressed size."""
        leads = self.leads
        return PageFacts(
            kind=self.kind,
            language=self.language,
            canonical=leads.canonical,
            noindex=self.noindex,
            sent=sent,
            photographs=leads.photographs,
            alternates=tuple(leads.alternates),
            ids=tuple(self.ids),
            links=tuple(leads.links),
            stylesheets=tuple(leads.stylesheets),
            scripts=tuple(leads.scripts),
            loads=tuple(leads.loads),
            feeds=tuple(leads.feeds),
            foreign=tuple(leads.foreign),
        )


def _below(node: LexborNode) -> list[LexborNode]:
    """The children of a node, comments and texts among them."""
    found = []
    child = node.first_child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def read_page(name: str, data: bytes, text: str, host: str) -> tuple[FileFacts, str]:
    """What there is to say of one page; and its passages, for the search for words."""
    reading = _read(name, text, host)
    sent = compressed_size(data)
    facts = FileFacts(findings=tuple(reading.findings), page=reading.facts(sent), sent=sent)
    passages = dict.fromkeys(reading.passages)
    return facts, BREAK.join(passage.replace(BREAK, " ") for passage in passages)


def read_fragment(name: str, text: str, host: str) -> Reading:
    """Markup that stands within another file, such as a story in a feed."""
    return _read(name, text, host)


def _read(name: str, text: str, host: str) -> Reading:
    reading = Reading(name, host)
    crowded = crowded_tag(text)
    if crowded is not None:
        reading.refuse(crowded)
        return reading
    root = LexborHTMLParser(text).root
    # What stands before and after <html> is a sibling of it.
    document = root.parent if root is not None else None
    if document is not None:
        reading.walk(document)
    elif root is not None:
        reading.walk(root)
    return reading


def compressed_size(data: bytes) -> int:
    """Bytes on the wire, as a server sends them."""
    return len(zlib.compress(data, 9)) + 12


def _readable(address: str) -> str:
    """An address as its words are read: escapes undone."""
    return unquote(address) if "%" in address else address
