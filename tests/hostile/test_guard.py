"""The guard of the suite itself: it lets tests talk to this machine, and to nothing else."""

import socket

import pytest
from tests.conftest import STRAYED, is_here


@pytest.mark.parametrize(
    "address",
    [
        ("127.0.0.1", 80),
        ("127.9.9.9", 1),
        ("::1", 80, 0, 0),
        ("localhost", 80),
        "/run/x.sock",
        None,
        b"\0abstract",
    ],
)
def test_this_machine_may_be_talked_to(address):
    assert is_here(address)


@pytest.mark.parametrize(
    "address",
    [
        ("8.8.8.8", 53),
        ("169.254.169.254", 80),
        ("10.0.0.1", 80),
        ("2001:4860:4860::8888", 53, 0, 0),
        ("example.com", 443),
        ("0.0.0.1", 1),
    ],
)
def test_nothing_else_may_be_talked_to(address):
    assert not is_here(address)


def test_a_test_that_connects_elsewhere_is_stopped_and_noted():
    with socket.socket() as caller, pytest.raises(PermissionError, match="never reach beyond this machine"):
        caller.connect(("192.0.2.1", 80))

    assert STRAYED == ["socket.connect ('192.0.2.1', 80)"]
    STRAYED.clear()


def test_a_name_is_not_even_looked_up():
    with pytest.raises(PermissionError):
        socket.getaddrinfo("witnessmark.org", 443)

    STRAYED.clear()
