"""What makes a release of a built site: looked at, packed, written down file by file.

Reads   what ``publishing.yml`` says, the tree that a build has made, what built it.
Gives   ``finishing``, which the engine calls before it publishes the tree.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.commands.gatekeeping import pass_gate
from plugins.commands.hosting import packed_files, rule_files
from plugins.model.content_types import content_type
from plugins.model.finishing import Finish
from plugins.model.site import Site
from plugins.problems import Problems
from plugins.release.manifest import (
    MANIFEST,
    FileEntry,
    entry_of_bytes,
    manifest_bytes,
    manifest_of,
    with_file,
)
from plugins.release.parts_list import PARTS_LIST, parts_list, works_of
from plugins.release.provenance import PROVENANCE, built_for, provenance
from plugins.release.requirements import digest_of, packages_of
from plugins.release.sources import PROGRAM, Source, program_of
from plugins.schema.publishing import Publishing


def finishing(
    publishing: Publishing,
    theme: Path,
    sources: Sequence[Source],
    cache: Path,
    language: str,
    *,
    anew: bool = False,
) -> Finish:
    """The steps between the last page and the swap.

    ``theme`` is the theme's folder; ``sources`` are the commits that the site is made from;
    ``cache`` is a folder for what the steps learn, from which nothing is taken with ``anew``.
    """

    def finish(tree: Path, published: Path, site: Site) -> Iterator[str]:
        problems = Problems()
        # The gate comes first: what is refused needs no signature.
        rules = publishing.release_gate
        seen = pass_gate(tree, published, site, rules, cache, language, anew=anew)
        # What the manifest lists is what the gate has seen, and what is added here.
        listed = {
            name: FileEntry(name, size, sha256, content_type(name))
            for name, (size, sha256) in seen.sums.items()
        }
        for name in rule_files(tree, site, publishing, problems):
            listed.pop(name, None)
            yield name
        problems.stop_if_any()
        requirements = PROGRAM / "requirements.txt"
        packages = packages_of(requirements)
        parts = parts_list(site.url, program_of(), packages, works_of(theme), site.theme_files)
        listed[PARTS_LIST] = entry_of_bytes(PARTS_LIST, parts)
        yield _written(tree, PARTS_LIST, parts)
        # Packed once every text is there.
        texts = {name: entry.sha256 for name, entry in listed.items()}
        packed = packed_files(tree, published, publishing, texts, cache, anew=anew)
        for path, size, sha256 in packed:
            listed[path] = FileEntry(path, size, sha256, content_type(path))
            yield path
        # The manifest comes last: it lists what the other steps have added.
        others = manifest_of(tree, site.url, listed)
        made = provenance(
            subject=others.digest(),
            today=built_for(site.now, site.next_due),
            sources=sources,
            program=program_of(),
            requirements=digest_of(requirements),
            packages=packages,
        )
        yield _written(tree, PROVENANCE, made)
        whole = with_file(others, entry_of_bytes(PROVENANCE, made))
        yield _written(tree, MANIFEST, manifest_bytes(whole))

    return finish


def _written(tree: Path, name: str, data: bytes) -> str:
    path = tree / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return name
