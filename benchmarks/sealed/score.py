"""Does anything of a sealed thing stand anywhere in the case? 200 things sealed, published around, opened, shredded.

    python benchmarks/sealed/score.py [--things 200]

Each thing is called and says words nobody would say by chance. They come in the three ways there are. All rooms run, a
quarter is opened, a quarter withdrawn, a quarter shredded, all rooms run again; after each step the whole case folder is
searched, in 14 spellings and 3 hashes of each. Leaks planted one by one show that the search finds what is there.
"""

import argparse
import base64
import hashlib
import io
import random
import sys
import tempfile
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from _common import CpuClock, finish  # noqa: E402
from scan import scan  # noqa: E402

from witnessmark.case import Case, open_case  # noqa: E402
from witnessmark.case.config import Person  # noqa: E402
from witnessmark.collect.custody import parse_line, read_lines  # noqa: E402
from witnessmark.collect.deed import deed_of  # noqa: E402
from witnessmark.collect.envelope import read_identities  # noqa: E402
from witnessmark.collect.identity import new_identity  # noqa: E402
from witnessmark.collect.meant import line_meant  # noqa: E402
from witnessmark.collect.opening import open_sealed  # noqa: E402
from witnessmark.collect.sealedfiles import seal_files  # noqa: E402
from witnessmark.collect.sealing import seal_bytes  # noqa: E402
from witnessmark.collect.session import session  # noqa: E402
from witnessmark.collect.shredding import shred  # noqa: E402
from witnessmark.collect.verify import verify  # noqa: E402
from witnessmark.collect.withdrawal import withdraw  # noqa: E402
from witnessmark.errors import CustodyError  # noqa: E402
from witnessmark.flow import run  # noqa: E402

STEM = "Qvorzelim Thaxbury"
"""Stands in every name and text that is sealed."""

STORY = "At least 3,200 buildings were burned in Amerli, according to the mayor, on 3 September 2014.\n"
ENDINGS = (".txt", ".html", ".csv", ".json", ".jpg", "")


@dataclass(frozen=True)
class Thing:
    """One thing to be sealed."""

    name: str
    text: bytes


def main(things: int) -> int:
    """Run it all, print the scores."""
    dice = random.Random(20140903)
    made = [make(number, dice) for number in range(things)]
    with tempfile.TemporaryDirectory() as folder, CpuClock() as clock:
        scores = measure(Path(folder), made)
    scores["max CPU seconds"] = clock.seconds
    return finish(HERE, scores)


def make(number: int, dice: random.Random) -> Thing:
    """A small thing of some kind whose name and text hold the stem."""
    words = " ".join(
        dice.choice(("said", "house", "the", "burned", "road", "night")) for _ in range(dice.randrange(4000))
    )
    head = b"\xff\xd8\xff" if number % 6 == 4 else b"<html><body>" if number % 6 == 1 else b""
    return Thing(f"{STEM} {number}{ENDINGS[number % 6]}", head + f"{STEM} {number} {words}\n".encode())


def measure(folder: Path, things: list[Thing]) -> dict[str, float]:
    """Go through the life of sealed things; scores by name."""
    identity = folder / "me.txt"
    case = new_case(folder / "case", new_identity(identity, datetime.now(UTC)))
    seal_three_ways(case, folder, things)
    hits = look(case, things)
    objects = sealed_in(case)
    quarter = len(objects) // 4
    shown = sum(opened(case, identity, sha256) for sha256 in objects[:quarter])
    for sha256 in objects[quarter : 2 * quarter]:
        take_out(case, sha256)
    hits += look(case, things)
    for sha256 in objects[2 * quarter : 3 * quarter]:
        shred(case, sha256, deed_of(Person("P-1", "owner"), "the witness asked"))
    hits += look(case, things)
    after = sum(opened(case, identity, sha256) for sha256 in objects[2 * quarter : 3 * quarter])
    verdict = verify(case)
    case.store.close()
    return {
        "share of things sealed": len(objects) / len(things),
        "max findings in the case folder": float(len(hits)),
        "share of openings that gave the very bytes": shown / quarter,
        "max shredded things opened": float(after),
        "shredded and withdrawn things that verify names": float(named(verdict.reasons)) / (2 * quarter),
        "still valid": float(verdict.is_valid),
        "planted leaks found, of 9": float(leaks_found(things)),
    }


