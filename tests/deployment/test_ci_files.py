"""The CI files that cities copy: least privilege, all pinned, no stranger's words in scripts."""

import re
import shutil
import subprocess

import pytest
import yaml

from tests.support.paths import ROOT
from tests.support.programs import program
from tools.command_table import COMMANDS

CI = ROOT / "docs/deployment/ci"
ACTIONS = sorted([*CI.glob("github/*.yml"), *CI.glob("forgejo/*.yml")])
GITLAB = CI / "gitlab/gitlab-ci.yml"
EVERY = [*ACTIONS, GITLAB]
SCRIPTS = [CI / "periksa.sh", CI / "terbit.sh"]

# Commits of the tags that the comments name, looked up in the actions' own repositories.
KNOWN = {
    "actions/cache": ("27d5ce7f107fe9357f9df03efb73ab90386fccae", "v5.0.5"),
    "actions/upload-artifact": ("bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", "v7.0.0"),
}
# What runs for proposals, and so must see no secret.
OPEN_TO_ALL = {"periksa.yml"}
# Of the events, what no stranger words: numbers, commits and the kind of event.
HARMLESS = re.compile(
    r"github\.event\.(pull_request\.(number|base\.sha)|workflow_run\.(id|head_sha|event))"
    r"|github\.(token|run_id|ref)|secrets\.[A-Z_]+"
)


def named(path) -> str:
    return path.relative_to(CI).as_posix()


@pytest.fixture(params=ACTIONS, ids=named)
def flow(request):
    text = request.param.read_text("utf-8")
    found = yaml.safe_load(text)
    # YAML 1.1 takes the key "on" for true.
    found["on"] = found.pop(True)
    return request.param, text, found


def steps(found):
    return [step for job in found["jobs"].values() for step in job["steps"]]


def test_there_is_a_set_for_each_host() -> None:
    for host in ("github", "forgejo"):
        names = {path.stem for path in CI.glob(f"{host}/*.yml")}
        assert names == {"periksa", "komentar", "terbit", "verifikasi"}
    jobs = set(yaml.safe_load(GITLAB.read_text("utf-8"))) - {"default", "stages"}
    assert jobs == {"periksa", "komentar", "terbit", "verifikasi"}


def test_permissions_are_said_and_small(flow) -> None:
    path, _, found = flow
    allowed = {"contents": {"read"}, "actions": {"read"}, "pull-requests": {"write"}}
    parts = [found["permissions"], *(job.get("permissions", {}) for job in found["jobs"].values())]
    for part in parts:
        for name, level in part.items():
            assert level in allowed[name]
            assert level == "read" or path.name == "komentar.yml"


def test_every_job_ends_and_no_two_stand_in_each_others_way(flow) -> None:
    _, _, found = flow
    assert found["concurrency"]["group"]
    assert all(0 < job["timeout-minutes"] <= 360 for job in found["jobs"].values())


def test_a_publication_is_never_broken_off() -> None:
    for path in CI.glob("*/terbit.yml"):
        assert yaml.safe_load(path.read_text("utf-8"))["concurrency"]["cancel-in-progress"] is False
    terbit = yaml.safe_load(GITLAB.read_text("utf-8"))["terbit"]
    assert terbit["interruptible"] is False
    assert terbit["resource_group"]


def test_actions_are_pinned_to_the_commit_of_their_tag(flow) -> None:
    path, text, _ = flow
    used = re.findall(r"uses: *(\S+)@(\S+)(?: # (\S+))?", text)
    assert len(used) == text.count("uses:")
    for name, commit, tag in used:
        assert (commit, tag) == KNOWN[name]
    assert not used or path.parent.name == "github"


def test_proposals_are_checked_without_secrets(flow) -> None:
    path, text, found = flow
    if path.name in OPEN_TO_ALL:
        assert set(found["on"]) == {"pull_request"}
        assert "secrets." not in text
        assert all("environment" not in job for job in found["jobs"].values())
    else:
        assert "pull_request" not in found["on"]
    assert "pull_request_target" not in text


