"""What the system refuses is told in words that say what to do, and what is published now."""

import errno
from pathlib import Path

import pytest

from plugins.rendering.disk_trouble import disk_trouble_told


def refused(published: Path, number: int, *, english: bool = True, swapped: bool = False) -> None:
    with disk_trouble_told(published, english=english):
        if swapped:
            published.rename(published.with_name("before"))
            published.mkdir()
        raise OSError(number, "told by the system", "output/index.html")


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EDQUOT, "Your share of the disk"),
        (errno.EFBIG, "ulimit -f"),
        (errno.EROFS, "can only be read"),
        (errno.EACCES, "doesn't allow it: output/index.html"),
        (errno.EPERM, "doesn't allow it: output/index.html"),
    ],
)
def test_what_to_do_is_said(
    number: int, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        refused(tmp_path / "output", number)
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert told in said
    assert "The last output stays as it was." in said


def test_it_is_said_in_indonesian(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        refused(tmp_path / "output", errno.ENOSPC, english=False)
    assert "Disk penuh" in capsys.readouterr().err


def test_a_new_output_is_not_called_the_old_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "output").mkdir()
    with pytest.raises(SystemExit):
        refused(tmp_path / "output", errno.ENOSPC, swapped=True)
    assert "The new output is in its place, and whole." in capsys.readouterr().err


def test_other_errors_go_their_way(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="told by the system"):
        refused(tmp_path / "output", errno.EIO)
