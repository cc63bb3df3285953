"""The case's actors, once all its documents are read: one piece of work over everybody's casts."""

from collections.abc import Iterable

from witnessmark.activity import Job, Work, perform
from witnessmark.case import Case
from witnessmark.read.actors import actors_of
from witnessmark.records import Cast


def actors_job(jobs: Iterable[Job]) -> Job:
    """The work that makes actors; fresh while every document's reading is what it was."""
    return Job("read:actors", "read", tuple(f"{job.name} {job.key}" for job in jobs), subject="actors")


def read_actors(case: Case, job: Job) -> Work:
    """Every document's cast to the actors of the case."""
    return perform(case, job, lambda: actors_of(case.store.all(Cast)))
