"""A classic BPF program for seccomp, put together by hand: a list of what is allowed, all else answered with an error.

Instructions and their codes are those of linux/bpf_common.h and linux/seccomp.h. Written here, in sixty lines, so that
the innermost wall is not a library of somebody else's.
"""

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LOAD, EQUAL, ANY_BIT, RETURN = 0x20, 0x15, 0x45, 0x06
ALLOW, KILL, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
NUMBER, ARCH, ARGUMENTS = 0, 4, 16
"""Offsets in struct seccomp_data."""

Instruction = tuple[int, int, int, int]
"""Code, jump when true, jump when false, constant."""


@dataclass(frozen=True)
class Rule:
    """When a system call is allowed.

    Attributes:
        argument: which argument is looked at, -1 for none. Its low 32 bits are: every one looked at here is an int.
        among: allowed only with one of these values, when any are given.
        needs: allowed only with one of these bits set, when not 0.
        lacks: allowed only with none of these bits set.
        never: True for one that is refused with an error of its own.
        error: the errno it is answered with otherwise.
    """

    argument: int = -1
    among: tuple[int, ...] = ()
    needs: int = 0
    lacks: int = 0
    never: bool = False
    error: int = 1


def program(arch: int, numbers: Mapping[str, int], rules: Mapping[str, Rule], otherwise: int) -> bytes:
    """The filter as the kernel takes it: 8 bytes an instruction.

    Args:
        arch: the machine as seccomp names it.
        numbers: system call -> number on it; rules for calls it does not have are left out.
        rules: system call -> when it is allowed.
        otherwise: errno of every other call.
    """
    steps: list[Instruction] = [
        (LOAD, 0, 0, ARCH), (EQUAL, 1, 0, arch), (RETURN, 0, 0, KILL), (LOAD, 0, 0, NUMBER),
    ]  # fmt: skip
    for name, rule in rules.items():
        if name in numbers:
            body = _body(rule)
            steps += [(EQUAL, 0, len(body), numbers[name]), *body]
    return packed([*steps, (RETURN, 0, 0, ERRNO | otherwise)])


def packed(steps: Iterable[Instruction]) -> bytes:
    """Instructions as struct sock_filter, one after the other."""
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


def _body(rule: Rule) -> Sequence[Instruction]:
    """What follows when the number fits; every way through it returns."""
    if rule.argument < 0:
        return [(RETURN, 0, 0, ERRNO | rule.error if rule.never else ALLOW)]
    refuse = (RETURN, 0, 0, ERRNO | rule.error)
    steps: list[Instruction] = [(LOAD, 0, 0, ARGUMENTS + 8 * rule.argument)]
    for value in rule.among:
        steps += [(EQUAL, 0, 1, value & 0xFFFFFFFF), (RETURN, 0, 0, ALLOW)]
    if rule.among:
        return [*steps, refuse]
    if rule.needs:
        steps += [(ANY_BIT, 1, 0, rule.needs), refuse]
    if rule.lacks:
        steps += [(ANY_BIT, 0, 1, rule.lacks), refuse]
    return [*steps, (RETURN, 0, 0, ALLOW)]
