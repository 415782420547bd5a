"""The rules as Caddy 2 reads them: site blocks for a Caddyfile.

Reads   ``Rules``.
Gives   ``caddy``.

Caddy sorts directives by itself unless they stand in a ``route``; here the order is the meaning.
"""

from collections.abc import Iterator

from plugins.hosting.compressible import COMPRESSIBLE
from plugins.hosting.opening import opening
from plugins.hosting.rules import (
    BODY_LIMIT,
    HIDDEN,
    METHODS,
    NO_STORE,
    OPEN_FOLDER,
    TYPES_BY_NAME,
    Rules,
)
from plugins.model.content_types import UNKNOWN
from plugins.model.old_addresses import OldAddress


def caddy(rules: Rules) -> str:
    """Sites without HTTPS, for other names, and the site itself; needs Caddy 2.5 or later."""
    blocks = [
        opening("caddy", "/etc/caddy/Caddyfile"),
        _site([f"http://{name}:{rules.http_port}" for name in rules.names], _led(rules)),
    ]
    if rules.aliases:
        names = [f"https://{name}:{rules.https_port}" for name in rules.aliases]
        blocks.append(_site(names, [*_tls(rules), *_strict(rules), *_led(rules)]))
    blocks.append(_site([f"https://{rules.host}:{rules.https_port}"], _lines(rules)))
    return "\n".join(blocks)


def _site(names: list[str], lines: list[str] | Iterator[str]) -> str:
    inside = "\n".join(f"\t{line}".rstrip() for line in lines)
    return f"{', '.join(names)} {{\n{inside}\n}}\n"


def _led(rules: Rules) -> list[str]:
    return [f"redir {rules.origin}{{uri}} 301"]


def _tls(rules: Rules) -> list[str]:
    """Without a certificate of the city's own Caddy gets one by itself."""
    if not rules.own_certificate:
        return []
    return [f"tls {rules.certificate} {rules.certificate_key}"]


def _strict(rules: Rules) -> list[str]:
    name = "Strict-Transport-Security"
    return [f'header {name} "{dict(rules.headers)[name]}"']


def _lines(rules: Rules) -> Iterator[str]:
    yield from _tls(rules)
    yield f"root * {rules.root}"
    yield "route {"
    for line in _route(rules):
        yield f"\t{line}".rstrip()
    yield "}"
    yield "handle_errors {"
    for line in _errors(rules):
        yield f"\t{line}".rstrip()
    yield "}"


def _route(rules: Rules) -> Iterator[str]:
    yield from _constant(rules)
    yield f"@method not method {' '.join(METHODS)}"
    yield f'header @method Allow "{", ".join(METHODS)}"'
    yield "error @method 405"
    digits = len(str(BODY_LIMIT)) + 1
    yield f"@large header_regexp Content-Length `^[0-9]{{{digits},}}$`"
    yield "error @large 413"
    yield "@long path_regexp `^.{1000}.{1000}`"
    yield "error @long 414"
    yield "@dotted {"
    yield "\tpath_regexp `^/\\.`"
    yield f"\tnot path_regexp `{OPEN_FOLDER}`"
    yield "}"
    yield "error @dotted 404"
    for number, pattern in enumerate(HIDDEN):
        yield f"@hidden{number} path_regexp `{pattern}`"
        yield f"error @hidden{number} 404"
    yield r"@index path_regexp index `^(.*/)index\.html$`"
    yield from _led_to("@index", rules, "{re.index.1}")
    yield from _old(rules)
    yield from _kinds(rules)
    for ending, kind in TYPES_BY_NAME.items():
        if kind != UNKNOWN:
            yield f"@{ending} path *.{ending}{' */' if ending == 'html' else ''}"
            yield f'header @{ending} Content-Type "{kind}"'
    packed = " ".join(f"*{ending}" for ending in COMPRESSIBLE)
    if rules.compress:
        yield f"@packed path */ {packed}"
        yield "header @packed {"
        yield "\tVary Accept-Encoding"
        yield "\tdefer"
        yield "}"
        yield "file_server {"
        yield "\tprecompressed br gzip"
        yield "}"
    else:
        yield "encode gzip"
        yield "file_server"


def _constant(rules: Rules) -> Iterator[str]:
    """What all answers carry; what is taken away stands apart, since that is done last."""
    yield "header {"
    for name, value in rules.headers:
        yield f'\t{name} "{value}"'
    yield "}"
    yield "header -Server"


