"""Words of a sentence that mean somebody, before it is known whom else they mean."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from witnessmark.read.annotate import Token
from witnessmark.read.cues import fold
from witnessmark.records import Span
from witnessmark.records.actor import ActorKind

Form = Literal["name", "group", "role"]


@dataclass(frozen=True)
class Found:
    """A name, a described group ("armed men") or a described person ("the mayor of Tarn").

    Attributes:
        first, last: tokens of the sentence, both inclusive; the article and titles are left out.
        name: the words, without article and possessive.
        head: the noun of a group or a role, folded; for a name its last word.
        describing: the other words, folded.
        titles: titles and roles beside a name.
        state: the state that it is or belongs to.
        is_definite: "the", "this" or a possessive stands before it.
        is_place: it stands where a place does ("in Iraq").
        is_sure: a name that needs no other proof to be one of somebody.
    """

    first: int
    last: int
    span: Span
    name: str
    form: Form
    kind: ActorKind
    head: str
    describing: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()
    state: str = ""
    is_definite: bool = False
    is_place: bool = False
    is_sure: bool = True


def bare(token: Token) -> str:
    """A token's text without the possessive written onto it."""
    return _bare(token.text)


def key(token: Token) -> str:
    """A token folded, for looking up: without possessive and full stop."""
    return _key(token.text)


@lru_cache(maxsize=2**14)
def _bare(text: str) -> str:
    for end in ("'s", "’s"):
        if text.endswith(end) and len(text) > len(end):
            return text[: -len(end)]
    return text.rstrip("'’") if text[-1] in "'’" and len(text) > 1 else text


@lru_cache(maxsize=2**14)
def _key(text: str) -> str:
    return fold(_bare(text)).rstrip(".") or fold(text)


def owns(token: Token) -> bool:
    """Whether a possessive is written onto a token, or it is one."""
    return bare(token) != token.text or token.text in {"'s", "’s", "'", "’"}
