"""One release: every output in order, the check, the manifest, then the change of folders in one step."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from witnessmark import plugins
from witnessmark.activity import Job, Progress
from witnessmark.case import Case
from witnessmark.case.durable import exchange, sync_all, sync_tree
from witnessmark.errors import PluginError, PublishError, UnreadError
from witnessmark.publish.check import check_release
from witnessmark.publish.contract import Publisher
from witnessmark.publish.manifest import write_manifest
from witnessmark.publish.report import Report
from witnessmark.records import Unread, identify


def release(case: Case, report: Report, job: Job, progress: Progress) -> Iterator[Unread]:
    """Make all outputs in a folder of their own and put it in the place of published/.

    Yields:
        An Unread record for each output that could not be made.

    Raises:
        PublishError: the release check failed; published/ stays as it was.
    """
    yield from release_into(case, report, job, progress, (case.working / "publishing", case.published))


def release_into(
    case: Case, report: Report, job: Job, progress: Progress, places: tuple[Path, Path]
) -> Iterator[Unread]:
    """As `release`, at another place; nothing is written to the case.

    Args:
        case: whose record it is.
        report: the record.
        job: under which what failed is named.
        progress: told of each output.
        places: the folder to make it in, and the one whose place it takes.
    """
    folder, published = places
    put_back(folder, published)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    publishers, missing = _load_all(case)
    failed = dict(missing)
    for done, (name, publisher) in enumerate(in_order(publishers).items()):
        progress(name, done, len(publishers))
        if reason := _run(publisher, report, folder):
            failed[name] = reason
    for name, reason in sorted(failed.items()):
        yield Unread(identify("un", job.name, name, reason), "", "publish", f"output {name}", reason)
    check_release(report, folder)
    write_manifest(report, folder)
    swap(folder, published)


def chosen_outputs(case: Case) -> tuple[str, ...]:
    """Names of the publishers to run: those of case.toml, else every one.

    Raises:
        PluginError: case.toml names one there is none of.
    """
    known = plugins.names("publisher")
    for name in case.config.publish.outputs:
        if name not in known:
            raise PluginError(
                f'{case.root / "case.toml"}: [publish] outputs names "{name}". Use some of: {", ".join(known)}.'
            )
    return case.config.publish.outputs or known


def in_order(publishers: dict[str, Publisher]) -> dict[str, Publisher]:
    """The publishers by name, each after those whose files it takes along.

    Raises:
        PluginError: some wait for each other.
    """
    ordered: dict[str, Publisher] = {}
    waiting = dict(sorted(publishers.items()))
    while waiting:
        ready = [name for name, one in waiting.items() if not set(one.after) & set(waiting)]
        if not ready:
            raise PluginError(
                f"Publishers wait for each other: {', '.join(waiting)}. Take one out of `after`."
            )
        ordered[ready[0]] = waiting.pop(ready[0])
    return ordered


def swap(made: Path, published: Path) -> None:
    """Put a finished folder in the place of the old one; what the old one held beside it is gone.

    All of it is on disk before it gets the name. Where the system can exchange two names, nobody ever finds less than a
    whole folder there, even after a power cut; elsewhere `put_back` mends what a break between two steps left.
    """
    sync_tree(made)
    old = _old(made)
    shutil.rmtree(old, ignore_errors=True)
    if published.exists() and exchange(made, published):
        old = made
    else:
        if published.exists():
            published.rename(old)
        made.rename(published)
    sync_all((published.parent, made.parent))
    shutil.rmtree(old, ignore_errors=True)


def put_back(made: Path, published: Path) -> None:
    """Give the old folder its name again, when a run broke off between taking it away and putting the new one there."""
    old = _old(made)
    if old.is_dir() and not published.exists():
        old.rename(published)
        sync_all((published.parent, made.parent))


def _old(made: Path) -> Path:
    return made.with_name("published.old")


def _load_all(case: Case) -> tuple[dict[str, Publisher], dict[str, str]]:
    """The chosen publishers by name, and why those whose outside library is missing cannot run."""
    loaded: dict[str, Publisher] = {}
    missing: dict[str, str] = {}
    for name in chosen_outputs(case):
        try:
            loaded[name] = plugins.load("publisher", name, case.config.plugins.get(name))
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("witnessmark"):
                raise
            missing[name] = _absent(error)
    return loaded, missing


def _absent(error: ImportError) -> str:
    return f'The library "{error.name}" is not installed. Install it with pip and publish again.'


def _run(publisher: Publisher, report: Report, folder: Path) -> str:
    """Run one publisher; returns why it failed, "" when it did not, and leaves nothing half made."""
    before = set(folder.rglob("*"))
    try:
        publisher.publish(report, folder)
    except (PublishError, UnreadError) as error:
        reason = str(error)
    except ImportError as error:
        reason = _absent(error)
    else:
        return ""
    for path in set(folder.rglob("*")) - before:
        path.unlink(missing_ok=True)
    return reason
