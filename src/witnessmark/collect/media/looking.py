"""One media item looked at: each part in the box by itself, so that one that fails takes nothing from the others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from witnessmark.box import Limits, in_box, run_program
from witnessmark.box.program import INPUT
from witnessmark.collect.media import c2pa, exif, pdq, video
from witnessmark.collect.media.exif import Claims
from witnessmark.collect.media.papers import Papers
from witnessmark.collect.media.photo import Look
from witnessmark.collect.media.tools import has, library
from witnessmark.collect.media.video import Container
from witnessmark.errors import UnreadError
from witnessmark.records import Credentials, Fingerprint, Item, MediaFacts, identify
from witnessmark.records.media import MediaKind

T = TypeVar("T")

MOST_BYTES = 2**30
"""Held in memory twice while a program looks at it; a longer video is kept, hashed, and not looked into."""

MOST_CPU_S = 60
"""Decoding three minutes of full HD, 300 MB from a telephone, takes about 40 seconds of one processor."""

HERE = "witnessmark.collect.media"


@dataclass(frozen=True)
class Frames:
    """Pictures of a video as PPM, one after the other, and whether every frame was decoded; see video.step_of."""

    ppm: bytes
    is_whole: bool


@dataclass
class _Gathered:
    """Facts so far, and sentences on what could not be taken in."""

    facts: MediaFacts
    troubles: list[str] = field(default_factory=list)

    def attempt(self, work: Callable[[], T]) -> T | None:
        """What `work` gives; None when it cannot, with its sentence kept."""
        try:
            return work()
        except UnreadError as error:
            self.troubles.append(str(error))
            return None

    def add(self, **changes: Any) -> None:
        self.facts = replace(self.facts, **changes)

    def unlooked(self, sentence: str) -> None:
        self.add(unlooked=(*self.facts.unlooked, sentence))

    def tool(self, name: str) -> None:
        if name and name not in self.facts.tools:
            self.add(tools=(*self.facts.tools, name))


def kind_of(media_type: str) -> MediaKind | None:
    """What an item is looked at as; None for what is no photo, video, sound or PDF."""
    kinds: dict[str, MediaKind] = {"image": "photo", "video": "video", "audio": "audio"}
    return "pages" if media_type == "application/pdf" else kinds.get(media_type.partition("/")[0])


def facts_of(item: Item, kind: MediaKind, data: bytes) -> tuple[MediaFacts, tuple[str, ...]]:
    """What can be told of an item, and a sentence for each part that could not be taken in.

    Args:
        item: the photo, video, sound or PDF.
        kind: what it is looked at as, by `kind_of`.
        data: its bytes.
    """
    gathered = _Gathered(MediaFacts(identify(MediaFacts.prefix, item.sha256), item.id, item.name, kind))
    if len(data) > MOST_BYTES:
        said = f"{item.name}: {len(data):,} bytes; media are looked into up to {MOST_BYTES:,}."
        return gathered.facts, (
            f"{said} It is kept; put the part that matters into inbox/ as a file of its own.",
        )
    {"photo": _photo, "video": _video, "audio": _video, "pages": _papers}[kind](gathered, item, data)
    if gathered.facts.kind != "map image":  # measured, not looked at; and its own word is read by measure
        _claims(gathered, item, data)
        _credentials(gathered, item, data)
    return gathered.facts, tuple(dict.fromkeys(gathered.troubles))


def patience(data: bytes) -> Limits:
    """What a video may cost: ten seconds, and half a second more for each MiB of it. A small bomb gains nothing."""
    cpu_s = min(MOST_CPU_S, 10 + len(data) // 2**21)
    return Limits(cpu_s=cpu_s, wall_s=1.5 * cpu_s)


def _photo(gathered: _Gathered, item: Item, data: bytes) -> None:
    task = f"{HERE}.photo:look_at_photo"
    look = gathered.attempt(lambda: in_box(task, data, item.name, returns=Look, name=item.name))
    if look is None:
        return
    gathered.add(
        width_px=look.width_px, height_px=look.height_px, frames=look.frames, container=look.container
    )
    gathered.add(fingerprints=look.fingerprints, kind="map image" if look.is_map else "photo")
    gathered.tool(library("pillow"))
    if not look.is_map:
        _say_hashed(gathered)


def _say_hashed(gathered: _Gathered) -> None:
    if library("pdqhash"):
        gathered.tool(library("pdqhash"))
    else:
        gathered.unlooked(pdq.NOT_THERE)


def _papers(gathered: _Gathered, item: Item, data: bytes) -> None:
    task = f"{HERE}.papers:papers_of"
    papers = gathered.attempt(lambda: in_box(task, data, item.name, returns=Papers, name=item.name))
    if papers is not None:
        gathered.add(papers=papers.papers)
        gathered.tool(library("pypdfium2"))
        gathered.troubles.extend(papers.troubles)
        if papers.more:
            gathered.unlooked(
                f"{papers.more:,} pages beyond the first {len(papers.papers):,} were not looked at."
            )


def _video(gathered: _Gathered, item: Item, data: bytes) -> None:
    if not (has("ffprobe") and has("ffmpeg")):
        gathered.unlooked(f"{item.name}: {video.NOT_THERE}")
        return
    container = gathered.attempt(lambda: _container(item, data))
    if container is None:
        return
    gathered.add(width_px=container.width_px, height_px=container.height_px, duration_s=container.duration_s)
    gathered.add(container=container.words, claims=container.claims.claims)
    gathered.tool("ffprobe")
    if container.width_px:
        _frames(gathered, item, data)


def _container(item: Item, data: bytes) -> Container:
    answer = run_program(video.probe_command(INPUT), data, name=item.name)
    return in_box(f"{HERE}.video:container_of", answer, item.name, returns=Container, name=item.name)


def _frames(gathered: _Gathered, item: Item, data: bytes) -> None:
    """A fingerprint about each second, and the cuts of videos short enough to be decoded whole."""
    duration = gathered.facts.duration_s
    frames = gathered.attempt(lambda: frames_of(item, data, duration))
    if frames is None:
        return
    task, step = f"{HERE}.video:fingerprints_of", video.step_of(duration)
    kind = tuple[Fingerprint, ...]
    prints = gathered.attempt(lambda: in_box(task, frames.ppm, step, returns=kind, name=item.name))
    gathered.add(fingerprints=prints or ())
    gathered.tool("ffmpeg")
    _say_hashed(gathered)
    if frames.is_whole:
        _cuts(gathered, item, data)
    else:
        gathered.unlooked(
            f"Cuts were not looked for: of its {duration:,.0f} s only the keyframes were decoded."
        )


def _cuts(gathered: _Gathered, item: Item, data: bytes) -> None:
    try:
        cuts = run_program(video.cuts_command(INPUT), data, limits=patience(data), name=item.name)
        gathered.add(cuts_s=in_box(f"{HERE}.video:cuts_of", cuts, returns=tuple[float, ...], name=item.name))
    except UnreadError as error:
        gathered.unlooked(f"Cuts were not found: {error}")


def frames_of(item: Item, data: bytes, duration_s: float, side_px: int = pdq.SIDE_PX) -> Frames:
    """Pictures of a video at even distances: of every frame where that can be had, else of the keyframes alone.

    Raises:
        UnreadError: ffmpeg cannot decode it, or not within what is allowed.
    """
    limits = patience(data)
    if duration_s <= video.WHOLE_S:
        try:
            command = video.frames_command(INPUT, duration_s, side_px)
            return Frames(run_program(command, data, limits=limits, name=item.name), is_whole=True)
        except UnreadError:  # too much to decode whole: 4K, many frames
            pass
    command = video.frames_command(INPUT, duration_s, side_px, keys=True)
    return Frames(run_program(command, data, limits=limits, name=item.name), is_whole=False)


def _claims(gathered: _Gathered, item: Item, data: bytes) -> None:
    for claims in _read_claims(gathered, item, data):
        gathered.add(
            claims=gathered.facts.claims + claims.claims, more_claims=gathered.facts.more_claims + claims.more
        )
        gathered.tool(claims.tool)


def _read_claims(gathered: _Gathered, item: Item, data: bytes) -> Iterator[Claims]:
    if has("exiftool"):
        # Exit code 1: some tag could not be read; the answer holds the others.
        answer = gathered.attempt(
            lambda: run_program(exif.command(INPUT), data, name=item.name, accept=(0, 1))
        )
        found = gathered.attempt(lambda: _asked("claims_of", item, answer)) if answer else None
    else:
        gathered.unlooked(exif.NOT_THERE)
        is_photo = gathered.facts.kind == "photo" and gathered.facts.width_px
        found = gathered.attempt(lambda: _asked("claims_by_pillow", item, data)) if is_photo else None
    if found is not None:
        yield found


def _asked(reader: str, item: Item, data: bytes) -> Claims:
    return in_box(f"{HERE}.exif:{reader}", data, item.name, returns=Claims, name=item.name)


def _credentials(gathered: _Gathered, item: Item, data: bytes) -> None:
    if item.media_type not in c2pa.TYPES:
        return
    if not c2pa.is_there():
        gathered.unlooked(c2pa.NOT_THERE)
        return
    task, kind = f"{HERE}.c2pa:credentials_of", tuple[Credentials, ...]
    try:
        gathered.add(credentials=in_box(task, data, item.media_type, item.name, returns=kind, name=item.name))
        gathered.tool(library("c2pa-python"))
    except UnreadError as error:
        gathered.unlooked(str(error))
