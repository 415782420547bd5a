"""How a release was made: from which commits, for which day, with which tools.

Reads   the sources, the site's moment, the pinned packages, the digest of all other files.
Gives   ``provenance``, the bytes of ``provenance.json``, and ``built_for``.

Form: an in-toto statement (https://in-toto.io/Statement/v1) with a SLSA provenance
(https://slsa.dev/spec/v1.0/provenance). It is covered by the manifest, so its subject is the
manifest as it would be without it: all other files. Whoever builds the same commits for the same
day with the same tools gets the same bytes.
"""

import json
import platform
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any, Final

from plugins.release.manifest import WELL_KNOWN
from plugins.release.requirements import Package
from plugins.release.sources import Source

PROVENANCE: Final = f"{WELL_KNOWN}/provenance.json"
BUILD_TYPE: Final = "urn:kabarkota:build:1"
BUILDER: Final = "urn:kabarkota:builder"

_SHOWN: Final = ("pelican", "markdown", "jinja2", "pillow", "pydantic", "nh3")
"""Named here for people; the list of parts names all."""

Json = dict[str, Any]


def built_for(now: datetime, next_due: datetime | None) -> str:
    """What ``--today`` has to say to get the same site: a day, or a moment of it.

    ``next_due`` is when the next story that waits will be published. A day stands for its end;
    where a story would be published before that, the moment before that is named.
    """
    end = datetime.combine(now.date(), time.max, now.tzinfo)
    if next_due is None or next_due > end:
        return now.date().isoformat()
    before = next_due.astimezone(now.tzinfo) - timedelta(seconds=1)
    return before.isoformat(timespec="seconds")


def provenance(
    *,
    subject: str,
    today: str,
    sources: Iterable[Source],
    program: tuple[str, str],
    requirements: str,
    packages: Iterable[Package],
) -> bytes:
    """The statement; ``subject`` and ``requirements`` are SHA-256 in hex.

    ``program`` is the name and version of what built the site.
    """
    versions = {package.name.lower(): package.version for package in packages}
    told: Json = {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [
            {
                "name": "manifest.json without the line of provenance.json",
                "digest": {"sha256": subject},
            }
        ],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": BUILD_TYPE,
                "externalParameters": {"publish": True, "today": today},
                "internalParameters": {
                    "python": platform.python_version(),
                    **{name: versions[name] for name in _SHOWN if name in versions},
                },
                "resolvedDependencies": [
                    *(_source(source) for source in sources),
                    {"name": "requirements.txt", "digest": {"sha256": requirements}},
                ],
            },
            "runDetails": {"builder": {"id": BUILDER, "version": {program[0]: program[1]}}},
        },
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _source(source: Source) -> Json:
    if not source.commit:
        return {"name": source.name, "annotations": {"commit": "unknown", "why": source.why}}
    return {
        "name": source.name,
        "digest": {"gitCommit": source.commit},
        "annotations": {"changed": source.changed},
    }
