"""The packing list: every file that was handed over, with its hash, as an object that the log's hand-over line names.

So the signed log itself says what has to be in the bag. A manifest alone cannot: whoever takes a file out of a bag
can write the manifest anew.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from witnessmark.collect.bag.layout import is_bag_path
from witnessmark.errors import CustodyError

HEADING = "witnessmark packing list"
_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")


def file_lines(hashes: Mapping[str, str]) -> str:
    """Lines "sha256, two spaces, path" in the order of the paths: what BagIt manifests and sha256sum have.

    Args:
        hashes: path in the bag -> sha256.
    """
    return "".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes))


def read_file_lines(text: str, name: str) -> dict[str, str]:
    """Path -> sha256, from lines as `file_lines` writes them and no others: any other spelling may hide something.

    Args:
        text: the lines.
        name: of the file they stand in, for the error.

    Raises:
        CustodyError: a line out of place or shape, a path no bag of ours has, the same path twice.
    """
    hashes: dict[str, str] = {}
    last = ""
    for number, line in enumerate(text.split("\n")[:-1], 1):
        match = _LINE.fullmatch(line)
        if match is None or match[2] <= last or not is_bag_path(match[2]):
            raise CustodyError(
                f"{name}, line {number}: {line[:90]!r} is no line of it, or not in its place. "
                "Ask for the bag again; do not mend it by hand."
            )
        last = match[2]
        hashes[last] = match[1]
    if not text.endswith("\n"):
        raise CustodyError(f"{name}: {text[-40:]!r} is not a whole last line. Ask for the bag again.")
    return hashes


@dataclass(frozen=True)
class PackingList:
    """What was handed over.

    Attributes:
        files: path in the bag -> sha256.
        salt: 16 random bytes in hexadecimal, so that nobody can tell two equal lists by their hash in the log.
    """

    files: Mapping[str, str]
    salt: str = field(default_factory=lambda: secrets.token_hex(16))

    def data(self) -> bytes:
        """The list as text: a heading, the salt, then one file a line."""
        return f"{HEADING}\nsalt {self.salt}\n{file_lines(self.files)}".encode()


def read_packing_list(data: bytes) -> PackingList:
    """The list in an object.

    Raises:
        CustodyError: it is none.
    """
    heading, _, rest = data.decode("ascii", "backslashreplace").partition("\n")
    salt, _, lines = rest.partition("\n")
    if heading != HEADING or not re.fullmatch(r"salt [0-9a-f]{32}", salt):
        raise CustodyError(
            f"the packing list begins with {heading[:60]!r}, not with {HEADING!r}. Ask for the bag again."
        )
    return PackingList(read_file_lines(lines, "the packing list"), salt.removeprefix("salt "))
