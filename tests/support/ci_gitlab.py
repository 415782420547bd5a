"""GitLab's jobs, run on this machine.

Reads   ``.gitlab-ci.yml`` of a repository.
Gives   ``GitLab``.
"""

from collections.abc import Mapping
from typing import Any

from tests.support.ci_runner import Ran, Runner


class GitLab(Runner):
    """GitLab's form: ``rules``, ``script``; secrets but tokens are variables of the kind "File"."""

    def run(self, event: str, ref: str = "main", commit: str = "", **told: str) -> dict[str, Ran]:
        """Every job of ``.gitlab-ci.yml`` whose rules say yes, by its name.

        ``commit`` is the one that the run was made for, else the newest of ``ref``.
        """
        flow = self.file(".gitlab-ci.yml")
        protected = ref == "main"
        common: dict[str, str] = {
            "CI_PIPELINE_SOURCE": event,
            "CI_COMMIT_SHA": commit or self.git("rev-parse", ref),
            "CI_COMMIT_REF_PROTECTED": str(protected).lower(),
            "CI_DEFAULT_BRANCH": "main",
            "CI_PROJECT_ID": "7",
            "CI_API_V4_URL": self.api,
            **({"CI_COMMIT_BRANCH": ref} if event != "merge_request_event" else {}),
            **told,
        }
        jobs = {
            name: job for name, job in flow.items() if isinstance(job, dict) and "script" in job
        }
        chosen = {name: job for name, job in jobs.items() if _rules_say_yes(job, common)}
        return {
            name: self._job(job, {**job.get("variables", {}), **common}, protected=protected)
            for name, job in chosen.items()
        }

    def _job(self, job: dict[str, Any], given: dict[str, str], *, protected: bool) -> Ran:
        ran = self.begin()
        server = self.server.replace("://", f"://gitlab-ci-token:{self.token}@")
        commit = given["CI_COMMIT_SHA"]
        fetched = (
            f"git init -q . && git config remote.origin.url {server}/{self.origin}.git && "
            f"git fetch -q --depth=20 origin {commit} && git checkout -q -f {commit}"
        )
        assert self.step(ran, fetched, {}) == 0, ran.said
        cache = job.get("cache", {})
        if cache:
            self.restore(ran, cache["paths"][0], cache["key"])
        for name, words in self.secrets.items() if protected else ():
            given[name] = words
            if name.endswith("_TOKEN"):
                continue
            file = ran.workspace.parent / "temp" / name
            file.write_text(words, "utf-8")
            file.chmod(0o666)  # As GitLab's runner leaves them, and ssh refuses.
            given[name] = str(file)
        ran.status = self.step(ran, "\n".join(job["script"]), given)
        wanted = job.get("artifacts", {"when": "never"})
        if wanted["when"] == "always" or (wanted["when"] == "on_failure" and ran.status):
            for path in wanted["paths"]:
                self.keep(ran, path.rstrip("/"), path)
        if cache and not ran.status:
            self.save(ran, cache["paths"][0], cache["key"])
        return ran


def _rules_say_yes(job: Mapping[str, Any], given: Mapping[str, str]) -> bool:
    def side(words: str) -> str | None:
        if words.startswith("$"):
            return given.get(words[1:])
        return None if words == "null" else words.strip('"')

    (rule,) = job["rules"]
    parts = [part.split(" == ") for part in rule["if"].split(" && ")]
    return all(side(left) == side(right) for left, right in parts)
