"""Asking one server for one thing, through the door, with every byte kept as it went over the wire."""

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from socket import socket
from typing import Any

import h11

from witnessmark.collect.web.door import Deadline, Door
from witnessmark.collect.web.exchange import Exchange
from witnessmark.collect.web.location import Location, follow, read_location
from witnessmark.errors import UnreadError

REDIRECTS = frozenset({301, 302, 303, 307, 308})

CHUNK_BYTES = 65_536

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@dataclass
class _Reading:
    """What has come so far."""

    wire: bytearray = field(default_factory=bytearray)
    body: bytearray = field(default_factory=bytearray)
    response: Any = None
    start: int = 0  # of the final answer: what came before it is "100 Continue" and the like
    truncated: str = ""


def get(
    url: str | Location, door: Door, *, method: str = "GET", headers: Mapping[str, str] | None = None
) -> Exchange:
    """Ask for one URL; a redirect is an answer like any other.

    Args:
        url: http or https.
        door: the network.
        method: GET or HEAD.
        headers: sent beside our own, such as {"Accept": "image/*"}; never cookies.

    Raises:
        UnreadError: the URL, its address or port may not be asked, or no answer that is HTTP came.
    """
    where = url if isinstance(url, Location) else read_location(url)
    return _ask(where, door, method, {"Accept": ACCEPT, **(headers or {})}, b"")


def post(  # noqa: PLR0913 - what, whereto, and by which door
    url: str, body: bytes, content_type: str, door: Door, *, accept: str = "*/*", headers: Mapping[str, str] | None = None
) -> Exchange:  # fmt: skip
    """Send bytes a person chose to send, such as a time-stamp query; redirects are not followed.

    `headers` go beside our own, such as a key; they stand in the answer's raw_request.

    Raises:
        UnreadError: as `get`; or the answer leads elsewhere.
    """
    where = read_location(url)
    answer = _ask(
        where, door, "POST", {"Accept": accept, "Content-Type": content_type, **(headers or {})}, body
    )
    if answer.status in REDIRECTS:
        raise UnreadError(
            f"{where} answers {answer.status} and leads to {answer.header('location')[:200]!r}. "
            "What is sent goes to the address you named or nowhere: name the new one if it is right."
        )
    return answer


def trail(url: str, door: Door) -> Iterator[Exchange]:
    """The URL and every redirect from it, the last answer last; each step's address is checked anew.

    Raises:
        UnreadError: as `get`; or more redirects than door.caps.redirects. What came before has been yielded.
    """
    where = read_location(url)
    for _ in range(door.caps.redirects + 1):
        answer = get(where, door)
        yield answer
        if answer.status not in REDIRECTS or not answer.header("location"):
            return
        where = _next(where, answer)
    raise UnreadError(
        f"{url[:200]} leads on and on: after {door.caps.redirects} redirects it still leads to {str(where)[:200]}. "
        "Open it in a browser, and name the address where it ends."
    )


def _next(where: Location, answer: Exchange) -> Location:
    said = answer.header("location").encode("latin-1")
    try:
        return follow(where, said.decode("utf-8") if _is_utf8(said) else said.decode("latin-1"))
    except UnreadError as error:
        raise UnreadError(f"{where} leads to another address: {error}") from None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _ask(where: Location, door: Door, method: str, headers: Mapping[str, str], body: bytes) -> Exchange:
    deadline = Deadline(door.caps.seconds)
    sock, address = door.open(where, deadline)
    with sock:
        began, reading = door.clock(), _Reading()
        talk = h11.Connection(h11.CLIENT, max_incomplete_event_size=door.caps.head_bytes)
        sent = _request(talk, where, method, {"User-Agent": door.user_agent, **headers}, body)
        try:
            sock.settimeout(max(0.001, min(deadline.left(), door.caps.idle_seconds)))
            sock.sendall(sent)
            _receive(talk, sock, reading, door, deadline)
        except (OSError, h11.RemoteProtocolError) as error:
            _broke_off(where, reading, error)
        return _exchange(where, method, sent, (reading, talk, began), (address, _chain(sock)))


def _request(
    talk: h11.Connection, where: Location, method: str, headers: Mapping[str, str], body: bytes
) -> bytes:
    lines = {"Host": where.authority, **headers, "Accept-Encoding": "gzip", "Connection": "close"}
    if body:
        lines["Content-Length"] = str(len(body))
    sent = talk.send(h11.Request(method=method, target=where.target, headers=list(lines.items()))) or b""
    sent += (talk.send(h11.Data(data=body)) or b"") if body else b""
    return sent + (talk.send(h11.EndOfMessage()) or b"")


def _receive(talk: h11.Connection, sock: socket, reading: _Reading, door: Door, deadline: Deadline) -> None:
    while True:
        event = talk.next_event()
        if event is h11.NEED_DATA:
            if not deadline.left():
                raise TimeoutError
            if (
                len(reading.wire) > door.caps.body_bytes + door.caps.head_bytes
            ):  # chunks of one byte, endless 100s
                reading.truncated = "length"
                return
            sock.settimeout(max(0.001, min(deadline.left(), door.caps.idle_seconds)))
            data = sock.recv(CHUNK_BYTES)
            reading.wire += data
            talk.receive_data(data)
        elif isinstance(event, h11.InformationalResponse):
            reading.start = len(reading.wire) - len(talk.trailing_data[0])
        elif isinstance(event, h11.Response):
            reading.response = event
        elif isinstance(event, h11.Data):
            reading.body += event.data
            if len(reading.body) > door.caps.body_bytes:
                reading.truncated = "length"
                return
        else:
            return  # EndOfMessage, or the connection ended before any answer


def _broke_off(where: Location, reading: _Reading, error: Exception) -> None:
    """Keep what came of a body; an answer that never began, or is no HTTP, is none."""
    if reading.response is not None:
        reading.truncated = "time" if isinstance(error, TimeoutError) else "disconnect"
        return
    what = "no answer in time" if isinstance(error, TimeoutError) else str(error) or type(error).__name__
    if reading.wire:
        what = f"{what}; its answer begins with {bytes(reading.wire[:40])!r}"
    raise UnreadError(f"{where}: no answer that is HTTP ({what}). Try again later, or open it in a browser.")


def _exchange(
    where: Location, method: str, sent: bytes, came: tuple[_Reading, h11.Connection, datetime],
    other: tuple[str, tuple[bytes, ...]],
) -> Exchange:  # fmt: skip
    reading, talk, began = came
    if reading.response is None:
        raise UnreadError(
            f"{where}: {len(reading.wire):,} bytes came and no answer in them. Try again later."
        )
    surplus = 0 if reading.truncated else len(talk.trailing_data[0])
    raw = bytes(reading.wire[reading.start : len(reading.wire) - surplus])
    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in reading.response.headers
    )
    return Exchange(
        str(where), method, reading.response.status_code, headers, bytes(reading.body), sent, raw, began,
        other[0], reading.truncated, surplus, other[1],
    )  # fmt: skip


def _chain(sock: socket) -> tuple[bytes, ...]:
    """The certificates the server showed, leaf first; the leaf alone where Python does not tell the rest."""
    if not isinstance(sock, ssl.SSLSocket):
        return ()
    inner = getattr(sock, "_sslobj", None)  # public from Python 3.13 on
    if inner is not None and hasattr(inner, "get_unverified_chain"):
        return tuple(
            ssl.PEM_cert_to_DER_cert(one.public_bytes()) for one in inner.get_unverified_chain() or ()
        )
    leaf = sock.getpeercert(binary_form=True)
    return (leaf,) if leaf else ()
