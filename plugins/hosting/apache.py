"""The rules as Apache 2.4 reads them: ``.htaccess`` for shared hosting, and virtual hosts.

Reads   ``Rules``.
Gives   ``htaccess`` and ``apache``. Both say the same of a folder.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from plugins.hosting.compressible import COMPRESSIBLE
from plugins.hosting.opening import opening
from plugins.hosting.rules import (
    BODY_LIMIT,
    HIDDEN_AHEAD,
    METHODS,
    NO_STORE,
    TYPES_BY_NAME,
    Kind,
    Rules,
)
from plugins.model.content_types import TYPES, UNKNOWN
from plugins.model.old_addresses import OldAddress

_PACKED: Final = r"(?:\.(?:br|gz))?"
_BEGINNING: Final = r"^/"
_ENCODINGS: Final = (("br", "br"), ("gzip", "gz"))


def htaccess(rules: Rules) -> str:
    """The file for the root of the site; needs mod_rewrite, mod_headers and mod_mime."""
    return "\n".join([opening("htaccess"), *_folder(rules), ""])


def apache(rules: Rules) -> str:
    """The virtual hosts; needs mod_ssl beside what ``.htaccess`` needs."""
    inside = "\n".join(f"        {line}".rstrip() for line in _folder(rules))
    aliases = f"    ServerAlias {' '.join(rules.aliases)}\n" if rules.aliases else ""
    return f"""{opening("apache", "sites-available/")}
<VirtualHost {_places(rules, rules.http_port)}>
    ServerName {rules.host}
{aliases}    TraceEnable off
    RewriteEngine On
    RewriteRule ^/\\.well-known/acme-challenge/ - [END]
    RewriteRule ^ {rules.origin}%{{REQUEST_URI}} [R=301,L]
    DocumentRoot /var/www/html
</VirtualHost>

<VirtualHost {_places(rules, rules.https_port)}>
    ServerName {rules.host}
{aliases}    TraceEnable off
    Protocols h2 http/1.1
    SSLEngine on
    SSLProtocol -all +TLSv1.2 +TLSv1.3
    SSLCertificateFile {rules.certificate}
    SSLCertificateKeyFile {rules.certificate_key}
    LimitRequestLine 8190
    DocumentRoot {rules.root}

    <Directory {rules.folder}>
        Options SymLinksIfOwnerMatch
        AllowOverride None
        Require all granted
    </Directory>
    <Directory {rules.root}>
{inside}
    </Directory>
