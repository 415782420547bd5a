"""Where a release is put: one model a kind of target.

Reads   ``targets:`` of ``publishing.yml``.
Gives   ``Target``, chosen by ``kind``, and ``Health``.

Every value ends up in the call of a program or in a path at the far end, so each has a pattern of
its own: no signs that a shell or a program understands, nothing that begins like an option, no way
up and out of a folder. Passwords and keys have no field here.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from plugins.schema.fields import Model, field, refuse

_NAME = r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?"
_PART = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"

Host = Annotated[
    str, StringConstraints(pattern=rf"^({_NAME}|[0-9a-f]*:[0-9a-f:]+)$", max_length=253)
]
User = Annotated[str, StringConstraints(pattern=r"^[a-z_][a-z0-9_.-]{0,31}$")]
FarFolder = Annotated[str, StringConstraints(pattern=rf"^(/{_PART}){{2,}}$", max_length=200)]
KeyFile = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_./~][A-Za-z0-9_./~+@-]*$")]
LocalFolder = Annotated[
    str, StringConstraints(pattern=r"^[\p{L}\p{N}_./~][\p{L}\p{N}_./~: +@()-]*$", max_length=400)
]
Remote = Annotated[str, StringConstraints(pattern=rf"^{_PART}$", max_length=80)]
RemoteFolder = Annotated[
    str, StringConstraints(pattern=rf"^({_PART}(/{_PART})*)?$", max_length=400)
]
Repository = Annotated[
    str,
    StringConstraints(
        pattern=rf"^(https://{_NAME}(:[0-9]+)?/[A-Za-z0-9_./~-]+"
        rf"|ssh://([a-z0-9_-]+@)?{_NAME}(:[0-9]+)?/[A-Za-z0-9_./~-]+"
        rf"|[a-z_][a-z0-9_-]*@{_NAME}:[A-Za-z0-9_./~][A-Za-z0-9_./~-]*"
        r"|[./][A-Za-z0-9_./-]*)$",
        max_length=400,
    ),
]
Branch = Annotated[str, StringConstraints(pattern=rf"^{_PART}(/{_PART})*$", max_length=120)]
WebAddress = Annotated[str, StringConstraints(pattern=rf"^https?://{_NAME}(:[0-9]+)?(/{_PART})*$")]
PagePath = Annotated[str, StringConstraints(pattern=r"^/[A-Za-z0-9._~/-]*$")]
PersonName = Annotated[str, StringConstraints(pattern=r"^[\p{L}\p{N} .,()'-]+$", max_length=80)]
Mail = Annotated[str, StringConstraints(pattern=rf"^[A-Za-z0-9._+-]+@{_NAME}$", max_length=120)]


class Health(Model):
    """What is asked of the live site once a release is out; a wrong answer takes it back."""

    address: WebAddress = field(
        id="Alamat situs tanpa garis miring di akhir.",
        en="The site's address without a slash at the end.",
        example="https://kota.example",
    )
    pages: tuple[PagePath, ...] = field(
        ("/", "/en/"),
        id="Halaman yang isinya dicocokkan dengan rilis.",
        en="Pages whose bytes are compared with the release.",
    )
    seconds: Annotated[int, Field(ge=1, le=600)] = field(
        20,
        id="Berapa detik menunggu sampai jawabannya benar.",
        en="How many seconds to wait for the right answers.",
    )


class TargetBase(Model):
    """What every target may say."""

    keep: Annotated[int, Field(ge=2, le=50)] = field(
        5, id="Berapa rilis yang disimpan.", en="How many releases are kept."
    )
    signed: bool = field(
        True,
        id="false bila rilis boleh terbit tanpa tanda tangan.",
        en="false if a release may go out without a signature.",
    )


class WatchedTarget(TargetBase):
    """A target whose site can be asked at once whether it is the new one."""

    health: Health | None = field(
        None,
        id="Yang diperiksa setelah terbit; bila keliru, rilis lama kembali.",
        en="What is looked at afterwards; where it is wrong the old release comes back.",
    )


class SshTarget(WatchedTarget):
    """An own server, reached with ssh and rsync."""

    kind: Literal["ssh"]
    host: Host = field(id="Nama atau alamat server.", en="The server's name or address.")
    port: Annotated[int, Field(ge=1, le=65535)] = field(22, id="Porta ssh.", en="The ssh port.")
    user: User = field(
        id="Pengguna di server yang hanya memiliki folder situs.",
        en="The server's user who owns nothing but the site's folder.",
        example="kabarkota",
    )
    path: FarFolder = field(
        id="Folder di server, dua tingkat atau lebih, tanpa spasi.",
        en="The folder at the server, two levels or more, without spaces.",
        example="/srv/kabarkota",
    )
    known_hosts: KeyFile | None = field(
        None,
        id="Berkas kunci server yang dipercaya; tanpa ini, ~/.ssh/known_hosts.",
        en="The file of trusted host keys; ~/.ssh/known_hosts without it.",
    )
    identity: KeyFile | None = field(
        None,
        id="Berkas kunci ssh pribadi di komputer penerbit; tanpa ini, ssh-agent memilih.",
        en="The private ssh key's file at the publisher's; the ssh agent chooses without it.",
    )


class RcloneTarget(WatchedTarget):
    """Object storage or WebDAV, reached with rclone."""

    kind: Literal["rclone"]
    remote: Remote = field(
        id="Nama sambungan rclone tanpa titik dua; sandinya di rclone.conf atau lingkungan.",
        en="rclone's name for the connection, no colon; its secrets are in rclone.conf or the "
        "environment.",
        example="gudang",
    )
    path: RemoteFolder = field(
        "", id="Bucket dan folder di dalamnya.", en="The bucket, and the folder in it."
    )


class GitTarget(TargetBase):
    """A branch of a Git repository, as Pages hosts serve it."""

    kind: Literal["git"]
    repository: Repository = field(
        id="Alamat repositori tanpa sandi: https://, ssh://, git@…:…, atau folder.",
        en="The repository without a password: https://, ssh://, git@…:… or a folder.",
        example="git@forge.example:kota/situs.git",
    )
    branch: Branch = field("pages", id="Cabang yang disajikan.", en="The branch that is served.")
    name: PersonName = field(
        "Kabar Kota", id="Nama pada catatan rilis.", en="The name on the commits."
    )
    mail: Mail = field(
        "kabarkota@localhost",
        id="Alamat surel pada catatan rilis.",
        en="The mail address on the commits.",
    )
    domain: Host | None = field(
        None,
        id="Nama domain sendiri; ditulis ke berkas CNAME.",
        en="An own domain name; written to the file CNAME.",
    )

    @model_validator(mode="after")
    def _real_branch(self) -> Self:
        if ".." in self.branch or self.branch.endswith((".", ".lock")):
            raise refuse(
                id=f'"{self.branch}" bukan nama cabang Git; pakai misalnya pages.',
                en=f'"{self.branch}" is no name of a Git branch; use for example pages.',
            )
        return self


class FolderTarget(WatchedTarget):
    """A folder on this machine or a mounted disk, swapped as a whole."""

    kind: Literal["folder"]
    path: LocalFolder = field(
        id="Folder yang disajikan; boleh relatif terhadap publishing.yml.",
        en="The folder that is served; may be relative to publishing.yml.",
        example="/srv/www/kota",
    )


class ArchiveTarget(TargetBase):
    """One file with the whole release, to be handed on."""

    kind: Literal["archive"]
    path: LocalFolder = field(
        id="Folder untuk arsip; boleh relatif terhadap publishing.yml.",
        en="The folder for archives; may be relative to publishing.yml.",
    )
    form: Literal["zip", "tar.gz"] = field(
        "zip", id="Bentuk arsip: zip atau tar.gz.", en="The archive's form: zip or tar.gz."
    )


Target = Annotated[
    SshTarget | RcloneTarget | GitTarget | FolderTarget | ArchiveTarget,
    Field(discriminator="kind"),
]
