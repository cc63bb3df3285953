"""What photos, videos and printed pages say about themselves, which look alike, and what a person found out."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from witnessmark.records.base import Basis

ClaimKind = Literal["date", "place", "device", "software", "author", "other"]
MediaKind = Literal["photo", "video", "audio", "map image", "pages"]
Question = Literal["provenance", "source", "date", "location", "subject", "motivation"]


@dataclass(frozen=True)
class Claim:
    """One thing a file says about itself. Anyone with an editor can write it: it is never a fact about the world.

    Attributes:
        kind: what it speaks of.
        origin: the tag it stands in, group first: "ExifIFD:DateTimeOriginal".
        value: as the file gives it, one line, cut at 300 characters.
    """

    kind: ClaimKind
    origin: str
    value: str


@dataclass(frozen=True)
class Fingerprint:
    """A PDQ hash (Meta 2019): near copies of a picture differ in few of its 256 bits.

    Attributes:
        at_s: seconds into the video; 0 for a photo.
        bits: 64 hexadecimal digits for each way a picture can be turned or mirrored, the picture as it is first.
        quality: 0 (one flat colour) to 100; below 50 the hash says nothing.
    """

    at_s: float
    bits: tuple[str, ...]
    quality: int


@dataclass(frozen=True)
class Credentials:
    """A C2PA manifest that the file carries. That there is none says nothing about a file.

    Attributes:
        generator: the program that wrote it, as it calls itself.
        signer: who its certificate was issued to, as the certificate says; "" when not given.
        state: the library's word on signature and hashes: "Valid", "Invalid", "Trusted".
        actions: what it says was done, in order, such as "c2pa.created".
        remote: an address the file points to for its manifest. It was not asked.
    """

    generator: str = ""
    signer: str = ""
    state: str = ""
    actions: tuple[str, ...] = ()
    remote: str = ""


@dataclass(frozen=True)
class SheetOfPaper:
    """One page of a PDF: number from 1, size in points (1/72 inch), turn in degrees, characters of its text layer."""

    number: int
    width_pt: float
    height_pt: float
    rotation: int
    characters: int


@dataclass(frozen=True)
class MediaFacts:
    """What can be told of a photo, video, sound or PDF without judging what it shows.

    Attributes:
        kind: what it is looked at as. A "map image" is measured, not looked at.
        width_px, height_px: of the picture; 0 where there is none.
        frames: pictures in an animation; 0 for video, whose frames are not counted.
        duration_s: of video and sound, by the container; 0 for a photo.
        container: format and codecs as the reading program names them.
        claims: what the file says about itself.
        more_claims: how many further tags it holds that are not kept here.
        fingerprints: one for a photo, about one a second for a video; none where PDQ could not be made.
        cuts_s: seconds at which one shot ends and the next begins.
        credentials: the C2PA manifests it carries, the active one first.
        papers: the pages of a PDF.
        unlooked: what was not looked at and why, one sentence each.
        tools: programs and libraries with versions.
    """

    prefix: ClassVar[str] = "md"
    id: str
    item: Basis
    name: str
    kind: MediaKind
    width_px: int = 0
    height_px: int = 0
    frames: int = 0
    duration_s: float = 0.0
    container: str = ""
    claims: tuple[Claim, ...] = ()
    more_claims: int = 0
    fingerprints: tuple[Fingerprint, ...] = ()
    cuts_s: tuple[float, ...] = ()
    credentials: tuple[Credentials, ...] = ()
    papers: tuple[SheetOfPaper, ...] = ()
    unlooked: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()


@dataclass(frozen=True)
class NearDuplicate:
    """Two items with pictures that look alike. That a picture has no such record never means that it is new.

    Attributes:
        facts, others: the MediaFacts of the two.
        distance: bits that differ, of 256; 31 is the usual threshold for the same picture.
        turn: how the other lies to the first: "as it is", "mirrored", "turned 90" ...
        at_s, other_at_s: where in each, seconds; 0 for photos.
        frames: how many frames of the first have a match in the other.
    """

    prefix: ClassVar[str] = "nd"
    id: str
    facts: Basis
    others: Basis
    distance: int
    turn: str
    at_s: float = 0.0
    other_at_s: float = 0.0
    frames: int = 1


@dataclass(frozen=True)
class MachineText:
    """What a machine read off the picture of a page: an aid for searching. It is never a statement by itself.

    Attributes:
        page: from 1.
        text: as the machine gives it, mistakes and all.
        languages: the models it read with, such as "ara+eng".
        tool: program and version.
    """

    prefix: ClassVar[str] = "mt"
    id: str
    item: Basis
    page: int
    text: str
    languages: str
    tool: str


@dataclass(frozen=True)
class Answer:
    """A person's answer to one of the six questions.

    Attributes:
        question: which.
        answer: in the person's words.
        rests_on: kinds of evidence, such as "metadata", "landmark", "shadow".
        evidence: what it is, in words.
        who, when: who answered, and the ISO day.
    """

    question: Question
    answer: str
    rests_on: tuple[str, ...]
    evidence: tuple[str, ...]
    who: str
    when: str


@dataclass(frozen=True)
class Worksheet:
    """The six questions about one media item, as answered under hand/worksheets/.

    Attributes:
        item: the sheet itself, which is an item that came by hand.
        about: the item it asks about.
        answers: those that were given, in the order of the questions.
        unanswered: questions without an answer.
        rests_only_on_metadata: date or location that nothing but the file's own word stands behind.
        best_grade: the best information grade (1 to 6) the item may be given: 3 while date or location rests on
            metadata alone, 6 while one of the two is unanswered (Leiden Guidelines on digitally derived evidence).
    """

    prefix: ClassVar[str] = "ws"
    id: str
    item: Basis
    about: Basis
    answers: tuple[Answer, ...]
    unanswered: tuple[str, ...]
    rests_only_on_metadata: tuple[str, ...]
    best_grade: int
