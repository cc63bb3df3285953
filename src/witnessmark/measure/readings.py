"""Human readings of buildings: hand/readings.csv as records, and what the readers agree on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from witnessmark.errors import UnreadError
from witnessmark.measure.csvfile import read_csv
from witnessmark.measure.values import YES, day
from witnessmark.records import Item, Reading, identify

Verdict = Literal["damaged", "intact", "cannot tell"]
VERDICTS: tuple[Verdict, ...] = ("damaged", "intact", "cannot tell")


@dataclass(frozen=True)
class Agreed:
    """What the readers of one structure agree on.

    Attributes:
        damaged: all of them, and at least as many as asked for, call it damaged in the last scene each looked at,
            and none calls it damaged in a scene before the period.
        last_intact, first_damaged: days of the last scene all call intact and the first all call damaged; "" if none.
    """

    damaged: bool
    last_intact: str
    first_damaged: str


def read_table(item: Item, data: bytes, wanted: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a hand table as dictionaries.

    Raises:
        UnreadError: not CSV, or a column is missing; names the columns found.
    """
    rows = read_csv(f"hand/{item.name}", data)
    missing = [column for column in wanted if column not in rows.columns]
    if missing:
        raise UnreadError(
            f'hand/{item.name}: no column "{missing[0]}". Columns found: {", ".join(rows.columns)[:300]}. '
            f"Its header must be {','.join(wanted)}."
        )
    return [{key: values[n].strip() for key, values in rows.columns.items()} for n in range(rows.count)]


def read_readings(item: Item, data: bytes) -> list[Reading]:
    """All readings, in file order.

    Raises:
        UnreadError: a verdict is none of the three, a name is missing, or one look stands twice; names the line.
    """
    readings: dict[tuple[str, str, str], Reading] = {}
    table = read_table(item, data, ("structure", "scene", "reader", "verdict", "when", "decoy"))
    for line, row in enumerate(table, 2):
        look = (row["structure"], row["scene"], row["reader"])
        verdict = row["verdict"].casefold()
        if verdict not in VERDICTS:
            raise UnreadError(
                f'hand/{item.name}, line {line}: verdict is "{row["verdict"]}". Write one of: {", ".join(VERDICTS)}.'
            )
        if not row["structure"] or not row["reader"]:
            raise UnreadError(f"hand/{item.name}, line {line}: structure or reader is empty. Fill both in.")
        if look in readings:
            raise UnreadError(
                f"hand/{item.name}, line {line}: reader {look[2]} read {look[0]} in scene {look[1]!r} twice. Keep one."
            )
        readings[look] = Reading(
            identify("rd", item.id, *look), item.id, row["structure"], row["scene"], row["reader"],
            verdict, row["when"], is_yes(row["decoy"]),
        )  # fmt: skip
    return list(readings.values())


def is_yes(value: str) -> bool:
    """true, yes, y, t or 1."""
    return value.casefold() in YES or value == "1"


def by_structure(readings: Iterable[Reading]) -> dict[str, list[Reading]]:
    """Readings of each structure, in order of first appearance."""
    grouped: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        grouped[reading.structure].append(reading)
    return dict(grouped)


def agree(readings: list[Reading], days: Mapping[str, str], least_readers: int, start: str) -> Agreed:
    """What the readers of one structure agree on; disagreement and "cannot tell" are never damage.

    Args:
        readings: all readings of the structure.
        days: scene -> its day, "" when unknown.
        least_readers: how many independent readers damage needs.
        start: first day of the period: what was damaged before it is not counted.
    """
    ordered = sorted(readings, key=lambda one: days.get(one.scene, ""))
    last = {one.reader: one for one in ordered}
    before = any(one.verdict == "damaged" and "" < days.get(one.scene, "") < start for one in ordered)
    damaged = (
        len(last) >= least_readers and all(one.verdict == "damaged" for one in last.values()) and not before
    )
    shown: dict[str, set[str]] = defaultdict(set)
    for one in ordered:
        shown[days.get(one.scene, "")].add(one.verdict)
    hits = sorted(date for date, verdicts in shown.items() if date and verdicts == {"damaged"})
    intact = [date for date, verdicts in shown.items() if date and verdicts == {"intact"}]
    first = hits[0] if hits else ""
    return Agreed(damaged, max((date for date in intact if not first or date < first), default=""), first)


def scene_day(scene: str, known: Mapping[str, str]) -> str:
    """The day of a scene by its name: of an image of the case, or as its name says; "" when neither tells."""
    return known.get(scene, "") or day(scene)
