"""GitHub's and Forgejo's jobs, run on this machine.

Reads   ``.github/workflows`` or ``.forgejo/workflows`` of a repository.
Gives   ``Actions``.
"""

import re
from collections.abc import Mapping
from typing import Any

from tests.support.ci_runner import Ran, Runner


class Actions(Runner):
    """GitHub's and Forgejo's form: ``on``, ``jobs``, ``steps``, and expressions in ``${{ }}``."""

    def run(self, name: str, event: str, commit: str = "", **told: Any) -> Ran | None:
        """The one job of a workflow file; None where its ``if`` says no.

        ``commit`` is the one that the run was made for, else the newest.
        """
        flow = self.file(f".{self.host}/workflows/{name}.yml")
        assert event in flow[True], f"{name}.yml doesn't start for {event}"
        (job,) = flow["jobs"].values()
        ran = self.begin()
        facts = {"ref": "refs/heads/main", "event": told}
        facts["sha"] = commit or self.git("rev-parse", "main")
        facts |= {"run_id": str(1000 + self.count), "token": self.token, "event_name": event}
        known = {"github": facts, "secrets": self.secrets}
        if not _value(job.get("if", "always()"), known, failed=False):
            return None
        common = {
            **{f"GITHUB_{key.upper()}": facts[key] for key in ("ref", "sha", "run_id")},
            "GITHUB_SERVER_URL": self.server,
            "GITHUB_REPOSITORY": self.origin,
            "GITHUB_API_URL": self.api,
            "RUNNER_TEMP": ran.workspace.parent / "temp",
            **job.get("env", {}),
        }
        after = []
        for step in job["steps"]:
            assert set(step) <= {"name", "if", "env", "run", "uses", "with"}, step
            if not _value(step.get("if", "success()"), known, failed=bool(ran.status)):
                continue
            if "run" in step:
                own = _filled({**common, **step.get("env", {})}, known)
                ran.status = self.step(ran, step["run"], own) or ran.status
                continue
            given = _filled(step["with"], known)
            match step["uses"].partition("@")[0]:
                case "actions/cache":
                    others = given["restore-keys"].split()
                    if not self.restore(ran, given["path"], given["key"], *others):
                        after.append(given)
                case "actions/upload-artifact":
                    self.keep(ran, given["name"], given["path"])
                case action:
                    raise AssertionError(f"no such action here: {action}")
        for given in after if not ran.status else ():
            self.save(ran, given["path"], given["key"])
        return ran


def _filled(given: Mapping[str, object], known: Mapping[str, Any]) -> dict[str, str]:
    def value(found: re.Match[str]) -> str:
        return str(_value(found[1], known, failed=False))

    return {name: re.sub(r"\$\{\{(.*?)\}\}", value, str(words)) for name, words in given.items()}


def _value(expression: str, known: Mapping[str, Any], *, failed: bool) -> Any:
    """What an expression comes to; a secret that isn't there is empty, as on the hosts."""
    left, equals, right = expression.partition("==")
    if equals:
        return _value(left, known, failed=failed) == _value(right, known, failed=failed)
    text = expression.strip()
    states = {"always()": True, "success()": not failed, "failure()": failed}
    if text in states:
        return states[text]
    if text.startswith("'"):
        return text.strip("'")
    kind, *names = text.split(".")
    found = known[kind]
    for name in names:
        found = found.get(name, "") if kind == "secrets" else found[name]
    return found
