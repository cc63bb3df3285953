"""A web address as text, read one way only: what two programs could read differently is refused."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import quote, urljoin

from witnessmark.errors import UnreadError

LONGEST = 8_192
"""Characters of a URL; longer ones are somebody's data, not an address."""

DEFAULT_PORTS = {"http": 80, "https": 443}

_PARTS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)
_CONTROL = re.compile(
    r"[\x00-\x20\x7f-\xa0\u00ad\u180e\u200b-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\ufeff]"
)
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")
_SAFE = "/:@!$&'()*+,;=-._~%?[]|"
"""Kept as they are in path and query; `%` so that what is escaped already stays so."""


@dataclass(frozen=True)
class Location:
    """One web address, taken apart.

    Attributes:
        scheme: http or https.
        host: in lower case, ASCII (names of other letters as xn--...), without brackets or a last dot.
        port: TCP.
        target: path and query, percent-encoded; never empty.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """As the Host header says it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def read_location(url: str) -> Location:
    """A URL as a Location; the part after # is no part of what is asked.

    Raises:
        UnreadError: not http or https, with user name or password, or a host in a spelling no honest link has.
    """
    text = url.strip(" \t\r\n")
    found = _PARTS.fullmatch(text)
    if not found or len(text) > LONGEST or _CONTROL.search(text) or "\\" in text:
        raise UnreadError(f"{shown(url)} is no web address. {_mend(text)}")
    scheme, authority, path, query = found[1].lower(), found[2], found[3], found[4] or ""
    if scheme not in DEFAULT_PORTS:
        raise UnreadError(
            f'{shown(url)} is of the kind "{scheme[:20]}:". Only http and https pages are captured.'
        )
    if "@" in authority:
        raise UnreadError(
            f"{shown(url)} carries a user name or password before @, which would be kept in the evidence. Leave it out."
        )
    host, port = _host_and_port(authority, DEFAULT_PORTS[scheme], url)
    return Location(scheme, host, port, quote(path or "/", safe=_SAFE) + quote(query, safe=_SAFE))


def follow(base: Location, reference: str) -> Location:
    """Where a redirect leads; UnreadError as `read_location`."""
    # Browsers mend a space inside a redirect; whatever else is odd is refused.
    mended = reference.strip(" \t\r\n").replace(" ", "%20")
    try:
        joined = urljoin(str(base), mended)
    except ValueError:  # brackets with something else than an IPv6 address in them
        joined = mended
    return read_location(joined)


def shown(url: str) -> str:
    """A URL in quotes, short enough for a sentence."""
    return f'"{url[:200]}{"..." if len(url) > 200 else ""}"'


def _mend(text: str) -> str:
    if len(text) > LONGEST:
        return f"It is {len(text):,} characters long; {LONGEST:,} are the most."
    # "example.org/page", as people write it
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?", text):
        return f'Write "https://{text[:100]}".'
    return "Copy it whole from the browser's address line; it begins with http:// or https://."


def _host_and_port(authority: str, default: int, url: str) -> tuple[str, int]:
    literal = re.fullmatch(r"\[([0-9A-Fa-f:.]{2,45})\](?::(\d{1,5}))?", authority)
    named = re.fullmatch(r"([^:\[\]]+)(?::(\d{1,5}))?", authority)
    if not (literal or named):
        raise UnreadError(
            f"{shown(url)} names no host that can be read one way only. Copy it from the browser."
        )
    port = int((literal or named)[2] or default)  # type: ignore[index]
    if not 0 < port < 65_536:
        raise UnreadError(f"{shown(url)} asks for port {port}; ports are 1 to 65535. Correct the number.")
    return (_ipv6(literal[1], url) if literal else _name(named[1], url)), port  # type: ignore[index]


def _ipv6(text: str, url: str) -> str:
    try:
        return str(IPv6Address(text))
    except ValueError:
        raise UnreadError(
            f"{shown(url)}: [{text}] is no IPv6 address. Correct it, or use the host's name."
        ) from None


def _name(text: str, url: str) -> str:
    """A host name or dotted IPv4 address in the one spelling that every program reads alike."""
    try:
        name = text.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        name = ""
    labels = name.split(".")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise UnreadError(f"{shown(url)}: {shown(text)} is no host name. Copy the address from the browser.")
    # A host that ends in a number is an address to browsers, in spellings such as 0x7f.1, 017700000001 or 127.1.
    if _NUMBER.fullmatch(labels[-1]):
        return _dotted(text, url)
    if labels[-1] == "localhost":
        return "localhost"
    return name


def _dotted(text: str, url: str) -> str:
    try:
        return str(IPv4Address(text))
    except ValueError:
        raise UnreadError(
            f"{shown(url)}: {shown(text)} is a number spelt as no honest link spells it. "
            "Write an address as four decimal numbers, such as 93.184.215.14, or use the host's name."
        ) from None
