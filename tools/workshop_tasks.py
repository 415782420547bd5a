"""The commands for those who work on the program: tests, benchmarks, generated files.

Reads   what was typed.
Gives   the commands, for ``command_table``.
"""

from tools.guard import (
    command,
    folder,
)


@command(help={"arguments": "Untuk pytest. / For pytest, as one text."})
def test(arguments: str = "") -> int:
    """Siapkan alat uji lalu uji semuanya. / Bring in what the tests need and run them all."""
    from tools import testbench

    return testbench.run(arguments)


@command(name="format")
def format_code() -> int:
    """Rapikan kode Python. / Format the Python code."""
    from tools import testbench

    return testbench.format_code()


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
def fuzz(
    target: list[str],
    minutes: str = "10",
    seed: int = 0,
    keep: str | None = None,
    guided: bool = False,
) -> int:
    """Uji pembaca naskah dengan masukan jahat. / Feed the readers evil input."""
    from tools import fuzzing

    return fuzzing.fuzz(
        float(minutes), target, folder(keep, ".cache/fuzz"), int(seed), guided=guided
    )


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
    sizes: str = "500,2500,10000",
    growth: str = "",
    tools: str = "",
    scenarios: str = "",
    rounds: int = 3,
    work: str | None = None,
    everything: bool = False,
    fresh: bool = False,
) -> int:
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


@command()
def fields() -> int:
    """Tulis ulang tabel kolom di panduan. / Write the guides' tables of fields anew."""
    from tools import data_guide, field_guide

    data_guide.write_guide(folder(None, "docs/data"))
    return field_guide.write_guide(folder(None, "docs/editors"))


@command()
def icons() -> int:
    """Gambar ulang ikon dari icon.svg tema. / Draw the icons anew from the theme's icon.svg."""
    from tools import icon_drawing

    return icon_drawing.write_icons(folder(None, "theme/static"))