</VirtualHost>
"""


def _places(rules: Rules, port: int) -> str:
    return " ".join(f"{each or '*'}:{port}" for each in rules.interfaces if each != "[::]")


def _folder(rules: Rules) -> Iterator[str]:
    """What holds in the folder of the site."""
    yield "Options -Indexes -MultiViews -FollowSymLinks +SymLinksIfOwnerMatch"
    yield "DirectoryIndex index.html"
    yield "FileETag MTime Size"
    yield "AddDefaultCharset Off"
    yield f"LimitRequestBody {BODY_LIMIT}"
    yield ""
    yield from _error_pages(rules)
    yield from _types(rules)
    yield from _rewrites(rules)
    yield from _headers(rules)


def _error_pages(rules: Rules) -> Iterator[str]:
    *others, usual = rules.pages
    for status, page in ((403, usual.not_found), (404, usual.not_found), (410, usual.gone)):
        yield f"ErrorDocument {status} {page}"
    for pages in others:
        yield f'<If "%{{REQUEST_URI}} =~ m#^{pages.prefix}#">'
        for status, page in ((403, pages.not_found), (404, pages.not_found), (410, pages.gone)):
            yield f"    ErrorDocument {status} {page}"
        yield "</If>"
    yield ""


def _types(rules: Rules) -> Iterator[str]:
    for ending, kind in TYPES_BY_NAME.items():
        if kind != UNKNOWN and ending != "gz":
            yield f'AddType "{kind}" .{ending}'
    if not rules.compress:
        yield ""
        return
    # "br" is also Breton, and some servers unpack what ends in "gz".
    yield "RemoveLanguage .br .gz"
    yield "RemoveEncoding .br .gz"
    for ending in COMPRESSIBLE:
        yield f'<FilesMatch "\\{ending}\\.(?:br|gz)$">'
        yield f'    ForceType "{TYPES[ending]}"'
        yield "</FilesMatch>"
    for encoding, ending in _ENCODINGS:
        yield f'<FilesMatch "\\.(?:{_endings()})\\.{ending}$">'
        yield f"    Header set Content-Encoding {encoding}"
        yield "    SetEnv no-gzip 1"
        yield "    SetEnv no-brotli 1"
        yield "</FilesMatch>"
    yield f'<FilesMatch "\\.(?:{_endings()}){_PACKED}$">'
    yield "    Header merge Vary Accept-Encoding"
    yield "</FilesMatch>"
    yield ""


def _rewrites(rules: Rules) -> Iterator[str]:
    host = re.escape(rules.origin.partition("//")[2])
    optional = r"(?::443)?" if rules.https_port == 443 else ""
    yield "RewriteEngine On"
    yield r"RewriteRule ^\.well-known/acme-challenge/ - [END]"
    yield "RewriteCond %{HTTPS} !=on"
    yield "RewriteCond %{HTTP:X-Forwarded-Proto} !=https"
    yield f"RewriteRule ^ {rules.origin}%{{REQUEST_URI}} [R=301,L]"
    yield f'RewriteCond %{{HTTP_HOST}} "!^{host}{optional}$" [NC]'
    yield f"RewriteRule ^ {rules.origin}%{{REQUEST_URI}} [R=301,L]"
    yield f"RewriteCond %{{REQUEST_METHOD}} !^(?:{'|'.join(METHODS)})$"
    yield "RewriteRule ^ - [R=405,L]"
    yield f'RewriteRule "{_relative(HIDDEN_AHEAD)}" - [R=404,L]'
    yield r'RewriteCond %{THE_REQUEST} "^\S+ [^? ]*/index\.html[? ]"'
    yield rf'RewriteRule "^(.*/)?index\.html$" {rules.origin}/$1 [R=301,L]'
    yield from _moves(rules)
    # A folder without a page is nothing, not a secret.
    yield "RewriteCond %{REQUEST_FILENAME} -d"
    yield "RewriteCond %{REQUEST_FILENAME}index.html !-f"
    yield 'RewriteRule "^(?:.*/)?$" - [R=404,L]'
    if rules.compress:
        for encoding, ending in _ENCODINGS:
            accepts = f'RewriteCond %{{HTTP:Accept-Encoding}} "(?:^|[ ,]){encoding}(?:[ ,;]|$)"'
            yield accepts
            yield f"RewriteCond %{{REQUEST_FILENAME}}index.html.{ending} -f"
            yield f'RewriteRule "^(.*/)?$" /$1index.html.{ending} [END]'
            yield accepts
            yield f"RewriteCond %{{REQUEST_FILENAME}}.{ending} -f"
            yield f'RewriteRule "^(.+\\.(?:{_endings()}))$" /$1.{ending} [END]'
    yield ""


def _moves(rules: Rules) -> Iterator[str]:
    """Old addresses; requests that need none of them pass over all in one step."""
    asked = [old for found in rules.query_moves.values() for old in found]
    if asked:
        yield "RewriteCond %{QUERY_STRING} ^$"
        yield f"RewriteRule ^ - [S={len(asked)}]"
        for old in asked:
            assert old.query is not None
            name, value = old.query
            yield f'RewriteCond %{{QUERY_STRING}} "(?:^|&){name}={re.escape(value)}(?:&|$)"'
            path = "(?:index\\.php)?" if old.path == "/" else f"{re.escape(old.path[1:])}/?"
            yield _answer(f"^{path}$", old, rules, ",QSD")
    if rules.plain_moves:
        yield "RewriteCond %{REQUEST_FILENAME} -f [OR]"
        yield "RewriteCond %{REQUEST_FILENAME} -d"
        yield f"RewriteRule ^ - [S={len(rules.plain_moves)}]"
        for old in rules.plain_moves:
            end = "/" if old.below else "/?$"
            yield _answer(f"^{re.escape(old.path[1:])}{end}", old, rules)


def _answer(pattern: str, old: OldAddress, rules: Rules, more: str = "") -> str:
    if old.to is None:
        return f'RewriteRule "{pattern}" - [G,L]'
    return f'RewriteRule "{pattern}" {rules.origin}{old.to} [R=301,L{more}]'


def _headers(rules: Rules) -> Iterator[str]:
    """Headers; of several lines the last that fits holds, so the first kind comes last."""
    for name, value in rules.headers:
        yield f'Header always set {name} "{value}"'
    usual = dict(rules.headers)
    names = list(dict.fromkeys(name for kind in rules.kinds for name, _ in kind.headers))
    for kind in reversed(rules.kinds):
        where = _where(kind)
        yield f'Header set Cache-Control "{kind.cache}"{where}'
        own = dict(kind.headers)
        for name in names if kind.pattern else ():
            if name in own or name in usual:
                yield f'Header always set {name} "{own.get(name, usual.get(name))}"{where}'
            else:
                yield f"Header always unset {name}{where}"
    failed = '"expr=%{REQUEST_STATUS} -ge 400"'
    yield f"Header unset Cache-Control {failed}"
    yield f'Header always set Cache-Control "{NO_STORE}" {failed}'
    yield f'Header always set Allow "{", ".join(METHODS)}" "expr=%{{REQUEST_STATUS}} -eq 405"'


def _where(kind: Kind) -> str:
    """The condition of a kind; its files may have been exchanged for their packed ones."""
    if not kind.pattern:
        return ""
    pattern = kind.pattern.replace("$", f"{_PACKED}$")
    return f' "expr=%{{REQUEST_URI}} =~ m#{pattern}#"'


def _relative(pattern: str) -> str:
    """In a folder's rules paths begin without a slash."""
    return pattern.replace(_BEGINNING, "^")


def _endings(endings: Sequence[str] = COMPRESSIBLE) -> str:
    return "|".join(ending[1:] for ending in endings)
