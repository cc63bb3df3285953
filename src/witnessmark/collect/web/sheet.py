"""capture.json: what a capture says of itself, kept as evidence beside the files it describes. It names no collector."""

import secrets
from dataclasses import dataclass, field

import msgspec

from witnessmark.errors import UnreadError

NAME = "capture.json"

FORMAT = "witnessmark capture 1"


@dataclass(frozen=True)
class Step:
    """One answer on the way to the page."""

    url: str
    status: int
    address: str


@dataclass(frozen=True)
class Part:
    """A part of the page that was not had: a picture, style, script; and why."""

    url: str
    kind: str
    reason: str


@dataclass(frozen=True)
class CaptureSheet:
    """One attempt to take one page.

    Attributes:
        asked: the address a person asked for.
        captured: when it was begun, UTC.
        expect: words that must be in it, named beforehand.
        context: what the person wrote about it: where the link came from, what the account says of itself.
        steps: answers, the last one the page's own.
        allowed: addresses and ports that were allowed beyond the public web.
        failure: why there is no page; "" when there is one.
        source: name of the file with the page's source.
        content_type: as the server called it.
        files: name -> sha256, of everything beside this sheet.
        trouble: why the source is not whole; "" when it is.
        shown_url: where a browser ended, "" without one.
        browser: which, and how it was shut in; "" without one.
        no_browser: why there is no picture.
        height_px, pictured_px: of the page, and how much of it is in the pictures.
        missing: parts that were not had.
        salt: 16 random bytes in hexadecimal: the log names this sheet by hash, and a guessed address must not be confirmed
            by hashing a guessed sheet.
    """

    asked: str
    captured: str
    expect: tuple[str, ...] = ()
    context: str = ""
    steps: tuple[Step, ...] = ()
    allowed: tuple[str, ...] = ()
    failure: str = ""
    source: str = ""
    content_type: str = ""
    files: dict[str, str] = field(default_factory=dict)
    trouble: str = ""
    shown_url: str = ""
    browser: str = ""
    no_browser: str = ""
    height_px: int = 0
    pictured_px: int = 0
    missing: tuple[Part, ...] = ()
    salt: str = field(default_factory=lambda: secrets.token_hex(16))
    format: str = FORMAT

    @property
    def final_url(self) -> str:
        """Where redirects ended."""
        return self.steps[-1].url if self.steps else self.asked

    def data(self) -> bytes:
        """As JSON, a field a line."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n"


def read_capture_sheet(data: bytes, name: str) -> CaptureSheet:
    """A capture.json.

    Raises:
        UnreadError: it is none of ours.
    """
    try:
        sheet = msgspec.json.decode(data, type=CaptureSheet)
    except (msgspec.MsgspecError, ValueError) as error:
        raise UnreadError(f"{name}: not a capture's own sheet ({error}). Capture the page again.") from None
    if sheet.format != FORMAT:
        raise UnreadError(
            f'{name}: its format is "{sheet.format[:40]}", this version reads "{FORMAT}". Capture again.'
        )
    return sheet
