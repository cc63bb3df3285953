"""Asking a language model about a case's texts: which go where is said before any goes, and each reply is kept."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witnessmark.cli.screen import progress_bar, say
from witnessmark.errors import CaseError, UnreadError

if TYPE_CHECKING:
    from witnessmark.activity import Progress
    from witnessmark.case import Case
    from witnessmark.collect.web.location import Location
    from witnessmark.read.llm.exchange import Answer
    from witnessmark.read.llm.sending import Part
    from witnessmark.read.llm.talk import Connection
    from witnessmark.records import Document

MOST_FAILURES = 3
"""Questions without an answer, one after the other, after which the server is taken to be gone."""


@dataclass(frozen=True)
class Asked:
    """What came of asking: answers kept, and why others did not come."""

    kept: int
    failed: tuple[str, ...]


def ask_model(case: "Case", *, private: bool) -> Asked:
    """Send what was not asked about yet to the model of case.toml, and keep each exchange.

    Args:
        case: its texts were read before, so that they are in the store.
        private: the server may be in one's own network; this machine itself always may.

    Raises:
        CaseError: case.toml does not choose this reader, or names no endpoint or model.
        BusyError: another witnessmark is at work in the case.
    """
    from witnessmark.case import alone

    options = chosen_model(case)
    where = _endpoint(options)
    talk = options.beside(case.working).talk
    waiting = _waiting(case, talk)
    connection = connect(where, options, private=private)
    _tell(waiting, where, options)
    with alone(case), progress_bar() as progress:
        return _ask_all(talk, waiting, connection, progress)


def chosen_model(case: "Case") -> Any:
    """The reader of case.toml with its options, when it is the language model.

    Raises:
        CaseError: it is another one, or no endpoint or model is named.
    """
    from witnessmark import plugins

    toml = case.root / "case.toml"
    if case.config.read.reader != "llm":
        raise CaseError(
            f'{toml}: the reader is "{case.config.read.reader}", so no model is asked and nothing was sent. '
            'Set reader = "llm" under [read], and endpoint and model under [plugins.llm].'
        )
    options = plugins.load("reader", "llm", case.config.plugins.get("llm"))
    for name in ("endpoint", "model"):
        if not getattr(options, name):
            raise CaseError(
                f"{toml}: [plugins.llm] names no {name}, so nothing was sent. Set endpoint, such as "
                '"http://127.0.0.1:8080/v1", and model as that server calls it.'
            )
    return options


def _endpoint(options: Any) -> "Location":
    """Where questions go.

    Raises:
        CaseError: the endpoint is no address, or leaves this machine without https.
    """
    from witnessmark.collect.web.location import read_location

    try:
        where = read_location(f"{options.endpoint.rstrip('/')}/chat/completions")
    except UnreadError as error:
        raise CaseError(f"[plugins.llm], endpoint: {error}") from None
    if where.scheme == "http" and not is_here(where):
        raise CaseError(
            f"[plugins.llm], endpoint: {where} is another machine and not https, so anyone between could read texts and key. "
            "Use https, or a server on this machine."
        )
    return where


def is_here(where: "Location") -> bool:
    """Whether a server is on this machine itself."""
    from ipaddress import ip_address

    if where.host == "localhost":
        return True
    try:
        return ip_address(where.host).is_loopback
    except ValueError:
        return False


def connect(where: "Location", options: Any, *, private: bool) -> "Connection":
    """What sends one question and gives back the raw answer: no redirects, no cookies, no tools, bounded in size and time."""
    from witnessmark.collect.web.address import Policy
    from witnessmark.collect.web.door import Caps, Door
    from witnessmark.collect.web.fetch import post
    from witnessmark.read.llm.exchange import MOST_BYTES, Answer

    key = os.environ.get(options.key_variable, "") if options.key_variable else ""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    caps = Caps(body_bytes=MOST_BYTES, seconds=options.seconds, idle_seconds=options.seconds)
    policy = Policy(frozenset({80, 443, where.port}), allow_private=private or is_here(where))
    door = Door(policy=policy, caps=caps, user_agent="witnessmark")

    def send(question: bytes) -> "Answer":
        got = post(str(where), question, "application/json", door, accept="application/json", headers=headers)
        body, trouble = got.decoded(MOST_BYTES)
        cut = f"its answer was cut off ({got.truncated})" if got.truncated else ""
        return Answer(got.status, body[:MOST_BYTES], trouble or cut)

    return send


def _waiting(case: "Case", talk: Any) -> "list[tuple[Document, Part]]":
    from witnessmark.records import Document

    documents = sorted(case.store.all(Document), key=lambda one: one.name)
    return [(one, part) for one in documents for part in talk.unasked(one)]


def _tell(waiting: "Iterable[tuple[Document, Part]]", where: "Location", options: Any) -> None:
    """The words on the screen: how much of which texts goes to whom."""
    sizes: dict[str, int] = {}
    for document, part in waiting:
        sizes[document.name] = sizes.get(document.name, 0) + len(part.text)
    if not sizes:
        say("ask      every text was asked about before; nothing is sent")
        return
    leaves = "a server on this machine" if is_here(where) else "a server that is NOT on this machine"
    say(f"ask      {len(sizes)} texts, {sum(sizes.values()):,} characters, go to {where},")
    say(f"         {leaves}, to be read by {options.model}:")
    for name, size in sizes.items():
        say(f"         {name} ({size:,} characters)")


def _ask_all(
    talk: Any, waiting: "list[tuple[Document, Part]]", connection: "Connection", progress: "Progress"
) -> Asked:
    kept, failed, in_a_row = 0, [], 0
    for done, (document, part) in enumerate(waiting):
        progress(document.name, done, len(waiting))
        try:
            exchange = talk.ask(document, part, connection)
        except UnreadError as error:
            failed.append(f"{document.name}: {error}")
            in_a_row += 1
        else:
            kept += 1
            in_a_row = 0 if exchange.answer.status == 200 else in_a_row + 1
        if in_a_row == MOST_FAILURES:
            failed.append(
                f"after {in_a_row} questions without an answer {len(waiting) - done - 1} more were not sent"
            )
            break
    return Asked(kept, tuple(failed))
