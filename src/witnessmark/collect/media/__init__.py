"""Photos, videos, sounds and PDFs of the case: what they say about themselves, and which of them look alike.

Nothing here judges whether a picture is true. No trace of editing is looked for (measured: error-level analysis found a
planted splice no better than a coin after one re-save), and no face is compared with another.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePath

from witnessmark.activity import Job, Progress, Work, box_fault, digest, forget_others, perform, unread
from witnessmark.case import Case
from witnessmark.collect.media.alike import near_duplicates
from witnessmark.collect.media.looking import facts_of, kind_of
from witnessmark.collect.media.ocr import is_scanned, machine_text
from witnessmark.collect.media.tools import inventory
from witnessmark.collect.media.worksheet import WORKSHEETS, worksheet_of
from witnessmark.records import Item, MediaFacts, Record

__all__ = ["describe"]

ROOM = "collect/media"

ENDINGS = frozenset({
    ".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".heic", ".avif", ".mp4", ".mov", ".m4v", ".3gp", ".mkv", ".webm",
    ".avi", ".ts", ".mts", ".mpg", ".mpeg", ".flv", ".wmv", ".mp3", ".m4a", ".wav", ".ogg", ".opus", ".aac", ".flac", ".amr",
})  # fmt: skip
"""Endings that promise a picture, video or sound."""


def describe(case: Case, progress: Progress) -> Work:
    """MediaFacts for each photo, video, sound and PDF, near duplicates among them, machine text, worksheets.

    What is fresh is skipped; an optional program that has come since makes its part be done again.
    """
    items = [item for item in case.items() if item.how != "hand" and is_media(item)]
    tools, jobs = inventory(), []
    work = Work()
    for done, item in enumerate(items):
        progress(item.name, done, len(items))
        job = Job(f"media:{item.sha256}", ROOM, (item.sha256, item.name), tools, item.id, item.name)
        jobs.append(job)
        work += perform(case, job, partial(_facts, case, item, job))
    progress("", len(items), len(items))
    for job, make in [*_ocr(case, items, tools), *_alike(case), *_worksheets(case)]:
        jobs.append(job)
        progress(job.subject, len(items), len(items))
        work += perform(case, job, make)
    forget_others(case, ROOM, jobs)
    return work


def is_media(item: Item) -> bool:
    """Whether the item is a photo, video, sound or PDF, or is called like one."""
    return kind_of(item.media_type) is not None or PurePath(item.name).suffix.lower() in ENDINGS


def _facts(case: Case, item: Item, job: Job) -> Iterator[Record]:
    kind = kind_of(item.media_type)
    if kind is None:
        yield unread(
            job,
            f"{item.name}: by its bytes {item.media_type}, not the picture, video or sound its name promises. It is kept "
            "and was not opened as one; fetch the file itself and put that into inbox/.",
        )
        return
    gathered = facts_of(item, kind, case.evidentiary_copy(item))
    for fault in gathered.faults:
        box_fault(case, job, fault)
    yield gathered.facts
    yield from (unread(job, trouble) for trouble in dict.fromkeys(gathered.troubles))


Task = tuple[Job, partial[Iterator[Record]]]


def _ocr(case: Case, items: list[Item], tools: tuple[str, ...]) -> Iterator[Task]:
    known = {one.item: one for one in case.store.all(MediaFacts)}
    for item in items:
        facts = known.get(item.id)
        if facts and is_scanned(facts):
            job = Job(
                f"media:ocr:{item.sha256}", ROOM, (item.sha256, item.name), tools[-1:], item.id, item.name
            )
            yield job, partial(_machine_text, case, item, facts, job)


def _machine_text(case: Case, item: Item, facts: MediaFacts, job: Job) -> Iterator[Record]:
    yield from machine_text(item, facts, case.evidentiary_copy(item), job)


def _alike(case: Case) -> Iterator[Task]:
    facts = sorted(case.store.all(MediaFacts), key=lambda one: one.id)
    hashed = [one for one in facts if one.fingerprints]
    inputs = tuple(f"{one.id} {print_.bits[0]}" for one in hashed for print_ in one.fingerprints)
    if len(hashed) > 1:
        yield Job("media:alike", ROOM, inputs, subject="near duplicates"), partial(_near, hashed)


def _near(facts: list[MediaFacts]) -> Iterator[Record]:
    yield from near_duplicates(facts)


def _worksheets(case: Case) -> Iterator[Task]:
    about = {item.sha256: item.id for item in case.items() if item.how != "hand"}
    held = digest(*sorted(about))
    for item in case.items("hand"):
        if item.name.startswith(WORKSHEETS) and item.name.endswith(".toml"):
            job = Job(
                f"media:worksheet:{item.id}",
                ROOM,
                (item.sha256, item.name, held),
                (),
                item.id,
                f"hand/{item.name}",
            )
            yield job, partial(_worksheet, case, item, about)


def _worksheet(case: Case, item: Item, about: dict[str, str]) -> Iterator[Record]:
    yield worksheet_of(item, case.evidentiary_copy(item), about)
