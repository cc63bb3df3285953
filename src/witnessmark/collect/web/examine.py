"""The content check: a capture is opened again, and what a person relies on is looked for in it.

A capture can be whole in every byte and hold a log-in form. So the words, the title and the media are looked for in the
WARC itself, not in what the capturing program remembers.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from witnessmark.collect.sniff import WINDOW_BYTES, media_type
from witnessmark.collect.web.hollow import Flag, Seen, hollow_flags
from witnessmark.collect.web.package import Package, open_package
from witnessmark.collect.web.pagewords import PageWords, page_words
from witnessmark.collect.web.records import Message, WarcRecord, message_of
from witnessmark.collect.web.warc import TEXT

EXAMINE = "witnessmark.collect.web.examine:examine"
"""The task, for the box."""

BODY_BYTES = 64 * 2**20

LITTLE_SHOWN = 0.5
"""Share of the source's own words that a browser must show; below it something lies over or folds the text."""

FEW_WORDS = 10

PICTURES = ("urn:fullPage:", "urn:fullpage:", "urn:view:", "urn:screenshot:")
"""How the makers of web archives name a page's picture: whole page first; a view is what fits the window."""


@dataclass(frozen=True)
class Question:
    """What to look for.

    Attributes:
        name: of the file, for sentences.
        asked, final: addresses of the page before and after redirects.
        expect: words that must be in it.
    """

    name: str
    asked: str
    final: str
    expect: tuple[str, ...] = ()


@dataclass(frozen=True)
class Examined:
    """What was found.

    Attributes:
        status: of the page's answer, 0 when it is not in the capture.
        title: the page's first name for itself.
        words: how many it shows.
        flags: what a person should know.
        found: per expected words "shown", "source" or "".
        media_missing: addresses of pictures and films the source names that are not in the capture.
        media_held: how many of them are.
        has_picture: whether a picture of the page lies in the package.
        has_text: whether what a browser showed does.
    """

    status: int = 0
    title: str = ""
    words: int = 0
    flags: tuple[Flag, ...] = ()
    found: tuple[str, ...] = ()
    media_missing: tuple[str, ...] = ()
    media_held: int = 0
    has_picture: bool = False
    has_text: bool = False


