"""Markup that could run, load or hide something, told before it is stripped.

Reads   a story's words as typed.
Gives   one problem a place, with its line; code spans and blocks are shown, never run, and pass.
"""

import re
from typing import Final

from plugins.problems import Problems

_UNSAFE = re.compile(
    r"<\s*(?P<tag>script|iframe|object|embed|style|form|input|meta|link|base|svg|img)\b"
    r"|<[^<>]*?\s(?P<event>on\w+)\s*="
    r"|(?<!\w)(?P<scheme>javascript|vbscript|data|file)\s*:(?=\S)",
    re.IGNORECASE,
)
# Every match has one of these: a tag opens, or a scheme's last letter stands before a colon.
_POSSIBLE = re.compile(r"<|:(?<=[aetAET\s]:)(?=\S)")
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)

_INSTEAD: Final = {
    "img": ("Tulis ![keterangan](foto.jpg).", "Write ![what it shows](photo.jpg)."),
    "iframe": ("Tulis tautan ke video atau petanya.", "Write a link to the video or map."),
}


def tell_unsafe(body: str, shown: str, first_line: int, problems: Problems) -> None:
    """Add a problem for each piece of markup in ``body`` that may not be published."""
    text = body
    if "`" in text or "~~~" in text:
        text = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    if not _POSSIBLE.search(text):
        return
    for match in _UNSAFE.finditer(text):
        if problems.enough(shown):
            return
        indonesian, english = _words(match)
        line = first_line + text.count("\n", 0, match.start())
        problems.add(shown, line, id=indonesian, en=english)


def _words(match: re.Match[str]) -> tuple[str, str]:
    if match["tag"]:
        tag = match["tag"].lower()
        instead = _INSTEAD.get(tag, ("", ""))
        return (
            f"<{tag}> tidak boleh ada di dalam berita; hapus. {instead[0]}".strip(),
            f"<{tag}> may not stand in a story; delete it. {instead[1]}".strip(),
        )
    if match["event"]:
        return (
            f"{match['event']}= menjalankan skrip dan tidak boleh ada di berita; hapus.",
            f"{match['event']}= runs a script and may not stand in a story; delete it.",
        )
    return (
        f"alamat {match['scheme']}: tidak boleh dipakai; tulis alamat https:// atau nama berkas.",
        f"addresses with {match['scheme']}: may not be used; write https:// or a file name.",
    )
