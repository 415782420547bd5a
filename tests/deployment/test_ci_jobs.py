"""The jobs that publish and verify, run whole: as the CI files have them, to a real ssh server."""

import getpass
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.deployment.ci_repository import git, propose, sample_repository
from tests.deployment.forge_stand_ins import Api, FakeGh, running_api
from tests.support.ci_actions import Actions
from tests.support.ci_gitlab import GitLab
from tests.support.ci_runner import Ran, Runner
from tests.support.git_server import git_server
from tests.support.keys import make_key, public
from tests.support.paths import ROOT
from tests.support.releases import OLD
from tests.support.served_release import ServedRelease
from tests.support.site import command, write
from tests.support.sshd import Sshd, running_sshd

CI = ROOT / "docs/deployment/ci"
TOKEN = "kunci-pekerjaan"
TODAY, LATER = "1795219200", "1795392000"  # 2026-11-21 and two days after
STORY = "content/news/2026/halo/index.id.md"
WAITING = "content/news/2026/nanti/index.id.md"


@dataclass
class City:
    """A city's repository at a forge, its runner, its server, and the site on that."""

    repo: Path
    runner: Runner
    site: Path
    server: ServedRelease

    def push(self, files: dict[str, str]) -> None:
        for path, text in files.items():
            (self.repo / path).parent.mkdir(parents=True, exist_ok=True)
            (self.repo / path).write_text(text, "utf-8")
        git(self.repo, "add", "--all")
        git(self.repo, "commit", "--quiet", "--message", "Perubahan")
        git(self.repo, "push", "--quiet", "--force", str(self.runner.bare), "main")

    def run(self, name: str, event: str, *, today: str = TODAY, commit: str = "") -> Ran:
        self.runner.machine = {"SOURCE_DATE_EPOCH": today}
        if isinstance(self.runner, Actions):
            ran = self.runner.run(name, event, commit)
            assert ran is not None
            return ran
        assert isinstance(self.runner, GitLab)
        task = {"TUGAS": name} if name != "terbit" else {}
        jobs = self.runner.run(event, commit=commit, **task)
        assert list(jobs) == [name]
        return jobs[name]

    def live(self) -> str:
        return (self.site / "current").readlink().name

    def page(self, address: str) -> Path:
        return self.site / "current" / address.strip("/") / "index.html"


@pytest.fixture(scope="module", params=["github", "forgejo", "gitlab"])
def city(request, tmp_path_factory) -> Iterator[City]:
    host, folder = request.param, tmp_path_factory.mktemp(request.param)
    (folder / "sshd").mkdir()
    bare = folder / "forge/kota/situs.git"
    git(folder, "init", "--quiet", "--bare", str(bare))
    signing = make_key(folder / "keys", "penandatangan")
    with (
        running_sshd(folder / "sshd") as ssh,
        git_server(folder / "forge", TOKEN) as forge,
    ):
        served = ServedRelease(folder / "srv/kota/current", signing)
        repo = sample_repository(folder / "editor")
        found = City(
            repo,
            (GitLab if host == "gitlab" else Actions)(
                host, folder / "runner", forge, "kota/situs", bare, TOKEN, secrets(ssh, signing)
            ),
            folder / "srv/kota",
            served,
        )
        found.push(files_of(found, ssh, signing))
        yield found
        served.stop()


def secrets(ssh: Sshd, signing: Path) -> dict[str, str]:
    """As people paste them: no line end after the last line, or one of Windows."""
    host = " ".join((ssh.folder / "host.pub").read_text().split()[:2])
    return {
        "SSH_KEY": (ssh.folder / "id").read_text().strip(),
        "SSH_KNOWN_HOSTS": f"[127.0.0.1]:{ssh.port} {host}",
        "SIGNING_KEY": signing.read_text().replace("\n", "\r\n"),
    }


def files_of(city: City, ssh: Sshd, signing: Path) -> dict[str, str]:
    """What the guide has a city change: the copied files, the address, the target."""
    host = city.runner.host
    wanted = {
        "https://kabarkota.example": city.server.url,
        "--sample 200": "--sample 4 --rate 900",
    }

    def filled(path: Path) -> str:
        text = path.read_text("utf-8")
        for old, new in wanted.items():
            text = text.replace(old, new)
        return text

    copied = {f".{host}/workflows/{path.name}": filled(path) for path in CI.glob(f"{host}/*.yml")}
    if host == "gitlab":
        copied = {".gitlab-ci.yml": filled(CI / "gitlab/gitlab-ci.yml")}
    told = {
        "signing": {"signers": [{"name": "CI", "key": public(signing)}]},
        "targets": {
            "server": {
                "kind": "ssh",
                "host": "127.0.0.1",
                "port": ssh.port,
                "user": getpass.getuser(),
                "path": str(city.site),
                # As at the editors' own computers; CI has its own.
                "identity": "~/.ssh/publishing",
                "known_hosts": "known_hosts",
            }
        },
        "host": {"compress": False},
    }
    site = {"name": "Warta Contoh", "outlet": "warta", "url": city.server.url}
    text = (city.repo / STORY).read_text("utf-8")
    return {
        **copied,
        "publishing.yml": yaml.safe_dump(told),
        "content/registers/site.yml": yaml.safe_dump(site),
        WAITING: text.replace("2026-03-02 09:45", "2026-11-22 09:00").replace("Halo", "Nanti"),
    }


