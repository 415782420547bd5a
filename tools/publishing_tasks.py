"""The commands around a release: looked at, signed, put out, taken back, verified.

Reads   what was typed.
Gives   the commands, for ``command_table``.
"""

from tools.guard import (
    CONTENT,
    LANGUAGE,
    LANGUAGES,
    OUTPUT,
    WORDS,
    amount,
    choice,
    command,
    folder,
)


@command(
    help={
        "directory": "Folder hasil. / The folder of the site.",
        "content": CONTENT,
        "format": "text, json",
        "report": "Tulis laporan sebagai satu halaman. / Write the report as one page.",
        "language": WORDS,
    }
)
def gate(
    directory: str,
    content: str | None = None,
    format: str = "text",
    report: str | None = None,
    language: str = LANGUAGE,
) -> int:
    """Periksa hasil sebelum terbit. / Look at an output as the gate before a release does."""
    from plugins import commands

    return commands.gate(
        folder(directory, ""),
        folder(content, "content"),
        form=choice("format", format, ("text", "json")),
        report=folder(report, "") if report else None,
        language=choice("language", language, LANGUAGES),
    )


@command(
    help={
        "key": "Kunci SSH: berkas rahasia, atau .pub bila agen memegangnya. "
        "/ SSH key: the private file, or the .pub where an agent holds it.",
        "output": OUTPUT,
        "content": CONTENT,
        "language": WORDS,
    }
)
def sign(
    key: str, output: str | None = None, content: str | None = None, language: str = LANGUAGE
) -> int:
    """Tandatangani rilis hasil build --publish. / Sign the release that a build made."""
    from plugins import commands

    return commands.sign_release(
        folder(key, ""),
        folder(output, "output"),
        folder(content, "content"),
        language=choice("language", language, LANGUAGES),
    )


@command(
    help={
        "target": "Nama tempat terbit di publishing.yml. / A target's name in publishing.yml.",
        "dry-run": "Hanya tampilkan yang akan berubah. / Only tell what would change.",
        "no-build": "Terbitkan folder hasil apa adanya. / Publish the output as it is.",
        "key": "Berkas kunci penanda tangan. / The signing key's file. [$KABARKOTA_SIGNING_KEY]",
        "content": CONTENT,
        "output": OUTPUT,
        "language": WORDS,
    }
)
def publish(
    target: str,
    dry_run: bool = False,
    no_build: bool = False,
    key: str | None = None,
    content: str | None = None,
    output: str | None = None,
    language: str = LANGUAGE,
) -> int:
    """Bangun, periksa, tandatangani, terbitkan. / Build, check, sign and put out."""
    from plugins import commands

    return commands.publish(
        target,
        folder(content, "content"),
        folder(output, "output"),
        language=choice("language", language, LANGUAGES),
        dry_run=dry_run,
        no_build=no_build,
        key=folder(key, "") if key else None,
    )


@command(
    help={
        "target": "Nama tempat terbit di publishing.yml. / A target's name in publishing.yml.",
        "to": "Nama rilis; lihat releases. / A release's name; see releases. "
        "[yang sebelumnya / the one before]",
        "content": CONTENT,
        "output": OUTPUT,
        "language": WORDS,
    }
)
def rollback(
    target: str,
    to: str | None = None,
    content: str | None = None,
    output: str | None = None,
    language: str = LANGUAGE,
) -> int:
    """Terbitkan kembali rilis sebelumnya. / Put out an earlier release again."""
    from plugins import commands

    return commands.rollback(
        target,
        folder(content, "content"),
        folder(output, "output"),
        to=to,
        language=choice("language", language, LANGUAGES),
    )


@command(
    help={
        "target": "Nama tempat terbit di publishing.yml. / A target's name in publishing.yml.",
        "content": CONTENT,
        "output": OUTPUT,
        "language": WORDS,
    }
)
def releases(
    target: str, content: str | None = None, output: str | None = None, language: str = LANGUAGE
) -> int:
    """Daftar rilis di tempat terbit. / List a target's releases."""
    from plugins import commands

    return commands.releases(
        target,
        folder(content, "content"),
        folder(output, "output"),
        language=choice("language", language, LANGUAGES),
    )


@command(
    failure=3,  # 1 would tell a monitor that the site differs
    help={
        "target": "Alamat situs atau folder. / A site's address, or a folder.",
        "manifest": "Salinan manifes yang tepercaya. / A trusted copy of the manifest.",
        "publishing": "Berkas yang menyebut penanda tangan. / The file that names the signers. "
        "[publishing.yml]",
        "state": "Folder ingatan rilis yang terlihat. / Folder that remembers releases.",
        "rate": "Permintaan per detik. / Requests a second. [4]",
        "sample": "Halaman yang dilihat sebagai semua pengunjung. / Pages seen as every visitor. "
        "[semua / all]",
        "minutes": "Batas waktu. / Time limit in minutes. [360]",
        "evidence": "Folder untuk menyimpan bukti. / Folder in which to keep evidence.",
        "without_headers": "Jangan periksa tajuk pengamanan. / Don't look at security headers.",
        "format": "text, json",
        "language": WORDS,
    },
)
def verify(
    target: str,
    manifest: str | None = None,
    publishing: str | None = None,
    state: str | None = None,
    rate: str = "4",
    sample: str = "",
    minutes: str = "360",
    evidence: str | None = None,
    without_headers: bool = False,
    format: str = "text",
    language: str = LANGUAGE,
) -> int:
    """Bandingkan situs atau folder dengan rilisnya. / Compare a site with its signed release."""
    pages = amount("sample", sample)
    speed, limit = amount("rate", rate), amount("minutes", minutes)
    from plugins import commands

    return commands.verify(
        target,
        publishing=folder(publishing, "publishing.yml"),
        manifest=folder(manifest, "") if manifest else None,
        state=folder(state, "") if state else None,
        rate=speed or 4,
        minutes=limit or 360,
        sample=None if pages is None else int(pages),
        headers=not without_headers,
        evidence=folder(evidence, "") if evidence else None,
        language=choice("language", language, LANGUAGES),
        form=choice("format", format, ("text", "json")),
    )


@command(
    help={
        "server": "nginx, caddy, apache, htaccess, headers, redirects.",
        "content": CONTENT,
        "output": "Berkas yang ditulis. / The file to write. [layar / the terminal]",
        "language": WORDS,
    }
)
def host_rules(
    server: str, content: str | None = None, output: str | None = None, language: str = LANGUAGE
) -> int:
    """Tulis aturan server. / Write the rules of a server."""
    from plugins import commands

    found = folder(content, "content")
    return commands.host_rules(
        server,
        found,
        found.resolve().parent / "publishing.yml",
        output=folder(output, "") if output else None,
        language=choice("language", language, LANGUAGES),
    )
