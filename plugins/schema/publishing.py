"""``publishing.yml``, beside ``content/``: where and how the site is published.

Reads   nothing.
Gives   ``Publishing``. Its parts are declared in modules of their own.

It lies outside the content, so that whoever may propose a story can't move the site to another
server or lower its guards with the same proposal.
"""

from plugins.schema.fields import Model, field
from plugins.schema.host_rules import HostRules
from plugins.schema.release_gate import ReleaseGate
from plugins.schema.signing import Signing
from plugins.schema.targets import Target
from plugins.schema.texts import Slug


class Publishing(Model):
    """Everything that ``publishing.yml`` may say; a city without one publishes to a folder."""

    signing: Signing = field(
        default_factory=Signing,
        id="Siapa yang menandatangani rilis.",
        en="Who signs a release.",
    )
    release_gate: ReleaseGate = field(
        id="Pemeriksaan sebelum terbit: apa yang boleh lolos, dan batas berat halaman.",
        en="The gate before a release: what may pass, and how heavy pages may be.",
        default_factory=ReleaseGate,
    )
    targets: dict[Slug, Target] = field(
        default_factory=dict,
        id="Tempat terbit, masing-masing dengan nama untuk perintah publish.",
        en="Where to publish, each under a name for the command publish.",
    )
    host: HostRules = field(
        default_factory=HostRules,
        id="Bagaimana server menjawab: nama lain, sertifikat, simpanan, dan berkas aturan.",
        en="How the server answers: other names, certificate, caching and files of rules.",
    )
