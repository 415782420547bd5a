"""Publishing to object storage: headers, what is sent, broken connections, two at once."""

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.delivery.local_copies import LocalCopies
from plugins.delivery.rclone_target import UNDER_WAY, RcloneAdapter
from plugins.delivery.refusals import DeliveryFailed
from plugins.release.manifest import MANIFEST
from plugins.schema.targets import RcloneTarget
from tests.support.object_stores import KINDS, SECRET, Store, running_store
from tests.support.programs import program
from tests.support.releases import (
    NEW,
    OLD,
    SIGNED_BESIDE,
    THIRD,
    Publisher,
    Site,
    release_in,
    stand_in,
    trust_all,
)
from tests.support.small_s3 import Stored, Trouble

Tried = Callable[[Site], str]


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with running_store(request.param, tmp_path / "store") as found:
        yield found


@pytest.fixture
def s3(tmp_path: Path) -> Iterator[Store]:
    with running_store("small-s3", tmp_path / "store") as found:
        yield found


def office(store: Store, folder: Path) -> Publisher:
    return Publisher(folder, store.target(), store.environment)


def site_of(store: Store) -> Site:
    found = store.files()
    assert MANIFEST in found
    return {name: data for name, data in found.items() if name not in SIGNED_BESIDE}


def unsigned(_manifest: bytes, _signature: bytes) -> None:
    """Releases of these tests have no signature."""


def told_calls(folder: Path, told: Path) -> Path:
    """A rclone that notes the verbs that change something."""
    note = f'case " $* " in *" copy "*|*" delete "*|*" rcat "*) echo "$*" >>{told};; esac'
    return stand_in(folder, "rclone", program("rclone"), note)


def test_a_release_is_put_there_and_taken_back(store: Store, tmp_path: Path) -> None:
    publisher = office(store, tmp_path / "office")
    first = publisher.publish(OLD, **{"dry-run": True}).succeeded().text
    assert f"Ditambah: {len(OLD) + 1} berkas" in first

    publisher.put(OLD)
    assert site_of(store) == OLD
    told = tmp_path / "told"
    again = publisher.publish(OLD, told_calls(tmp_path / "bin", told)).succeeded().text
    assert "tidak ada yang dikirim" in again
    assert not told.exists(), "a publish without changes sent something"

    publisher.put(NEW)
    assert site_of(store) == NEW
    listed = publisher.run("releases").succeeded().text.splitlines()
    assert [line.endswith("* terbit") for line in listed] == [True, False]
    publisher.run("rollback").succeeded()
    assert site_of(store) == OLD


