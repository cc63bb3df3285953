"""The weighing table: each step of the room made once, from the one before it."""

from functools import cached_property

from witnessmark import plugins
from witnessmark.case import Case
from witnessmark.records import Drift, Event, Finding, Origin, Relay, Reuse
from witnessmark.weigh.conflicts import without_drifts
from witnessmark.weigh.contract import Grader
from witnessmark.weigh.drift import find_drifts
from witnessmark.weigh.events import find_events
from witnessmark.weigh.findings import find_findings
from witnessmark.weigh.grades import graded
from witnessmark.weigh.ledger import Entry, find_entries
from witnessmark.weigh.material import Material, gather
from witnessmark.weigh.origins import Paths, find_origins
from witnessmark.weigh.relays import find_relays
from witnessmark.weigh.reuse import find_reuse
from witnessmark.weigh.settle import settle


class Table:
    """What the room makes of a case, step by step; a step nobody asks for is never made."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def material(self) -> Material:
        """All records of the earlier rooms."""
        return settle(gather(self.case))

    @cached_property
    def reuses(self) -> list[Reuse]:
        """Passages that two documents share."""
        return list(find_reuse(self.material.documents.values()))

    @cached_property
    def relays(self) -> list[Relay]:
        """Relay edges between documents and mouths."""
        return list(find_relays(self.material, self.reuses))

    @cached_property
    def paths(self) -> Paths:
        """Every statement's way to its origin."""
        return Paths.of(self.material, self.relays, self.reuses)

    @cached_property
    def origins(self) -> list[Origin]:
        """Independent origins."""
        return find_origins(self.material, self.paths)

    @cached_property
    def events(self) -> list[Event]:
        """Statements about one happening."""
        return find_events(self.material)

    @cached_property
    def entries(self) -> list[Entry]:
        """Rows of the ledger."""
        return find_entries(self.material, self.paths, self.origins)

    @cached_property
    def drifts(self) -> list[Drift]:
        """What changed on the way."""
        return find_drifts(self.relays, self.entries)

    @cached_property
    def findings(self) -> list[Finding]:
        """Figures held against each other and against measurement, graded."""
        found = find_findings(self.material, self.entries, self.origins, self.paths)
        found = without_drifts(found, self.drifts)
        wanted = self.case.config.weigh.graders or plugins.names("grader")
        options = self.case.config.plugins
        graders: list[Grader] = [plugins.load("grader", name, options.get(name)) for name in wanted]
        return graded(found, graders, self.entries)
