"""A model's raw reply taken apart: bytes to offers, each checked for its shape alone. A reply is data, whatever it says."""

import re
from dataclasses import dataclass

import msgspec

from witnessmark.errors import UnreadError
from witnessmark.read.llm.exchange import Answer

MOST_OFFERS = 200
"""Statements taken from one reply; a part of 6,000 characters holds fewer."""

LONGEST = 4_000
"""Characters of a quoted text."""

_FENCE = re.compile(r"\A\s*```(?:json)?[ \t]*\n(.*)\n```\s*\Z", re.DOTALL)


class Offer(msgspec.Struct, frozen=True):
    """One statement as a model offers it: words copied from the text, so it says. Other fields are passed over."""

    quote: str
    source: str = ""
    cue: str = ""
    numbers: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Envelope(msgspec.Struct):
    choices: list[_Choice]


class _Statements(msgspec.Struct):
    statements: list[msgspec.Raw]


@dataclass(frozen=True)
class Taken:
    """What a reply holds: its offers, None where one is no offer by its shape, in the model's order."""

    offers: tuple[Offer | None, ...]


def take(answer: Answer) -> Taken:
    """The offers of a reply.

    Raises:
        UnreadError: the reply is not whole, not UTF-8, or no JSON of the agreed shape; nothing of it is used.
    """
    if answer.status != 200 or answer.trouble:
        raise _refused(
            f"the server answered {answer.status}{' and ' if answer.trouble else ''}{answer.trouble}"
        )
    choice = _choice(answer.body)
    if choice.finish_reason not in {"stop", None, ""}:
        raise _refused("the model stopped before its end")
    fenced = _FENCE.match(choice.message.content)
    try:
        raws = msgspec.json.decode(
            fenced[1] if fenced else choice.message.content, type=_Statements
        ).statements
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise _refused("the model's words are no JSON of the shape asked for") from None
    if len(raws) > MOST_OFFERS:
        raise _refused(f"it offers {len(raws):,} statements for one part of a text")
    return Taken(tuple(_offer(raw) for raw in raws))


def _choice(body: bytes) -> _Choice:
    try:
        choices = msgspec.json.decode(body, type=_Envelope).choices
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise _refused("it is no UTF-8 JSON of a chat completion") from None
    if len(choices) != 1:
        raise _refused(f"it holds {len(choices):,} answers to one question")
    return choices[0]


def _offer(raw: msgspec.Raw) -> Offer | None:
    try:
        offer = msgspec.json.decode(raw, type=Offer)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None
    words = (offer.quote, offer.source, offer.cue, *offer.numbers, *offer.dates, *offer.names)
    return offer if len(words) <= 100 and max(map(len, words)) <= LONGEST else None


def _refused(why: str) -> UnreadError:
    return UnreadError(f"the model's reply is not used: {why}")
