"""What the case holds, by its log alone: acquired and not withdrawn."""

from collections.abc import Iterable
from dataclasses import dataclass

from witnessmark.case import Case
from witnessmark.collect.custody import Event
from witnessmark.collect.sealed import BESIDE
from witnessmark.collect.sheet import Sheet, read_sheet
from witnessmark.records import Item


@dataclass(frozen=True)
class Holding:
    """One acquisition in force: its log line and its sheet."""

    event: Event
    sheet: Sheet

    @property
    def key(self) -> tuple[str, str, str]:
        """Which bytes came, under which name, which way: the same three again are nothing new."""
        return self.event.obj, self.sheet.name, self.sheet.how

    def item(self) -> Item:
        """The record of it."""
        sha256, sheet = self.event.obj, self.sheet
        name = f"{Item.prefix}-{sha256[:12]}"
        within = f"{Item.prefix}-{sheet.within[:12]}" if sheet.within else ""
        return Item(
            name, sha256, sheet.name, sheet.media_type, sheet.size_bytes, sheet.how, self.event.seq,
            sheet.source, sheet.captured, within,
        )  # fmt: skip


def holdings(case: Case, events: Iterable[Event]) -> list[Holding]:
    """Acquisitions in force, in the log's order."""
    return [Holding(event, read_sheet(case, event.params)) for event in in_force(events)]


def in_force(events: Iterable[Event]) -> list[Event]:
    """The lines that acquired what is not withdrawn, in order; no sheet is read, so it works for another case's log, too."""
    lines: dict[str, Event] = {}
    for event in events:
        if event.act == "acquire" and event.why != BESIDE:
            lines[event.params] = event
        elif event.act == "withdraw" and event.params in lines:
            del lines[event.params]
        elif (
            event.act == "withdraw"
        ):  # by a person, of the object under all its names: the sheet is the reason's
            lines = {sheet: line for sheet, line in lines.items() if line.obj != event.obj}
    return list(lines.values())


def first_of_each(held: Iterable[Holding]) -> list[Holding]:
    """One holding per object: the same bytes under two names are one item, named as they came first."""
    by_object: dict[str, Holding] = {}
    for holding in held:
        by_object.setdefault(holding.event.obj, holding)
    return list(by_object.values())
