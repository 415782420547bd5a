"""Every command of the project: ``python3 tasks.py NAME``, or ``invoke NAME`` in the environment.

Reads   the command line.
Gives   the command's exit status. Run as a program it needs only Python: it makes ``.venv``
        first, then runs the same task inside it.
"""

import sys

# Older Pythons can read this file to its end, so they meet a message and not a syntax error.
if sys.version_info < (3, 11):
    sys.exit(
        "Perlu Python 3.11 atau lebih baru; ini Python %d.%d.\n"
        "Python 3.11 or newer is needed; this is Python %d.%d."
        % (sys.version_info[:2] + sys.version_info[:2])
    )

if __name__ == "__main__":
    from tools.environment import start

    sys.exit(start(sys.argv[1:]))

from tools.guard import (
    LANGUAGE,
    LANGUAGES,
    amount,
    choice,
    command,
    date_or_moment,
    date_or_none,
    folder,
    workers_or_address,
)

CONTENT = "Folder naskah. / The folder of content. [content]"
OUTPUT = "Folder hasil. / The folder for the site. [output]"
TODAY = "Tanggal acuan, seperti 2026-11-21. / The date to build for. [hari ini / today]"
WORDS = "Bahasa pesan: id, en. / Language of messages."


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
    _,
    content=None,
    output=None,
    publish=False,
    workers="0",
    full=False,
    cache=None,
    explain=None,
    profile=False,
    today=None,
    language=LANGUAGE,
):
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
def check(_, content=None, language=LANGUAGE, format="text", today=None):
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
        "title": "Judul berita. / The article's title.",
        "category": "Kunci di registers/categories.yml. / A key of that register.",
        "content": CONTENT,
        "language": WORDS,
    }
)
def new(_, title, category=None, content=None, language=LANGUAGE):
    """Buat folder berita baru, dua bahasa. / A new article's folder, in both languages."""
    from plugins import commands

    return commands.new(
        title,
        category,
        folder(content, "content"),
        language=choice("language", language, LANGUAGES),
    )


@command(
    help={"story": "Folder berita. / The story's folder.", "language": WORDS},
)
def translated(_, story, language=LANGUAGE):
    """Catat terjemahan sudah sesuai naskahnya. / Note that a translation is up to date."""
    from plugins import commands

    return commands.translated(folder(story, ""), language=choice("language", language, LANGUAGES))


@command(
    help={
        "content": CONTENT,
        "check": "Hanya periksa. / Only tell whether it is up to date.",
        "today": TODAY,
        "language": WORDS,
    }
)
def calendar_record(_, content=None, check=False, today=None, language=LANGUAGE):
    """Catat tanggal yang diterima pelanggan kalender. / Note what subscribers now have."""
    day = date_or_none(today)
    from plugins import commands

    return commands.calendar_record(
        folder(content, "content"),
        today=day,
        only_check=check,
        language=choice("language", language, LANGUAGES),
    )


