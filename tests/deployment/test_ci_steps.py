"""The steps of the CI files, really run on a repository with proposals, good and bad."""

import json
import os
import subprocess

import pytest
import yaml

from tests.deployment.ci_repository import git, propose, sample_repository
from tests.deployment.forge_stand_ins import Api, FakeGh, running_api
from tests.support.paths import ROOT
from tests.support.programs import program
from tools.proposal_comment import MARK

CI = ROOT / "docs/deployment/ci"
STORY = "content/news/2026/halo/index.id.md"
SECRET = "sangat-rahasia-4711"


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    found = sample_repository(tmp_path_factory.mktemp("ci") / "kota")
    text = (found / STORY).read_text("utf-8")
    propose(found, "salah", {STORY: text.replace("2026-03-02 09:45", "17 Agustus")})
    propose(found, "bersih", {STORY: text.replace("Halo, warga", "Halo, semua")})
    evil = f"import os\nopen('{found}/jejak', 'a').write('jalan')\n"
    propose(
        found,
        "jahat",
        {
            STORY: text.replace("[har]", "[tiada]"),
            "tasks.py": evil,
            "plugins/reading/content.py": evil,
            "tools/proposal_comment.py": evil,
            "tools/environment.py": evil,
            "docs/deployment/ci/periksa.sh": f"touch {found}/jejak\n",
            "publishing.yml": "targets: {server: {}}\n",
            "content/tasks.py": evil,
            "content/sitecustomize.py": evil,
            "content/.gitattributes": "* export-ignore\n",
        },
    )
    return found