def test_terbit(city: City) -> None:
    secrets = city.runner.secrets
    for missing in secrets.keys() - {"SSH_KNOWN_HOSTS"}:
        city.runner.secrets = {name: words for name, words in secrets.items() if name != missing}
        ran = city.run("terbit", "push")
        assert ran.status == 2, ran.said
        assert f"rahasia ini kosong: {missing}." in ran.said
        assert not city.site.exists()
    city.runner.secrets = secrets

    ran = city.run("terbit", "push")
    assert ran.status == 0, ran.said
    first = city.live()
    assert "Halo, warga" in city.page("/berita/2026/halo/").read_text("utf-8")
    assert not city.page("/berita/2026/nanti/").exists()
    publishing = city.repo / "publishing.yml"
    judged = command(
        "verify", city.site, {"target": city.site / "current", "publishing": publishing}
    )
    assert "sama dengan rilis yang ditandatangani" in judged.succeeded().text
    for words in secrets.values():
        assert not any(line in ran.said for line in words.split("\n") if len(line) > 40)
    left = [path for path in ran.workspace.parent.rglob("*") if path.match("kunci.*/*")]
    assert not left

    if city.runner.host == "github":
        # The same commands on the other hosts, and slow.
        again = city.run("terbit", "schedule")
        assert again.status == 0, again.said
        assert "tidak ada yang dikirim" in again.said
        assert city.live() == first

    old = git(city.repo, "rev-parse", "main")
    text = (city.repo / STORY).read_text("utf-8")
    city.push({STORY: text.replace("Halo, warga", "Halo, semua")})
    # As if somebody ran the old job once more: it is the newest main that goes out.
    later = city.run("terbit", "schedule", today=LATER, commit=old)
    assert later.status == 0, later.said
    assert "Halo, semua" in city.page("/berita/2026/halo/").read_text("utf-8")
    second = city.live()
    assert second != first
    assert city.page("/berita/2026/nanti/").exists()

    text = (city.repo / STORY).read_text("utf-8")
    city.push({STORY: f"{text}\n\nDaftar [slot gacor maxwin](https://gacor.example) di sini.\n"})
    refused = city.run("terbit", "push", today=LATER)
    assert refused.status == 1, refused.said
    assert "gacor" in refused.said
    assert city.live() == second
    assert "gacor" not in city.page("/berita/2026/halo/").read_text("utf-8")
    if city.runner.host != "forgejo":
        (report,) = refused.kept.values()
        assert "gacor" in report.read_text("utf-8")


def test_verifikasi(city: City) -> None:
    if city.runner.host != "github":
        # One whole site is looked at; that takes its time.
        city.server.folder = write(
            {**OLD, "404.html": b"tidak ada", "en/404.html": b"not found"},
            city.site.parent / "kecil",
        )
        city.server.release()
    elif not city.site.exists():
        assert city.run("terbit", "push").status == 0
    ran = city.run("verifikasi", "schedule")
    assert ran.status == 0, ran.said
    assert "sama dengan rilis yang ditandatangani" in ran.said
    assert not ran.kept

    city.server.write("index.html", '<a hidden href="https://gacor.example">x</a>')
    ran = city.run("verifikasi", "schedule")
    assert ran.status == 1, ran.said
    assert "gacor.example" in ran.said
    if city.runner.host != "forgejo":
        seen = (ran.kept["bukti"] / "index.jsonl").read_text("utf-8")
        assert '"address": "/"' in seen


def proposal(city: City) -> str:
    """A proposal with a mistake, number 7; gives its commit."""
    text = (city.repo / STORY).read_text("utf-8")
    if "salah" not in git(city.repo, "branch"):
        propose(city.repo, "salah", {STORY: text.replace("2026-03-02 09:45", "17 Agustus")})
    refs = ("refs/heads/salah", "refs/pull/7/head", "refs/merge-requests/7/head")
    wanted = [f"salah:{ref}" for ref in refs]
    git(city.repo, "push", "--quiet", "--force", str(city.runner.bare), *wanted)
    return git(city.repo, "rev-parse", "salah")


def checked(city: City) -> Ran:
    if isinstance(city.runner, GitLab):
        (ran,) = city.runner.run(
            "merge_request_event",
            "salah",
            CI_MERGE_REQUEST_PROJECT_ID="7",
            CI_MERGE_REQUEST_PROJECT_URL="http://127.0.0.1:9/kota/situs",
            CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main",
        ).values()
        return ran
    base = {"sha": city.runner.git("rev-parse", "main")}
    ran = city.runner.run("periksa", "pull_request", pull_request={"number": 7, "base": base})
    assert ran is not None
    return ran


def test_periksa_then_komentar(city: City, tmp_path: Path) -> None:
    commit = proposal(city)
    ran = checked(city)
    assert ran.status == 1
    assert "Belum bisa terbit" in ran.said
    if city.runner.host != "forgejo":
        assert set(ran.kept) == {"hasil"}
        assert STORY in (ran.kept["hasil"] / "komentar.md").read_text("utf-8")

    if city.runner.host == "github":
        files = {name: (ran.kept["hasil"] / name).read_text("utf-8") for name in FakeGh.FILES}
        gh = FakeGh(tmp_path / "gh", files, commit)
        city.runner.machine = {"PATH": f"{gh.folder}:{os.environ['PATH']}"}
        run = {"id": 99, "head_sha": commit, "event": "pull_request"}
        commented = city.runner.run("komentar", "workflow_run", workflow_run=run)
        assert commented is not None
        assert commented.status == 0, commented.said
        assert "Belum bisa terbit" in (gh.folder / "komentar.md").read_text("utf-8")
        assert (
            city.runner.run("komentar", "workflow_run", workflow_run={**run, "event": "push"})
            is None
        )
        return
    with running_api() as city.runner.api:
        Api.commit = commit
        city.runner.secrets["KOMENTAR_TOKEN"] = "boleh-berkomentar"
        commented = city.run("komentar", "schedule")
        assert commented.status == 0, commented.said
        assert "Belum bisa terbit" in Api.notes[0]["body"]
        assert all("boleh-berkomentar" in secret for _, _, secret in Api.asked)
