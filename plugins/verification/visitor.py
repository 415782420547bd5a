"""Asks one server, politely and within limits; never another one.

Reads   addresses of one ``Place``.
Gives   ``Visitor``, whose ``ask`` gives an ``Answer``.

No redirect is followed, no cookie kept, no proxy used. An exchange has so many seconds in all, so
that a server that sends a byte now and then holds nobody up. After several failures in a row, or
when the whole run's time is over, nothing more is asked.
"""

import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from socket import SHUT_RDWR, socket
from typing import Final

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError
from urllib3.exceptions import SSLError as TlsError
from urllib3.exceptions import TimeoutError as TookTooLong
from urllib3.response import BaseHTTPResponse

from plugins.verification.answers import Answer, CertificateWrong, Unreached
from plugins.verification.evidence import Evidence
from plugins.verification.pace import Pace
from plugins.verification.places import Place
from plugins.verification.unpacking import Spoilt, TooLarge, Unpacker
from plugins.verification.views import View

HANDS: Final = 4
"""How many requests may be under way at once."""

_BUSY: Final = frozenset({429, 502, 503, 504})
_PIECE: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """Requests a second; seconds an exchange, and the whole run; failures in a row that end it."""

    rate: float = 4.0
    exchange_seconds: float = 30.0
    run_seconds: float = 6 * 3600.0
    tries: int = 3
    pause_seconds: float = 0.5
    failures: int = 5


class Visitor:
    """Asks for addresses of ``place``; many threads may ask at once.

    ``certificate_end`` is when the certificate that was shown expires, in seconds since 1970; the
    earliest where several were.
    """

    def __init__(self, place: Place, limits: Limits, evidence: Evidence | None = None) -> None:
        self.place = place
        self.evidence = evidence or Evidence(None)
        self.pace = Pace(limits.rate)
        self.stopped = threading.Event()
        self._limits = limits
        self._end = time.monotonic() + limits.run_seconds
        self._failed = 0
        self.certificate_end: float | None = None
        self._context = ssl.create_default_context()

    def ask(self, address: str, view: View, limit: int) -> Answer:
        """The answer, its body no longer than ``limit`` bytes.

        Raises Unreached after the last try, CertificateWrong at once.
        """
        failure = Unreached("stopped")
        for number in range(self._limits.tries):
            if time.monotonic() > self._end:
                self.stopped.set()
            if self.stopped.is_set():
                raise Unreached("stopped")
            self.pace.wait()
            try:
                answer = self._exchange(address, view, limit)
            except Unreached as error:
                failure = error
            else:
                if answer.status not in _BUSY:
                    self._failed = 0
                    return answer
                failure = Unreached("busy")
            if failure.reason == "slow" or number + 1 == self._limits.tries:
                break
            self.stopped.wait(self._limits.pause_seconds * 2**number)
        self._failed += 1
        if self._failed >= self._limits.failures:
            self.stopped.set()
        raise failure

    def _exchange(self, address: str, view: View, limit: int) -> Answer:
        line = self._line()
        overdue = threading.Event()
        timer = threading.Timer(self._limits.exchange_seconds, _cut, (line, overdue))
        timer.daemon = True
        timer.start()
        try:
            answer = _asked(line.pool, self.place.prefix + address, view, limit)
        except TlsError as error:
            cause = error.args[0] if error.args else error
            if isinstance(cause, ssl.SSLCertVerificationError):
                raise CertificateWrong(cause.verify_message) from None
            raise Unreached("slow" if overdue.is_set() else "broken") from None
        except NewConnectionError:
            raise Unreached("refused") from None
        except (TookTooLong, TimeoutError):
            raise Unreached("slow") from None
        except (HTTPError, OSError, ValueError):
            raise Unreached("slow" if overdue.is_set() else "broken") from None
        finally:
            timer.cancel()
        if overdue.is_set():
            # A body without a length ends where the connection does, even if we ended that.
            raise Unreached("slow")
        return answer

    def note_certificate(self, sock: socket | None) -> None:
        """Note when the certificate of a connection expires."""
        shown = sock.getpeercert() if isinstance(sock, ssl.SSLSocket) else None
        until = str(shown["notAfter"]) if shown else None
        if until is not None:
            end = float(ssl.cert_time_to_seconds(until))
            self.certificate_end = min(end, self.certificate_end or end)

    def _line(self) -> "_Line":
        line: _Line | None = getattr(_own, "line", None)
        if line is None or line.visitor is not self:
            seconds = urllib3.Timeout(self._limits.exchange_seconds)
            host, port = self.place.host, self.place.port
            pool: urllib3.HTTPConnectionPool
            if self.place.scheme == "https":
                pool = _SecurePool(host, port, seconds, maxsize=1, ssl_context=self._context)
            else:
                pool = _PlainPool(host, port, seconds, maxsize=1)
            line = _own.line = _Line(self, pool)
        return line


@dataclass(slots=True)
class _Line:
    """A thread's own way to the server: a pool of one connection, the socket that it uses."""

    visitor: Visitor
    pool: urllib3.HTTPConnectionPool
    sock: socket | None = None


_own: Final = threading.local()


class _Plain(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _own.line.sock = self.sock


class _Secure(HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        _own.line.sock = self.sock
        _own.line.visitor.note_certificate(self.sock)


class _PlainPool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _Secure


def _cut(line: _Line, overdue: threading.Event) -> None:
    """End an exchange that takes too long, whatever it waits for."""
    overdue.set()
    if line.sock is not None:
        with suppress(OSError):
            # Not the TLS socket's own shutdown, which belongs to the thread that reads.
            socket.shutdown(line.sock, SHUT_RDWR)


def _asked(pool: urllib3.HTTPConnectionPool, target: str, view: View, limit: int) -> Answer:
    response = pool.request(
        "GET",
        target,
        headers=dict(view.headers),
        redirect=False,
        retries=False,
        preload_content=False,
        decode_content=False,
    )
    try:
        return _read(response, limit)
    finally:
        response.close()
        response.release_conn()


def _read(response: BaseHTTPResponse, limit: int) -> Answer:
    headers = tuple((name.lower(), value) for name, value in response.headers.items())
    try:
        unpacker = Unpacker(response.headers.get("content-encoding", ""), limit)
    except Spoilt:
        return Answer(response.status, headers, b"", whole=False)
    whole, packed = True, 0
    try:
        while piece := response.read1(_PIECE, decode_content=False):
            packed += len(piece)
            unpacker.feed(piece)
            if packed > limit + _PIECE:
                raise TooLarge
    except (TooLarge, Spoilt):
        whole = False
    return Answer(response.status, headers, bytes(unpacker.taken), whole)