def run(script: str, repo, **variables: str):
    """A step as the host runs it: its shell, its variables, and some secrets lying about."""
    return subprocess.run(
        [program("bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=repo,
        env={**os.environ, "GITHUB_TOKEN": SECRET, "CI_JOB_TOKEN": SECRET, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def steps_of(host: str, name: str, job: str) -> list[dict]:
    text = (CI / host / f"{name}.yml").read_text("utf-8")
    return yaml.safe_load(text)["jobs"][job]["steps"]


def test_a_proposal_with_an_error_gets_a_comment_in_indonesian(repo) -> None:
    done = run("sh docs/deployment/ci/periksa.sh salah", repo)
    assert done.returncode == 1, done.stdout
    said = (repo / "hasil/komentar.md").read_text("utf-8")
    assert said.startswith(MARK)
    assert "Belum bisa terbit: 1 hal perlu diperbaiki" in said
    assert f"{STORY}\n\n  baris 4\n    date: tulis tanggal dan jam seperti 2026-08-17 09:45" in said
    (found,) = json.loads((repo / "hasil/codequality.json").read_text("utf-8"))
    assert found["location"] == {"path": STORY, "lines": {"begin": 4}}
    assert not (repo / "pratinjau").exists()


def test_a_clean_proposal_gets_a_preview_of_its_own_words(repo) -> None:
    done = run("sh docs/deployment/ci/periksa.sh bersih", repo)
    assert done.returncode == 0, done.stdout
    assert "tidak ada yang perlu diperbaiki" in (repo / "hasil/komentar.md").read_text("utf-8")
    page = repo / "pratinjau/berita/2026/halo/index.html"
    assert "Halo, semua" in page.read_text("utf-8")


def test_a_proposal_to_the_program_runs_nothing_and_changes_no_rule(repo) -> None:
    done = run("sh docs/deployment/ci/periksa.sh jahat", repo)
    assert done.returncode == 1, done.stdout
    assert not (repo / "jejak").exists()
    said = (repo / "hasil/komentar.md").read_text("utf-8")
    assert "people.yml" in said
    assert not (repo / "usulan/publishing.yml").exists()


def test_no_secret_of_the_job_reaches_what_reads_a_proposal(repo) -> None:
    spy = repo / "mata-mata"
    spy.mkdir(exist_ok=True)
    python = spy / "python3"
    python.write_text(f'#!/bin/sh\nenv >>"{spy}/lihat"\nexec {program("python3")} "$@"\n', "utf-8")
    python.chmod(0o755)
    run("sh docs/deployment/ci/periksa.sh salah", repo, PATH=f"{spy}:{os.environ['PATH']}")
    seen = (spy / "lihat").read_text("utf-8")
    assert "PATH=" in seen
    assert SECRET not in seen
    assert "TOKEN" not in seen


def test_a_proposal_without_content_is_told(repo) -> None:
    git(repo, "checkout", "--quiet", "--orphan", "kosong")
    git(repo, "rm", "-r", "--quiet", "--force", "--cached", ".")
    git(repo, "commit", "--quiet", "--allow-empty", "--message", "kosong")
    git(repo, "checkout", "--quiet", "--force", "main")
    assert run("sh docs/deployment/ci/periksa.sh kosong", repo).returncode == 1
    assert "folder isi tidak ditemukan" in (repo / "hasil/komentar.md").read_text("utf-8")


def comment_job(repo, tmp_path, number: str, head: str = "a" * 40):
    gh = FakeGh(
        tmp_path / "gh",
        {
            "masalah.json": '[{"path": "content/x.md", "message": "salah @kota"}]',
            "nomor.txt": number,
        },
        head,
    )
    step = steps_of("github", "komentar", "komentar")[1]
    done = run(
        step["run"],
        repo,
        PATH=f"{gh.folder}:{os.environ['PATH']}",
        RUN="99",
        HEAD="a" * 40,
        GITHUB_REPOSITORY="kota/situs",
    )
    return done, gh.folder


def test_the_second_workflow_writes_the_comment(repo, tmp_path) -> None:
    done, folder = comment_job(repo, tmp_path, "7\n")
    assert done.returncode == 0, done.stdout
    assert (folder / "komentar-ke").read_text("utf-8").startswith("7 --repo kota/situs")
    assert "salah @kota" in (folder / "komentar.md").read_text("utf-8")


@pytest.mark.parametrize("number", ["", "$(touch jejak)", "7; touch jejak"])
def test_a_number_is_digits_and_nothing_else(repo, tmp_path, number) -> None:
    comment_job(repo, tmp_path, number)
    assert not (repo / "jejak").exists()


def test_a_number_that_belongs_to_another_proposal_is_not_believed(repo, tmp_path) -> None:
    done, folder = comment_job(repo, tmp_path, "8", head="b" * 40)
    assert done.returncode != 0
    assert not (folder / "komentar.md").exists()


@pytest.fixture
def api():
    with running_api() as address:
        yield address


@pytest.mark.parametrize(
    ("kind", "ref", "change"),
    [("forgejo", "refs/pull/7/head", "PATCH"), ("gitlab", "refs/merge-requests/7/head", "PUT")],
)
def test_a_scheduled_job_comments_once_and_again_after_a_change(
    kind, ref, change, repo, tmp_path, api
) -> None:
    work = tmp_path / "kerja"
    git(tmp_path, "clone", "--quiet", str(repo), str(work))
    (work / ".venv").symlink_to((ROOT / ".venv").resolve())

    def comments(branch: str):
        Api.commit = git(repo, "rev-parse", branch)
        git(repo, "update-ref", ref, Api.commit)
        return run(f"python3 tools/proposal_notes.py {kind} {api} kota", work, TOKEN=SECRET)

    # Somebody else's comment with our mark neither stops us nor is written over.
    Api.notes.append({"id": 1, "body": f"{MARK} {'palsu'}", "by": {"id": 2}})
    done = comments("salah")
    assert done.returncode == 0, done.stdout
    assert "Belum bisa terbit" in Api.notes[1]["body"]
    assert comments("salah").returncode == 0
    assert len(Api.notes) == 2
    assert comments("bersih").returncode == 0
    assert "tidak ada yang perlu diperbaiki" in Api.notes[1]["body"]
    assert "palsu" in Api.notes[0]["body"]
    assert len(Api.notes) == 2
    assert change in {method for method, _, _ in Api.asked}
    assert all(SECRET in secret for _, _, secret in Api.asked)
    assert SECRET not in done.stdout


def test_a_host_that_does_not_answer_is_told(repo) -> None:
    done = run("python3 tools/proposal_notes.py forgejo http://127.0.0.1:9 kota", repo, TOKEN="x")
    assert done.returncode == 1
    assert "Daftar usulan tidak terbaca" in done.stdout
    assert "Traceback" not in done.stdout


def test_a_token_goes_over_https_only(repo) -> None:
    done = run("python3 tools/proposal_notes.py forgejo http://kota.example kota", repo, TOKEN="x")
    assert done.returncode == 1
    assert "bukan https" in done.stdout
