"""publish: the record in the store -> page, PDF, EPUB, e-mail and open data under published/, with a manifest.

One report is built once; every output is made from it and from nothing else.
"""

import json
from pathlib import Path

from witnessmark import activity
from witnessmark.activity import Job, Progress, Work, forget_others, is_fresh, perform
from witnessmark.case import Case
from witnessmark.errors import PublishError
from witnessmark.publish.builder import build_report
from witnessmark.publish.manifest import NAME, is_whole
from witnessmark.publish.release import chosen_outputs, release, release_into
from witnessmark.publish.report import Report
from witnessmark.records import Unread


def publish(case: Case, progress: Progress) -> Work:
    """Publish the case, unless what lies under published/ already says the same.

    An output that cannot be made becomes an Unread record and the others still go out.

    Raises:
        PluginError: case.toml asks for an output there is none of.
        PublishError: an output would not say what the record says; nothing is then published.
    """
    progress("building the report", 0, 1)
    report = build_report(case)
    job = _job(case, report)
    if is_fresh(case, job) and not is_whole(case.published):
        case.store.forget(job.name)
    work = perform(case, job, lambda: release(case, report, job, progress))
    forget_others(case, "publish", [job])
    progress("published", 1, 1)
    return work


def publish_into(case: Case, place: Path, progress: Progress) -> list[Unread]:
    """Publish the case as it lies into a folder elsewhere; the case may be read-only, and nothing is written to it.

    Returns:
        An Unread for each output that could not be made.

    Raises:
        PublishError: the folder holds something that is no earlier publication, or an output would not say what the
            record says.
    """
    if place.exists() and not (place / NAME).is_file() and (not place.is_dir() or any(place.iterdir())):
        raise PublishError(
            f"{place}: something is there, and it is no earlier publication ({NAME} is missing). Name a new folder."
        )
    progress("building the report", 0, 1)
    report = build_report(case)
    making = place.parent / f".{place.name}-publishing"
    return list(release_into(case, report, _job(case, report), progress, (making, place)))


def _job(case: Case, report: Report) -> Job:
    # Imported here: msgspec and the font list are needed by no one who only asks for help.
    import msgspec

    from witnessmark.publish.fonts import fonts_digest

    outputs = chosen_outputs(case)
    options = tuple(
        f"{name}={json.dumps(case.config.plugins.get(name, {}), sort_keys=True, default=str)}"
        for name in outputs
    )
    inputs = (activity.digest(msgspec.json.encode(report).decode()), fonts_digest())
    return Job("publish:record", "publish", inputs, options, subject=f"outputs {', '.join(outputs)}")
