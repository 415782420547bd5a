"""Every form in which the rules can be written.

Reads   ``Rules``.
Gives   ``WRITERS`` by the name that the command takes; ``FILES``, the names of those that go out
        with the site.
"""

from collections.abc import Callable, Mapping
from typing import Final

from plugins.hosting.apache import apache, htaccess
from plugins.hosting.caddy import caddy
from plugins.hosting.nginx import nginx
from plugins.hosting.rules import Rules
from plugins.hosting.static_host import headers, redirects
from plugins.schema.host_rules import RuleFile

WRITERS: Final[Mapping[str, Callable[[Rules], str]]] = {
    "nginx": nginx,
    "caddy": caddy,
    "apache": apache,
    "htaccess": htaccess,
    "headers": headers,
    "redirects": redirects,
}
FILES: Final[Mapping[RuleFile, str]] = {
    "htaccess": ".htaccess",
    "headers": "_headers",
    "redirects": "_redirects",
}
