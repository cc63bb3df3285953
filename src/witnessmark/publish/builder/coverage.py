"""What was looked at and what came up empty, what this record cannot tell, what was left unread, what ran."""

import re
from collections import Counter
from collections.abc import Iterator

from witnessmark.box import WALLS
from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.builder.places import mentions
from witnessmark.publish.days import day_words
from witnessmark.publish.report import UnreadLine
from witnessmark.publish.wording import counted, listing, number, sentence, window_words
from witnessmark.records import FireWindow, Reading, Scene, Unread

TAKING_IN = frozenset({"collect", "collect/media", "read"})
"""Rooms whose unread things are things that came, as Unread names them."""


def unread_lines(held: Holdings) -> tuple[UnreadLine, ...]:
    """What the rooms before this one could not take in; what publishing itself could not make is no part of the record."""
    left = [one for one in held.all(Unread) if one.room != "publish"]
    lines = {UnreadLine(one.room, one.subject, one.reason) for one in left}
    return tuple(sorted(lines, key=lambda line: (line.room, line.subject, line.reason)))


def coverage_sentences(held: Holdings) -> tuple[str, ...]:
    """What was searched, imaged and read, in sentences."""
    return tuple(
        sentence(one)
        for one in (*_texts(held), *_scenes(held), *_fires(held), *_layers(held), *_readings(held))
    )


def limit_sentences(held: Holdings) -> tuple[str, ...]:
    """What this record cannot tell, in sentences: its own gaps first, then those of its kind."""
    return tuple(
        sentence(one) for one in dict.fromkeys((*_gaps(held), *_isolation(held), *_of_its_kind(held)))
    )


def method_sentences(held: Holdings) -> tuple[str, ...]:
    """What ran in each room: readers with their versions, then jobs with their options and code."""
    readers = Counter(statement.reader for statement in held.statements.values() if statement.reader)
    told = [f"Statements read by {reader}: {number(count)}" for reader, count in sorted(readers.items())]
    texts = Counter(document.reader for document in held.documents.values() if document.reader)
    told += [
        f"Texts taken from files by {reader}: {number(count)}" for reader, count in sorted(texts.items())
    ]
    for room in ("collect", "read", "measure", "weigh"):
        ran = held.case.store.activities(room)
        for code in sorted({activity.code for activity in ran}):
            same = [activity for activity in ran if activity.code == code]
            # Area and period stand at the head of the record already.
            every = {option for activity in same for option in activity.options}
            options = sorted(one for one in every if not one.startswith(("area=", "period=", "graders=()")))
            kept = f" with {', '.join(options[:12])}" if options else ""
            told.append(f"{room}: {counted(len(same), 'job')}, code {code[:12]}{kept}")
    return tuple(told)


def _texts(held: Holdings) -> Iterator[str]:
    files = [item for item in held.items.values() if item.how != "hand"]
    unread = len({(one.item or one.subject) for one in held.all(Unread) if one.room in TAKING_IN})
    if files and not held.documents:
        yield f"{counted(len(files), 'file')} came in, no readable text among them" + (
            f"; {number(unread)} left unread" if unread else ""
        )
    elif files:
        yield (
            f"{counted(len(files), 'file')} came in; {counted(len(held.documents), 'text')} could be read, and in them "
            f"{counted(len(held.statements), 'statement')} found"
            + (f"; {number(unread)} left unread" if unread else "")
        )
    sealed = sum(item.how == "sealed" for item in files)
    if sealed:
        yield f"{counted(sealed, 'file')} of these kept sealed: locked, not read, and no part of any figure"
    empty = len(set(held.documents) - {statement.document for statement in held.statements.values()})
    if empty:
        yield f"In {counted(empty, 'text')} no statement was found"


def _scenes(held: Holdings) -> Iterator[str]:
    scenes = sorted(held.all(Scene), key=lambda scene: scene.start_datetime)
    if scenes:
        days = ", ".join(dict.fromkeys(day_words(scene.start_datetime[:10]) for scene in scenes))
        made = " (simulated)" if any(scene.simulated for scene in scenes) else ""
        yield f"{counted(len(scenes), 'image')}{made} could be used, taken {days}"


