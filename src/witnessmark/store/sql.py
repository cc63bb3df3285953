"""The store over SQLAlchemy: SQLite (WAL, synchronous=FULL) or PostgreSQL, same tables, same answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Engine, delete, func, insert, inspect, select, text

from witnessmark.errors import StoreError
from witnessmark.records import Activity, Record, rests_on
from witnessmark.store.base import R
from witnessmark.store.codec import activity_from_json, from_json, to_json
from witnessmark.store.engine import sqlite_engine, told
from witnessmark.store.postgres import postgres_engine
from witnessmark.store.schema import HEAD, activities, edges, records

BATCH = 500
"""Ids asked for at once: SQLite allows 999 variables in old versions."""


@dataclass(frozen=True)
class SqlStore:
    """Records in SQL tables; see the port in base.py for what each method promises."""

    engine: Engine

    def keep(self, activity: Activity, made: Iterable[Record]) -> None:
        """Replace what this job made before, in one transaction."""
        self.keep_all([(activity, made)])

    def keep_all(self, work: Iterable[tuple[Activity, Iterable[Record]]]) -> None:
        """Replace what these jobs made before, all in one transaction."""
        jobs = {activity.job: (activity, {one.id: one for one in made}) for activity, made in work}
        done = [{"job": job, "room": one.room, "body": to_json(one)} for job, (one, _) in jobs.items()]
        rows = [
            {"id": id_, "kind": record.prefix, "job": job, "ordinal": n, "body": to_json(record)}
            for job, (_, by_id) in jobs.items()
            for n, (id_, record) in enumerate(by_id.items())
        ]
        links = [
            {"record": id_, "basis": base}
            for _, by_id in jobs.values()
            for id_, record in by_id.items()
            for base in dict.fromkeys(rests_on(record))
        ]
        with self.engine.begin() as connection:
            for some in _slices(list(jobs)):
                connection.execute(delete(activities).where(activities.c.job.in_(some)))
            self._refuse_clash(connection, rows)
            for table, values in ((activities, done), (records, rows), (edges, links)):
                if values:
                    connection.execute(insert(table), values)

    def _refuse_clash(self, connection: Any, rows: list[dict[str, Any]]) -> None:
        jobs: dict[str, str] = {}
        for row in rows:
            if jobs.setdefault(row["id"], row["job"]) != row["job"]:
                raise _clash(row["id"], jobs[row["id"]], row["job"])
        for some in _slices(list(jobs)):
            taken = connection.execute(
                select(records.c.id, records.c.job).where(records.c.id.in_(some))
            ).first()
            if taken:
                raise _clash(taken.id, taken.job, jobs[taken.id])

    def forget(self, job: str) -> None:
        """Drop a job with everything it made."""
        with self.engine.begin() as connection:
            connection.execute(delete(activities).where(activities.c.job == job))

    def get(self, id_: str) -> Record:
        """The record with this id."""
        with self.engine.connect() as connection:
            row = connection.execute(
                select(records.c.kind, records.c.body).where(records.c.id == id_)
            ).first()
        if row is None:
            raise StoreError(
                f'No record is called "{id_}". Run "witnessmark figures CASE" to list the codes there are.'
            )
        return from_json(row.kind, row.body)

    def all(self, kind: type[R]) -> Iterator[R]:
        """All records of a kind, in lasting order."""
        query = (
            select(records.c.body)
            .where(records.c.kind == kind.prefix)
            .order_by(records.c.job, records.c.ordinal)
        )
        return cast("Iterator[R]", (from_json(kind.prefix, row.body) for row in self._rows(query)))

    def resting_on(self, id_: str, kind: type[R]) -> Iterator[R]:
        """Records of a kind that rest directly on `id_`."""
        query = (
            select(records.c.body)
            .join(edges, edges.c.record == records.c.id)
            .where(edges.c.basis == id_, records.c.kind == kind.prefix)
            .order_by(records.c.job, records.c.ordinal)
        )
        return cast("Iterator[R]", (from_json(kind.prefix, row.body) for row in self._rows(query)))

    def bases(self, id_: str) -> tuple[str, ...]:
        """Ids that this record rests on."""
        query = select(edges.c.basis).where(edges.c.record == id_).order_by(edges.c.basis)
        return tuple(row.basis for row in self._rows(query))

    def dependants(self, id_: str) -> tuple[str, ...]:
        """Ids of records that rest on this one."""
        query = select(edges.c.record).where(edges.c.basis == id_).order_by(edges.c.record)
        return tuple(row.record for row in self._rows(query))

    def find(self, prefix: str) -> tuple[str, ...]:
        """Ids that begin with `prefix`."""
        query = (
            select(records.c.id)
            .where(records.c.id.startswith(prefix, autoescape=True))
            .order_by(records.c.id)
        )
        return tuple(row.id for row in self._rows(query))

    def count(self, kind: type[Record]) -> int:
        """How many records of a kind there are."""
        query = select(func.count().label("n")).select_from(records).where(records.c.kind == kind.prefix)
        return int(self._rows(query)[0].n)

    def activity(self, job: str) -> Activity | None:
        """The last activity of a job."""
        rows = self._rows(select(activities.c.body).where(activities.c.job == job))
        return activity_from_json(rows[0].body) if rows else None

    def activities(self, room: str) -> tuple[Activity, ...]:
        """All activities of a room."""
        query = select(activities.c.body).where(activities.c.room == room).order_by(activities.c.job)
        return tuple(activity_from_json(row.body) for row in self._rows(query))

    def maker(self, id_: str) -> Activity:
        """The activity that made a record."""
        rows = self._rows(select(activities.c.body).join(records).where(records.c.id == id_))
        if not rows:
            raise StoreError(f'No record is called "{id_}", so nothing made it. Check the id and run again.')
        return activity_from_json(rows[0].body)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def _rows(self, query: Any) -> list[Any]:
        with self.engine.connect() as connection:
            return list(connection.execute(query))


def _slices(ids: list[str]) -> Iterator[list[str]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def _clash(id_: str, one: str, other: str) -> StoreError:
    return StoreError(
        f"{id_} is made by two jobs, {one} and {other}. Add to identify() what sets the two records apart."
    )


def open_store(path: Path) -> SqlStore:
    """The store in a SQLite file, made or brought to this version when it is not.

    Raises:
        StoreError: it cannot be opened, or was made by a later version.
    """
    return _brought_up(told(sqlite_engine(path)), f"{path}")


def open_shared(url: str, schema: str) -> SqlStore:
    """The store in one schema of a PostgreSQL database, made or brought to this version when it is not.

    Args:
        url: "postgresql+psycopg://USER@HOST/DATABASE"; the password comes from where the database's own tools take it.
        schema: the case's own; made when it is not there.

    Raises:
        StoreError: no driver, no server, no right to use it, or tables of a later version.
    """
    return _brought_up(told(postgres_engine(url, schema)), f"{url}, schema {schema}")


def _brought_up(engine: Engine, where: str) -> SqlStore:
    version = _version(engine)
    if version and version not in known_versions():
        raise StoreError(
            f'{where}: its tables are of version "{version}", which this Witnessmark ({HEAD}) does not know. '
            "Use the version that made it, or delete it and run again: it is rebuilt from evidence/ and hand/."
        )
    if version != HEAD:
        _migrate(engine)
    return SqlStore(engine)


def known_versions() -> set[str]:
    """Every version of the tables this code can bring up to date."""
    return {path.stem[1:5] for path in (Path(__file__).parent / "migrations" / "versions").glob("v*.py")}


def _version(engine: Engine) -> str:
    if not inspect(engine).has_table("alembic_version"):
        return ""
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _migrate(engine: Engine) -> None:
    # Alembic takes half a second to import; a case that is up to date never pays for it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    # Alembic reads its settings through a parser in which % begins a reference.
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
