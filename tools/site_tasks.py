"""The commands of every day: build, check and serve a site.

Reads   what was typed.
Gives   the commands, for ``command_table``.
"""

from tools.guard import (
    CONTENT,
    LANGUAGE,
    LANGUAGES,
    OUTPUT,
    TODAY,
    WORDS,
    choice,
    command,
    date_or_moment,
    date_or_none,
    folder,
    workers_or_address,
)


@command(
    help={
        "content": CONTENT,
        "output": OUTPUT,
        "publish": "Untuk terbit: alamat lengkap. / For publishing: full addresses.",
        "workers": "Jumlah proses, 0 memilih sendiri, atau alamat Dask (tcp://…). "
        "/ Processes, 0 chooses; or a Dask scheduler's address.",
        "full": "Tulis ulang semua halaman. / Render every page anew.",
        "cache": "Folder ingatan naskah. / The folder of the content cache. [.cache]",
        "explain": "Mengapa halaman ini dibuat lagi: alamat, berkas hasil, atau naskah. "
        "/ Why was this page made again: an address, a file of the output, or a text.",
        "profile": "Tulis bagan waktu (HTML). / Write a flame chart.",
        "today": "Tanggal atau saat acuan, seperti 2026-11-21 atau 2026-11-21T15:59:59+07:00. "
        "/ The date or moment to build for. [hari ini / today]",
        "language": WORDS,
    }
)
def build(
    content: str | None = None,
    output: str | None = None,
    publish: bool = False,
    workers: str = "0",
    full: bool = False,
    cache: str | None = None,
    explain: str | None = None,
    profile: bool = False,
    today: str | None = None,
    language: str = LANGUAGE,
) -> int:
    """Bangun situs. / Build the site."""
    day = date_or_moment(today)
    from plugins import commands

    return commands.build(
        folder(content, "content"),
        folder(output, "output"),
        publish=publish,
        today=day,
        language=choice("language", language, LANGUAGES),
        workers=workers_or_address(workers),
        full=full,
        cache=folder(cache, "") if cache else None,
        explain=explain,
        profile=profile,
    )


@command(help={"content": CONTENT, "language": WORDS, "format": "text, json", "today": TODAY})
def check(
    content: str | None = None,
    language: str = LANGUAGE,
    format: str = "text",
    today: str | None = None,
) -> int:
    """Periksa naskah tanpa membangun. / Name every problem in the content, write nothing."""
    day = date_or_none(today)
    from plugins import commands

    return commands.check(
        folder(content, "content"),
        language=choice("language", language, LANGUAGES),
        form=choice("format", format, ("text", "json")),
        today=day,
    )


@command(
    help={
        "port": "Porta. / Port. [8000]",
        "content": CONTENT,
        "output": OUTPUT,
        "today": TODAY,
        "language": WORDS,
    }
)
def serve(
    port: int = 8000,
    content: str | None = None,
    output: str | None = None,
    today: str | None = None,
    language: str = LANGUAGE,
) -> int:
    """Bangun, sajikan, bangun lagi bila berubah. / Build, serve, rebuild on changes."""
    from tools import serving

    options = ["--language", choice("language", language, LANGUAGES)]
    if today and date_or_none(today):
        options += ["--today", today]
    return serving.serve(port, folder(content, "content"), folder(output, "output"), options)
