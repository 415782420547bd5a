"""What stylesheets and ``style`` attributes load and hide.

Reads   CSS, by the tokens of the CSS syntax module, so that an escaped name is read as it is.
Gives   ``sheet_of`` a stylesheet and ``style_of`` an attribute.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

import tinycss2

from plugins.gate.hiding import Colours, colours, hides

_ONE_CLASS: Final = re.compile(r"(?:[a-z][\w-]*)?\.([\w-]+)")
_ALWAYS: Final = re.compile(r"(?:only )?(?:all|screen)?")


class Style(NamedTuple):
    """What one element's own style does."""

    hides: bool
    colours: Colours
    loads: tuple[str, ...]


class Sheet(NamedTuple):
    """``loads`` are addresses as written; ``hiding`` classes that hide, always and on screens."""

    loads: tuple[str, ...]
    hiding: tuple[str, ...]


@lru_cache(maxsize=4096)
def style_of(css: str) -> Style:
    """What a ``style`` attribute does."""
    parsed = tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True)
    declared = _declared(parsed)
    return Style(hides(declared), colours(declared), tuple(_addresses(parsed)))


def sheet_of(css: str) -> Sheet:
    """What a whole stylesheet does."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    loads = dict.fromkeys(_addresses(rules))
    return Sheet(tuple(loads), tuple(dict.fromkeys(_hiding(rules))))


def _declared(parts: Iterable[Any]) -> dict[str, str]:
    return {
        part.lower_name: tinycss2.serialize(part.value).strip().lower()
        for part in parts
        if part.type == "declaration"
    }


def _hiding(parts: Iterable[Any]) -> Iterator[str]:
    for part in parts:
        content = getattr(part, "content", None)
        if content is None or part.type not in {"qualified-rule", "at-rule"}:
            continue
        prelude = tinycss2.serialize(part.prelude).strip().lower()
        if part.type == "at-rule":
            # What a width, a printer or a wish hides, others see.
            if part.lower_at_keyword == "media" and not _ALWAYS.fullmatch(prelude):
                continue
            if part.lower_at_keyword not in {"media", "layer", "supports", "container", "scope"}:
                continue
        inside = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
        yield from _hiding(inside)
        if part.type == "qualified-rule" and hides(_declared(inside)):
            for selector in tinycss2.serialize(part.prelude).split(","):
                found = _ONE_CLASS.fullmatch(selector.strip())
                if found is not None:
                    yield found[1]


def _addresses(parts: Iterable[Any]) -> Iterator[str]:
    """Every address in ``url()``, ``image-set()``, ``src()`` and ``@import``."""
    for part in parts:
        kind = part.type
        if kind == "url":
            yield part.value
        elif kind == "function" and part.lower_name in {"url", "src", "image-set"}:
            yield from (each.value for each in part.arguments if each.type == "string")
        if kind == "at-rule" and part.lower_at_keyword == "import":
            yield from (each.value for each in part.prelude if each.type == "string")
        for inner in ("prelude", "content", "value", "arguments"):
            below = getattr(part, inner, None)
            if isinstance(below, list):
                yield from _addresses(below)
