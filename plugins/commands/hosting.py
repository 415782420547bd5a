"""The server's rules: told at the terminal, and written into a release.

Reads   the content, ``publishing.yml`` beside it, the new tree.
Gives   ``host_rules``, the command; ``rule_files`` and ``packed_files``, steps of a release.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.commands.speaking import say
from plugins.hosting.compression import Packed, packed
from plugins.hosting.rules import NoHostName, Rules, rules_for
from plugins.hosting.servers import FILES, WRITERS
from plugins.hosting.static_host import LONGEST_LINE, MOST_BELOW, MOST_PLAIN, tight_limits
from plugins.model.old_addresses import OldAddress
from plugins.model.site import Site
from plugins.problems import Problems, as_text
from plugins.reading.publishing_file import read_publishing
from plugins.schema.publishing import Publishing

_THEME = Path(__file__).resolve().parents[2] / "theme"


def host_rules(
    server: str,
    content: Path,
    publishing_file: Path,
    *,
    output: Path | None = None,
    language: str = "id",
) -> int:
    """The rules for ``server``, on standard output or in the file ``output``.

    Exit status 0; 1 where the content or ``publishing.yml`` has problems, 2 for a server that no
    writer knows.
    """
    from plugins.reading.content import read_content  # noqa: PLC0415 (slow to load)

    if server not in WRITERS:
        names = ", ".join(WRITERS)
        say(
            language,
            f'"{server}" belum dikenal; pilih salah satu: {names}.',
            f'"{server}" is not known; choose one of: {names}.',
        )
        return 2
    problems = Problems()
    chosen = read_publishing(publishing_file, problems)
    draft = read_content(content.resolve(), _THEME, None, problems)
    rules = None if problems.errors else _rules(draft.finish(), chosen, problems)
    if rules is not None and server == "redirects":
        _check_limits(rules, chosen, publishing_file.name, problems)
    if rules is None or problems.errors:
        sys.stderr.write(as_text(problems.errors, language))
        return 1
    text = WRITERS[server](rules)
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, "utf-8")
        say(language, f"{output}: ditulis.", f"{output}: written.")
    return 0


def rule_files(tree: Path, site: Site, chosen: Publishing, problems: Problems) -> Iterator[str]:
    """Files of rules in ``tree`` where the city asks for them; problems where no address fits."""
    _check_old_addresses(tree, site, problems)
    rules = _rules(site, chosen, problems) if chosen.host.write else None
    if rules is None:
        return
    if "redirects" in chosen.host.write:
        _check_limits(rules, chosen, "publishing.yml", problems)
    for name in chosen.host.write:
        path = tree / FILES[name]
        # The one that may be there is shared with the published tree.
        path.unlink(missing_ok=True)
        path.write_text(WRITERS[name](rules), "utf-8", newline="\n")
        yield FILES[name]


def packed_files(
    tree: Path,
    published: Path,
    chosen: Publishing,
    sums: Mapping[str, str],
    cache: Path,
    *,
    anew: bool = False,
) -> Iterator[Packed]:
    """The packed files of ``tree``, unless the city does without.

    ``sums`` are SHA-256 of texts that are known, ``cache`` the folder of what packing learns;
    with ``anew`` all are packed again.
    """
    if chosen.host.compress:
        yield from packed(tree, published, cache=cache, sums=sums, anew=anew)


def _rules(site: Site, chosen: Publishing, problems: Problems) -> Rules | None:
    try:
        return rules_for(site.url, chosen.host, site.old_addresses)
    except NoHostName:
        problems.add(
            f"{site.content.name}/registers/site.yml",
            0,
            "url",
            id=f'aturan server perlu alamat seperti https://kota.go.id, bukan "{site.url}".',
            en=f'a server\'s rules need an address like https://kota.go.id, not "{site.url}".',
        )
        return None


def _check_limits(rules: Rules, chosen: Publishing, file: str, problems: Problems) -> None:
    """Cloudflare Pages passes in silence over what is too much for it."""
    over = None if chosen.host.static_host == "netlify" else tight_limits(rules)
    if over is None:
        return
    other, field = "static_host: netlify", "host.write"
    if over.longest:
        problems.add(
            file,
            0,
            field,
            id=f'alamat lama "{over.longest[:60]}…" terlalu panjang: Cloudflare Pages membaca '
            f"{LONGEST_LINE} huruf per baris _redirects. Hapus, atau pakai {other} bila "
            "situs berada di sana.",
            en=f'the old address "{over.longest[:60]}…" is too long: Cloudflare Pages reads '
            f"{LONGEST_LINE} letters a line of _redirects. Take it out, or write {other} if "
            "the site lies there.",
        )
    for count, most, kind in (
        (over.plain, MOST_PLAIN, ("tanpa", "without")),
        (over.below, MOST_BELOW, ("dengan", "with")),
    ):
        if count > most:
            problems.add(
                file,
                0,
                field,
                id=f"alamat lama menjadi {count} baris {kind[0]} * di _redirects; Cloudflare Pages "
                f"membaca {most}. Gabungkan menjadi /folder/* di registers/redirects.yml, "
                f"hapus yang tak lagi dicari, atau pakai {other} bila situs berada di sana.",
                en=f"old addresses become {count} lines {kind[1]} * in _redirects; Cloudflare "
                f"Pages reads {most}. Join them to /folder/* in registers/redirects.yml, take out "
                f"what nobody asks for, or write {other} if the site lies there.",
            )


def _check_old_addresses(tree: Path, site: Site, problems: Problems) -> None:
    """Against what was made: an old address is nobody's, and leads to what is there."""
    for old in site.old_addresses:
        if old.to is not None and not _is_there(tree, old.to):
            problems.add(
                old.file,
                old.line,
                "to",
                id=f'tidak ada halaman di "{old.to}"; salin alamatnya dari peramban.',
                en=f'there is no page at "{old.to}"; copy its address from the browser.',
                place=old.written,
            )
        if _hides(tree, old):
            problems.add(
                old.file,
                old.line,
                id=f'"{old.written}" masih alamat di situs ini; hapus dari alamat lama.',
                en=f'"{old.written}" is an address of this site; take it out of the old ones.',
            )


def _is_there(tree: Path, address: str) -> bool:
    path = tree / address.lstrip("/")
    return (path / "index.html").is_file() if address.endswith("/") else path.is_file()


def _hides(tree: Path, old: OldAddress) -> bool:
    if old.query is not None:
        return False
    if old.below:
        return (tree / old.path.lstrip("/")).exists()
    return _is_there(tree, old.path) or _is_there(tree, f"{old.path}/")
