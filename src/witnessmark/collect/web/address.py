"""Which addresses of the internet may be asked: public unicast ones, and nothing that leads back inside.

A link in a hostile page may name a printer, a router or a cloud machine's own secrets in dozens of spellings. Here an
address is what its bytes say: IPv6 forms that carry an IPv4 address inside are unwrapped and judged by what they carry.
"""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from witnessmark.errors import UnreadError

Address = IPv4Address | IPv6Address

NOT_PUBLIC_V4: tuple[tuple[IPv4Network, str], ...] = tuple((IPv4Network(net), what) for net, what in (
    ("0.0.0.0/8", "this machine's own network"), ("10.0.0.0/8", "a private network"),
    ("100.64.0.0/10", "a carrier's inner network"), ("127.0.0.0/8", "this machine itself"),
    ("169.254.0.0/16", "the local link, where cloud machines keep their secrets"),
    ("172.16.0.0/12", "a private network"), ("192.0.0.0/24", "reserved for protocols"),
    ("192.0.2.0/24", "reserved for documentation"), ("192.31.196.0/24", "an AS112 name server"),
    ("192.52.193.0/24", "a multicast relay"), ("192.88.99.0/24", "the old 6to4 relay"),
    ("192.168.0.0/16", "a private network"), ("192.175.48.0/24", "an AS112 name server"),
    ("198.18.0.0/15", "reserved for measuring"), ("198.51.100.0/24", "reserved for documentation"),
    ("203.0.113.0/24", "reserved for documentation"), ("224.0.0.0/4", "multicast"), ("240.0.0.0/4", "reserved"),
))  # fmt: skip
"""IANA's IPv4 special-purpose registry (RFC 6890 and later), multicast and class E."""

PUBLIC_V6 = IPv6Network("2000::/3")
"""All global unicast of IPv6 (RFC 4291); everything outside is loopback, link, site, multicast or not given out."""

NOT_PUBLIC_V6: tuple[tuple[IPv6Network, str], ...] = tuple((IPv6Network(net), what) for net, what in (
    ("2001::/32", "a Teredo tunnel"), ("2001::/23", "reserved for protocols"),
    ("2001:db8::/32", "reserved for documentation"), ("2002::/16", "a 6to4 tunnel"),
    ("2620:4f:8000::/48", "an AS112 name server"), ("3fff::/20", "reserved for documentation"),
))  # fmt: skip
"""IANA's IPv6 special-purpose registry, as far as it lies in 2000::/3."""

NAT64 = IPv6Network("64:ff9b::/96")
"""An IPv4 address as a network without IPv4 spells it (RFC 6052)."""

INTRANET: tuple[IPv4Network | IPv6Network, ...] = (
    *map(IPv4Network, ("10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")),
    IPv6Network("::1/128"),
    IPv6Network("fc00::/7"),
)
"""What --allow-private-addresses adds: never the link-local addresses where cloud machines keep their secrets."""


@dataclass(frozen=True)
class Policy:
    """What may be asked.

    Attributes:
        ports: TCP ports.
        allow_private: private networks and this machine too, for pages of an intranet.
    """

    ports: frozenset[int] = frozenset({80, 443})
    allow_private: bool = False

    def allowed(self) -> tuple[str, ...]:
        """What is allowed beyond the public web, in words, for the record."""
        more = [f"port {port}" for port in sorted(self.ports - {80, 443})]
        return tuple([*more, "private addresses"] if self.allow_private else more)

    def check(self, address: str) -> Address:
        """The address to connect to, unwrapped.

        Args:
            address: as a resolver gives it, without a zone: "93.184.215.14", "2606:4700::1111".

        Raises:
            UnreadError: it is not public unicast; says what it is.
        """
        try:
            found = unwrap(ip_address(address))
        except ValueError:
            raise UnreadError(
                f'"{address[:60]}" is no address that can be connected to. Name the host as in a browser.'
            ) from None
        what = not_public(found)
        if what and not (self.allow_private and any(found in net for net in INTRANET)):
            raise UnreadError(
                f"{address} is {what}, no public address of the web, so nothing was asked of it. {_way_out(found)}"
            )
        return found


def _way_out(address: Address) -> str:
    if any(address in net for net in INTRANET):
        return "For a page of your own intranet use --allow-private-addresses."
    return "Check the link: no page of the web is there."


def unwrap(address: Address) -> Address:
    """The IPv4 address inside an IPv4-mapped or NAT64 one, else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address


def not_public(address: Address) -> str:
    """What a special address is, in words; "" when it is public unicast."""
    if isinstance(address, IPv4Address):
        return next((what for net, what in NOT_PUBLIC_V4 if address in net), "")
    if address.scope_id is not None:
        return "bound to one network card"
    if address not in PUBLIC_V6:
        return _outside_v6(address)
    return next((what for net, what in NOT_PUBLIC_V6 if address in net), "")


def _outside_v6(address: IPv6Address) -> str:
    if address == IPv6Address("::1"):
        return "this machine itself"
    if address.is_multicast:
        return "multicast"
    if address.is_link_local:
        return "the local link"
    return (
        "a private network"
        if address.is_private or address.is_site_local
        else "outside the public IPv6 space"
    )