def test_what_has_rights_never_takes_code_from_a_proposal(flow) -> None:
    path, text, found = flow
    if path.name in OPEN_TO_ALL:
        return
    # The newest main is published, whichever run asks for it; its condition holds it to main.
    of_main = [job.get("if") == "github.ref == 'refs/heads/main'" for job in found["jobs"].values()]
    wanted = "$GITHUB_REF" if path.name == "terbit.yml" and all(of_main) else "$GITHUB_SHA"
    for step in steps(found):
        for fetched in re.findall(r"git fetch (.*)", step.get("run", "")):
            assert fetched.endswith(f'origin "{wanted}"')
    assert "actions/checkout" not in text


def test_no_words_of_an_event_stand_in_a_script(flow) -> None:
    _, text, found = flow
    for step in steps(found):
        assert "${{" not in step.get("run", "")
    for expression in re.findall(r"\$\{\{(.*?)\}\}", text):
        assert HARMLESS.fullmatch(expression.strip()), expression


def test_secrets_are_named_by_the_step_that_needs_them(flow) -> None:
    _, _, found = flow
    for job in found["jobs"].values():
        assert "secrets." not in str(job.get("env", {}))
        holders = [step for step in job["steps"] if "secrets." in str(step)]
        assert len(holders) <= 1
        assert all("uses" not in step for step in holders)


def test_gitlab_gives_its_secrets_to_the_protected_branch_alone() -> None:
    found = yaml.safe_load(GITLAB.read_text("utf-8"))
    for name, job in found.items():
        secret = re.search(r"SSH_KEY|SIGNING_KEY|KOMENTAR_TOKEN", str(job))
        (rule,) = job.get("rules", [{}]) if isinstance(job, dict) else [{}]
        if name == "periksa":
            assert not secret
            assert rule["if"] == '$CI_PIPELINE_SOURCE == "merge_request_event"'
        elif secret:
            condition = rule["if"]
            assert "CI_COMMIT_REF_PROTECTED" in condition or '"schedule"' in condition
    assert found["default"]["image"] == "$IMAGE"


def test_every_command_of_the_steps_exists() -> None:
    known = set(COMMANDS)
    # What the public face promises besides, made by other rooms.
    known |= {"publish", "verify"}
    texts = [path.read_text("utf-8") for path in [*EVERY, *SCRIPTS]]
    for text in texts:
        for name in re.findall(r"tasks\.py ([a-z][\w-]*)", text):
            assert name in known
        for script in re.findall(r"(?:tools|docs)/[\w/.-]+\.(?:py|sh)", text):
            assert (ROOT / script).is_file()


def test_shell_steps_are_sound() -> None:
    shell = program("bash")
    scripts = [path.read_text("utf-8") for path in SCRIPTS]
    for path in ACTIONS:
        found = yaml.safe_load(path.read_text("utf-8"))
        scripts += [step["run"] for step in steps(found) if "run" in step]
    for job in yaml.safe_load(GITLAB.read_text("utf-8")).values():
        if isinstance(job, dict):
            scripts.append("\n".join(job.get("script", [])))
    assert len(scripts) > 12
    for script in scripts:
        done = subprocess.run(
            [shell, "-n"], input=script, text=True, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_actionlint_finds_nothing() -> None:
    linter = shutil.which("actionlint")
    if linter is None:
        pytest.skip("actionlint is not installed here; the checks above stand in for it")
    files = [str(path) for path in CI.glob("github/*.yml")]
    done = subprocess.run(
        [linter, "-no-color", *files], text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_owners_of_what_decides_are_named() -> None:
    lines = (CI / "CODEOWNERS").read_text("utf-8").splitlines()
    owned = {line.split()[0]: line.split()[1:] for line in lines if line and line[0] != "#"}
    assert all(who.startswith("@") for owners in owned.values() for who in owners)
    for path in (
        "publishing.yml",
        "plugins/",
        "theme/",
        "tools/",
        "tasks.py",
        "docs/deployment/ci/",
    ):
        assert f"/{path}" in owned
        assert (ROOT / path).exists()
    # Redaksi alone can change no rule.
    assert [path for path, owners in owned.items() if owners == ["@kota/redaksi"]] == ["/content/"]
