"""Slow, huge, broken and hostile servers: verify ends, in bounds, and says what it knows."""

import gzip
import itertools
import socket
import subprocess
import threading
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from plugins.problems import Problems
from plugins.reading.publishing_file import read_publishing
from plugins.verification.answers import Unreached
from plugins.verification.differences import Report
from plugins.verification.live_site import Wishes
from plugins.verification.places import Place, place_of
from plugins.verification.running import Trust, check_site
from plugins.verification.views import AUDITOR, BROWSER
from plugins.verification.visitor import Limits, Visitor
from tests.support.programs import program
from tests.support.served_release import HangUp, Reply, ServedRelease, endless, html, page

QUICK = Limits(rate=5_000, exchange_seconds=0.5, pause_seconds=0.01)


@pytest.fixture
def check(publishing: Path):
    def run(url: str, limits: Limits = QUICK) -> Report:
        trust = Trust(read_publishing(publishing, Problems()).signing)
        place = place_of(url)
        assert place is not None
        return check_site(place, trust, limits, Wishes())

    return run


def told(report: Report) -> set[tuple[str, str, str]]:
    return {(one.kind, one.address, one.detail) for one in report.differences}


def test_a_server_that_goes_down_midway(city: ServedRelease, check):
    def plant(*_):
        if len(city.asked) > 60:
            raise HangUp

    city.plants.append(plant)
    report = check(city.url)
    assert (report.status, report.differences, report.whole) == (3, (), False)
    assert report.digest
    assert report.unread
    assert {one.reason for one in report.unread} == {"broken"}
    # It stops soon after: nobody who is down is asked a thousand times more.
    assert len(city.asked) < 60 + 60


def test_differences_found_before_it_went_down_still_ring(city: ServedRelease, check):
    city.write("404.html", "<p>Slot</p>")

    def plant(*_):
        if len(city.asked) > 60:
            raise HangUp

    city.plants.append(plant)
    report = check(city.url)
    assert (report.status, report.whole) == (1, False)


def test_nobody_answers(check):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    report = check(f"http://127.0.0.1:{port}")
    assert (report.status, report.digest) == (3, "")
    assert [(one.address, one.reason) for one in report.unread] == [("/", "refused")]


def test_a_busy_server_is_asked_again(city: ServedRelease, check):
    asked = itertools.count()
    city.at("/", lambda *_: Reply(503) if next(asked) < 2 else None)
    assert check(city.url).status == 0


def test_one_page_that_stays_busy_is_not_taken_for_missing(city: ServedRelease, check):
    city.at("/brosur.pdf", lambda *_: Reply(429))
    report = check(city.url)
    assert (report.status, report.differences, report.whole) == (3, (), True)
    assert [(one.address, one.reason) for one in report.unread] == [("/brosur.pdf", "busy")]


def late(*_) -> None:
    time.sleep(1.5)


def drip(*_) -> Reply:
    def drops() -> Iterator[bytes]:
        while True:
            time.sleep(0.05)
            yield b"x"

    return Reply(200, {"Content-Type": "text/html"}, drops())


@pytest.mark.parametrize("plant", [late, drip], ids=["answers-late", "sends-drop-by-drop"])
def test_a_slow_page_holds_nobody_up(city: ServedRelease, check, plant):
    city.at("/brosur.pdf", plant)
    started = time.monotonic()
    report = check(city.url)
    assert time.monotonic() - started < 20
    assert [(one.address, one.reason) for one in report.unread] == [("/brosur.pdf", "slow")]
    assert report.status == 3


def test_headers_that_come_drop_by_drop_hold_nobody_up():
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            line, _ = listening.accept()
            with line:
                try:
                    line.sendall(b"HTTP/1.1 200 OK\r\n")
                    while True:
                        line.sendall(b"X-A: b\r\n")
                        time.sleep(0.1)
                except OSError:
                    return

        threading.Thread(target=serve, daemon=True).start()
        place = Place("http", "127.0.0.1", listening.getsockname()[1], "")
        started = time.monotonic()
        with pytest.raises(Unreached, match="slow"):
            Visitor(place, QUICK).ask("/", AUDITOR, 1_000)
        assert time.monotonic() - started < 5


def test_the_whole_run_has_its_time(city: ServedRelease, check):
    report = check(city.url, Limits(rate=20, run_seconds=1.0))
    assert (report.status, report.whole, report.differences) == (3, False, ())


