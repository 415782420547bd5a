"""The port without HTTPS, and how long the certificate still holds."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.schema.signing import Signing
from plugins.verification.differences import Report
from plugins.verification.live_site import Wishes
from plugins.verification.places import place_of
from plugins.verification.report import as_text
from plugins.verification.running import Trust, check_site
from plugins.verification.visitor import Limits
from tests.support.programs import program
from tests.support.served_release import Asked, Reply, ServedRelease, html

Answer = Callable[[Asked], Reply | None]
Certificate = Callable[[int], tuple[Path, Path]]


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """Certificates for 127.0.0.1 by the days that they hold."""

    def made(days: int) -> tuple[Path, Path]:
        folder = tmp_path_factory.mktemp("tls")
        paths = folder / "certificate.pem", folder / "key.pem"
        words = [program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes"]
        words += ["-days", str(days), "-subj", "/CN=kota"]
        words += ["-addext", "subjectAltName=IP:127.0.0.1"]
        words += ["-out", str(paths[0]), "-keyout", str(paths[1])]
        subprocess.run(words, check=True, capture_output=True)
        return paths

    return made


@pytest.fixture
def secure(
    city: ServedRelease, key: Path, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ServedRelease]:
    """The same folder by HTTPS; ``city`` is its plain port."""
    paths = certificate(90)
    monkeypatch.setenv("SSL_CERT_FILE", str(paths[0]))
    served = ServedRelease(city.folder, key, paths)
    served.release()
    yield served
    served.stop()


def check(served: ServedRelease, plain: ServedRelease | None = None) -> Report:
    place, manifest = place_of(served.url), served.release()
    assert place is not None
    assert manifest.files
    trust = Trust(Signing(), (served.folder / ".well-known/kabarkota/manifest.json").read_bytes())
    port = None if plain is None else int(plain.url.rpartition(":")[2])
    return check_site(place, trust, Limits(rate=5_000), Wishes(sample=0, plain_port=port))


def leads(to: str, status: int = 301) -> Answer:
    """All requests to ``to``, in which {} stands for path and query."""
    return lambda asked: Reply(status, {"Location": to.replace("{}", asked.path)})


def test_a_port_that_only_leads_to_https_is_right(
    city: ServedRelease, secure: ServedRelease
) -> None:
    for status in (301, 308):
        city.plants[:] = [lambda asked, _, s=status: leads(secure.url + "{}", s)(asked)]
        report = check(secure, city)
        assert (report.status, report.differences, report.warnings) == (0, (), ())
    assert {asked.path for _, asked in city.asked} > {"/"}


@pytest.mark.parametrize(
    ("answer", "detail"),
    [
        (lambda _url: lambda _asked: html("<p>Situs</p>"), "200"),
        (lambda _url: lambda _asked: Reply(404), "404"),
        (lambda url: leads(url + "{}", 302), "302"),
        (lambda _url: leads("https://jahat.example{}"), "redirect https://jahat.example/"),
        (lambda _url: leads("http://127.0.0.1{}"), "redirect http://127.0.0.1/"),
    ],
    ids=["page", "missing", "for-now", "elsewhere", "unsecured"],
)
def test_a_port_that_answers_otherwise_is_told(
    answer: Callable[[str], Answer], detail: str, city: ServedRelease, secure: ServedRelease
) -> None:
    reply = answer(secure.url)
    city.plants.append(lambda asked, _: reply(asked))
    report = check(secure, city)
    assert report.status == 1
    first = report.differences[0]
    assert (first.kind, first.address, first.detail) == ("plain-http", f"{city.url}/", detail)
    assert {one.kind for one in report.differences} == {"plain-http"}
    assert len(report.differences) == 2
    assert "HTTP tanpa enkripsi: 2" in as_text(report, "id")


def test_a_path_that_is_lost_and_visitors_who_are_led_away_are_told(
    city: ServedRelease, secure: ServedRelease
) -> None:
    home = leads(f"{secure.url}/")
    city.plants.append(lambda asked, _: home(asked))
    (lost,) = check(secure, city).differences
    assert lost.address.endswith("/?kabar=1")
    assert lost.detail == f"redirect {secure.url}/"

    def cloaked(asked: Asked) -> Reply | None:
        searched = "google" in asked.headers.get("referer", "")
        return leads("https://slot.example/")(asked) if searched else None

    right = leads(secure.url + "{}")
    city.plants[:] = [lambda asked, _: cloaked(asked) or right(asked)]
    found = check(secure, city).differences
    assert {one.views for one in found} == {("from-google",)}


def test_a_port_where_nobody_answers_is_right(city: ServedRelease, secure: ServedRelease) -> None:
    city.stop()
    assert check(secure, city).status == 0


def test_a_site_on_a_port_of_its_own_has_no_plain_one(secure: ServedRelease) -> None:
    assert check(secure).status == 0


@pytest.mark.parametrize(("days", "left"), [(3, "2"), (14, "13"), (16, None)])
def test_a_certificate_that_ends_soon_is_a_warning(
    days: int,
    left: str | None,
    city: ServedRelease,
    key: Path,
    certificate: Certificate,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paths = certificate(days)
    monkeypatch.setenv("SSL_CERT_FILE", str(paths[0]))
    served = ServedRelease(city.folder, key, paths)
    try:
        report = check(served)
    finally:
        served.stop()
    assert (report.status, report.differences) == (0, ())
    assert [(one.kind, one.detail) for one in report.warnings] == ([("expiry", left)] * bool(left))
    if left:
        assert f"tinggal {left} hari" in as_text(report, "id")
        assert f"{left} days left" in as_text(report, "en")
        assert "as signed." in as_text(report, "en")
