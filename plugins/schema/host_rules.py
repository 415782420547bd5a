"""How the city's server answers: the part ``host`` of ``publishing.yml``.

Reads   nothing.
Gives   ``HostRules`` and ``StrictTransport``.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from plugins.schema.fields import Model, field, refuse

HostName = Annotated[
    str,
    StringConstraints(
        to_lower=True,
        max_length=253,
        pattern=r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$",
    ),
]
# No blanks, quotes, braces or semicolons: these paths stand in a server's own files.
ServerPath = Annotated[str, StringConstraints(pattern=r"^/[A-Za-z0-9._/-]+$", max_length=200)]
RuleFile = Literal["htaccess", "headers", "redirects"]
StaticHost = Literal["cloudflare-pages", "netlify"]


class StrictTransport(Model):
    """Strict-Transport-Security: browsers that were here once ask by HTTPS alone."""

    days: Annotated[int, Field(ge=0, le=730)] = field(
        365,
        id="Berapa hari peramban mengingatnya; 0 mematikannya.",
        en="For how many days browsers remember; 0 switches it off.",
    )
    subdomains: bool = field(
        False,
        id="true bila semua subdomain sudah memakai HTTPS.",
        en="true if every subdomain is served by HTTPS.",
    )
    preload: bool = field(
        False,
        id="true hanya bila alamat akan didaftarkan ke peramban; hampir tidak bisa dibatalkan.",
        en="true only if the address will be registered with browsers; this can hardly be undone.",
    )

    @model_validator(mode="after")
    def _preload_needs_all(self) -> Self:
        if self.preload and not (self.subdomains and self.days >= 365):
            raise refuse(
                id="preload hanya berlaku dengan subdomains: true dan days: 365 atau lebih.",
                en="preload only holds with subdomains: true and days: 365 or more.",
            )
        return self


class HostRules(Model):
    """What a server's rules are made from; the site's own address stands in registers/site.yml."""

    aliases: tuple[HostName, ...] = field(
        (),
        id="Nama lain situs, yang dialihkan ke alamat utamanya.",
        en="The site's other names, which lead to its own.",
        example=["www.kabarkota.example"],
    )
    folder: ServerPath = field(
        "/srv/situs",
        id="Folder di server yang berisi releases/ dan tautan current.",
        en="The server's folder that holds releases/ and the link current.",
    )
    certificate: ServerPath | None = field(
        None,
        id="Berkas sertifikat HTTPS; biasanya dari certbot, menurut alamat situs.",
        en="The HTTPS certificate; usually certbot's, after the site's address.",
        example="/etc/letsencrypt/live/kabarkota.example/fullchain.pem",
    )
    certificate_key: ServerPath | None = field(
        None,
        id="Berkas kunci sertifikat.",
        en="The certificate's key.",
        example="/etc/letsencrypt/live/kabarkota.example/privkey.pem",
    )
    strict_transport: StrictTransport = field(
        default_factory=StrictTransport,
        id="HSTS: peramban hanya memakai HTTPS.",
        en="HSTS: browsers use HTTPS alone.",
    )
    page_seconds: Annotated[int, Field(ge=0, le=86_400)] = field(
        60,
        id="Berapa detik peramban boleh menyimpan halaman sebelum bertanya lagi.",
        en="For how many seconds browsers may keep a page before they ask again.",
    )
    feed_seconds: Annotated[int, Field(ge=0, le=86_400)] = field(
        300,
        id="Hal yang sama untuk umpan dan kalender .ics.",
        en="The same for feeds and .ics calendars.",
    )
    compress: bool = field(
        True,
        id="false bila server tidak perlu berkas .br dan .gz di samping halaman.",
        en="false if the server needs no .br and .gz files beside pages.",
    )
    brotli: bool = field(
        True,
        id="false bila nginx di server tidak punya modul brotli_static.",
        en="false if the server's nginx lacks the module brotli_static.",
    )
    write: tuple[RuleFile, ...] = field(
        (),
        id="Berkas aturan yang ikut terbit: htaccess (hosting bersama dengan Apache), "
        "headers dan redirects (hosting statis).",
        en="Files of rules to publish along: htaccess (shared hosting with Apache), "
        "headers and redirects (static hosts).",
        example=["htaccess"],
    )
    static_host: StaticHost = field(
        "cloudflare-pages",
        id="Hosting statis yang batasnya diperiksa; Netlify membaca lebih banyak alamat lama.",
        en="The static host whose limits are checked; Netlify reads more old addresses.",
    )

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        if (self.certificate is None) != (self.certificate_key is None):
            raise refuse(
                id="tulis certificate dan certificate_key, atau tidak keduanya.",
                en="write both certificate and certificate_key, or neither.",
            )
        return self
