"""The adapter of a target.

Reads   what ``publishing.yml`` says of one target.
Gives   ``adapter_for``.
"""

from pathlib import Path
from typing import assert_never

from plugins.delivery.adapter import Adapter
from plugins.delivery.archive_target import ArchiveAdapter
from plugins.delivery.folder_target import FolderAdapter
from plugins.delivery.git_target import GitAdapter
from plugins.delivery.local_copies import LocalCopies
from plugins.delivery.rclone_target import RcloneAdapter
from plugins.delivery.refusals import Trust
from plugins.delivery.ssh_target import SshAdapter
from plugins.schema.targets import (
    ArchiveTarget,
    FolderTarget,
    GitTarget,
    RcloneTarget,
    SshTarget,
    Target,
)


def adapter_for(target: Target, base: Path, copies: LocalCopies, trust: Trust) -> Adapter:
    """What carries releases to ``target``; ``base`` is the folder of ``publishing.yml``.

    ``trust`` judges a release before it is put out again.
    """
    match target:
        case SshTarget():
            return SshAdapter(target, base, trust)
        case RcloneTarget():
            return RcloneAdapter(target, copies, trust)
        case GitTarget():
            return GitAdapter(target, base, copies.folder / "objects.git", trust)
        case FolderTarget():
            return FolderAdapter(target, base, trust)
        case ArchiveTarget():
            return ArchiveAdapter(target, base)
        case _:
            assert_never(target)