def test_an_endless_body_is_told_and_not_read_to_its_end(city: ServedRelease, check):
    city.at("/brosur.pdf", lambda *_: Reply(200, {}, endless(b"x" * 65_536)))
    report = check(city.url, Limits(rate=5_000))
    assert ("changed", "/brosur.pdf", "cut") in told(report)
    assert report.status == 1


@pytest.mark.parametrize("packing", ["gzip", "br"])
def test_a_bomb_is_told_and_not_unpacked(city: ServedRelease, check, packing):
    zeros = bytes(300_000_000)
    body = gzip.compress(zeros, 1) if packing == "gzip" else brotli.compress(zeros, quality=1)
    del zeros
    headers = {"Content-Type": "text/html", "Content-Encoding": packing}
    bomb = Reply(200, headers, body, as_it_is=True)
    city.at("/brosur.pdf", lambda *_: bomb)
    place = place_of(city.url)
    assert place is not None
    tracemalloc.start()
    try:
        answer = Visitor(place, QUICK).ask("/brosur.pdf", BROWSER, 2_000_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (answer.whole, len(answer.body)) == (False, 2_000_000)
    assert peak < 30_000_000
    assert ("changed", "/brosur.pdf", "cut") in told(check(city.url, Limits(rate=5_000)))


def test_redirects_in_a_circle_end(city: ServedRelease, check):
    city.at("/brosur.pdf", lambda *_: Reply(302, {"Location": "/putar/1/"}))
    city.at("/putar/1/", lambda *_: Reply(302, {"Location": "/putar/2/"}))
    city.at("/putar/2/", lambda *_: Reply(302, {"Location": "/putar/1/"}))
    assert told(check(city.url)) == {("redirect", "/brosur.pdf", "/putar/1/")}


def test_no_other_host_is_ever_asked(city: ServedRelease, check, tmp_path, key, release_folder):
    other = ServedRelease(release_folder, key)
    try:
        city.at("/brosur.pdf", lambda *_: Reply(302, {"Location": f"{other.url}/x"}))
        city.write("wp-sitemap.xml", f"<loc>{other.url}/y/</loc>")
        city.write("slot/index.html", page("Slot", f"{other.url}/z/"))
        assert check(city.url).status == 1
        assert other.asked == []
    finally:
        other.stop()


def test_an_injected_site_of_thousands_is_not_followed_to_its_end(city: ServedRelease, check):
    links = "".join(f"<loc>{city.url}/slot/{number}/</loc>" for number in range(900))
    city.write("wp-sitemap.xml", links)
    city.plants.append(
        lambda asked, _: html(page(asked.path)) if asked.path.startswith("/slot/") else None
    )
    report = check(city.url)
    added = [one for one in report.differences if one.kind == "added"]
    assert 200 < len(added) <= 310
    assert report.unvisited >= 590


def test_the_rate_is_kept_by_all_hands_together(city: ServedRelease, check):
    started = time.monotonic()
    check(city.url, Limits(rate=100, run_seconds=0.8))
    times = [when for when, _asked in city.asked]
    assert len(times) > 20
    # A busy machine only lengthens this: whoever is late makes up for nothing.
    assert times[-1] - started >= (len(times) - 1) / 100


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that nobody but those who are told to would trust."""
    folder = tmp_path_factory.mktemp("tls")
    words = [program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    words += ["-subj", "/CN=kota", "-addext", "subjectAltName=IP:127.0.0.1"]
    paths = folder / "certificate.pem", folder / "key.pem"
    words += ["-out", str(paths[0]), "-keyout", str(paths[1])]
    subprocess.run(words, check=True, capture_output=True)
    return paths


def test_a_certificate_that_browsers_refuse_is_a_difference(
    release_folder, key, certificate, check, monkeypatch
):
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    served = ServedRelease(release_folder, key, certificate)
    try:
        report = check(served.url)
        assert (report.status, [one.kind for one in report.differences]) == (1, ["tls"])
        assert "self" in report.differences[0].detail
    finally:
        served.stop()


def test_over_https_the_site_must_say_that_it_stays_there(
    city, key, certificate, check, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    served = ServedRelease(city.folder, key, certificate)
    try:
        served.release()
        assert check(served.url).status == 0
        served.plants.append(lambda _, r: r.with_header("Strict-Transport-Security", "max-age=60"))
        found = told(check(served.url))
        assert {(kind, name) for kind, _, name in found} == {
            ("header", "strict-transport-security")
        }
    finally:
        served.stop()
