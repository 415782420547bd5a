"""The list of parts (SBOM): what built the site and what others made of it, as CycloneDX tells it.

Reads   the pinned packages, the theme's ``third-party.toml``, the files that the site serves.
Gives   ``parts_list``, the bytes of ``sbom.cdx.json``.

Form: CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/. Equal parts give equal bytes: there is no
time in it, and its serial number is made from its contents.
"""

import hashlib
import json
import tomllib
import uuid
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from plugins.release.manifest import WELL_KNOWN
from plugins.release.requirements import Package

PARTS_LIST: Final = f"{WELL_KNOWN}/sbom.cdx.json"
THIRD_PARTY: Final = "third-party.toml"

_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:kabarkota:sbom")

Json = dict[str, Any]


class Work(msgspec.Struct, frozen=True):
    """Something that others made and the theme serves; ``files`` are below ``theme/static``."""

    name: str
    licence: str
    copyright: str
    source: str
    files: tuple[str, ...]


class _ThirdParty(msgspec.Struct, frozen=True):
    work: tuple[Work, ...] = ()


def works_of(theme: Path) -> tuple[Work, ...]:
    """What ``third-party.toml`` names; nothing where a theme has none.

    Raises ValueError where it can't be read.
    """
    path = theme / THIRD_PARTY
    if not path.is_file():
        return ()
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), _ThirdParty).work


def parts_list(
    site: str,
    program: tuple[str, str],
    packages: Iterable[Package],
    works: Iterable[Work],
    served: Mapping[str, bytes],
) -> bytes:
    """The list for the site at the address ``site``.

    ``program`` is the name and version of what built it; ``served`` are the theme's files by
    address.
    """
    name, version = program
    builder = {"type": "application", "bom-ref": "program", "name": name, "version": version}
    components = [
        {**builder, "licenses": [{"license": {"id": "MIT"}}], "properties": _role("build")},
        *(_package(package) for package in packages),
        *(_work(work, served) for work in works),
    ]
    body: Json = {
        "metadata": {
            "tools": {"components": [{"type": "application", "name": name, "version": version}]},
            "component": {"type": "application", "bom-ref": "site", "name": site},
        },
        "components": components,
        "dependencies": [
            {"ref": "site", "dependsOn": [part["bom-ref"] for part in components]},
        ],
    }
    serial = uuid.uuid5(_NAMESPACE, hashlib.sha256(_json(body)).hexdigest())
    head: Json = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
    }
    return _json({**head, **body})


def _package(package: Package) -> Json:
    purl = f"pkg:pypi/{package.name.lower().replace('_', '-')}@{package.version}"
    found: Json = {
        "type": "library",
        "bom-ref": purl,
        "name": package.name,
        "version": package.version,
        "purl": purl,
        "properties": _role("build"),
    }
    if package.licence:
        told = package.licence
        licence = {"expression": told} if package.spdx else {"license": {"name": told}}
        found["licenses"] = [licence]
    if package.hashes:
        found["externalReferences"] = [
            {
                "type": "distribution",
                "url": purl,
                "comment": "Pinned: the installed file has one of these hashes.",
                "hashes": [_sha256(digest) for digest in package.hashes],
            }
        ]
    return found


def _work(work: Work, served: Mapping[str, bytes]) -> Json:
    files = [
        {
            "type": "file",
            "name": f"theme/{name}",
            "hashes": [_sha256(hashlib.sha256(served[f"/theme/{name}"]).hexdigest())],
        }
        for name in sorted(work.files)
        if f"/theme/{name}" in served
    ]
    return {
        "type": "library",
        "bom-ref": f"work:{work.name.lower().replace(' ', '-')}",
        "name": work.name,
        "licenses": [{"license": {"id": work.licence}}],
        "copyright": work.copyright,
        "externalReferences": [{"type": "website", "url": work.source}],
        "properties": _role("site"),
        **({"components": files} if files else {}),
    }


def _role(role: str) -> list[Json]:
    """Whether a part built the site, or is served with it."""
    return [{"name": "kabarkota:role", "value": role}]


def _sha256(digest: str) -> Json:
    return {"alg": "SHA-256", "content": digest}


def _json(value: Json) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
