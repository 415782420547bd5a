"""Real web servers on loopback, with the rules that the site writes for them.

Reads   a folder with ``current``, and ``Rules`` on ports of their own.
Gives   ``laid_out``, ``rules_on``, ``running`` a server by its name, and ``ask``.
"""

import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPMessage, HTTPResponse
from pathlib import Path

import pytest

from plugins.hosting.rules import Rules, rules_for
from plugins.hosting.servers import WRITERS
from plugins.model.old_addresses import OldAddress
from plugins.schema.host_rules import HostRules
from tests.support.programs import program

HERE = "127.0.0.1"
SERVERS = ("nginx", "apache", "htaccess", "caddy")

_MODULES = Path("/usr/lib/apache2/modules")
_APACHE = (
    *("mpm_event", "authz_core", "dir", "mime", "env", "setenvif", "headers", "rewrite"),
    *("socache_shmcb", "ssl"),
)
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; ``headers`` by lower-case name, several of one name joined."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@contextmanager
def laid_out(site: Path) -> Iterator[Path]:
    """A folder that every user may read, with ``releases/1`` and ``current``, as publishing does.

    Not below pytest's own folder, which is closed to the user that Apache runs as.
    """
    with tempfile.TemporaryDirectory(prefix="kabarkota-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(site, folder / "releases" / "1")
        for path in folder.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        (folder / "current").symlink_to("releases/1")
        yield folder


def rules_on(folder: Path, url: str, chosen: HostRules, old: tuple[OldAddress, ...] = ()) -> Rules:
    """The rules for ``folder`` on free ports, with a certificate made for the test."""
    certificate, key = _certificate(folder, url.partition("//")[2])
    return replace(
        rules_for(url, chosen, old),
        folder=str(folder),
        certificate=str(certificate),
        certificate_key=str(key),
        own_certificate=True,
        http_port=_free_port(),
        https_port=_free_port(),
        interfaces=(HERE,),
    )


@contextmanager
def running(server: str, rules: Rules) -> Iterator[Rules]:
    """``server`` with ``rules``, until the block ends."""
    folder = Path(rules.folder)
    command = _COMMANDS[server](folder, rules)
    log = folder / f"{server}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder)},
        )
    try:
        _wait(process, rules.https_port, folder)
        yield rules
    finally:
        process.terminate()
        process.wait(20)


def ask(
    rules: Rules,
    target: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    host: str | None = None,
    secure: bool = True,
    body: bytes | None = None,
) -> Answer:
    """One request, sent as it is written; ``host`` is the name that is asked for."""
    port = rules.https_port if secure else rules.http_port
    name = host or rules.host
    plain = socket.create_connection((HERE, port), timeout=20)
    connection = HTTPConnection(HERE, port, timeout=20)
    connection.sock = _trusting().wrap_socket(plain, server_hostname=name) if secure else plain
    sent = {"Host": f"{name}:{port}", "Connection": "close", **(headers or {})}
    if body is not None:
        sent["Content-Length"] = str(len(body))
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    for header, value in sent.items():
        connection.putheader(header, value)
    connection.endheaders(body)
    response: HTTPResponse = connection.getresponse()
    answer = Answer(response.status, _joined(response.headers), response.read())
    connection.close()
    return answer


def _joined(headers: HTTPMessage) -> dict[str, str]:
    names = dict.fromkeys(name.lower() for name in headers)
    return {name: ", ".join(headers.get_all(name, [])) for name in names}


