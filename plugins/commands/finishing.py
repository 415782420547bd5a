"""What makes a release of a built site: looked at, written down file by file.

Reads   ``publishing.yml``, the tree that a build has made.
Gives   ``finishing``, which the engine calls before it publishes the tree.
"""

from collections.abc import Iterator
from pathlib import Path

from plugins.commands.gatekeeping import pass_gate
from plugins.model.finishing import Finish
from plugins.model.site import Site
from plugins.problems import Problems
from plugins.reading.publishing_file import read_publishing
from plugins.release.manifest import MANIFEST, manifest_bytes, manifest_of


def finishing(publishing_file: Path, cache: Path, language: str) -> Finish:
    """The steps between the last page and the swap; ``cache`` is a folder for what they learn."""

    def finish(tree: Path, published: Path, site: Site) -> Iterator[str]:
        problems = Problems()
        publishing = read_publishing(publishing_file, problems)
        problems.stop_if_any()
        # The gate comes first: what is refused needs no signature.
        pass_gate(tree, published, site, publishing.release_gate, cache, language)
        # The manifest comes last: it lists what the other steps have added.
        yield _written(tree, MANIFEST, manifest_bytes(manifest_of(tree, site.url)))

    return finish


def _written(tree: Path, name: str, data: bytes) -> str:
    path = tree / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return name
