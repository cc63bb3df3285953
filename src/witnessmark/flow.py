"""The whole road on one screen: collect, read, measure, weigh, publish, in that order.

Rooms speak to each other only through records in the case's store. Each does what is not fresh, keeps what it could
not do as an Unread record, and says how much it did.
"""

from collections.abc import Callable, Iterator, Sequence

from witnessmark.activity import Progress, Work
from witnessmark.case import Case, alone
from witnessmark.collect import collect
from witnessmark.collect.publication import log_publication
from witnessmark.measure import measure
from witnessmark.plugins import check_config
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


def run(case: Case, progress: Progress, rooms: Sequence[str] = tuple(ROOMS)) -> Iterator[tuple[str, Work]]:
    """The rooms in order, alone in the case; yields each room's name and what it did.

    Raises:
        CaseError: another witnessmark is at work in this case.
        PluginError: case.toml asks for a plug-in or an option there is none of.
    """
    check_config(case.config, f"{case.root / 'case.toml'}")
    with alone(case):
        for name in rooms:
            work = ROOMS[name](case, progress)
            if name == "publish":
                log_publication(case)  # what went out is an act of custody, too
            yield name, work