def _trusting() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _certificate(folder: Path, host: str) -> tuple[Path, Path]:
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    kind = "IP" if host[0].isdigit() else "DNS"
    names = f"{kind}:{host}" + ("" if kind == "IP" else f",DNS:www.{host}")
    subprocess.run(
        [
            *(program("openssl"), "req", "-x509", "-nodes", "-newkey", "rsa:2048", "-days", "2"),
            *("-subj", f"/CN={host}", "-addext", f"subjectAltName={names}"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    return certificate, key


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((HERE, 0))
        port: int = found.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            socket.create_connection((HERE, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    said = "\n".join(path.read_text("utf-8", "replace") for path in folder.glob("*.log"))
    pytest.fail(f"the server did not start\n{said}", pytrace=False)


def _nginx(folder: Path, rules: Rules) -> list[str]:
    (folder / "rules.conf").write_text(WRITERS["nginx"](rules), "utf-8")
    user = "user root;\n" if os.geteuid() == 0 else ""
    temporary = "\n".join(
        f"    {kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{user}daemon off;\nworker_processes 1;\npid {folder}/nginx.pid;\n"
        f"error_log {folder}/nginx-error.log;\n"
        f"load_module {_BROTLI};\nevents {{}}\n"
        f"http {{\n    access_log off;\n{temporary}\n    include {folder}/rules.conf;\n}}\n",
        "utf-8",
    )
    return [program("nginx"), "-p", str(folder), "-e", "stderr", "-c", f"{folder}/nginx.conf"]


def _apache(folder: Path, rules: Rules) -> list[str]:
    return _apache_with(folder, rules, WRITERS["apache"](rules))


def _htaccess(folder: Path, rules: Rules) -> list[str]:
    """Shared hosting: somebody else's virtual hosts, and our file in the folder."""
    tls = f"SSLEngine on\n  SSLCertificateFile {rules.certificate}\n"
    tls += f"  SSLCertificateKeyFile {rules.certificate_key}"
    (folder / "current" / ".htaccess").write_text(WRITERS["htaccess"](rules), "utf-8")
    hosts = "\n".join(
        f"<VirtualHost {HERE}:{port}>\n  ServerName {rules.host}\n  DocumentRoot {rules.root}\n"
        f"  {more}\n</VirtualHost>"
        for port, more in (
            (rules.http_port, ""),
            (rules.https_port, tls),
        )
    )
    shared = (
        f"<Directory {folder}>\n  Options Indexes FollowSymLinks MultiViews\n"
        "  AllowOverride All\n  Require all granted\n</Directory>\n"
        '<Files ".ht*">\n  Require all denied\n</Files>\n'
    )
    return _apache_with(folder, rules, shared + hosts)


def _apache_with(folder: Path, rules: Rules, hosts: str) -> list[str]:
    modules = "\n".join(
        f"LoadModule {name}_module {_MODULES}/mod_{name}.so"
        for name in (*_APACHE, "negotiation", "autoindex")
    )
    (folder / "rules.conf").write_text(hosts, "utf-8")
    user = "User nobody\nGroup nogroup\n" if os.geteuid() == 0 else ""
    (folder / "apache.conf").write_text(
        f"{modules}\n{user}ServerRoot {folder}\nServerName {rules.host}\n"
        f"PidFile {folder}/apache.pid\nDefaultRuntimeDir {folder}\nErrorLog {folder}/error.log\n"
        f"TypesConfig /etc/mime.types\n"
        f"Listen {HERE}:{rules.http_port}\nListen {HERE}:{rules.https_port} https\n"
        f"<Directory />\n  Require all denied\n  Options FollowSymLinks\n</Directory>\n"
        f"Include {folder}/rules.conf\n",
        "utf-8",
    )
    return [program("apache2"), "-D", "FOREGROUND", "-f", f"{folder}/apache.conf"]


def _caddy(folder: Path, rules: Rules) -> list[str]:
    options = (
        "{\n\tadmin off\n\tauto_https off\n"
        f"\tdefault_bind {HERE}\n"
        f"\thttp_port {rules.http_port}\n\thttps_port {rules.https_port}\n}}\n"
    )
    (folder / "Caddyfile").write_text(options + WRITERS["caddy"](rules), "utf-8")
    return [program("caddy"), "run", "--config", f"{folder}/Caddyfile", "--adapter", "caddyfile"]


_COMMANDS: Mapping[str, Callable[[Path, Rules], list[str]]] = {
    "nginx": _nginx,
    "apache": _apache,
    "htaccess": _htaccess,
    "caddy": _caddy,
}
