"""Which code, version, options and inputs made which records (PROV's activity)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Activity:
    """One run of one job.

    Attributes:
        job: its lasting name, such as "read:it-9915f8427d59"; a new run of a job replaces its records.
        room: collect, read, measure, weigh or publish.
        key: sha256 over inputs, code and options; the same key means the job is fresh and is skipped.
        inputs: digests or ids of what went in.
        code: sha256 over the source files that did it, and the package's version.
        options: settings as "name=value".
        isolation: the wall behind which received bytes were read: "bubblewrap", "landlock", "filter" or "limits" (the last
            two are reduced isolation); "" when the job read none.
    """

    job: str
    room: str
    key: str
    inputs: tuple[str, ...]
    code: str
    options: tuple[str, ...]
    isolation: str = ""
