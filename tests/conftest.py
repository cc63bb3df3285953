"""What tests share: the real data beside the repository, and a small case."""

import sys
from ipaddress import ip_address
from pathlib import Path

import pytest
from hypothesis import settings

from witnessmark.case import Case, open_case

settings.register_profile("facts", deadline=None)  # tests never time: a busy machine is no fault of the code
settings.load_profile("facts")

STRAYED: list[str] = []
"""Where this process tried to connect or send, beyond this machine itself."""
SENDING = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"})


def is_here(address: object) -> bool:
    """Whether an address is this machine: loopback, a local name, or no network address at all (a UNIX socket, no peer)."""
    host = address[0] if isinstance(address, tuple) and address else address
    if (
        host is None
        or (not isinstance(address, tuple) and not isinstance(host, str))
        or str(address).startswith(("/", "\0"))
    ):
        return True
    if str(host) in {"", "localhost"} or str(host).endswith((".localhost", ".test", ".example", ".invalid")):
        return True  # names that by RFC 6761 no server answers for
    try:
        return ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _guard(event: str, args: tuple[object, ...]) -> None:
    if event not in SENDING:
        return
    address = args[0] if event == "socket.getaddrinfo" else args[1]
    if event == "socket.getaddrinfo":
        address = (address, 0)
    if not is_here(address):
        STRAYED.append(f"{event} {address!r}")
        raise PermissionError(
            f"{event} {address!r}: tests never reach beyond this machine (tests/conftest.py)"
        )


sys.addaudithook(_guard)


@pytest.fixture(autouse=True)
def _stays_here():
    """Fails a test that tried to reach beyond this machine, even where the code under test swallowed the refusal."""
    STRAYED.clear()
    yield
    assert STRAYED == []


SHARED = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture
def shared_data():
    if not SHARED.is_dir():
        pytest.skip("the real data is not beside this repository (../shared/data)")
    return SHARED


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "case.toml").write_text('title = "A small case"\n', encoding="utf-8")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "hand").mkdir()
    opened = open_case(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def silent():
    return lambda _what, _done, _total: None
