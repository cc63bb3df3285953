"""The one door to the network: who resolves, who connects, which addresses may be asked, and how much is taken."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address

from witnessmark.collect.web.address import Policy
from witnessmark.collect.web.location import Location, shown
from witnessmark.errors import UnreadError

Resolver = Callable[[str, int, float], Sequence[str]]
"""Host, port and seconds to the addresses a name has now."""

Connector = Callable[[str, int, float], socket.socket]
"""Address (digits, never a name), port and seconds to a connected socket."""

USER_AGENT = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
)
"""What a common browser says: a server that is told "archiver" may show another page, and may warn its owner."""


@dataclass(frozen=True)
class Caps:
    """How much of a server's answer is taken.

    Attributes:
        head_bytes: the status line and headers.
        body_bytes: the rest; more is cut off and marked.
        seconds: from resolving to the last byte, however slowly they drip.
        idle_seconds: without a single byte.
        redirects: followed for one page.
    """

    head_bytes: int = 65_536
    body_bytes: int = 64 * 2**20
    seconds: float = 60.0
    idle_seconds: float = 20.0
    redirects: int = 5


class Deadline:
    """Seconds left of a time that was given once."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds from now, never below zero."""
        return max(0.0, self._end - time.monotonic())


def resolve_by_system(host: str, port: int, seconds: float) -> Sequence[str]:
    """The addresses this machine's resolver gives; UnreadError when it gives none in time."""
    found: list[str] = []
    trouble = ["did not answer in time"]

    def ask() -> None:
        try:
            found.extend(str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except OSError as error:
            trouble[0] = error.strerror or str(error)

    # getaddrinfo has no time limit of its own.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if not found:
        raise UnreadError(
            f"{shown(host)}: the name server knows no address ({trouble[0]}). Check the spelling and the network."
        )
    return tuple(dict.fromkeys(found))


def connect_by_tcp(address: str, port: int, seconds: float) -> socket.socket:
    """A TCP connection straight to an address: no proxy, whatever the environment says."""
    return socket.create_connection((address, port), timeout=seconds)


@dataclass(frozen=True)
class Door:
    """Everything of the outside a capture depends on, handed in.

    Attributes:
        policy: which addresses and ports may be asked.
        caps: how much is taken.
        resolve, connect: the network itself.
        tls: makes the context that checks a server's certificate.
        clock: tells UTC.
    """

    policy: Policy = Policy()  # noqa: RUF009 - frozen
    caps: Caps = Caps()
    resolve: Resolver = resolve_by_system
    connect: Connector = connect_by_tcp
    tls: Callable[[], ssl.SSLContext] = ssl.create_default_context
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    user_agent: str = USER_AGENT

    def open(self, where: Location, deadline: Deadline) -> tuple[socket.socket, str]:
        """A connection to a place that may be asked, and the address it leads to.

        The name is resolved once; every address it has must be allowed, and the connection goes to one that was
        looked at: a name server that changes its answer a moment later is never asked again.

        Raises:
            UnreadError: a port or address that may not be asked, no answer, or a certificate that does not hold.
        """
        addresses = self.addresses(where, deadline)
        plain, address = self._connect(where, addresses, deadline)
        if where.scheme == "http":
            return plain, address
        try:
            return self.tls().wrap_socket(plain, server_hostname=where.host), address
        except (ssl.SSLError, OSError, ValueError) as error:
            plain.close()
            raise UnreadError(
                f"{where}: the secure connection failed ({_reason(error)}). Who answered is not known to be "
                f"{where.host}, so nothing was asked; try again from another network, or name an archived copy."
            ) from None

    def addresses(self, where: Location, deadline: Deadline) -> tuple[str, ...]:
        """The addresses of a place, each allowed; UnreadError for the first that is not."""
        if where.port not in self.policy.ports:
            allowed = ", ".join(map(str, sorted(self.policy.ports)))
            raise UnreadError(
                f"{where} asks for port {where.port}; pages are taken from ports {allowed}. "
                f"If the page is really there, use --allow-port {where.port}."
            )
        found = (
            [where.host] if _is_address(where.host) else self.resolve(where.host, where.port, deadline.left())
        )
        try:
            return tuple(str(self.policy.check(address)) for address in found)
        except UnreadError as error:
            raise UnreadError(f"{where}: {error}") from None

    def _connect(
        self, where: Location, addresses: Sequence[str], deadline: Deadline
    ) -> tuple[socket.socket, str]:
        reasons = []
        for address in addresses:
            seconds = min(deadline.left(), self.caps.idle_seconds)
            try:
                # A timeout of 0 would mean "do not wait", and None "wait for ever".
                return self.connect(address, where.port, max(seconds, 0.001)), address
            except OSError as error:
                reasons.append(f"{address}: {_reason(error)}")
        raise UnreadError(
            f"{where}: no connection ({'; '.join(reasons) or 'the name has no address'}). Try again later, or name an "
            "archived copy of the page."
        )


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
