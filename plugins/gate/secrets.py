"""Keys, passwords and encoded content that no published text may hold.

Reads   the text of a file.
Gives   findings of the rules ``secret`` and ``blob``.
"""

import re
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
        ("eyJ", r"eyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20}", "token masuk", "a sign-in token"),
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
    (re.compile(pattern), id, en)
    for pattern, id, en in (
        (
            r"\bdata:(?:\w+/[\w+.-]+)?(?:;[\w=-]+)*,",
            "isi di dalam alamat data:",
            "content in a data: address",
        ),
        (r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{240,}={0,2}", "deretan Base64", "a run of Base64"),
        (r"(?<![0-9a-fA-F])[0-9a-fA-F]{400,}", "deretan heksadesimal", "a run of hexadecimal"),
        (r"(?:\\x[0-9a-fA-F]{2}|\\u\{?[0-9a-fA-F]{4}){16,}", "huruf tersandi", "escaped letters"),
        (r"(?:&#(?:x[0-9a-fA-F]{1,6}|[0-9]{1,7});){12,}", "huruf tersandi", "escaped letters"),
        (r"(?:%[0-9a-fA-F]{2}){80,}", "huruf tersandi", "escaped letters"),
    )
)
_SVG_PATH: Final = re.compile(r"[a-z0-9]+|[A-Z0-9]+")
_HEX: Final = re.compile(r"[0-9a-f]+|[0-9A-F]+")


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
    for pattern, indonesian, english in _BLOBS:
        for found in pattern.finditer(text):
            whole = found[0]
            if not whole.startswith("data:") and _plain(whole):
                continue
            yield Finding(
                file,
                "blob",
                shortened(whole),
                f"Ada {indonesian}, {len(whole)} huruf.",
                f"There is {english}, {len(whole)} characters.",
            )


def _plain(run: str) -> bool:
    """Whether a long run is of one kind of letters, as a drawing's path or a line of digits is."""
    if run[0] in "\\&%" or (len(run) >= 400 and _HEX.fullmatch(run) is not None):
        return len(set(run)) < 6
    return _SVG_PATH.fullmatch(run) is not None or len(set(run)) < 12