@command(
    iterable=["city"],
    help={
        "city": "Nama folder kota, boleh diulang. / A city's folder, may be repeated. "
        "[semua / all]",
        "content": CONTENT,
        "language": WORDS,
    },
)
def draw_map(_, city, content=None, language=LANGUAGE):
    """Gambar peta skematis kota ke dalam naskah. / Draw cities' schematic maps into the content."""
    from plugins import commands

    return commands.draw_map(
        city,
        folder(content, "content"),
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
def sign(_, key, output=None, content=None, language=LANGUAGE):
    """Tandatangani rilis hasil build --publish. / Sign the release that a build made."""
    from plugins import commands

    return commands.sign_release(
        folder(key, ""),
        folder(output, "output"),
        folder(content, "content"),
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
    _,
    target,
    manifest=None,
    publishing=None,
    state=None,
    rate="4",
    sample="",
    minutes="360",
    evidence=None,
    without_headers=False,
    format="text",
    language=LANGUAGE,
):
    """Bandingkan situs atau folder dengan rilisnya. / Compare a site with its signed release."""
    pages = amount("sample", sample)
    rate, minutes = amount("rate", rate), amount("minutes", minutes)
    from plugins import commands

    return commands.verify(
        target,
        publishing=folder(publishing, "publishing.yml"),
        manifest=folder(manifest, "") if manifest else None,
        state=folder(state, "") if state else None,
        rate=rate or 4,
        minutes=minutes or 360,
        sample=None if pages is None else int(pages),
        headers=not without_headers,
        evidence=folder(evidence, "") if evidence else None,
        language=choice("language", language, LANGUAGES),
        form=choice("format", format, ("text", "json")),
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
def gate(_, directory, content=None, format="text", report=None, language=LANGUAGE):
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
    _,
    target,
    dry_run=False,
    no_build=False,
    key=None,
    content=None,
    output=None,
    language=LANGUAGE,
):
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
def rollback(_, target, to=None, content=None, output=None, language=LANGUAGE):
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
def releases(_, target, content=None, output=None, language=LANGUAGE):
    """Daftar rilis di tempat terbit. / List a target's releases."""
    from plugins import commands

    return commands.releases(
        target,
        folder(content, "content"),
        folder(output, "output"),
        language=choice("language", language, LANGUAGES),
    )


@command(
    help={
        "server": "nginx, caddy, apache, htaccess, headers, redirects.",
        "content": CONTENT,
        "output": "Berkas yang ditulis. / The file to write. [layar / the terminal]",
        "language": WORDS,
    }
)
def host_rules(_, server, content=None, output=None, language=LANGUAGE):
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


@command()
def fields(_):
    """Tulis ulang tabel kolom di panduan. / Write the guides' tables of fields anew."""
    from tools import data_guide, field_guide

    data_guide.write_guide(folder(None, "docs/data"))
    return field_guide.write_guide(folder(None, "docs/editors"))


@command()
def icons(_):
    """Gambar ulang ikon dari icon.svg tema. / Draw the icons anew from the theme's icon.svg."""
    from tools import icon_drawing

    return icon_drawing.write_icons(folder(None, "theme/static"))


@command(
    help={
        "port": "Porta. / Port. [8000]",
        "content": CONTENT,
        "output": OUTPUT,
        "today": TODAY,
        "language": WORDS,
    }
)
def serve(_, port=8000, content=None, output=None, today=None, language=LANGUAGE):
    """Bangun, sajikan, bangun lagi bila berubah. / Build, serve, rebuild on changes."""
    from tools import serving

    options = ["--language", choice("language", language, LANGUAGES)]
    if date_or_none(today):
        options += ["--today", today]
    return serving.serve(port, folder(content, "content"), folder(output, "output"), options)


@command(
    help={
        "sizes": "Banyaknya berita. / Bilingual stories. [500,2500,10000]",
        "growth": "Ukuran untuk situs ini saja. / Sizes, our own side alone.",
        "tools": "kabar-kota,plain,hugo,eleventy,pelican,nikola [semua / all]",
        "scenarios": "cold,no-change,edit,pair,template,memory [semua / all]",
        "rounds": "Putaran. / Rounds. [3]",
        "work": "Folder kerja. / Folder to work in. [.bench]",
        "everything": "Juga yang lambat. / The slow ones too.",
        "fresh": "Mulai dari awal. / Forget an interrupted run.",
    }
)
def bench(
    _,
    sizes="500,2500,10000",
    growth="",
    tools="",
    scenarios="",
    rounds=3,
    work=None,
    everything=False,
    fresh=False,
):
    """Ukur dan bandingkan waktu bangun. / Measure builds beside other generators."""
    from tools import benching

    return benching.bench(
        sizes,
        growth,
        tools,
        scenarios,
        rounds,
        folder(work, ".bench"),
        everything=everything,
        fresh=fresh,
    )


@command(help={"arguments": "Untuk pytest. / For pytest, as one text."})
def test(_, arguments=""):
    """Siapkan alat uji lalu uji semuanya. / Bring in what the tests need and run them all."""
    from tools import testbench

    return testbench.run(arguments)


@command(
    iterable=["target"],
    help={
        "minutes": "Lamanya, bersama. / How long, all together. [10]",
        "target": "story, yaml, geojson, picture, names, site; boleh diulang / may be repeated. "
        "[semua / all]",
        "seed": "Angka awal. / The number to begin with. [0]",
        "keep": "Folder temuan. / The folder for findings. [.cache/fuzz]",
        "guided": "Dipandu Atheris, satu sasaran. / Led by Atheris, one target.",
    },
)
def fuzz(_, target, minutes="10", seed=0, keep=None, guided=False):
    """Uji pembaca naskah dengan masukan jahat. / Feed the readers evil input."""
    from tools import fuzzing

    return fuzzing.fuzz(
        float(minutes), target, folder(keep, ".cache/fuzz"), int(seed), guided=guided
    )


@command(name="format")
def format_code(_):
    """Rapikan kode Python. / Format the Python code."""
    from tools import testbench

    return testbench.format_code()
