"""``_headers`` and ``_redirects``, seen working on what two hosts give to people at home."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.hosting.policies import PAGE_POLICY, PERMISSIONS
from plugins.hosting.rules import rules_for
from plugins.hosting.static_host import MOST_BELOW, MOST_PLAIN, headers, redirects, tight_limits
from plugins.model.old_addresses import OldAddress
from plugins.schema.host_rules import HostRules, StrictTransport
from tests.support.site import MINIMAL, build, read_folder
from tests.support.static_hosts import HOSTS, ask, running_host

if not HOSTS:
    pytest.skip("tests/support/static_hosts.py says how to get hosts", allow_module_level=True)

OLD = (
    OldAddress("/2015/03/kabar", to="/kota/"),
    OldAddress("/kabar/lama+baru", to="/kota/"),
    OldAddress("/en/withdrawn"),
    OldAddress("/slot", below=True),
    OldAddress("/", query=("p", "123"), to="/kalender/"),
    OldAddress("/", query=("page_id", "9")),
    # As many as there may be, so that the last one is seen working, too.
    *(OldAddress(f"/satu/{n}", to="/kota/") for n in range(MOST_PLAIN // 2 - 2)),
    *(OldAddress(f"/semua/{n}", below=True, to="/berita/") for n in range(MOST_BELOW)),
)
TRANSPORT = StrictTransport(days=30, subdomains=True)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the smallest site with rules, and files of kinds that it lacks."""
    output = build(MINIMAL, tmp_path_factory.mktemp("hosting"), publish=True).succeeded().output_dir
    for name in ("kosong/berkas.txt", "data/kota/coba.csv", "gambar/a.webp"):
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("isi\n", "utf-8")
    chosen = HostRules(aliases=("www.warta.test",), strict_transport=TRANSPORT)
    rules = rules_for("https://warta.test", chosen, OLD)
    assert tight_limits(rules) is None
    (output / "_headers").write_text(headers(rules), "utf-8")
    (output / "_redirects").write_text(redirects(rules), "utf-8")
    return output


@pytest.fixture(scope="module", params=HOSTS)
def host(request: pytest.FixtureRequest) -> str:
    """One of them by its program's name."""
    return str(request.param)


@pytest.fixture(scope="module")
def port(host: str, tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with running_host(host, tree, tmp_path_factory.mktemp("host") / "place") as found:
        yield found


def test_every_answer_carries_the_headers(port: int, tree: Path) -> None:
    sheet = next(name for name in read_folder(tree) if name.endswith(".css"))
    for address in ("/", "/en/", f"/{sheet}", "/umpan/atom.xml", "/gambar/a.webp", "/tidak-ada/"):
        answer = ask(port, address)
        assert answer.headers["strict-transport-security"] == "max-age=2592000; includeSubDomains"
        assert answer.headers["content-security-policy"] == PAGE_POLICY, address
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert answer.headers["permissions-policy"] == PERMISSIONS
        assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"


def test_kinds_of_files_are_kept_for_as_long_as_they_stay(port: int, host: str, tree: Path) -> None:
    if host == "netlify":
        pytest.skip("Netlify's program says max-age=0 of everything, so that people see changes")
    sheet = next(name for name in read_folder(tree) if name.endswith(".css"))
    kept = {
        f"/{sheet}": "public, max-age=31536000, immutable",
        "/theme/fonts/plus-jakarta-sans.woff2": "public, max-age=2592000",
        "/umpan/atom.xml": "public, max-age=300, must-revalidate",
        "/en/feed/atom.xml": "public, max-age=300, must-revalidate",
        "/kain/kawung-nila.svg": "public, max-age=86400",
        "/gambar/a.webp": "public, max-age=86400",
        "/data/kota/coba.csv": "public, max-age=3600, must-revalidate",
        # The host's own word on all others: ask each time.
        "/data/": "public, max-age=0, must-revalidate",
        "/": "public, max-age=0, must-revalidate",
    }
    assert {each: ask(port, each).headers["cache-control"] for each in kept} == kept


def test_what_others_may_use_is_open_to_them(port: int) -> None:
    for address in ("/umpan/atom.xml", "/data/kota/coba.csv"):
        assert ask(port, address).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/2015/03/kabar", "/kota/"),
        ("/2015/03/kabar/", "/kota/"),
        ("/2015/03/kabar/?utm=wa&x=1", "/kota/?utm=wa&x=1"),
        ("/kabar/lama+baru/", "/kota/"),
        (f"/satu/{MOST_PLAIN // 2 - 3}/", "/kota/"),
        ("/semua/0/dua/tiga.html", "/berita/"),
        (f"/semua/{MOST_BELOW - 1}/dua", "/berita/"),
    ],
)
def test_old_addresses_lead_to_the_new_ones(port: int, old: str, new: str) -> None:
    answer = ask(port, old)
    assert (answer.status, answer.headers["location"]) == (301, new)


def test_questions_and_what_is_gone_are_known_to_one_of_them(
    port: int, host: str, tree: Path
) -> None:
    gone = 410 if host == "netlify" else 404
    for address, folder in (("/slot/gacor-88/", tree), ("/en/withdrawn", tree / "en")):
        answer = ask(port, address)
        assert (answer.status, answer.body) == (gone, (folder / f"{gone}.html").read_bytes())
    asked, withdrawn = ask(port, "/?p=123"), ask(port, "/?page_id=9")
    if host == "netlify":
        assert (asked.status, asked.headers["location"]) == (301, "/kalender/?p=123")
        assert withdrawn.status == 410
    else:
        assert (asked.status, withdrawn.status) == (200, 200)
    assert ask(port, "/?p=1234").status == 200


@pytest.mark.parametrize("address", ["/tidak-ada/", "/tidak-ada.ics", "/kosong/", "/theme/"])
def test_what_is_missing_is_said_and_nothing_is_listed(port: int, tree: Path, address: str) -> None:
    answer = ask(port, address)
    assert (answer.status, answer.body) == (404, (tree / "404.html").read_bytes())


@pytest.mark.parametrize("address", ["/en/missing/", "/en/missing.ics"])
def test_what_is_missing_in_english_is_said_in_english(port: int, tree: Path, address: str) -> None:
    answer = ask(port, address)
    assert (answer.status, answer.body) == (404, (tree / "en" / "404.html").read_bytes())
    assert ask(port, "/en/").status == 200
