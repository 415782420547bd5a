"""What a server answered.

Reads   nothing.
Gives   ``Answer``, and ``Unreached`` and ``CertificateWrong`` where there is none.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Final

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})


class Unreached(Exception):
    """No answer: ``reason`` is refused, broken, slow, busy or stopped."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CertificateWrong(Exception):
    """The server's certificate isn't one that browsers would accept; its words say why."""


@dataclass(frozen=True)
class Answer:
    """Status, headers with names in lower case, and the body as a reader's program unpacks it.

    ``whole`` is false where the body went beyond the limit, or couldn't be unpacked.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    whole: bool = True

    def header(self, name: str) -> str | None:
        """All values of a header joined by commas; None where there is none."""
        found = [value for each, value in self.headers if each == name]
        return ", ".join(found) if found else None

    @property
    def content_type(self) -> str:
        return self.header("content-type") or ""

    @property
    def redirect(self) -> str | None:
        """Where the answer sends its reader, by status or by a Refresh header."""
        if self.status in REDIRECTS:
            return self.header("location") or ""
        refresh = self.header("refresh")
        if refresh is None:
            return None
        return refresh.partition("=")[2].strip(" \"'") or None

    @property
    def cookies(self) -> tuple[str, ...]:
        """Names of the cookies it sets."""
        values = (value for name, value in self.headers if name == "set-cookie")
        return tuple(value.partition("=")[0].strip() for value in values)

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()
