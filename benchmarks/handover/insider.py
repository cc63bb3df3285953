"""What somebody with the log's key can do to a bag: change its lines and sign everything anew, so that every signature holds.

Most such bags do not hold for other reasons - the order of acts, the clock, a witness - and some do hold. Either way the
three programs have to say the same.
"""

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.handover.asking import made_whole_again

from witnessmark.collect.bag.layout import CUSTODY, LOG, is_bag_path, object_name, unlisted
from witnessmark.collect.bag.packing import PackingList
from witnessmark.collect.checkpoint import Checkpoint, sign
from witnessmark.collect.event import ACTS, utc
from witnessmark.collect.keys import Signer
from witnessmark.collect.merkle import root_of

Line = dict[str, Any]


def forge(bag: Path, signer: Signer, dice: Random) -> str:
    """Change the log in one way or three, sign it anew, write all lists anew; returns what was done."""
    lines = [json.loads(line) for line in (bag / LOG).read_bytes().splitlines()]
    done = [dice.choice(CHANGES) for _ in range(dice.choice([1, 1, 3]))]
    for change in done:
        change(lines, dice)
    if dice.random() < 0.8:
        for place, line in enumerate(lines):
            line["seq"] = place
    spelling = str if dice.random() < 0.95 else otherwise
    sign_earlier(bag, signer, lines, spelling, dice)
    pack_and_sign(bag, signer, lines, spelling)
    made_whole_again(bag)
    return "insider: " + ", ".join(change.__name__ for change in done)


def sign_earlier(
    bag: Path, signer: Signer, lines: list[Line], spelling: Callable[[str], str], dice: Random
) -> None:
    """Checkpoints before the last: those over changed lines signed anew, or not; new ones, or none."""
    folder = bag / CUSTODY / "checkpoints"
    raw, sizes = spelt(lines, spelling), {int(note.stem) for note in folder.iterdir()}
    sizes |= set(dice.sample(range(1, 12), 2)) if dice.random() < 0.3 else set()
    spared = dice.random() < 0.2
    for size in sizes:
        target = folder / f"{size}.note"
        if size >= len(raw):
            target.unlink(missing_ok=True)
        elif not target.exists() or not (spared or is_of(target, raw[:size])):
            target.write_bytes(note_over(raw[:size], signer))


def is_of(note: Path, raw: list[bytes]) -> bool:
    """Whether a checkpoint holds for these lines; then it is left, with whatever witnesses wrote under it."""
    return base64.b64encode(root_of(raw)) in note.read_bytes()


def pack_and_sign(bag: Path, signer: Signer, lines: list[Line], spelling: Callable[[str], str]) -> None:
    """The packing list over the files as they are, the last line naming it, and the last checkpoint over all lines."""
    if lines and lines[-1].get("act") == "hand-over":
        pack(bag, lines)
    raw = spelt(lines, spelling)
    (bag / LOG).write_bytes(b"".join(line + b"\n" for line in raw))
    for target in (bag / CUSTODY / "checkpoints" / f"{len(raw)}.note", bag / CUSTODY / "checkpoint"):
        target.write_bytes(note_over(raw, signer))


def spelt(lines: list[Line], spelling: Callable[[str], str]) -> list[bytes]:
    return [spelling(json.dumps(line, separators=(",", ":"))).encode() for line in lines]


def note_over(raw: list[bytes], signer: Signer) -> bytes:
    return sign(Checkpoint(signer.verifier.name, len(raw), root_of(raw)), signer)


def pack(bag: Path, lines: list[Line]) -> None:
    old = bag / object_name(lines[-1].get("obj", ""))
    if old.is_file():
        old.unlink()
        if not any(old.parent.iterdir()):
            old.parent.rmdir()
    paths = [path.relative_to(bag).as_posix() for path in bag.rglob("*") if path.is_file()]
    listed = [path for path in paths if is_bag_path(path) and path not in unlisted("0" * 64, len(lines))]
    packed = PackingList(
        {path: hashlib.sha256((bag / path).read_bytes()).hexdigest() for path in listed}
    ).data()
    sha256 = hashlib.sha256(packed).hexdigest()
    lines[-1].update(obj=sha256, bytes=len(packed))
    target = bag / object_name(sha256)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(packed)