def _fires(held: Holdings) -> Iterator[str]:
    searched = held.all(FireWindow)
    if not searched:
        return
    notes = [_sentences_of(one.note) for one in searched]
    shared = [one for one in notes[0] if len(searched) > 1 and all(one in others for others in notes)]
    empty = [one for one in searched if one.assessable and not one.seen]
    for one, note in zip(searched, notes, strict=True):
        own = " ".join(part for part in note if part not in shared)
        if not one.assessable:
            yield f"Fires at {one.place_name}: nothing can be told either way. {own}"
        elif one.seen or own:
            yield f"Fires at {one.place_name}: {_fires_seen(one)}. {own}"
    silent = [one.place_name for one in empty if not set(_sentences_of(one.note)) - set(shared)]
    if silent:
        yield f"Fires at {listing(silent)}: none detected"
    yield from ([f"In every search for fires: {' '.join(shared)}"] if shared else [])


def _fires_seen(one: FireWindow) -> str:
    parts = tuple((part.start, part.end, part.hedge) for part in one.window.parts)
    if not one.seen:
        return "none detected"
    removed = f"; {number(one.removed)} more near persistent heat sources taken out" if one.removed else ""
    when = window_words(parts, one.window.edtf)
    return f"{counted(one.seen, 'detection')} on {counted(len(one.days), 'day')}, {when}{removed}"


def _sentences_of(note: str) -> list[str]:
    return [sentence(one) for one in re.split(r"\.\s+", note.strip()) if one.strip()]


def _layers(held: Holdings) -> Iterator[str]:
    for layer in held.layers.values():
        note = f". {layer.note}" if layer.note else ""
        yield f"{layer.name} by {layer.origin}: {counted(layer.rows, 'row')}{' (simulated)' if layer.simulated else ''}{note}"


def _readings(held: Holdings) -> Iterator[str]:
    readings = held.all(Reading)
    if readings:
        people = len({reading.reader for reading in readings})
        unsure = sum(reading.verdict == "cannot tell" for reading in readings)
        yield (
            f"{counted(people, 'person', 'people')} read images of single buildings {counted(len(readings), 'time')}; "
            f"{counted(unsure, 'time')} they could not tell, which counts as intact"
        )


def _gaps(held: Holdings) -> Iterator[str]:
    nowhere = sorted({mention.text for mention in mentions(held) if not mention.candidates})
    if nowhere:
        yield f"{counted(len(nowhere), 'name')} could not be put on the map: {', '.join(nowhere[:12])}"
    undated = sum(statement.when is None or not statement.when.edtf for statement in held.statements.values())
    if undated:
        yield f"{counted(undated, 'statement')} could not be dated"
    unknown = sum(figure.unknown_basis for figure in held.figures)
    if unknown:
        yield f"{counted(unknown, 'value')} in the ledger {'tells' if unknown == 1 else 'tell'} no origin"


def _isolation(held: Holdings) -> Iterator[str]:
    """A word where received files were read behind less than a whole wall."""
    rooms = ("collect", "read", "measure")
    walls = {activity.isolation for room in rooms for activity in held.case.store.activities(room)}
    yield from (wall.limit for name, wall in WALLS.items() if name in walls and wall.is_reduced)


def _of_its_kind(held: Holdings) -> Iterator[str]:
    if held.statements:
        yield "Statements were read by a program: each stands beside its sentence, so that a person can check it"
        yield "Relays of one report are one origin, however many they are; origins are counted low"
    if held.all(FireWindow):
        yield "Fires date and place; they never count buildings, and a fire between two passes leaves no detection"
    if held.bounds:
        yield "What cannot be seen from above (looting, rooms burned under a roof that stands) is not in our bounds"
    if held.tallies:
        yield "A layer's marks are statements of its maker; two makers who look at one image may still disagree"
