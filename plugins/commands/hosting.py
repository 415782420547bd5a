"""The server's rules: told at the terminal, and written into a release.

Reads   the content, ``publishing.yml`` beside it, the new tree.
Gives   ``host_rules``, the command; ``rule_files`` and ``packed_files``, steps of a release.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from plugins.commands.speaking import say
from plugins.hosting.compression import packed
from plugins.hosting.rules import NoHostName, Rules, rules_for
from plugins.hosting.servers import FILES, WRITERS
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
    if rules is None:
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
    for name in chosen.host.write:
        path = tree / FILES[name]
        # The one that may be there is shared with the published tree.
        path.unlink(missing_ok=True)
        path.write_text(WRITERS[name](rules), "utf-8", newline="\n")
        yield FILES[name]


def packed_files(tree: Path, published: Path, chosen: Publishing) -> Iterator[str]:
    """The packed files of ``tree``, unless the city does without."""
    if chosen.host.compress:
        yield from packed(tree, published)


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
