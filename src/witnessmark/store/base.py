"""The port: what a store of records must do, whatever lies behind it."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from witnessmark.records import Activity, Record

R = TypeVar("R", bound=Record)


class Store(Protocol):
    """Records by id and by kind, what each rests on, and which activity made it."""

    def keep(self, activity: Activity, records: Iterable[Record]) -> None:
        """Replace what this job made before by `records`, in one transaction.

        Raises:
            StoreError: a record's id is taken by another job's different record.
        """

    def keep_all(self, work: Iterable[tuple[Activity, Iterable[Record]]]) -> None:
        """Replace what each of these jobs made before, all in one transaction: none of them or all.

        Raises:
            StoreError: a record's id is taken by another job's different record.
        """

    def forget(self, job: str) -> None:
        """Drop a job with everything it made."""

    def get(self, id_: str) -> Record:
        """The record with this id; StoreError when there is none."""

    def all(self, kind: type[R]) -> Iterator[R]:
        """All records of a kind, by job name and then in the order the job made them."""

    def resting_on(self, id_: str, kind: type[R]) -> Iterator[R]:
        """Records of a kind that rest directly on `id_`, in the same order."""

    def bases(self, id_: str) -> tuple[str, ...]:
        """Ids that this record rests on directly, sorted."""

    def dependants(self, id_: str) -> tuple[str, ...]:
        """Ids of records that rest directly on this one, sorted."""

    def find(self, prefix: str) -> tuple[str, ...]:
        """Ids that begin with `prefix`, sorted."""

    def count(self, kind: type[Record]) -> int:
        """How many records of a kind there are."""

    def activity(self, job: str) -> Activity | None:
        """The last activity of a job, None when it never ran."""

    def activities(self, room: str) -> tuple[Activity, ...]:
        """All activities of a room, by job name."""

    def maker(self, id_: str) -> Activity:
        """The activity that made a record; StoreError when there is none."""

    def close(self) -> None:
        """Let go of the database."""
