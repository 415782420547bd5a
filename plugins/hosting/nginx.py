"""The rules as nginx reads them: one file for its ``http`` part.

Reads   ``Rules``.
Gives   ``nginx``.

Headers are decided by maps and added in one place: an ``add_header`` inside a location would drop
all that stand outside it. The maps that decide on another answer are volatile, because nginx asks
again once it has turned to the page of an error.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from plugins.hosting.opening import opening
from plugins.hosting.rules import (
    BODY_LIMIT,
    HIDDEN_AHEAD,
    METHODS,
    NO_STORE,
    TYPES_BY_NAME,
    Rules,
)
from plugins.model.content_types import UNKNOWN
from plugins.model.old_addresses import OldAddress

Entry = tuple[str, str]
Naming = Callable[[str], str]
"""A variable of ours by its short name; two sites on one server keep theirs apart."""


def nginx(rules: Rules) -> str:
    """The file, for ``sites-available`` or ``conf.d``; needs nginx 1.11.7 or later."""
    ending = re.sub(r"\W", "_", rules.host)

    def named(name: str) -> str:
        return f"${name}_{ending}"

    parts = [
        opening("nginx", "sites-available/"),
        *_maps(rules, named),
        _plain_server(rules),
        *([_alias_server(rules)] if rules.aliases else []),
        _server(rules, named),
    ]
    return "\n".join(parts)


def _maps(rules: Rules, named: Naming) -> Iterator[str]:
    # Said before the first map: addresses are longer than the words that nginx makes room for.
    yield "map_hash_bucket_size 512;\nmap_hash_max_size 16384;\n"
    kinds = rules.kinds
    caches = [(_finds(kind.pattern), kind.cache) for kind in kinds if kind.pattern]
    yield _map("$uri", named("kept"), caches, kinds[-1].cache)
    yield _map("$status", named("cache"), [("~^[45]", NO_STORE)], named("kept"))
    for name, value, entries in _header_maps(rules):
        yield _map("$uri", named(_variable(name)), entries, value)
    pages = [(f"~^{page.prefix}", page) for page in rules.pages]
    missing = [(key, page.not_found) for key, page in pages]
    withdrawn = [(key, page.gone) for key, page in pages]
    yield _map("$request_uri", named("not_found"), missing[:-1], missing[-1][1])
    yield _map("$request_uri", named("gone_page"), withdrawn[:-1], withdrawn[-1][1])
    yield _map("$request_method", named("allow"), [(m, "") for m in METHODS], ", ".join(METHODS))
    if rules.plain_moves:
        moved = [each for each in rules.plain_moves if each.to is not None]
        gone = [each for each in rules.plain_moves if each.to is None]
        yield _map("$uri", named("moved"), _old_entries(moved), "", volatile=True)
        yield _map("$uri", named("gone"), _old_entries(gone), "", volatile=True)
    for query, found in rules.query_moves.items():
        there = [(f"{old.path}?{_value(old)}", old.to) for old in found if old.to is not None]
        gone_there = [(f"{old.path}?{_value(old)}", "1") for old in found if old.to is None]
        asked = f"$uri?$arg_{query}"
        yield _map(asked, named(f"moved_{query}"), there, "", volatile=True)
        yield _map(asked, named(f"gone_{query}"), gone_there, "", volatile=True)


def _header_maps(rules: Rules) -> Iterator[tuple[str, str, list[Entry]]]:
    """Headers that aren't the same for all files: name, the usual value, values by path."""
    usual = dict(rules.headers)
    names = dict.fromkeys(name for kind in rules.kinds for name, _ in kind.headers)
    for name in names:
        value = usual.get(name, "")
        entries = []
        for kind in rules.kinds:
            own = dict(kind.headers).get(name, value)
            if kind.pattern:
                entries.append((_finds(kind.pattern), own))
        yield name, value, entries


def _plain_server(rules: Rules) -> str:
    """What is asked for without HTTPS."""
    return f"""server {{
{_listens(rules, rules.http_port)}
    server_name {" ".join(rules.names)};
    server_tokens off;
    location ^~ /.well-known/acme-challenge/ {{
        root /var/www/html;
    }}
    location / {{
        return 301 {rules.origin}$request_uri;
    }}
}}
"""


def _alias_server(rules: Rules) -> str:
    """The site's other names."""
    strict = dict(rules.headers)["Strict-Transport-Security"]
    return f"""server {{
{_listens(rules, rules.https_port, " ssl http2")}
    server_name {" ".join(rules.aliases)};
{_tls(rules)}
    server_tokens off;
    add_header Strict-Transport-Security "{strict}" always;
    return 301 {rules.origin}$request_uri;
}}
"""


