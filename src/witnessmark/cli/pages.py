"""Pages of the web for `collect`: which were asked for, which are still to do after a break, and what each came to."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from witnessmark.case import Case, alone, open_case
from witnessmark.cli.screen import progress_bar, say
from witnessmark.errors import CaseError

if TYPE_CHECKING:
    from witnessmark.collect.web.queue import Queue
    from witnessmark.records import Capture


@dataclass(frozen=True)
class Asked:
    """The command line's wishes; see the options of `collect`."""

    urls: tuple[str, ...]
    list_file: Path | None
    expect: tuple[str, ...]
    context: str
    browser: bool
    ports: tuple[int, ...]
    private: bool


def capture_all(folder: Path, asked: Asked) -> tuple[str, ...]:
    """Capture every page that was asked for or left over from a run that broke off; returns their addresses.

    Raises:
        CaseError: the first word is an address and no case folder.
    """
    if "://" in str(folder) or str(folder).startswith(("http:", "https:")):
        raise CaseError(
            f'"{folder}" is an address, no case folder. Name the case first: witnessmark collect CASE URL.'
        )
    urls = (*asked.urls, *listed(asked.list_file))
    case = open_case(folder)
    from witnessmark.collect.web.queue import Queue

    with alone(case):
        queue = Queue.of(case.root, urls)
        if not queue.left:
            return ()
        _capture(case, asked, queue)
    case.store.close()
    return queue.asked


def listed(file: Path | None) -> tuple[str, ...]:
    """The addresses of a list; empty lines and those that begin with # are none."""
    if file is None:
        return ()
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise CaseError(
            f"{file}: cannot be read ({reason}). Give a text file with an address a line."
        ) from None
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def tell_captures(folder: Path, urls: tuple[str, ...]) -> None:
    """A line for each page that was asked for: its state, and what a person should know of it."""
    if not urls:
        return
    from witnessmark.records import Capture

    case = open_case(folder)
    last = {one.url: one for one in sorted(case.store.all(Capture), key=lambda one: one.captured)}
    told = [last[url] for url in dict.fromkeys(urls) if url in last]
    for capture in told:
        _tell(capture)
    if any(lack.startswith("context") for capture in told for lack in capture.lacks):
        say(
            "No context was written down: --context says where an address came from, whose account it is, what was said there."
        )
    case.store.close()


def _tell(capture: "Capture") -> None:
    say(f"{capture.state:10} {capture.url}")
    for lack in capture.lacks:
        if not lack.startswith("context"):  # the same for all; told once, below
            say(f"{'':10} lacks {lack}")
    for flag in capture.flags:
        say(f"{'':10} {flag.kind}: {flag.reason}")


def _capture(case: Case, asked: Asked, queue: "Queue") -> None:
    from witnessmark.collect.web.address import Policy
    from witnessmark.collect.web.capture import Wish
    from witnessmark.collect.web.door import Door
    from witnessmark.collect.web.staging import stage

    queue.begin()
    door = Door(policy=Policy(frozenset({80, 443, *asked.ports}), allow_private=asked.private))
    with progress_bar() as progress:
        for url in queue.left:
            progress(url, queue.done, len(queue.asked))
            stage(case.root, Wish(url, asked.expect, asked.context, asked.browser), door)
            queue.tick(url)
        progress("", queue.done, len(queue.asked))
