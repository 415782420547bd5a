"""What makes a release of a built site: looked at, packed, written down file by file.

Reads   ``publishing.yml``, the tree that a build has made.
Gives   ``finishing``, which the engine calls before it publishes the tree.
"""

from collections.abc import Iterator
from pathlib import Path

from plugins.commands.hosting import packed_files, rule_files
from plugins.model.finishing import Finish
from plugins.model.site import Site
from plugins.problems import Problems
from plugins.reading.publishing_file import read_publishing
from plugins.release.manifest import MANIFEST, manifest_bytes, manifest_of


def finishing(publishing_file: Path) -> Finish:
    """The steps between the last page and the swap."""

    def finish(tree: Path, published: Path, site: Site) -> Iterator[str]:
        problems = Problems()
        chosen = read_publishing(publishing_file, problems)
        problems.stop_if_any()
        yield from rule_files(tree, site, chosen, problems)
        problems.stop_if_any()
        # Packed once every text is there.
        yield from packed_files(tree, published, chosen)
        # The manifest comes last: it lists what the other steps have added.
        yield _written(tree, MANIFEST, manifest_bytes(manifest_of(tree, site.url)))

    return finish


def _written(tree: Path, name: str, data: bytes) -> str:
    path = tree / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return name