@dataclass
class _Held:
    """What a package's records hold: of the pages asked about all, of the rest how they were answered."""

    pages: dict[str, tuple[WarcRecord, Message]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    pictures: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def examine(data: bytes, questions: tuple[Question, ...]) -> tuple[Examined, ...]:
    """Look for pages in a WACZ or WARC; an answer to each question.

    Raises:
        UnreadError: it cannot be opened.
    """
    package = open_package(data, questions[0].name)
    held = _held(package, {plain(question.final) for question in questions})
    faults = [Flag("damaged package", fault) for fault in (*package.faults, *held.faults[:20])]
    return tuple(_examined(question, held, faults) for question in questions)


def _examined(question: Question, held: _Held, faults: list[Flag]) -> Examined:
    if plain(question.final) in held.pages:
        return _looked_at(question, held, list(faults))
    reason = f"{question.final[:200]} is not among the answers in the capture."
    return Examined(flags=(*faults, Flag("page missing", reason)), found=("",) * len(question.expect))


def _held(package: Package, wanted: set[str]) -> _Held:
    held = _Held()
    for record in package.records():
        url = plain(record.url)
        held.faults += [
            f"The record of {record.url[:100]!r} at byte {record.offset}: {fault}." for fault in record.faults
        ]
        if record.kind == "resource" and url.startswith(TEXT):
            held.texts[url.removeprefix(TEXT)] = record.block.decode("utf-8", "replace")
        if record.kind == "resource" and url.startswith(PICTURES):
            held.pictures.add(url.partition(":")[2].partition(":")[2])
        message = (
            message_of(record, BODY_BYTES if url in wanted else 1) if record.kind == "response" else None
        )
        if record.kind in {"response", "resource", "revisit"}:
            held.statuses[url] = min(message.status if message else 200, held.statuses.get(url, 999))
        # A page taken twice in one capture: the answer that is no redirect counts.
        if message and url in wanted and (url not in held.pages or 300 <= held.pages[url][1].status < 400):
            held.pages[url] = record, message
    return held


def _looked_at(question: Question, held: _Held, flags: list[Flag]) -> Examined:
    record, message = held.pages[plain(question.final)]
    kind = media_type(message.body[:WINDOW_BYTES]) if message.body else ""
    is_page = kind in {"text/html", "application/xml"} or "html" in message.header("content-type")
    words = (
        page_words(message.body, message.header("content-type"), question.final) if is_page else PageWords()
    )
    visible = held.texts.get(plain(question.final), "")
    shown = visible or words.text
    flags += _answer_flags(message, record.headers.get("warc-truncated", ""))
    if is_page:
        seen = Seen(
            tuple(words.titles), shown, question.asked, question.final, words.asks_password, words.is_paid
        )
        flags += hollow_flags(seen) if message.status < 400 else []  # an error is named once
        flags += _shown_flags(words, visible)
    found = tuple(_where(one, visible, words.text) for one in question.expect)
    flags += [_not_found(one) for one, where in zip(question.expect, found, strict=True) if not where]
    lost = [one.url for one in words.media if held.statuses.get(plain(one.url), 999) >= 400]
    return Examined(
        message.status, words.titles[0][:500] if words.titles else "", len(shown.split()), tuple(flags), found,
        tuple(lost[:200]), len(words.media) - len(lost), plain(question.final) in held.pictures, bool(visible),
    )  # fmt: skip


def _answer_flags(message: Message, cut: str) -> Iterable[Flag]:
    if message.status >= 400:
        yield Flag(
            "error answer", f"the server answered {message.status}: what is kept is its page about the error."
        )
    elif 300 <= message.status < 400:
        yield Flag(
            "error answer",
            f"the server answered {message.status}, a redirect that was not followed to its end.",
        )
    if not message.body:
        yield Flag("empty", "the server sent a page of 0 bytes.")
    if cut:
        yield Flag("cut off", f'only the beginning of the page came (WARC-Truncated: "{cut[:40]}").')
    if message.trouble:
        yield Flag("cut off", f"the page's body is not whole: {message.trouble}.")


def _shown_flags(words: PageWords, visible: str) -> Iterable[Flag]:
    if not visible:
        if not words.text.split():
            yield Flag("no words", "the source holds no word; without a browser no script could add any.")
        return
    shown, source = (
        _pairs(visible),
        _pairs(" ".join(one for one in words.blocks if len(one.split()) >= FEW_WORDS)),
    )
    share = len(source & shown) / len(source) if source else 1.0
    if share < LITTLE_SHOWN:
        yield Flag(
            "little shown",
            f"a browser shows {share:.0%} of the words in the page's source; something hides the rest.",
        )
    if not visible.split():
        yield Flag("no words", "a browser shows no word of it.")
    elif words.titles and not any(
        _in(title, visible) or _pairs(title) & shown for title in words.titles if title
    ):
        yield Flag(
            "title not shown", f'no part of its title, "{words.titles[0][:80]}", is shown on the page.'
        )


def _where(wanted: str, visible: str, source: str) -> str:
    if visible and _in(wanted, visible):
        return "shown"
    return "source" if _in(wanted, source) else ""


def _not_found(wanted: str) -> Flag:
    return Flag("words missing", f'"{wanted[:120]}", which a person relies on, is not in the capture.')


def _in(wanted: str, text: str) -> bool:
    """Whether words stand in a text, whatever the case, quotes and spaces."""
    return bool(_folded(wanted)) and _folded(wanted) in _folded(text)


def _folded(text: str) -> str:
    plain = text.translate(str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014\u00a0", "''\"\"-- "))
    return " ".join(plain.casefold().split())


def _pairs(text: str) -> set[tuple[str, str]]:
    words = re.findall(r"\w+", text.casefold())
    return set(pairwise(words))


def plain(url: str) -> str:
    """An address as archives may spell it: no fragment, no slash at its end."""
    return url.partition("#")[0].rstrip("/")
