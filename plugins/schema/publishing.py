"""``publishing.yml``, beside ``content/``: where and how the site is published.

Reads   nothing.
Gives   ``Publishing``. Its parts are declared in modules of their own.

It lies outside the content, so that whoever may propose a story can't move the site to another
server or lower its guards with the same proposal.
"""

from plugins.schema.fields import Model, field
from plugins.schema.host_rules import HostRules


class Publishing(Model):
    """Everything that ``publishing.yml`` may say; a city without one publishes to a folder."""

    host: HostRules = field(
        default_factory=HostRules,
        id="Bagaimana server menjawab: nama lain, sertifikat, simpanan, dan berkas aturan.",
        en="How the server answers: other names, certificate, caching and files of rules.",
    )
