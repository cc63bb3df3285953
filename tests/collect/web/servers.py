"""Small real servers on this machine's loopback, and doors that lead to them."""

import datetime as dt
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import contextmanager
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from witnessmark.collect.web.address import Policy
from witnessmark.collect.web.door import Caps, Door

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


class Server:
    """Answers every request with bytes as they are: what a library would never send, too."""

    def __init__(self, answer: Callable[[str], object], tls: ssl.SSLContext | None = None) -> None:
        self.answer, self.tls, self.asked = answer, tls, []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                talk, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(talk,), daemon=True).start()

    def _talk(self, talk: socket.socket) -> None:
        try:
            with self.tls.wrap_socket(talk, server_side=True) if self.tls else talk as open_:
                head = b""
                while b"\r\n\r\n" not in head:
                    data = open_.recv(65_536)
                    if not data:
                        return
                    head += data
                self.asked.append(head.decode("latin-1"))
                answer = self.answer(head.split(b" ")[1].decode("latin-1"))
                for part in (answer,) if isinstance(answer, bytes) else answer:
                    open_.sendall(part)
        except OSError:
            pass  # the client has seen enough


@contextmanager
def serving(answer: Callable[[str], object] | dict[str, bytes], tls: ssl.SSLContext | None = None):
    """A Server for as long as the test lasts; a dict is path -> whole answer, 404 otherwise."""
    pages = answer
    if isinstance(pages, dict):
        answer = lambda path: pages.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")  # noqa: E731
    server = Server(answer, tls)
    try:
        yield server
    finally:
        server.socket.shutdown(socket.SHUT_RDWR)  # a thread still waits in accept()
        server.socket.close()


def page(body: bytes, *lines: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    """A whole answer with its length."""
    head = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *lines]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def redirect(where: str, status: int = 302) -> bytes:
    return (
        f"HTTP/1.1 {status} Found\r\nContent-Length: 0\r\n".encode()
        + b"Location: "
        + where.encode()
        + b"\r\n\r\n"
    )


def open_door(server: Server, **caps: float) -> Door:
    """The door of somebody who allows this machine's own addresses: for servers by their address."""
    return Door(policy=Policy(frozenset({server.port}), allow_private=True), caps=Caps(**caps))


def public_door(server: Server, names: dict[str, object] | None = None, **changes: object) -> Door:
    """The strict door of every user, in a world where every public address is our server.

    Args:
        names: host -> addresses, or a function that makes them; 93.184.215.14 for every other name.
    """
    known = names or {}

    def resolve(host: str, _port: int, _seconds: float):
        found = known.get(host, ("93.184.215.14",))
        return found() if callable(found) else found

    def connect(address: str, _port: int, seconds: float):
        assert ip_address(address)  # a name here would be resolved a second time
        DIALLED.append(address)
        return socket.create_connection(("127.0.0.1", server.port), timeout=seconds)

    return Door(**{"resolve": resolve, "connect": connect, **changes})


DIALLED: list[str] = []
"""Every address a public_door connected to."""


def authority(*names: str) -> tuple[ssl.SSLContext, Callable[[], ssl.SSLContext]]:
    """A server's TLS context with a certificate for these names, and what makes a client that trusts its authority."""
    now = dt.datetime.now(dt.UTC)
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "A test authority")])

    def build(
        subject: x509.Name, public: object, *extensions: tuple[x509.ExtensionType, bool]
    ) -> x509.Certificate:
        made = x509.CertificateBuilder(root_name, subject, public, x509.random_serial_number(), now - dt.timedelta(1), now + dt.timedelta(9))  # fmt: skip
        for extension, is_critical in extensions:
            made = made.add_extension(extension, is_critical)
        return made.sign(root_key, hashes.SHA256())

    root = build(root_name, root_key.public_key(), (x509.BasicConstraints(ca=True, path_length=None), True))
    leaf_name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, names[0])])
    leaf = build(leaf_name, key.public_key(), (x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), False))  # fmt: skip
    return _server_context(leaf, root, key), lambda: ssl.create_default_context(cadata=_pem(root).decode())


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _server_context(
    leaf: x509.Certificate, root: x509.Certificate, key: ec.EllipticCurvePrivateKey
) -> ssl.SSLContext:
    import tempfile

    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.NamedTemporaryFile() as file:
        file.write(_pem(leaf) + _pem(root) + private)
        file.flush()
        context.load_cert_chain(file.name)
    return context
