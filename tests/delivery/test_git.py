"""Publishing to a branch of a local bare repository."""

import subprocess
from pathlib import Path

import pytest

from plugins.delivery.git_store import GitStore
from plugins.delivery.git_target import GitAdapter
from plugins.delivery.refusals import DeliveryFailed
from plugins.release.manifest import MANIFEST
from plugins.schema.targets import GitTarget
from tests.support.programs import program
from tests.support.releases import NEW, OLD, THIRD, Publisher, release_in, stand_in, trust_all

BESIDE = {".nojekyll": b""}


def git(repository: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", repository, *words], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


def branch(repository: Path) -> dict[str, bytes]:
    """The files of the branch, without the manifest."""
    listed = git(repository, "-c", "core.quotepath=off", "ls-tree", "-r", "-z", "pages").split("\0")
    found = {}
    for line in filter(None, listed):
        about, path = line.split("\t")
        assert about.startswith("100644 blob ")
        found[path] = subprocess.run(
            ["git", "-C", repository, "cat-file", "blob", about.split()[2]],
            capture_output=True,
            check=True,
        ).stdout
    assert found.pop(MANIFEST)
    return found


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    program("git")
    subprocess.run(["git", "init", "-q", "--bare", tmp_path / "situs.git"], check=True)
    return tmp_path / "situs.git"


@pytest.fixture
def publisher(repository: Path, tmp_path: Path) -> Publisher:
    return Publisher(
        tmp_path / "office",
        f"kind: git\nrepository: {repository}\nname: Diskominfo Contoh\n"
        "mail: situs@kota.example\nsigned: false",
    )


def adapter(repository: Path, store: Path, **more: object) -> GitAdapter:
    settings = GitTarget.model_validate(
        {"kind": "git", "repository": str(repository), "signed": False, **more}
    )
    return GitAdapter(settings, repository.parent, store, trust_all)


def test_a_release_is_a_commit_and_is_taken_back(publisher: Publisher, repository: Path) -> None:
    assert "Ditambah" in publisher.publish(OLD, **{"dry-run": True}).succeeded().text
    assert git(repository, "for-each-ref") == ""
    publisher.put(OLD)
    assert branch(repository) == {**OLD, **BESIDE}
    publisher.put(NEW)
    assert branch(repository) == {**NEW, **BESIDE}
    assert git(repository, "rev-list", "--count", "pages") == "1"
    by = git(repository, "log", "-1", "--format=%an <%ae> %cn", "pages")
    assert by == "Diskominfo Contoh <situs@kota.example> Diskominfo Contoh"

    assert "tidak ada yang dikirim" in publisher.publish(NEW).succeeded().text
    publisher.run("rollback").succeeded()
    assert branch(repository) == {**OLD, **BESIDE}


def test_the_same_release_gives_the_same_tree_on_another_machine(
    repository: Path, tmp_path: Path
) -> None:
    adapter(repository, tmp_path / "one").put(release_in(tmp_path / "output", OLD))
    tree = git(repository, "rev-parse", "pages^{tree}")
    again = adapter(repository, tmp_path / "two").put(release_in(tmp_path / "other", OLD))
    assert again.unchanged
    assert git(repository, "rev-parse", "pages^{tree}") == tree


def test_only_so_many_releases_stay_in_the_repository(repository: Path, tmp_path: Path) -> None:
    target = adapter(repository, tmp_path / "store", keep=2, domain="www.kota.example")
    for files in (OLD, NEW, THIRD):
        target.put(release_in(tmp_path / "output", files))
    assert len(git(repository, "tag").splitlines()) == 2
    assert len(target.releases()) == 2
    assert branch(repository) == {**THIRD, **BESIDE, "CNAME": b"www.kota.example\n"}


def test_a_branch_that_somebody_works_on_is_left_alone(
    publisher: Publisher, repository: Path
) -> None:
    tree = git(repository, "mktree")
    identity = ("-c", "user.name=Ani", "-c", "user.email=ani@kota.example")
    commit = git(repository, *identity, "commit-tree", "-m", "work", tree)
    git(repository, "update-ref", "refs/heads/pages", commit)
    refused = publisher.publish(OLD)
    assert refused.exit_code == 1
    assert "akan tertimpa" in refused.text
    assert git(repository, "rev-parse", "pages") == commit


def test_a_branch_that_moved_meanwhile_is_not_overwritten(repository: Path, tmp_path: Path) -> None:
    adapter(repository, tmp_path / "one").put(release_in(tmp_path / "output", OLD))
    seen = git(repository, "rev-parse", "pages")
    adapter(repository, tmp_path / "two").put(release_in(tmp_path / "output", NEW))
    moved = git(repository, "rev-parse", "pages")
    with pytest.raises(DeliveryFailed, match="just changed that branch"):
        GitStore(tmp_path / "one").push(
            str(repository),
            [f"--force-with-lease=refs/heads/pages:{seen}"],
            [f"{seen}:refs/heads/pages"],
        )
    assert git(repository, "rev-parse", "pages") == moved


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("word", ["hash-object", "write-tree", "commit-tree", "push"])
def test_killed_at_each_step(
    word: str, after: bool, publisher: Publisher, repository: Path, tmp_path: Path
) -> None:
    publisher.put(OLD)
    first = '"$real" "$@"; ' if after else ""
    kill = f'case " $* " in *" {word} "*) {first}kill -9 $PPID; exit 1;; esac'
    killed = publisher.publish(NEW, stand_in(tmp_path / "bin", "git", program("git"), kill))
    assert killed.exit_code == -9
    expected = NEW if word == "push" and after else OLD
    assert branch(repository) == {**expected, **BESIDE}
    publisher.put(NEW)
    assert branch(repository) == {**NEW, **BESIDE}


def test_a_repository_that_is_gone_is_told(publisher: Publisher, repository: Path) -> None:
    repository.rename(repository.with_name("away.git"))
    refused = publisher.publish(OLD, language="en")
    assert refused.exit_code == 1
    assert "Git failed" in refused.text
    assert "Traceback" not in refused.text