def new_case(root: Path, public: str) -> Case:
    """A case of one owner, with one text in clear."""
    (root / "inbox" / "sealed").mkdir(parents=True)
    (root / "hand").mkdir()
    (root / "inbox" / "story.txt").write_text(STORY, encoding="utf-8")
    people = f'[[custody.people]]\nwho = "P-1"\nrole = "owner"\nrecipient = "{public}"\n'
    (root / "case.toml").write_text(f'title = "Sealed"\n{people}', encoding="utf-8")
    return open_case(root)


def seal_three_ways(case: Case, folder: Path, things: list[Thing]) -> None:
    """A third through inbox/sealed, a third by command, a third from bytes beside another object."""
    third = len(things) // 3
    for thing in things[:third]:
        (case.inbox / "sealed" / thing.name).write_bytes(thing.text)
    (folder / "outside").mkdir()
    paths = {folder / "outside" / thing.name: thing.name for thing in things[third : 2 * third]}
    for path, thing in zip(paths, things[third : 2 * third], strict=True):
        path.write_bytes(thing.text)
    list(seal_files(case, paths, io.BytesIO(), remove=True))
    with session(case) as log:
        for thing in things[2 * third :]:
            seal_bytes(case, log, thing.text, thing.name)


def look(case: Case, things: list[Thing]) -> list[tuple[str, str]]:
    """Run all rooms, then search the whole folder."""
    dict(run(case, lambda _what, _done, _total: None))
    found = scan(
        case.root, [STEM], [thing.text for thing in things] + [thing.name.encode() for thing in things]
    )
    for where, how in found[:5]:
        print(f"  found in {where}: {how}")
    return found


def sealed_in(case: Case) -> list[str]:
    """Hashes of the sealed objects, in the log's order."""
    events = [parse_line(line, number) for number, line in enumerate(read_lines(case))]
    return [event.obj for event in events if "sealed" in event.why and event.act == "acquire"]


def opened(case: Case, identity: Path, sha256: str) -> bool:
    """Whether it opens, and to bytes whose hash its envelope states."""
    out = io.BytesIO()
    with suppress(CustodyError):
        secrets = read_identities(case, identity)
        thing = open_sealed(case, sha256, secrets, deed_of(Person("P-1", "owner"), "a measurement of ours"))
        thing.write_to(out)
        return (
            hashlib.sha256(out.getvalue()).hexdigest() == thing.envelope.sha256
            and STEM.encode() in out.getvalue()
        )
    return False


def take_out(case: Case, sha256: str) -> None:
    """Withdraw one thing."""
    with session(case) as log:
        withdraw(
            case,
            log,
            line_meant(case, log.events, sha256),
            deed_of(Person("P-1", "owner"), "the witness asked"),
        )


def named(reasons: tuple[str, ...]) -> int:
    """How many of verify's sentences are of one thing taken out."""
    return sum(reason.startswith(("Shredded at line", "Withdrawn at line")) for reason in reasons)


def leaks_found(things: list[Thing]) -> int:
    """Plant one leak after the other in a file of its own; how many of them the search finds."""
    name, text = things[0].name, things[0].text
    leaks: dict[str, bytes] = {
        "page.txt": f"met {name.upper()} there".encode(),
        "columns.csv": name.encode("utf-16"),
        "feed.xml": "".join(f"&#x{ord(one):X};" for one in name).encode(),
        "record.epub": _zipped(text),
        "mail.eml": base64.b64encode(b"x" + text),
        ".tmp-1-1": text,
        "sheet": b'{"sha256":"' + hashlib.sha256(text).hexdigest().encode() + b'"}',
        "line": hashlib.sha256(name.encode()).digest(),
        name: b"nothing",
    }
    found = 0
    for where, data in leaks.items():
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / where).write_bytes(data)
            found += bool(scan(Path(folder), [STEM], [name.encode(), text]))
    return found


def _zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("page.xhtml", data)
    return out.getvalue()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--things", type=int, default=200)
    sys.exit(main(parser.parse_known_args()[0].things))