def _led_to(matcher: str, rules: Rules, to: str) -> Iterator[str]:
    """A redirect that keeps the query where there is one."""
    name = matcher.removeprefix("@")
    yield f"handle {matcher} {{"
    yield f'\t@{name}asked expression `{{query}} != ""`'
    yield f"\tredir @{name}asked {rules.origin}{to}?{{query}} 301"
    yield f"\tredir {rules.origin}{to} 301"
    yield "}"


def _old(rules: Rules) -> Iterator[str]:
    if rules.plain_moves:
        yield "map {path} {moved} {gone} {"
        for old in rules.plain_moves:
            for key in _keys(old):
                yield f"\t{key} {_outcome(old)}"
        yield '\tdefault "" ""'
        yield "}"
        yield '@moved expression `{moved} != ""`'
        yield from _led_to("@moved", rules, "{moved}")
        yield '@gone expression `{gone} != ""`'
        yield "error @gone 410"
    for query, found in rules.query_moves.items():
        yield f'map "{{path}}?{{query.{query}}}" {{moved_{query}}} {{gone_{query}}} {{'
        for old in found:
            assert old.query is not None
            yield f'\t"{old.path}?{old.query[1]}" {_outcome(old)}'
        yield '\tdefault "" ""'
        yield "}"
        yield f'@moved_{query} expression `{{moved_{query}}} != ""`'
        yield f"redir @moved_{query} {rules.origin}{{moved_{query}}} 301"
        yield f'@gone_{query} expression `{{gone_{query}}} != ""`'
        yield f"error @gone_{query} 410"


def _keys(old: OldAddress) -> list[str]:
    if old.below:
        return [f'"~^{_literal(old.path)}/"']
    return [f'"{old.path}"', f'"{old.path}/"']


def _outcome(old: OldAddress) -> str:
    return '"" gone' if old.to is None else f'{old.to} ""'


def _literal(text: str) -> str:
    """``text`` in a regular expression: of the signs that an old address may have, these mean."""
    return text.replace(".", r"\.").replace("+", r"\+")


def _kinds(rules: Rules) -> Iterator[str]:
    """Headers by kind, each set once: Caddy takes away last, whatever the order of lines."""
    usual = dict(rules.headers)
    names = list(dict.fromkeys(name for kind in rules.kinds for name, _ in kind.headers))
    placeholders = [f"{{kind_{name.lower().replace('-', '_')}}}" for name in names]
    yield f"map {{path}} {{kind_cache}} {' '.join(placeholders)} {{"
    for kind in rules.kinds:
        own = {**usual, **dict(kind.headers)}
        values = " ".join(f'"{value}"' for value in (kind.cache, *(own.get(n, "") for n in names)))
        yield f"\t`~{kind.pattern}` {values}" if kind.pattern else f"\tdefault {values}"
    yield "}"
    yield "header Cache-Control {kind_cache}"
    for name, placeholder in zip(names, placeholders, strict=True):
        matcher = ""
        if name not in usual:
            matcher = f"@has{placeholder[1:-1]} "
            yield f'{matcher}expression `{placeholder} != ""`'
        yield f"header {matcher}{name} {placeholder}"


def _errors(rules: Rules) -> Iterator[str]:
    """What is said of an address that has nothing; its own type may stand there already."""
    *others, usual = rules.pages
    yield from _constant(rules)
    yield f"header Cache-Control {NO_STORE}"
    yield "header -Access-Control-Allow-Origin"
    for status in (404, 410):
        excluded = []
        for number, pages in enumerate(others):
            page = pages.not_found if status == 404 else pages.gone
            matcher = f"@{status}at{number}"
            yield f"{matcher} {{"
            yield f"\texpression `{{http.error.status_code}} == {status}`"
            yield f"\tpath {pages.prefix}*"
            yield "}"
            yield from _shown(matcher, page)
            excluded.append(f"{pages.prefix}*")
        page = usual.not_found if status == 404 else usual.gone
        matcher = f"@{status}"
        yield f"{matcher} {{"
        yield f"\texpression `{{http.error.status_code}} == {status}`"
        if excluded:
            yield f"\tnot path {' '.join(excluded)}"
        yield "}"
        yield from _shown(matcher, page)
    yield "respond {http.error.status_code}"


def _shown(matcher: str, page: str) -> Iterator[str]:
    yield f"handle {matcher} {{"
    yield f"\trewrite * {page}"
    yield f'\theader Content-Type "{TYPES_BY_NAME["html"]}"'
    yield "\tfile_server"
    yield "}"
