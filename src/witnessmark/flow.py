"""The whole road on one screen: collect, read, measure, weigh, publish, in that order.

Rooms speak to each other only through records in the case's store. Each does what is not fresh, keeps what it could
not do as an Unread record, and says how much it did.
"""

from collections.abc import Callable, Iterator

from witnessmark.activity import Progress, Work
from witnessmark.case import Case
from witnessmark.collect import collect
from witnessmark.measure import measure
from witnessmark.publish import publish
from witnessmark.read import read
from witnessmark.weigh import weigh

ROOMS: dict[str, Callable[[Case, Progress], Work]] = {
    "collect": collect,  # files of inbox/ and hand/ -> Items, hashed and logged before anything parses them
    "read": read,  # Items -> Documents, Places, Statements
    "measure": measure,  # Items -> Layers, FireWindows, Readings, Tallies, CountBounds
    "weigh": weigh,  # all of these -> Origins, Relays, Figures, Drifts, Findings
    "publish": publish,  # the record -> page, PDF, EPUB, e-mail, data
}


def run(case: Case, progress: Progress) -> Iterator[tuple[str, Work]]:
    """Every room in order; yields each room's name and what it did."""
    for name, room in ROOMS.items():
        yield name, room(case, progress)