def test_headers_are_kept_with_each_file(store: Store, tmp_path: Path) -> None:
    office(store, tmp_path / "office").put(NEW)
    style = next(name for name in NEW if name.endswith(".css"))
    for name, kind, cache in (
        ("index.html", "text/html; charset=utf-8", "no-cache"),
        (style, "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        ("gambar/tetap.webp", "image/webp", "public, max-age=86400"),
        ("gambar/balai kota é.jpg", "image/jpeg", "public, max-age=86400"),
        ("umpan/atom.xml", "application/xml", "no-cache"),
        (MANIFEST, "application/json", "no-cache"),
    ):
        if store.kind == "azurite" and not name.endswith((".html", ".css")):
            continue  # rclone 1.60 names the types of these by itself.
        kept = "" if store.kind == "azurite" else cache
        assert store.headers(name) == (kind, kept), name


def test_what_somebody_altered_is_put_right_though_its_size_is_the_same(
    store: Store, tmp_path: Path
) -> None:
    publisher = office(store, tmp_path / "office")
    publisher.put(OLD)
    page = OLD["index.html"]
    for name, data in (("index.html", page.replace(b"lama", b"slot")), ("x/slot.html", b"slot")):
        subprocess.run(
            [program("rclone"), "rcat", f"gudang:kota/situs/{name}"],
            input=data,
            env={**publisher.environment, "PATH": "/usr/bin:/bin"},
            check=True,
        )
    assert site_of(store) != OLD
    publisher.put(OLD)
    assert site_of(store) == OLD


def test_killed_between_uploads(store: Store, tmp_path: Path) -> None:
    publisher = office(store, tmp_path / "office")
    publisher.put(OLD)
    count = tmp_path / "count"
    count.write_text("0")
    kill = (
        f'case " $* " in *" rcat "*|*" copy "*|*" delete "*) n=$(($(cat {count}) + 1)); '
        f"echo $n >{count}; [ $n -ne 5 ] || {{ kill -9 $PPID; exit 1; }};; esac"
    )
    killed = publisher.publish(NEW, stand_in(tmp_path / "bin", "rclone", program("rclone"), kill))
    assert killed.exit_code == -9, killed.text
    assert UNDER_WAY in store.files()
    publisher.put(THIRD)
    assert site_of(store) == THIRD


def test_two_at_once_from_two_machines(store: Store, tmp_path: Path) -> None:
    office(store, tmp_path / "office").put(OLD)
    publishers = [office(store, tmp_path / name).make(NEW) for name in ("office", "branch")]
    ended: list[int] = []

    def publish(publisher: Publisher) -> None:
        ended.append(publisher.run("publish", **{"no-build": True}).exit_code)

    threads = [threading.Thread(target=publish, args=(one,)) for one in publishers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0 in ended
    office(store, tmp_path / "office").put(NEW)
    assert site_of(store) == NEW


def broken_after(changes: int, answers: int, until: list[bool]) -> Trouble:
    """After so many changes, ``answers`` to all that follows, until ``until`` is false."""
    counted = [0]

    def trouble(method: str, _key: str) -> int | None:
        counted[0] += method in {"PUT", "DELETE"}
        return answers if until[0] and counted[0] > changes else None

    return trouble


@pytest.fixture
def tried(s3: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tried:
    """OLD is out, by an adapter that doesn't wait long, with a rclone that gives up at once."""
    for name, value in s3.environment.items():
        monkeypatch.setenv(name, value)
    folder = stand_in(
        tmp_path / "bin",
        "rclone",
        program("rclone"),
        'set -- "$@"; i=$1; case "$i" in --retries) shift 4; '
        'set -- --retries 1 --low-level-retries 1 "$@";; esac',
    )
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    settings = RcloneTarget.model_validate(
        {"kind": "rclone", "remote": "gudang", "path": "kota/situs", "signed": False}
    )
    copies = LocalCopies(tmp_path / "copies")
    adapter = RcloneAdapter(settings, copies, trust_all, pauses=(0.0,))

    def put(files: Site) -> str:
        release_in(tmp_path / "output", files)
        with copies.locked(lambda: None), copies.staged(tmp_path / "output", unsigned) as release:
            return adapter.put(release).name

    put(OLD)
    return put


def test_a_connection_that_comes_back_is_used_to_finish(s3: Store, tried: Tried) -> None:
    assert s3.small is not None
    broken = [True]
    inner = broken_after(3, -1, broken)
    failed = []

    def for_a_while(method: str, key: str) -> int | None:
        answer = inner(method, key)
        failed.append(answer is not None)
        broken[0] = sum(failed) < 3
        return answer

    s3.small.trouble = for_a_while
    tried(NEW)
    assert sum(failed) == 3, "nothing was broken"
    assert site_of(s3) == NEW


def test_where_the_new_release_has_no_room_the_old_one_comes_back(s3: Store, tried: Tried) -> None:
    assert s3.small is not None
    new = {name for name in NEW if name not in OLD}
    s3.small.trouble = lambda method, key: (
        507 if method == "PUT" and key.removeprefix("kota/situs/") in new else None
    )
    with pytest.raises(DeliveryFailed, match="was put back; nothing has changed"):
        tried(NEW)
    assert site_of(s3) == OLD
    s3.small.trouble = None
    tried(NEW)
    assert site_of(s3) == NEW


def test_a_service_that_stays_away_is_told_and_completed_by_the_next_publish(
    s3: Store, tried: Tried
) -> None:
    assert s3.small is not None
    s3.small.trouble = broken_after(3, 503, [True])
    with pytest.raises(DeliveryFailed, match="may stand side by side") as told:
        tried(NEW)
    assert SECRET not in told.value.words("id")
    s3.small.trouble = None
    assert UNDER_WAY in s3.files()
    tried(THIRD)
    assert site_of(s3) == THIRD


def test_parts_go_first_and_deletes_come_last(s3: Store, tried: Tried) -> None:
    assert s3.small is not None
    s3.small.asked.clear()
    tried(NEW)
    changes = [line.replace("kota/situs/", "") for line in s3.small.asked if line[0] in "PD"]
    style = next(name for name in NEW if name.endswith(".css"))
    order = [
        f"PUT {UNDER_WAY}",
        f"PUT {style}",
        "PUT index.html",
        f"PUT {MANIFEST}",
        "DELETE berita/2024/dicabut/index.html",
        f"DELETE {next(name for name in OLD if name.endswith('.css'))}",
        f"DELETE {UNDER_WAY}",
    ]
    assert [line for line in changes if line in order] == order
    assert "PUT gambar/tetap.webp" not in changes


def test_who_comes_second_deletes_nothing_and_puts_nothing_back(s3: Store, tried: Tried) -> None:
    assert s3.small is not None
    held = s3.small.objects
    theirs = b'{"token":"theirs","since":"2099-01-01T00:00:00Z","paths":[]}'

    def another_begins(method: str, key: str) -> None:
        if method == "PUT" and key.endswith("/index.html"):
            note = held[f"kota/situs/{UNDER_WAY}"]
            held[f"kota/situs/{UNDER_WAY}"] = Stored(theirs, note.headers, note.since)

    s3.small.trouble = another_begins
    s3.small.asked.clear()
    with pytest.raises(DeliveryFailed, match="from another machine"):
        tried(NEW)
    assert not [line for line in s3.small.asked if line.startswith("DELETE")]
    assert held[f"kota/situs/{UNDER_WAY}"].data == theirs
