"""What the case holds already, so that what comes again is not taken in again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from witnessmark.case import Case
from witnessmark.collect.contract import Arrival
from witnessmark.collect.custody import Event
from witnessmark.collect.holdings import Holding
from witnessmark.collect.objects import strays
from witnessmark.collect.sheet import Sheet, read_sheet
from witnessmark.collect.withdrawal import withdrawn
from witnessmark.errors import CustodyError

Key = tuple[str, str, str]
"""sha256, name and how of an arrival."""

Facts = tuple[str, str, int, str, str, str, str]
"""What a sheet says but for its salt: name, media type, size, how, source, captured, within."""

LONGEST_SHEET = 1 << 16
"""A longer file is no item sheet: names are at most a path long."""


@dataclass
class Held:
    """What was taken in before, and what a run that broke off had ready.

    Attributes:
        keys: of all holdings in force.
        objects: sha256 of all objects acquired.
        sizes: (name, how) -> sizes in bytes that came under that name.
        withdrawn: object -> the line by which a person withdrew it: it does not come back by lying in inbox/ still.
        spare: sheets of a run that broke off before its line, by what they say: used before a new one is made.
    """

    keys: set[Key] = field(default_factory=set)
    objects: set[str] = field(default_factory=set)
    sizes: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    withdrawn: Mapping[str, Event] = field(default_factory=dict)
    spare: dict[Facts, str] = field(default_factory=dict)

    def add(self, key: Key, size: int) -> None:
        """One more holding."""
        sha256, name, how = key
        self.keys.add(key)
        self.objects.add(sha256)
        self.sizes.setdefault((name, how), set()).add(size)

    def looks_known(self, arrival: Arrival) -> bool:
        """Whether a file of this name and length came before: then it is hashed before it is copied."""
        try:
            size = arrival.path.lstat().st_size
        except OSError:
            return False  # opening it will say why
        return size in self.sizes.get((arrival.name, arrival.how), ())


def held_before(case: Case, holdings: Iterable[Holding], events: Sequence[Event]) -> Held:
    """What the log says is held or withdrawn, and the sheets that no line names."""
    held = Held(withdrawn=withdrawn(events))
    for holding in holdings:
        held.add(holding.key, holding.sheet.size_bytes)
    for path in strays(case, {name for event in events for name in (event.obj, event.params)}):
        if sheet := _sheet(case, path.name, path.stat().st_size):
            held.spare[facts(sheet)] = path.name
    return held


def facts(sheet: Sheet) -> Facts:
    """What a sheet says but for its salt."""
    came = sheet.source, sheet.captured, sheet.within
    return sheet.name, sheet.media_type, sheet.size_bytes, sheet.how, *came


def _sheet(case: Case, sha256: str, length: int) -> Sheet | None:
    try:
        sheet = read_sheet(case, sha256) if length <= LONGEST_SHEET else None
    except CustodyError:
        return None  # no sheet, or a broken one: it is named by verify and fsck
    return None if sheet is None or sheet.envelope else sheet
