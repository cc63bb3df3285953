"""What must hold after a power cut, asked of the real recovery and the real verification."""

import hashlib
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.collect.crash.disk import Folder, State, states
from tests.collect.crash.replay import Replay
from tests.collect.crash.trace import Call

from witnessmark.case import open_case
from witnessmark.collect.durable import TEMP_PREFIX
from witnessmark.collect.holdings import holdings
from witnessmark.collect.session import session
from witnessmark.collect.verify import verify
from witnessmark.errors import WitnessmarkError
from witnessmark.publish.manifest import is_whole
from witnessmark.publish.release import put_back

LEFT_OUT = ("case.sqlite", "inbox", "hand")
"""The records are rebuilt from evidence; SQLite's own promises have a test of their own."""


@dataclass
class Found:
    """What a search through crash states found.

    Attributes:
        points: places between two calls where the power was cut.
        states: different states of the disk that were recovered.
        torn: states in which something whole was found broken.
        lost: states in which something promised was not there.
        examples: the first few of either, in words.
    """

    points: int = 0
    states: int = 0
    torn: int = 0
    lost: int = 0
    examples: list[str] = field(default_factory=list)


def search(  # noqa: PLR0917 - a search has this many sides
    root: Path, before: Folder, calls: list[Call], room: Path, most: int = 200, until_caught: bool = False
) -> Found:
    """Cut the power after each recorded call, in every way, and recover.

    Args:
        root: the case folder the recording was made in.
        before: the folder as it lay before the recording.
        calls: what the process asked of the disk.
        room: an empty folder in memory, to lay states out in.
        most: states to look at for one point; by lot where there are more.
        until_caught: whether the first state that is wrong is enough.
    """
    replay = Replay(str(root.resolve()), LEFT_OUT, before)
    found, known, rng = Found(), {}, Random(6962)
    for number, step in enumerate(replay.steps(calls)):
        found.points += 1
        seen: set[frozenset] = set()
        for state in states(replay.top, most, rng):
            key = frozenset((name, b"" if TEMP_PREFIX in name else data) for name, data in state.items())
            if key in seen:
                continue
            seen.add(key)
            if key not in known:
                known[key] = recovered(state, room)
            _judge(found, known[key], replay.promised, f"after call {number} ({step.name})")
            if until_caught and found.examples:
                return found
    found.states = len(known)
    return found


def recovered(state: State, room: Path) -> tuple[str, frozenset[str], str]:
    """What is wrong after recovery ("" when nothing), which names are held, what is published."""
    case = _laid_out(state, room)
    try:
        with session(case) as log:
            held = frozenset(holding.sheet.name for holding in holdings(case, log.events))
        verdict = verify(case)
    except (WitnessmarkError, OSError) as error:
        return f"{type(error).__name__}: {error}", frozenset(), ""
    put_back(case.working / "publishing", case.published)
    page = case.published / "index.html"
    if not verdict.is_valid:
        return str(verdict), held, ""
    if case.published.exists() and not is_whole(case.published):
        return "published/ is neither the old record nor the new one", held, ""
    return _wrong_names(case.evidence), held, page.read_text() if page.exists() else ""


def _wrong_names(evidence: Path) -> str:
    for path in (evidence / "objects" / "sha256").rglob("*"):
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() != path.name:
            return f"object {path.name[:12]} holds other bytes than its name says"
    return ""


def _judge(found: Found, result: tuple[str, frozenset[str], str], promised: list[str], where: str) -> None:
    wrong, held, page = result
    missing = [name for name in promised if name != "published" and name not in held]
    if "published" in promised and "second record" not in page:
        missing.append("published")
    found.torn += bool(wrong)
    found.lost += bool(missing)
    if (wrong or missing) and len(found.examples) < 5:
        found.examples.append(f"{where}: {wrong or 'lost ' + ', '.join(missing)}")


def _laid_out(state: State, room: Path):
    folder = room / "state"
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in state.items():
        path = folder / name
        (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            path.write_bytes(data)
    return open_case(folder)
