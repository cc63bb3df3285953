"""A web page as it was taken from the web: by whose program, when, what is there of it, and what a person should know."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from witnessmark.records.base import Bases, Basis

CaptureState = Literal["complete", "incomplete", "hollow", "failed"]


@dataclass(frozen=True)
class CaptureFlag:
    """Something to know before relying on a capture: `kind` in a word or two, `reason` in a sentence."""

    kind: str
    reason: str


@dataclass(frozen=True)
class MissingPart:
    """A picture, style or script of the page that is not in the capture, and why."""

    url: str
    reason: str


@dataclass(frozen=True)
class Expected:
    """Words that a person relies on, and where they were found: "shown", "source", or "" for nowhere."""

    words: str
    found: Literal["shown", "source", ""]


@dataclass(frozen=True)
class Capture:
    """One page at one moment. The same address taken again is another capture; both are kept.

    Attributes:
        sheet: the item that describes it: our own capture.json, another's WACZ, an auto-archiver page.
        items: everything taken in of it.
        url, final_url: as asked for, and where redirects ended.
        redirects: every address on the way, the first one left out.
        captured: when, UTC, by the word of whoever captured it.
        how: "webpage" (this program), "wacz", "warc" or "auto-archiver".
        state: complete when the Berkeley Protocol's minimum is there (address, HTML source, dated full-page picture) and
            nothing says that the page is hollow; hollow when it is a log-in wall and the like.
        lacks: what is not there of what the protocol asks for, and why.
        flags: what its content check found.
        missing: parts of the page that were not had.
        expected: words a person named beforehand.
        words: how many the page shows.
        software: what made it, by its own word.
    """

    prefix: ClassVar[str] = "ca"
    id: str
    sheet: Basis
    items: Bases
    url: str
    final_url: str
    redirects: tuple[str, ...]
    captured: str
    how: str
    state: CaptureState
    lacks: tuple[str, ...]
    flags: tuple[CaptureFlag, ...]
    missing: tuple[MissingPart, ...]
    expected: tuple[Expected, ...]
    words: int
    title: str = ""
    software: str = ""
