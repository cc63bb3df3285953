"""One media item looked at: each part in the box by itself, so that one that fails takes nothing from the others."""

from collections.abc import Iterator

from witnessmark.box import in_box, run_program
from witnessmark.box.program import INPUT
from witnessmark.collect.media import c2pa, exif
from witnessmark.collect.media.clips import look_at_video
from witnessmark.collect.media.exif import Claims
from witnessmark.collect.media.gathered import HERE, Gathered
from witnessmark.collect.media.papers import Papers
from witnessmark.collect.media.photo import Look
from witnessmark.collect.media.tools import has, library
from witnessmark.errors import UnreadError
from witnessmark.records import Credentials, Item, MediaFacts, identify
from witnessmark.records.media import MediaKind

MOST_BYTES = 2**30
"""Held in memory twice while a program looks at it; a longer video is kept, hashed, and not looked into."""


def kind_of(media_type: str) -> MediaKind | None:
    """What an item is looked at as; None for what is no photo, video, sound or PDF."""
    kinds: dict[str, MediaKind] = {"image": "photo", "video": "video", "audio": "audio"}
    return "pages" if media_type == "application/pdf" else kinds.get(media_type.partition("/")[0])


def facts_of(item: Item, kind: MediaKind, data: bytes) -> Gathered:
    """What can be told of an item, a sentence for each part that could not be taken in, and faults of ours.

    Args:
        item: the photo, video, sound or PDF.
        kind: what it is looked at as, by `kind_of`.
        data: its bytes.
    """
    gathered = Gathered(MediaFacts(identify(MediaFacts.prefix, item.sha256), item.id, item.name, kind))
    if len(data) > MOST_BYTES:
        said = f"{item.name}: {len(data):,} bytes; media are looked into up to {MOST_BYTES:,}."
        gathered.troubles.append(
            f"{said} It is kept; put the part that matters into inbox/ as a file of its own."
        )
        return gathered
    {"photo": _photo, "video": look_at_video, "audio": look_at_video, "pages": _papers}[kind](
        gathered, item, data
    )
    if gathered.facts.kind != "map image":  # measured, not looked at; and its own word is read by measure
        _claims(gathered, item, data)
        _credentials(gathered, item, data)
    return gathered


def _photo(gathered: Gathered, item: Item, data: bytes) -> None:
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
        gathered.hashed()


def _papers(gathered: Gathered, item: Item, data: bytes) -> None:
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


def _claims(gathered: Gathered, item: Item, data: bytes) -> None:
    for claims in _read_claims(gathered, item, data):
        gathered.add(
            claims=gathered.facts.claims + claims.claims, more_claims=gathered.facts.more_claims + claims.more
        )
        gathered.tool(claims.tool)


def _read_claims(gathered: Gathered, item: Item, data: bytes) -> Iterator[Claims]:
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


def _credentials(gathered: Gathered, item: Item, data: bytes) -> None:
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
        gathered.unlooked(gathered.told(error))
