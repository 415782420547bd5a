"""Every rule, seen working on nginx, Apache (virtual hosts and .htaccess) and Caddy."""

import gzip
import os
import pwd
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import brotli
import pytest

from plugins.hosting.compression import packed
from plugins.hosting.policies import DRAWING_POLICY, PAGE_POLICY, PERMISSIONS
from plugins.hosting.rules import Rules
from plugins.model.content_types import content_type
from plugins.model.old_addresses import OldAddress
from plugins.schema.host_rules import HostRules, StrictTransport
from tests.support.site import MINIMAL, build, read_folder
from tests.support.web_servers import SERVERS, Answer, ask, laid_out, rules_on, running

HOST = "warta.test"
OLD = (
    OldAddress("/2015/03/kabar", to="/kota/"),
    OldAddress("/lama", below=True, to="/berita/"),
    OldAddress("/slot", below=True),
    OldAddress("/en/withdrawn"),
    OldAddress("/", query=("p", "123"), to="/kalender/"),
    OldAddress("/", query=("page_id", "9")),
    OldAddress("/kabar/é-lama+baru", to="/kota/"),
)
HTML = "text/html; charset=utf-8"
YEAR = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the smallest site, packed, with what must not be seen and a folder to list."""
    output = build(MINIMAL, tmp_path_factory.mktemp("hosting"), publish=True).succeeded().output_dir
    for name in (".git/config", "berita/.hidden", "kosong/berkas.txt", "_headers", "kosong/x.pdf"):
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("rahasia\n" * 100, "utf-8")
    for name in ("coba.webmanifest", "data/coba.jsonld", "data/coba.geojson", "gambar/a.webp"):
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"a": 1}\n' * 100, "utf-8")
    list(packed(output, output / "nothing"))
    return output


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest) -> str:
    """One of them by its name."""
    return str(request.param)


@pytest.fixture(scope="module")
def rules(server: str, tree: Path) -> Iterator[Rules]:
    chosen = HostRules(
        aliases=(f"www.{HOST}",), strict_transport=StrictTransport(days=30, subdomains=True)
    )
    with laid_out(tree) as folder:
        own = rules_on(folder, f"https://{HOST}", chosen, OLD)
        with running(server, own):
            yield own


def files(tree: Path, ending: str) -> list[str]:
    """Addresses of files by the end of their name."""
    found = [f"/{name}" for name in read_folder(tree) if name.endswith(ending)]
    assert found, f"no file ends with {ending}"
    return found


def test_pages_carry_every_header(rules: Rules) -> None:
    for address in ("/", "/en/", "/kota/"):
        answer = ask(rules, address)
        assert answer.status == 200, address
        assert {name: answer.headers.get(name.lower()) for name, _ in rules.headers} == {
            "Strict-Transport-Security": "max-age=2592000; includeSubDomains",
            "Content-Security-Policy": PAGE_POLICY,
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": PERMISSIONS,
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
        }
        assert answer.headers["content-type"] == HTML
        assert answer.headers["cache-control"] == "public, max-age=60, must-revalidate"
        assert "access-control-allow-origin" not in answer.headers


def test_kinds_of_files_are_kept_for_as_long_as_they_stay(rules: Rules, tree: Path) -> None:
    def kept(address: str) -> str:
        answer = ask(rules, address)
        assert answer.status == 200, address
        return answer.headers["cache-control"]

    assert kept(files(tree, ".css")[0]) == YEAR
    assert kept(files(tree, ".ics")[0]) == "public, max-age=300, must-revalidate"
    assert kept("/umpan/atom.xml") == "public, max-age=300, must-revalidate"
    assert kept("/en/feed/atom.xml") == "public, max-age=300, must-revalidate"
    assert kept("/kain/kawung-nila.svg") == "public, max-age=86400"
    assert kept("/gambar/a.webp") == "public, max-age=86400"
    assert kept("/theme/fonts/plus-jakarta-sans.woff2") == "public, max-age=2592000"
    assert kept("/data/coba.jsonld") == "public, max-age=3600, must-revalidate"
    assert kept("/data/") == "public, max-age=60, must-revalidate"
    assert kept("/.well-known/kabarkota/manifest.json") == "public, max-age=300, must-revalidate"
    assert kept("/kosong/x.pdf") == "public, max-age=3600, must-revalidate"


def test_what_others_may_use_is_open_to_them_and_nothing_else(rules: Rules, tree: Path) -> None:
    for address in ("/data/coba.geojson", "/umpan/atom.xml", files(tree, ".ics")[0]):
        answer = ask(rules, address)
        assert answer.headers.get("access-control-allow-origin") == "*", address
        assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
        assert answer.headers["content-security-policy"] == PAGE_POLICY
    picture = ask(rules, "/gambar/a.webp").headers
    assert picture["cross-origin-resource-policy"] == "cross-origin"
    assert "access-control-allow-origin" not in picture
    sheet = ask(rules, files(tree, ".css")[0]).headers
    assert sheet["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in sheet


def test_a_drawing_opened_by_itself_runs_nothing(rules: Rules) -> None:
    answer = ask(rules, "/kain/kawung-nila.svg")
    assert answer.headers["content-security-policy"] == DRAWING_POLICY
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_every_file_has_the_content_type_of_the_manifest(rules: Rules, tree: Path) -> None:
    first = {Path(name).suffix: name for name in reversed([*read_folder(tree)])}
    wrong = {}
    for ending, name in first.items():
        if ending in {"", ".br", ".gz"} or any(part[0] in "._" for part in name.split("/")):
            continue
        said = ask(rules, f"/{name}".removesuffix("index.html")).headers.get("content-type", "")
        if said != content_type(name):
            wrong[name] = said
    assert {".ics", ".html", ".xml", ".webmanifest", ".geojson", ".jsonld"} <= first.keys()
    assert not wrong


@pytest.mark.parametrize(
    "address", ["/tidak-ada/", "/tidak-ada.ics", "/berita/x/y.svg", "/kosong/"]
)
def test_what_is_missing_is_said_in_indonesian(rules: Rules, tree: Path, address: str) -> None:
    _answers_with(ask(rules, address), 404, tree / "404.html")


@pytest.mark.parametrize("address", ["/en/missing/", "/en/missing.ics", "/en/theme.css"])
def test_what_is_missing_in_english_is_said_in_english(
    rules: Rules, tree: Path, address: str
) -> None:
    _answers_with(ask(rules, address), 404, tree / "en" / "404.html")


def test_what_was_withdrawn_is_gone_in_both_languages(rules: Rules, tree: Path) -> None:
    _answers_with(ask(rules, "/slot/gacor-88/"), 410, tree / "410.html")
    _answers_with(ask(rules, "/slot/a/b?c=d"), 410, tree / "410.html")
    _answers_with(ask(rules, "/?page_id=9"), 410, tree / "410.html")
    for address in ("/en/withdrawn", "/en/withdrawn/"):
        _answers_with(ask(rules, address), 410, tree / "en" / "410.html")


def _answers_with(answer: Answer, status: int, page: Path) -> None:
    assert answer.status == status
    assert answer.body == page.read_bytes()
    assert answer.headers["content-type"] == HTML
    assert answer.headers["content-security-policy"] == PAGE_POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "strict-transport-security" in answer.headers
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/2015/03/kabar", "/kota/"),
        ("/2015/03/kabar/", "/kota/"),
        ("/2015/03/kabar/?utm=wa&x=1", "/kota/?utm=wa&x=1"),
        ("/lama/satu/dua.html", "/berita/"),
        ("/?p=123", "/kalender/"),
        ("/kabar/%C3%A9-lama+baru/", "/kota/"),
        ("/kota/index.html", "/kota/"),
        ("/kota/index.html?a=b", "/kota/?a=b"),
        ("/index.html", "/"),
    ],
)
def test_old_addresses_lead_to_the_new_ones(rules: Rules, old: str, new: str) -> None:
    answer = ask(rules, old)
    assert (answer.status, answer.headers["location"]) == (301, rules.origin + new)


@pytest.mark.parametrize(
    "address", ["/2015/03/kabar-lain/", "/?p=1234", "/?p=", "/kabar/e-lama+baru/"]
)
def test_nothing_else_is_led_anywhere(rules: Rules, address: str) -> None:
    assert ask(rules, address).status == (200 if "?" in address else 404)


def test_a_folder_without_its_slash_leads_to_it(rules: Rules) -> None:
    answer = ask(rules, "/kota")
    assert answer.status in {301, 308}
    assert answer.headers["location"] in {"/kota/", f"{rules.origin}/kota/", "kota/"}


def test_a_doubled_slash_leads_to_no_other_host(rules: Rules) -> None:
    for target in ("//jahat.example/index.html", "//jahat.example", "//jahat.example/"):
        led = ask(rules, target).headers.get("location", "")
        assert not led or led.startswith((f"{rules.origin}/", "/jahat", "./")), (target, led)


def test_plain_http_leads_to_https_with_path_and_query(rules: Rules) -> None:
    for host in (HOST, f"www.{HOST}"):
        answer = ask(rules, "/kota/?a=b%20c&d", secure=False, host=host)
        assert answer.status == 301
        assert answer.headers["location"] == f"{rules.origin}/kota/?a=b%20c&d"


def test_other_names_lead_to_the_sites_own(rules: Rules) -> None:
    answer = ask(rules, "/en/?q=1", host=f"www.{HOST}")
    assert (answer.status, answer.headers["location"]) == (301, f"{rules.origin}/en/?q=1")
    assert "strict-transport-security" in answer.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_reading_is_answered(rules: Rules, method: str) -> None:
    answer = ask(rules, "/", method=method, body=b"")
    assert answer.status == 405
    # Apache adds what its own core would let through: nothing, or TRACE.
    allowed = {each.strip() for each in answer.headers["allow"].split(",")} - {"", "TRACE"}
    assert allowed == {"GET", "HEAD"}


def test_a_trace_shows_nothing(rules: Rules, server: str) -> None:
    answer = ask(rules, "/", method="TRACE", headers={"Cookie": "s=1"})
    # Apache answers before it looks into folders; docs/deployment says so.
    assert answer.status == (200 if server == "htaccess" else 405)


def test_head_says_what_get_says_without_the_page(rules: Rules) -> None:
    head, get = ask(rules, "/kota/", method="HEAD"), ask(rules, "/kota/")
    assert (head.status, head.body) == (200, b"")
    for name in ("content-type", "etag", "cache-control", "content-security-policy"):
        assert head.headers[name] == get.headers[name]


def test_large_requests_are_refused(rules: Rules) -> None:
    assert ask(rules, "/", body=b"x" * 5_000).status == 413
    assert ask(rules, "/kota/", body=b"x" * 100).status == 200
    with suppress(OSError):  # Cut off before all of it was said.
        assert ask(rules, "/" + "x" * 60_000).status in {400, 404, 414, 431}


@pytest.mark.parametrize("address", ["/kosong/", "/theme/", "/data/../theme/css/"])
def test_no_folder_is_listed(rules: Rules, tree: Path, address: str) -> None:
    answer = ask(rules, address)
    assert answer.status in {400, 404}
    assert answer.status == 400 or answer.body == (tree / "404.html").read_bytes()


@pytest.mark.parametrize(
    "address",
    [
        "/.git/config",
        "/berita/.hidden",
        "/.htaccess",
        "/_headers",
        "/.%67it/config",
        "/.git/",
        "/x/.env",
    ],
)
def test_what_begins_with_a_dot_stays_hidden(rules: Rules, address: str) -> None:
    answer = ask(rules, address)
    assert answer.status in {403, 404}
    assert b"rahasia" not in answer.body


def test_the_well_known_folder_is_open(rules: Rules, tree: Path) -> None:
    answer = ask(rules, "/.well-known/kabarkota/manifest.json")
    assert answer.status == 200
    assert answer.body == (tree / ".well-known/kabarkota/manifest.json").read_bytes()


def test_links_to_what_is_not_the_sites_are_not_followed(rules: Rules, server: str) -> None:
    secret = Path(rules.folder) / "secret.txt"
    secret.write_text("rahasia", "utf-8")
    if os.geteuid() == 0:
        os.chown(secret, pwd.getpwnam("nobody").pw_uid, -1)
    else:
        secret = Path("/etc/hostname")
    link = Path(rules.root) / "tautan.txt"
    link.unlink(missing_ok=True)
    link.symlink_to(secret)
    # Caddy knows no such rule, and nginx none beside brotli; docs/deployment says so.
    refused = {200} if server in {"caddy", "nginx"} else {403, 404}
    assert ask(rules, "/tautan.txt").status in refused


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br", "br"),
        ("gzip", "gzip"),
        ("gzip, deflate, br", "br"),
        ("gzip, br, zstd", "br"),
        ("identity", None),
        (None, None),
    ],
)
@pytest.mark.parametrize(
    "address", ["/", "/kota/", "/en/404.html", "/kain/kawung-nila.svg", ".css"]
)
def test_packed_files_go_to_those_who_can_unpack_them(
    rules: Rules, tree: Path, address: str, accepted: str | None, encoding: str | None
) -> None:
    address = files(tree, address)[0] if address.startswith(".") else address
    file = tree / (address.lstrip("/") + ("index.html" if address.endswith("/") else ""))
    answer = ask(rules, address, headers={} if accepted is None else {"Accept-Encoding": accepted})
    assert answer.status == 200
    assert answer.headers.get("content-encoding") == encoding
    unpacked = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert unpacked(answer.body) == file.read_bytes()
    assert answer.headers["content-type"] == content_type(file.name)
    assert answer.headers["vary"].lower() == "accept-encoding"
    if encoding:
        ending = {"br": ".br", "gzip": ".gz"}[encoding]
        assert answer.body == file.with_name(file.name + ending).read_bytes()


def test_a_page_that_stayed_is_not_sent_twice(rules: Rules) -> None:
    for accepted in ("identity", "br"):
        asked = {"Accept-Encoding": accepted}
        first = ask(rules, "/kota/", headers=asked)
        again = ask(rules, "/kota/", headers={**asked, "If-None-Match": first.headers["etag"]})
        assert (again.status, again.body) == (304, b"")
        assert again.headers["cache-control"] == first.headers["cache-control"]


def test_a_new_release_is_served_from_the_next_request_on(rules: Rules, tree: Path) -> None:
    folder = Path(rules.folder)
    (folder / "releases" / "2").mkdir()
    page = folder / "releases" / "2" / "index.html"
    page.write_text("rilis kedua", "utf-8")
    following = folder / "following"
    following.symlink_to("releases/2")
    following.replace(folder / "current")
    try:
        assert ask(rules, "/").body == b"rilis kedua"
    finally:
        following.symlink_to("releases/1")
        following.replace(folder / "current")
        page.unlink()
        page.parent.rmdir()
    assert ask(rules, "/").body == (tree / "index.html").read_bytes()


def test_servers_tell_little_of_themselves(rules: Rules) -> None:
    said = ask(rules, "/").headers.get("server", "")
    assert not re.search(r"nginx/\d|Caddy", said)