def nothing(_lines: list[Line], _dice: Random) -> None:
    pass


def drop(lines: list[Line], dice: Random) -> None:
    if len(lines) > 1:
        lines.pop(dice.randrange(len(lines)))


def repeat(lines: list[Line], dice: Random) -> None:
    at = dice.randrange(len(lines))
    lines.insert(at, dict(lines[at]))


def swap(lines: list[Line], dice: Random) -> None:
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def another_act(lines: list[Line], dice: Random) -> None:
    dice.choice(lines)["act"] = dice.choice([*sorted(ACTS), "delete", ""])


def another_time(lines: list[Line], dice: Random) -> None:
    times = (
        "2014-09-01T00:00:00Z", "2099-01-01T00:00:00Z", "2023-02-29T00:00:00Z", "2024-02-29T12:00:60Z", "0000-01-01T00:00:00Z",
        "2024-05-02T12:00:00+00:00", "2024-5-2T12:00:00Z", "9999-12-31T23:59:59Z", "2024-05-02T24:00:00Z", "",
        "\u0662\u0660\u0662\u0664-05-02T12:00:00Z",
    )  # fmt: skip
    dice.choice(lines)["t"] = dice.choice(times)


def shift_time(lines: list[Line], dice: Random) -> None:
    """By about as much as a clock may slip, or differ from a time authority's."""
    line, by_s = (
        dice.choice(lines),
        dice.choice([1, 2, 3, 60, 118, 119, 120, 121, 122, 3600]) * dice.choice([-1, 1]),
    )
    try:
        line["t"] = utc(datetime.fromisoformat(line["t"]) + timedelta(seconds=by_s))
    except (KeyError, ValueError, OverflowError):  # spoilt by an earlier change
        line["t"] = ""


def own_up(lines: list[Line], dice: Random) -> None:
    line = dict(dice.choice(lines), act="time-anomaly", obj="", bytes=0, params="", why="the clock was wrong")
    lines.insert(dice.randrange(len(lines)), line)


def another_object(lines: list[Line], dice: Random) -> None:
    line, field = dice.choice(lines), dice.choice(["obj", "params"])
    line[field] = dice.choice(
        [
            dice.choice(lines).get("obj", ""),
            dice.choice(lines).get("params", ""),
            "",
            "0" * 64,
            "AB" * 32,
            "0" * 63,
        ]
    )


def another_size(lines: list[Line], dice: Random) -> None:
    dice.choice(lines)["bytes"] = dice.choice([0, 1, 7, -1, 10**30, 1.5, True, "7", None])


def another_word(lines: list[Line], dice: Random) -> None:
    words = (
        "plain", 'quo"te', "back\\slash", "new\nline", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629", "\U0001f600", "\x7f\x00\x1b",
        "/", "a" * 60_000, "\n" * 20_000, "\ud800", "key-00000000", "",
    )  # fmt: skip
    dice.choice(lines)[dice.choice(["clock", "who", "tool", "why", "salt"])] = dice.choice(words)


def another_field(lines: list[Line], dice: Random) -> None:
    line = dice.choice(lines)
    if dice.random() < 0.5:
        line.pop(dice.choice(sorted(line)))
    else:
        line["note"] = 1


def otherwise(line: str) -> str:
    """The same JSON in another spelling."""
    return line.replace(":", ": ", 1)


CHANGES = (
    nothing, drop, repeat, swap, another_act, another_time, shift_time, own_up, another_object, another_size, another_word, another_field,
)  # fmt: skip
