"""What runs, embeds, sends or leads away on its own, where pages of this site never do.

Reads   one element of a page, or the text of a script.
Gives   findings of the rule ``foreign-code``.

Pages load their own scripts by address and hold none themselves; they embed nothing, send no form
anywhere and redirect nobody.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from plugins.gate.addresses import lead
from plugins.gate.findings import Finding, shortened

_EMBEDDING: Final = frozenset(
    {
        *("iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe"),
        *("base", "template", "bgsound", "marquee", "foreignobject", "animate", "set", "handler"),
    }
)
_DATA_SCRIPTS: Final = frozenset({"application/ld+json", "application/json", "speculationrules"})
_CODE_SCHEMES: Final = frozenset(
    {"href", "src", "action", "formaction", "data", "poster", "background", "xlink:href", "to"}
)
_EVENT: Final = re.compile(r"on[a-z]+")

_TRICKS: Final = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"\beval\s*\(", "eval"),
        (r"\bnew\s+Function\s*\(", "new Function"),
        (r"\batob\s*\(", "atob"),
        (r"\bunescape\s*\(", "unescape"),
        (r"\bfromCharCode\b", "fromCharCode"),
        (r"\bdocument\s*\.\s*write(?:ln)?\s*\(", "document.write"),
        (r"\bimportScripts\s*\(", "importScripts"),
        (r"\b_0x[0-9a-f]{4,}", "_0x…"),
        (r"\bset(?:Timeout|Interval)\s*\(\s*[\"'`]", 'setTimeout("…")'),
        (r"\bdocument\s*\.\s*(?:referrer|cookie)\b", "document.referrer, document.cookie"),
        (r"\bnavigator\s*\.\s*(?:userAgent|sendBeacon)\b", "navigator.userAgent, sendBeacon"),
    )
)
_ANY_HOST: Final = re.compile(r"[\"'`](?:https?:|wss?:)?//([\w.-]+\.[a-z]{2,})")


def code_in_element(
    file: str, tag: str, values: Mapping[str, str], text: str, page: str, host: str
) -> Iterator[Finding]:
    """What one element does by itself; ``text`` is that of a ``<script>`` without an address."""
    if tag in _EMBEDDING:
        shown = values.get("src") or values.get("data") or values.get("href") or tag
        yield _found(file, f"<{tag}> {shown}", f"Halaman memuat <{tag}>.", f"There is a <{tag}>.")
    elif tag == "script":
        yield from _script(file, values, text, page, host)
    elif tag == "style":
        yield _found(
            file,
            text or "<style>",
            "Ada CSS di dalam halaman; situs ini menyimpannya di berkas.",
            "There is CSS within the page; this site keeps it in files.",
        )
    elif tag == "meta" and values.get("http-equiv", "").lower() in {"refresh", "set-cookie"}:
        yield _found(
            file,
            f"{values['http-equiv']}: {values.get('content', '')}",
            "Halaman mengalihkan pembaca atau memasang cookie.",
            "The page sends readers elsewhere or sets a cookie.",
        )
    elif tag == "form":
        action = values.get("action", "")
        away = action and lead(action, page, host).kind != "own"
        if away or values.get("method", "get").lower() != "get":
            yield _found(
                file,
                f"<form> {action}",
                "Formulir mengirim isian pembaca.",
                "A form sends away what readers type.",
            )
    elif tag == "input" and values.get("type", "").lower() in {"password", "file"}:
        yield _found(
            file,
            f"<input type={values['type']}>",
            "Halaman meminta kata sandi atau berkas.",
            "The page asks for a password or a file.",
        )
    yield from _attributes(file, values, page, host)


def _script(
    file: str, values: Mapping[str, str], text: str, page: str, host: str
) -> Iterator[Finding]:
    if "src" in values:
        if lead(values["src"], page, host).kind != "own":
            yield _found(
                file,
                values["src"],
                "Skrip dari server lain.",
                "A script from another host.",
            )
    elif values.get("type", "").lower() not in _DATA_SCRIPTS:
        yield _found(
            file,
            text,
            "Ada skrip di dalam halaman; situs ini menyimpannya di berkas.",
            "There is a script within the page; this site keeps them in files.",
        )


def _attributes(file: str, values: Mapping[str, str], page: str, host: str) -> Iterator[Finding]:
    for name, value in values.items():
        if _EVENT.fullmatch(name):
            yield _found(
                file, f"{name}={value}", f"{name} menjalankan skrip.", f"{name} runs a script."
            )
        elif name in _CODE_SCHEMES and ":" in value:
            found = lead(value, page, host)
            if found.kind == "code" and not value.startswith("content:"):
                yield _found(
                    file,
                    found.address,
                    "Alamat ini bukan alamat halaman.",
                    "This address isn't one of a page.",
                )


def code_in_script(file: str, text: str) -> Iterator[Finding]:
    """Ways of hiding what a script does, of asking who reads, and other hosts named in it."""
    for pattern, name in _TRICKS:
        match = pattern.search(text)
        if match is not None:
            yield _found(
                file,
                shortened(text, *match.span()),
                f"Skrip memakai {name}.",
                f"The script uses {name}.",
            )
    for match in _ANY_HOST.finditer(text):
        if match[1] != "www.w3.org":
            yield Finding(
                file,
                "other-host",
                shortened(text, *match.span()),
                f"Skrip menyebut server lain: {match[1]}.",
                f"The script names another host: {match[1]}.",
            )


def _found(file: str, excerpt: str, indonesian: str, english: str) -> Finding:
    return Finding(file, "foreign-code", shortened(excerpt.strip()), indonesian, english)
