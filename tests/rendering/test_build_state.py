"""What the last build left is believed whole or not at all."""

from pathlib import Path

import pytest

from plugins.rendering.build_state import FORMAT, BuildState, Kept, read_state, state_bytes

STATE = BuildState(
    live_inode=7,
    spare_inode=8,
    behind=["index.html"],
    inputs="ab",
    valid_until=1.5,
    shared={"words": b"\0\1"},
    names=[("shared", "story"), ()],
    templates=[("page.html", "id", b"t" * 16)],
    files={"index.html": Kept(0, b"\xff" * 24, b"k" * 16, 12, 1_700_000_000_000_000_001, 0)},
    pages=1,
)


def test_a_state_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "state"
    path.write_bytes(state_bytes(STATE))
    assert read_state(path) == STATE


def test_a_state_with_any_byte_changed_is_not_believed(tmp_path: Path) -> None:
    path, whole = tmp_path / "state", state_bytes(STATE)
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert read_state(path) is None, place


def test_a_state_that_breaks_off_or_goes_on_is_not_believed(tmp_path: Path) -> None:
    path, whole = tmp_path / "state", state_bytes(STATE)
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        assert read_state(path) is None, end
    path.write_bytes(whole + b"\0")
    assert read_state(path) is None


@pytest.mark.parametrize("data", [b"", b"{}", b"\0" * 500, FORMAT, FORMAT[:-2] + b"1\n"])
def test_anything_else_is_no_state(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "state").write_bytes(data)
    assert read_state(tmp_path / "state") is None


def test_no_file_and_a_folder_are_no_state(tmp_path: Path) -> None:
    assert read_state(tmp_path / "none") is None
    assert read_state(tmp_path) is None


def test_a_state_of_another_shape_is_not_believed(tmp_path: Path) -> None:
    other = BuildState(*(["x"] * 9), pages=1)  # type: ignore[arg-type]
    (tmp_path / "state").write_bytes(state_bytes(other))
    assert read_state(tmp_path / "state") is None
