"""Robots, security.txt, humans.txt: the grammar of each, and that no clock is in them."""

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest

from plugins.schema.security import SecurityContact
from tests.support.site import MINIMAL, Result, build, command

Told = dict[str, list[str]]

# https://www.rfc-editor.org/rfc/rfc9116#section-4
FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z-]*): (?P<value>\S(?:.*\S)?)")
URI = re.compile(r"[a-z][a-z0-9+.-]*:\S+")
URIS = ("Contact", "Canonical", "Encryption", "Policy", "Acknowledgments", "Hiring")
ONCE = ("Expires", "Preferred-Languages")

SECURITY = """
security:
  contact: ["mailto:aman@kota.example", "https://kota.example/lapor"]
  expires: 2027-03-01
  policy: https://kabarkota.example/aturan/
  encryption: https://kota.example/kunci.txt
"""


def parsed(text: str) -> Told:
    """The fields of a security.txt; raises AssertionError where the grammar is broken."""
    assert text.endswith("\n")
    found: Told = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        field = FIELD.fullmatch(line)
        assert field, line
        found.setdefault(field["name"], []).append(field["value"])
    assert {"Contact", "Expires"} <= found.keys()
    for name in ONCE:
        assert len(found.get(name, [""])) == 1, name
    for name in URIS:
        for value in found.get(name, []):
            assert URI.fullmatch(value), value
            assert not value.startswith("http:"), "web addresses must be https"
    assert datetime.fromisoformat(found["Expires"][0]).tzinfo is not None
    return found


def content(security: str = SECURITY) -> dict[str, str | bytes | None]:
    return {**MINIMAL, "registers/site.yml": f"name: Kabar Kota\n{security}"}


def test_security_txt_says_what_the_register_says(tmp_path: Path) -> None:
    text = build(content(), tmp_path).succeeded().read("/.well-known/security.txt")
    assert parsed(text) == {
        "Contact": ["mailto:aman@kota.example", "https://kota.example/lapor"],
        "Expires": ["2027-03-01T00:00:00+07:00"],
        "Encryption": ["https://kota.example/kunci.txt"],
        "Preferred-Languages": ["id, en"],
        "Canonical": ["https://kabarkota.example/.well-known/security.txt"],
        "Policy": ["https://kabarkota.example/aturan/"],
    }
    assert "#" not in text


def test_the_samples_contact_says_that_it_is_one(sample_site: Path) -> None:
    text = (sample_site / ".well-known" / "security.txt").read_text("utf-8")
    told = parsed(text)
    assert text.startswith("# Situs contoh")
    assert all(".example" in one for one in told["Contact"])
    assert SecurityContact(
        contact=tuple(told["Contact"]), expires=date.fromisoformat(told["Expires"][0][:10])
    ).on(date(2026, 11, 22)) in {"good", "soon"}


def test_a_site_without_a_contact_has_no_security_txt(minimal_site: Path) -> None:
    assert not (minimal_site / ".well-known" / "security.txt").exists()
    page = (minimal_site / ".well-known" / "index.html").read_text("utf-8")
    assert "security.txt" not in page


def test_another_day_gives_the_same_files(tmp_path: Path) -> None:
    names = ("robots.txt", "humans.txt", ".well-known/security.txt", "situs.webmanifest")
    built = [
        build(content(), tmp_path, today=day).succeeded() for day in ("2026-11-21", "2026-12-30")
    ]
    assert [[one.read(name) for name in names] for one in built[:1]] == [
        [one.read(name) for name in names] for one in built[1:]
    ]


def test_robots_follow_the_address_of_the_site(tmp_path: Path) -> None:
    files = {**MINIMAL, "registers/site.yml": "url: https://warta.kota.example/\n"}
    robots = RobotFileParser()
    robots.parse(build(files, tmp_path).succeeded().read("robots.txt").splitlines())
    assert robots.site_maps() == ["https://warta.kota.example/sitemap.xml"]
    assert robots.can_fetch("AnyBot", "https://warta.kota.example/berita/")


@pytest.fixture
def checked(tmp_path: Path) -> Callable[[str, str], Result]:
    """Run ``check`` for an expiry and a day."""

    def run(expires: str, today: str) -> Result:
        folder = tmp_path / "content"
        for name, data in content(SECURITY.replace("2027-03-01", expires)).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else str(data).encode())
        return command("check", folder, {"content": folder, "today": today, "language": "en"})

    return run


@pytest.mark.parametrize(
    ("expires", "status", "said"),
    [
        ("2026-11-21", 1, "hasn't been good since 2026-11-21"),
        ("2025-01-01", 1, "hasn't been good since 2025-01-01"),
        ("2026-12-21", 0, "ends in 30 days"),
        ("2026-12-22", 0, "No problems found"),
        ("2027-11-21", 0, "No problems found"),
        ("2027-11-22", 1, "more than a year ahead"),
    ],
)
def test_check_asks_to_renew_in_time(
    checked: Callable[[str, str], Result], expires: str, status: int, said: str
) -> None:
    result = checked(expires, "2026-11-21")
    assert result.exit_code == status, result.text
    assert said in result.text
    if "No problems" not in said:
        assert "registers/site.yml:5" in result.text


def test_a_year_from_a_leap_day_is_a_year() -> None:
    contact = SecurityContact(contact=("tel:+62-24-1",), expires=date(2029, 3, 1))
    assert contact.on(date(2028, 2, 29)) == "good"


@pytest.mark.parametrize(
    "contact", ["aman@kota.example", "http://kota.example/", "mailto:aman@kota", "javascript:x"]
)
def test_contacts_are_addresses_that_can_be_used(tmp_path: Path, contact: str) -> None:
    wrong = SECURITY.replace("mailto:aman@kota.example", contact)
    refused = build(content(wrong), tmp_path)
    assert refused.exit_code == 1
    assert "registers/site.yml:4" in refused.text
