"""Does any spelling of an inside address get asked, and is any ordinary public address refused?

    python benchmarks/address/score.py [--addresses 100000]

No network: the policy is a pure function, the name server is handed in, and the connector counts what is tried. Random
addresses are drawn by Python's own generator from a seed, in every special range and outside of all.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE.parents[1]))

from _common import CpuClock, finish  # noqa: E402
from benchmarks.address.spellings import CHAINS, INSIDE, LYING, PUBLIC  # noqa: E402
from tests.collect.web.servers import DIALLED, page, public_door, redirect, serving  # noqa: E402

from witnessmark.collect.web.address import INTRANET, NOT_PUBLIC_V4, NOT_PUBLIC_V6, Policy  # noqa: E402
from witnessmark.collect.web.door import Door  # noqa: E402
from witnessmark.collect.web.fetch import get, trail  # noqa: E402
from witnessmark.errors import UnreadError  # noqa: E402

SEED = 20_141_127


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--addresses", type=int, default=100_000)
    count = parser.parse_known_args()[0].addresses
    with CpuClock() as clock:
        scores = {
            "spellings refused of 96": sum(refused(url) for url in INSIDE) / len(INSIDE),
            "redirect chains refused of 13": sum(chain_refused(chain) for chain in CHAINS) / len(CHAINS),
            "rebinding names refused or held of 200": rebinding(200),
            "random inside addresses refused": share_refused(inside(count)),
            "max public addresses refused of 53": sum(not allowed(one) for one in PUBLIC),
            "max share of random public ones refused": share_refused(public(count)),
        }
    let_in = sum(ip_address(one).is_global for one in {*inside(20_000)})
    print(
        f"the standard library's is_global lets in {let_in} of {len({*inside(20_000)}):,} random inside addresses"
    )
    print(f"{clock.seconds:.1f} CPU seconds")
    return finish(HERE, scores)


def never(*_: object) -> None:
    raise AssertionError("a connection was tried")


def refused(url: str) -> bool:
    try:
        get(url, Door(resolve=lambda host, _p, _s: LYING.get(host, ("93.184.215.14",)), connect=never))
    except UnreadError:
        return True
    except AssertionError:
        return False
    return False


def chain_refused(chain: tuple[str, ...]) -> bool:
    steps = iter(chain)
    DIALLED.clear()
    with serving(lambda path: redirect("/loop" if path == "/loop" else next(steps))) as server:
        try:
            list(trail("http://harmless.test/", public_door(server, LYING)))
        except UnreadError:
            return {*DIALLED} == {"93.184.215.14"}
    return False


def rebinding(times: int) -> float:
    """A name server that answers at random: a page is taken only from the public address, else it is refused."""
    dice, bad = random.Random(SEED), ("127.0.0.1", "169.254.169.254", "::1", "10.0.0.1")
    DIALLED.clear()
    with serving(lambda _path: page(b"<p>Here</p>")) as server:
        door = public_door(server, {"r.test": lambda: (dice.choice(("93.184.215.14", *bad)),)})
        for _ in range(times):
            try:
                get("http://r.test/", door)
            except UnreadError:
                continue
    return float({*DIALLED} == {"93.184.215.14"})


def inside(count: int) -> Iterator[str]:
    """Random addresses in each special range, as they are and inside IPv6 forms that carry them."""
    dice = random.Random(SEED)
    nets = [net for net, _ in NOT_PUBLIC_V4 + NOT_PUBLIC_V6] + list(INTRANET)
    for _ in range(count):
        net = dice.choice(nets)
        number = int(net.network_address) + dice.randrange(net.num_addresses)
        if net.version == 6:
            yield str(IPv6Address(number))
            continue
        form = dice.choice((0, 0xFFFF << 32, 0x64_FF9B << 96, 0x2002 << 112))
        number = number << 80 if form == 0x2002 << 112 else number
        yield str(IPv6Address(form | number)) if form else str(IPv4Address(number))


def public(count: int) -> Iterator[str]:
    """Random addresses that the standard library, too, calls global unicast.

    Left out: relays, 6to4 and AS112, which we refuse and it does not, and 3fff::/20, given to documentation in 2024.
    """
    dice, special = random.Random(SEED), NOT_PUBLIC_V4 + NOT_PUBLIC_V6
    left_out = [
        net
        for net, what in special
        if any(one in what for one in ("AS112", "relay", "6to4")) or str(net) == "3fff::/20"
    ]
    made = 0
    while made < count:
        number = dice.getrandbits(32) if dice.random() < 0.5 else 0b001 << 125 | dice.getrandbits(125)
        address = IPv4Address(number) if number < 2**32 else IPv6Address(number)
        if address.is_global and not address.is_multicast and not any(address in net for net in left_out):
            made += 1
            yield str(address)


def allowed(address: str) -> bool:
    try:
        Policy().check(address)
    except UnreadError:
        return False
    return True


def share_refused(addresses: Iterator[str]) -> float:
    answers = [not allowed(one) for one in addresses]
    return sum(answers) / len(answers)


if __name__ == "__main__":
    sys.exit(main())
