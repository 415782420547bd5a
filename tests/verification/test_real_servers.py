"""On real web servers with the site's own rules: a true copy has no difference, a planted one has.

The rules and the checks are written apart; here they meet.
"""

import gzip
import shutil
from pathlib import Path

import brotli
import pytest

from plugins.release.manifest import MANIFEST, manifest_bytes, manifest_of
from plugins.schema.signing import Signing
from plugins.verification.differences import Report
from plugins.verification.live_site import Wishes
from plugins.verification.places import place_of
from plugins.verification.running import Trust, check_site
from plugins.verification.visitor import Limits
from tests.support import web_servers

ADDRESS = "https://127.0.0.1"


@pytest.fixture(scope="module")
def packed_release(release_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release as publishing leaves it: packed files beside the pages, and the manifest."""
    folder = tmp_path_factory.mktemp("packed") / "site"
    shutil.copytree(release_folder, folder)
    for page in list(folder.rglob("*.html")):
        data = page.read_bytes()
        page.with_name(f"{page.name}.br").write_bytes(brotli.compress(data, quality=1))
        page.with_name(f"{page.name}.gz").write_bytes(gzip.compress(data, 1, mtime=0))
    manifest = manifest_bytes(manifest_of(folder, ADDRESS))
    (folder / MANIFEST).parent.mkdir(parents=True)
    (folder / MANIFEST).write_bytes(manifest)
    return folder


@pytest.mark.parametrize("server", web_servers.SERVERS)
def test_rules_and_checks_agree(server: str, packed_release: Path, monkeypatch):
    from plugins.schema.host_rules import HostRules

    trust = Trust(Signing(), (packed_release / MANIFEST).read_bytes())
    with web_servers.laid_out(packed_release) as folder:
        rules = web_servers.rules_on(folder, ADDRESS, HostRules())
        monkeypatch.setenv("SSL_CERT_FILE", rules.certificate)
        place = place_of(rules.origin)
        assert place is not None

        def check() -> Report:
            wishes = Wishes(sample=5, plain_port=rules.http_port)
            return check_site(place, trust, Limits(rate=5_000), wishes)

        with web_servers.running(server, rules):
            true = check()
            assert (true.status, true.differences, true.unread) == (0, (), ())
            # The certificate was made for two days.
            assert [(one.kind, one.detail) for one in true.warnings] == [("expiry", "1")]

            live = (folder / "current").resolve()
            (live / "slot").mkdir()
            (live / "slot" / "index.html").write_text("<p>Slot</p>", "utf-8")
            (live / "brosur.pdf").write_bytes(b"%PDF-1.4 slot")
            (live / "foto.png").unlink()
            (live / "index.html.br").write_bytes(brotli.compress(b"<p>Slot</p>"))
            found = {(one.kind, one.address) for one in check().differences}
    assert found == {
        ("added", "/slot/"),
        ("changed", "/brosur.pdf"),
        ("missing", "/foto.png"),
        ("cloaked", "/"),
    }
