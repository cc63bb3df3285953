"""Bytes to characters, with the way back: which byte every character began at."""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from witnessmark.errors import UnreadError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# The HTML standard looks in the first 1,024 bytes; real pages declare later.
_DECLARED = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_DECLARED_WITHIN = 8192
# Only encodings whose characters can be encoded one run at a time: no utf-7, no iso-2022, no codec that is no charset.
_TRUSTED = ("utf-8", "cp", "iso8859", "koi8", "mac-", "gb", "big5", "shift_jis", "euc_", "tis-")
_FAULT = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True)
class Decoded:
    """Characters of an item and their encoding.

    Attributes:
        text: the characters; a byte that is none in this encoding is U+FFFD. A byte order mark is left out.
        exact: the same with such bytes as lone surrogates, so that it encodes back to the very bytes.
        encoding: Python's name of it.
        start: bytes before the first character (the byte order mark).
    """

    text: str
    exact: str
    encoding: str
    start: int

    def byte_offsets(self, characters: Iterable[int]) -> Iterator[int]:
        """Byte offsets in the item of these character offsets, which must not fall."""
        if self.is_single_byte:
            yield from (self.start + character for character in characters)
            return
        done, at = 0, self.start
        for character in characters:
            at += len(self._encode(self.exact[done:character]))
            done = character
            yield at

    @cached_property
    def is_single_byte(self) -> bool:
        """Whether every character is one byte."""
        if self.encoding == "utf-8":
            return self.exact.isascii()
        return len(self._encode(self.exact)) == len(self.exact)

    def leads_back_to(self, data: bytes) -> bool:
        """Whether the characters encode to the very bytes they came from."""
        if self.encoding == "utf-8" and self.exact is self.text and not self.start:
            return True  # UTF-8 without a fault has one way to be written
        try:
            return self._encode(self.exact) == data[self.start :]
        except UnicodeEncodeError:
            return False

    def _encode(self, text: str) -> bytes:
        return text.encode(self.encoding, "surrogateescape")


def decode(data: bytes, name: str, *, declared: bool = False) -> Decoded:
    """The characters of a text or HTML item.

    Order: byte order mark, faultless UTF-8, what the page declares, nearly clean UTF-8, Windows-1252
    (the web's own default).

    Args:
        data: the item's bytes.
        name: the item's name, for the error.
        declared: True for HTML: look for a declared charset.

    Raises:
        UnreadError: the bytes are no text, or no text that leads back to its bytes.
    """
    found = next(_readings(data, declared=declared))
    if "\0" in found.text[:65536]:
        raise UnreadError(
            f"{name}: character {found.text.index(chr(0))} is NUL, so this is not text. "
            "Save it again as UTF-8 text, or give the file the ending of its true kind."
        )
    if not found.leads_back_to(data):
        raise UnreadError(
            f"{name}: its {found.encoding} text does not lead back to its bytes, so no quote could be proved. "
            "Put a UTF-8 copy beside it in the inbox."
        )
    return found


def _readings(data: bytes, *, declared: bool) -> Iterator[Decoded]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            yield _decoded(data, encoding, len(bom))
    try:
        text = data.decode("utf-8")
        yield Decoded(text, text, "utf-8", 0)
    except UnicodeDecodeError:
        pass
    clean = _decoded(data, "utf-8")
    faults = len(_FAULT.findall(clean.exact))
    if declared and (encoding := _declared(data)):
        yield _decoded(data, encoding)
    # A few broken bytes in a page of Arabic UTF-8 are damage; one in three is another encoding.
    foreign = sum(ord(character) > 127 for character in clean.exact)
    yield clean if faults * 10 < foreign else _decoded(data, "cp1252")


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return ""
    if encoding in {"iso8859-1", "ascii"}:
        return "cp1252"  # what browsers do (WHATWG Encoding, "Names and labels")
    return encoding if encoding.startswith(_TRUSTED) and encoding != "utf-8" else ""


def _decoded(data: bytes, encoding: str, start: int = 0) -> Decoded:
    errors = "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape"
    try:
        exact = data[start:].decode(encoding, errors)
    except UnicodeDecodeError:
        exact = data[start:].decode(encoding, "replace")
    return Decoded(_FAULT.sub("\ufffd", exact), exact, encoding, start)
