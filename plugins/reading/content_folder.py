"""The content folder: which files there are, and that none leads out of it.

Reads   a scan of the folder.
Gives   ``ContentFolder``: every usable file by its path below the folder; problems for others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.model.file_scan import Scan, Signature, scan
from plugins.problems import Problems
from plugins.reading.file_names import usable

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".svg"})


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """``files`` are paths below ``root`` with ``/``, sorted; ``signatures`` has one for each."""

    root: Path
    files: tuple[str, ...]
    signatures: Mapping[str, Signature] = field(default_factory=dict)

    @property
    def names(self) -> Mapping[str, Signature]:
        """The files once more, to ask whether one is there."""
        return self.signatures

    def path(self, relative: str) -> Path:
        return self.root / relative

    def shown(self, relative: str) -> str:
        """How a message names a file: with the content folder's own name in front."""
        return f"{self.root.name}/{relative}"

    def below(self, folder: str) -> tuple[str, ...]:
        """The files below ``folder``, which ends in ``/``."""
        return tuple(file for file in self.files if file.startswith(folder))

    def find(self, written: str, beside: str) -> str | None:
        """The file that ``written``, typed in the file ``beside``, names; None outside or absent.

        Names count from the file's own folder; those that begin with ``cities/``, ``news/`` or
        ``pages/`` count from the content folder where nothing of that name lies beside.
        """
        near = _joined(beside.rpartition("/")[0], written)
        if near is not None and near in self.names:
            return near
        if written.partition("/")[0] in {"cities", "news", "pages", "registers"}:
            far = _joined("", written)
            if far is not None and far in self.names:
                return far
        return None


def _joined(folder: str, written: str) -> str | None:
    if written.startswith("/") or "\\" in written or "\x00" in written:
        return None
    parts: list[str] = [part for part in folder.split("/") if part not in {"", "."}]
    for part in written.split("/"):
        if part in {"", "."}:
            continue
        if part == "..":
            if not parts:
                return None
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def open_content(root: Path, problems: Problems, scanned: Scan | None = None) -> ContentFolder:
    """The folder ``root``; problems where it isn't there or holds links or unusable files.

    ``scanned`` is what somebody has found there already.
    """
    if not root.is_dir():
        problems.add(
            root.name,
            id="folder isi tidak ditemukan; periksa nama setelah --content.",
            en="the content folder is not there; check the name after --content.",
        )
        return ContentFolder(root, ())
    found = scan(root) if scanned is None else scanned
    for link in found.links:
        _tell_link(root, root / link, problems)
    files = usable(found, root.name, problems)
    return ContentFolder(root, tuple(sorted(files)), files)


def _tell_link(root: Path, path: Path, problems: Problems) -> None:
    relative = path.relative_to(root).as_posix()
    inside = path.resolve().is_relative_to(root.resolve())
    where = ("ke berkas lain", "to another file") if inside else ("ke luar folder isi", "outside")
    problems.add(
        f"{root.name}/{relative}",
        id=f"ini tautan simbolik {where[0]}; salin berkas aslinya ke sini.",
        en=f"this is a symbolic link {where[1]}; copy the real file here.",
    )