def _server(rules: Rules, named: Naming) -> str:
    mapped = {name for name, _, _ in _header_maps(rules)}
    headers = [(name, f'"{value}"') for name, value in rules.headers if name not in mapped]
    headers += [(name, named(_variable(name))) for name in sorted(mapped)]
    headers += [("Cache-Control", named("cache")), ("Allow", named("allow"))]
    added = "\n".join(f"    add_header {name} {value} always;" for name, value in headers)
    types = "\n".join(f'        "{kind}" {ending};' for ending, kind in TYPES_BY_NAME.items())
    return f"""server {{
{_listens(rules, rules.https_port, " ssl http2")}
    server_name {rules.host};
{_tls(rules)}
    server_tokens off;

    root {rules.root};
{_links(rules)}    index index.html;
    autoindex off;
    absolute_redirect off;

    client_max_body_size {BODY_LIMIT};
    client_header_buffer_size 2k;
    large_client_header_buffers 4 8k;
    client_header_timeout 15s;
    client_body_timeout 15s;

    types {{
{types}
    }}
    default_type {UNKNOWN};
    charset off;

{_compression(rules)}
{added}

    error_page 403 404 =404 {named("not_found")};
    error_page 410 {named("gone_page")};

    if ($request_method !~ "^(?:{"|".join(METHODS)})$") {{
        return 405;
    }}
    if ($request_uri ~ "^([^?]*/)index\\.html(?:\\?|$)") {{
        return 301 {rules.origin}$1$is_args$args;
    }}
{_old_answers(rules, named)}    location ~ "{HIDDEN_AHEAD}" {{
        return 404;
    }}
}}
"""


def _links(rules: Rules) -> str:
    """Links in a release aren't followed; with this, brotli_static misses files now and then."""
    if rules.compress and rules.brotli:
        return ""
    return "    disable_symlinks on from=$document_root;\n"


def _old_answers(rules: Rules, named: Naming) -> str:
    """The choices that old addresses make; where a query was the address, it isn't passed on."""
    lines: list[str] = []

    def when(variable: str, answer: str) -> None:
        lines.extend((f"    if ({variable}) {{", f"        return {answer};", "    }"))

    if rules.plain_moves:
        when(named("moved"), f"301 {rules.origin}{named('moved')}$is_args$args")
        when(named("gone"), "410")
    for query in rules.query_moves:
        when(named(f"moved_{query}"), f"301 {rules.origin}{named(f'moved_{query}')}")
        when(named(f"gone_{query}"), "410")
    return "".join(f"{line}\n" for line in lines)


def _compression(rules: Rules) -> str:
    if not rules.compress:
        return "    gzip on;\n    gzip_types text/plain text/css text/javascript image/svg+xml;\n"
    brotli = "    brotli_static on;\n" if rules.brotli else ""
    return f"    gzip off;\n    gzip_static on;\n{brotli}    gzip_vary on;\n"


def _tls(rules: Rules) -> str:
    return f"""    ssl_certificate {rules.certificate};
    ssl_certificate_key {rules.certificate_key};
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_session_cache shared:kabarkota:1m;
    ssl_session_tickets off;"""


def _listens(rules: Rules, port: int, more: str = "") -> str:
    places = (f"{each}:{port}" if each else str(port) for each in rules.interfaces)
    return "\n".join(f"    listen {place}{more};" for place in places)


def _old_entries(olds: Iterable[OldAddress]) -> list[Entry]:
    """Exact addresses with and without a slash at the end, and those that mean all below."""
    entries: list[Entry] = []
    for old in olds:
        value = old.to or "1"
        if old.below:
            entries.append((f"~^{re.escape(old.path)}/", value))
        else:
            entries += [(old.path, value), (f"{old.path}/", value)]
    return entries


def _value(old: OldAddress) -> str:
    return old.query[1] if old.query is not None else ""


def _finds(pattern: str) -> str:
    return f"~{pattern}"


def _variable(header: str) -> str:
    return header.lower().replace("-", "_")


def _map(
    source: str, variable: str, entries: Iterable[Entry], default: str, *, volatile: bool = False
) -> str:
    lines = [f'map "{source}" {variable} {{']
    if volatile:
        lines.append("    volatile;")
    lines.append(f'    default "{default}";')
    lines += [f'    "{key}" "{value}";' for key, value in entries]
    return "\n".join([*lines, "}", ""])
