"""Keys, passwords and encoded content that no published text may hold.

Reads   the text of a file.
Gives   findings of the rules ``secret`` and ``blob``.
"""

import re
import string
from collections.abc import Iterator
from typing import Final

from plugins.gate.findings import Finding, shortened

_SECRETS: Final = tuple(
    (hint, re.compile(pattern), id, en)
    for hint, pattern, id, en in (
        ("PRIVATE KEY", r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY", "kunci pribadi", "a private key"),
        ("AGE-SECRET", r"AGE-SECRET-KEY-1[A-Z0-9]{20}", "kunci pribadi age", "an age secret key"),
        ("minisign", r"minisign encrypted secret key", "kunci minisign", "a minisign secret key"),
        ("PuTTY", r"PuTTY-User-Key-File-\d", "kunci pribadi PuTTY", "a PuTTY private key"),
        ("AKIA", r"AKIA[A-Z0-9]{16}\b", "kunci AWS", "an AWS access key"),
        ("ASIA", r"ASIA[A-Z0-9]{16}\b", "kunci AWS", "an AWS access key"),
        ("gh", r"gh[pousr]_[A-Za-z0-9]{30}", "token GitHub", "a GitHub token"),
        ("github_pat_", r"github_pat_\w{30}", "token GitHub", "a GitHub token"),
        ("glpat-", r"glpat-[\w-]{18}", "token GitLab", "a GitLab token"),
        ("xox", r"xox[abprs]-[\w-]{10}", "token Slack", "a Slack token"),
        ("AIza", r"AIza[\w-]{35}", "kunci Google", "a Google key"),
        ("_live_", r"\b[sr]k_live_[A-Za-z0-9]{16}", "kunci Stripe", "a Stripe key"),
        (":AA", r"\b\d{8,10}:AA[\w-]{33}\b", "token bot Telegram", "a Telegram bot token"),
        (
            "eyJ",
            r"eyJ[\w-]{15,800}\.eyJ[\w-]{15,2000}\.[\w-]{20}",
            "token masuk",
            "a sign-in token",
        ),
        (
            "://",
            r"://[^\s/:@\"'<>]{1,64}:[^\s/:@\"'<>]{1,128}@",
            "kata sandi di dalam alamat",
            "a password in an address",
        ),
        # A word alone is prose about passwords; a digit among letters is one.
        *(
            (
                hint,
                (
                    rf"(?i:{hint})\w{{0,12}}\s{{0,3}}[=:]\s{{0,3}}[\"']?(?=[^\s\"'<&]{{0,60}}\d)"
                    r"(?=[^\s\"'<&]{0,60}[A-Za-z])[^\s\"'<>&,;]{8,}"
                ),
                "kata sandi atau kunci",
                "a password or key",
            )
            for hint in ("password", "passwd", "PASSWORD", "SECRET", "api_key", "API_KEY", "TOKEN")
        ),
    )
)

_BLOBS: Final = tuple(
    (hint, re.compile(pattern), id, en)
    for hint, pattern, id, en in (
        (
            "data:",
            r"\bdata:(?:\w{1,40}/[\w+.-]{1,80})?(?:;[\w=-]{1,80}){0,9},",
            "isi di dalam alamat data:",
            "content in a data: address",
        ),
        (
            "\\",
            r"(?:\\x[0-9a-fA-F]{2}|\\u\{?[0-9a-fA-F]{4}){16,}",
            "huruf tersandi",
            "escaped letters",
        ),
        (
            "&#",
            r"(?:&#(?:x[0-9a-fA-F]{1,6}|[0-9]{1,7});){12,}",
            "huruf tersandi",
            "escaped letters",
        ),
        ("%", r"(?:%[0-9a-fA-F]{2}){80,}", "huruf tersandi", "escaped letters"),
    )
)
_LETTERS: Final = string.ascii_letters + string.digits + "+/"
_RUN: Final = re.compile(r"[A-Za-z0-9+/]*={0,2}")
_LEAST: Final = 240
"""Letters of a run of Base64; integrity hashes and QR drawings have fewer."""
_ONE_KIND: Final = re.compile(r"[a-z0-9]+|[A-Z0-9]+")
_HEX: Final = re.compile(r"[0-9a-f]{400,}|[0-9A-F]{400,}")


def secrets_in(text: str, file: str) -> Iterator[Finding]:
    """Keys and passwords; the excerpt shows only how they begin."""
    for hint, pattern, indonesian, english in _SECRETS:
        if hint not in text:
            continue
        for found in pattern.finditer(text):
            shown = found[0][:16] + "…"
            yield Finding(
                file, "secret", shown, f"Ini {indonesian}.", f"This is {english}.", "error"
            )


def blobs_in(text: str, file: str) -> Iterator[Finding]:
    """Content that nobody can read: what it says is found out only where it is run or shown."""
    for hint, pattern, indonesian, english in _BLOBS:
        for found in pattern.finditer(text) if hint in text else ():
            yield _blob(file, found[0], indonesian, english)
    for run in _runs(text):
        if _HEX.fullmatch(run) and len(set(run)) > 5:
            yield _blob(file, run, "deretan heksadesimal", "a run of hexadecimal")
        elif not _ONE_KIND.fullmatch(run) and len(set(run)) > 11:
            yield _blob(file, run, "deretan Base64", "a run of Base64")


def _runs(text: str) -> Iterator[str]:
    """Runs of at least ``_LEAST`` letters: each covers one of every so many places."""
    at = _LEAST - 1
    while at < len(text):
        if text[at] in _LETTERS:
            before = text[max(0, at - _LEAST) : at]
            start = at - len(before) + len(before.rstrip(_LETTERS))
            whole = _RUN.match(text, at)
            end = whole.end() if whole is not None else at
            if end - start >= _LEAST:
                yield text[start:end]
                at = end
        at += _LEAST


def _blob(file: str, whole: str, indonesian: str, english: str) -> Finding:
    return Finding(
        file,
        "blob",
        shortened(whole),
        f"Ada {indonesian}, {len(whole)} huruf.",
        f"There is {english}, {len(whole)} characters.",
    )
