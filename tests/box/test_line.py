"""The box is closed by how it is written, too: no way out in its source, and a filter of its own that holds to the bit."""

import ast
import struct
from pathlib import Path

import pytest

import witnessmark.box
from witnessmark.box import bpf, filters, syscalls
from witnessmark.box.bpf import Rule, program

# trial.py tries, inside, what must not succeed.
SOURCES = sorted(
    path for path in Path(witnessmark.box.__file__).parent.glob("*.py") if path.name != "trial.py"
)
ALLOW, EPERM = bpf.ALLOW, bpf.ERRNO | 1


def used_of(name: str) -> set[str]:
    nodes = [node for path in SOURCES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    return {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == name
    }


def test_sockets_of_the_box_are_pairs_without_an_address():
    assert used_of("socket") == {"socket", "socketpair", "send_fds", "recv_fds"}
    assert all("connect(" not in path.read_text() and "bind(" not in path.read_text() for path in SOURCES)


def test_nothing_that_comes_out_of_the_box_is_unpickled_or_evaluated():
    words = {
        getattr(node, "id", getattr(node, "attr", ""))
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert not words & {"pickle", "marshal", "eval", "exec", "loads_unsafe", "shelve"}


def ruled(steps: bytes, number: int, arguments: tuple[int, ...] = (), arch: int = 0xC000003E) -> int:
    """What the kernel would answer: a filter run by hand (Documentation/networking/filter.rst)."""
    padded = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("=IIQ6Q", number, arch, 0, *(one & 2**64 - 1 for one in padded))
    at, loaded = 0, 0
    while True:
        code, yes, no, constant = struct.unpack_from("=HBBI", steps, 8 * at)
        at += 1
        if code == bpf.LOAD:
            (loaded,) = struct.unpack_from("=I", data, constant)
        elif code == bpf.RETURN:
            return constant
        else:
            at += yes if (loaded == constant if code == bpf.EQUAL else loaded & constant) else no


FILTER = program(0xC000003E, syscalls.numbers("x86_64"), filters.worker_rules(77), 1)


@pytest.mark.parametrize(
    ("number", "arguments", "answer"),
    [
        (0, (), ALLOW), (257, (0, 0, 0), ALLOW), (257, (0, 0, 1), bpf.ERRNO | 13), (257, (0, 0, 0o100), bpf.ERRNO | 13),
        (56, (0x10000,), ALLOW), (56, (0,), EPERM), (435, (), bpf.ERRNO | 38), (62, (77,), ALLOW), (62, (1,), EPERM),
        (62, (-1,), EPERM), (41, (), EPERM), (72, (0, 3), ALLOW), (72, (0, 8), EPERM), (16, (0, 0x5412), bpf.ERRNO | 25),
        (0x40000000, (), EPERM), (9999, (), EPERM),
    ],
)  # fmt: skip
def test_the_filter_answers_each_call_as_its_rule_says(number, arguments, answer):
    assert ruled(FILTER, number, arguments) == answer


def test_a_call_in_another_convention_ends_the_worker():
    assert ruled(FILTER, 0, arch=0x40000003) == bpf.KILL


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_each_number_is_allowed_only_under_its_own_name(machine):
    numbers = syscalls.numbers(machine)
    steps = program(syscalls.arch(machine), numbers, dict.fromkeys(filters.PLAIN, Rule()), 1)

    allowed = {one for one in range(600) if ruled(steps, one, arch=syscalls.arch(machine)) == ALLOW}
    assert allowed == {numbers[name] for name in filters.PLAIN if name in numbers}


def test_a_machine_whose_calls_are_not_known_gets_no_filter():
    assert syscalls.numbers("riscv64") == {}
    assert syscalls.arch("riscv64") == 0
