"""Deeds of a sentence: the words that tell them, their roles, their place, and how they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from witnessmark.read.actors.finder import find_people
from witnessmark.read.actors.found import Found
from witnessmark.read.actors.lists import lists
from witnessmark.read.annotate import Sentence
from witnessmark.read.attribution.nouns import MARKS, is_name
from witnessmark.read.certainty import event_factuality
from witnessmark.read.cues import Words
from witnessmark.read.events.clause import FAR, Clause, Run
from witnessmark.read.events.lexicon import Kind, deed_words
from witnessmark.read.events.roles import Roles, Word, is_noun_use, roles_of
from witnessmark.read.events.status import status_of
from witnessmark.records import Span
from witnessmark.records.deed import Status
from witnessmark.records.statement import Factuality

_WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "across"})
_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "who", "whom", "me", "us", "i", "we"})
_MOST = 24
"""Deeds of one sentence; a run with more is a list without stops, and each costs a look at all of it."""
_PARTICIPLES = ("ed", "en", "nt", "wn", "ing")


@dataclass(frozen=True)
class ToldDeed:
    """A deed as its sentence tells it; spans count in the document's text."""

    cue: Span
    kind: Kind
    is_noun: bool
    actor: Span | None
    recipient: Span | None
    location: Span | None
    context: tuple[str, ...]
    factuality: Factuality
    status: Status


def find_deeds(
    sentence: Sentence, text: str, words: Words, people: Sequence[Found] | None = None
) -> tuple[ToldDeed, ...]:
    """Every deed a sentence tells, in text order. English only; other languages tell none here.

    Args:
        sentence: plain tokens.
        text: the document's text.
        words: the language's words.
        people: who is spoken of in it, where that is known already.
    """
    if words.language != "en":
        return ()
    clause = Clause(sentence.tokens, words)
    found = tuple(_words_of_deeds(clause))
    if found and people is None:
        people = find_people(sentence, words)
    return tuple(_told(clause, word, people or (), (sentence.span, text)) for word in found)


def _words_of_deeds(clause: Clause) -> Iterator[Word]:
    """Words that tell deeds and mean them."""
    found = (word for word in map(partial(_of_places, clause), _all_words(clause)) if _means_it(clause, word))
    yield from islice(found, _MOST)


def _of_places(clause: Clause, word: Word) -> Word:
    """To free a town is to retake it; to free people is to release them."""
    if word.kind.event_mode != "release" or word.sort != "verb":
        return word
    run = roles_of(clause, word).recipient
    is_place = run is not None and any(lists().has("place_nouns", one) for one in _said(clause, run))
    return word._replace(kind=deed_words().modes["retake"]) if is_place else word


def _all_words(clause: Clause) -> Iterator[Word]:
    n, words = 0, deed_words()
    while n < len(clause.tokens):
        here = clause.tokens[n].word
        begins = here in words.one or here in words.many or here in words.split
        word = _word_at(clause, n) if begins else None
        if word is not None:
            yield word
        n = word.last + 1 if word is not None else n + 1


def _word_at(clause: Clause, n: int) -> Word | None:
    words, here = deed_words(), clause.word(n)
    for phrase, sort, kind in words.many.get(here, ()):
        if all(clause.word(n + m) == part for m, part in enumerate(phrase)):
            return Word(n, n + len(phrase) - 1, sort, kind)
    if here in words.split:
        second, kind = words.split[here]
        reach = range(n + 1, min(n + 9, len(clause.tokens)))
        at = next((m for m in reach if clause.word(m) == second or clause.tokens[m].text in MARKS), None)
        if at is not None and clause.word(at) == second:
            return Word(n, n, "verb", kind)
    if here in words.one and not (is_name(clause.tokens[n]) and n > 0):
        sort, kind = words.one[here]
        return Word(n, n, sort, kind)
    return None


def _means_it(clause: Clause, word: Word) -> bool:
    """Whether the word means the deed here: not "burned wood", not "released the report", not "no fighting chance"."""
    if _is_bare_noun(clause, word):
        return False
    actor, recipient = roles_of(clause, word)
    after = clause.word(word.last + 1)
    if word.kind.not_with and (_said(clause, recipient) & word.kind.not_with or after in word.kind.not_with):
        return False
    if after in {"for", "off"} and word.kind.event_mode == "" and word.kind.event_type == "FIGHT":
        over = clause.right(word.last + 1)
        if (
            after == "off"
            or over is None
            or _said(clause, over) & word.kind.not_with
            or clause.word(over[0]) in {"their", "his", "her", "its", "more"}
        ):
            return False
    if word.kind.people and word.sort == "verb" and not is_noun_use(clause, word):
        return recipient is not None and _is_people(clause, recipient)
    if word.kind.is_war and word.sort == "verb" and recipient is None and actor is None:
        return clause.word(word.first).endswith(_PARTICIPLES) or is_noun_use(clause, word)
    return not (word.kind.event_mode == "kill" and clause.word(word.last + 1) == "it")


def _is_bare_noun(clause: Clause, word: Word) -> bool:
    """Whether a verb's dictionary form stands where only a noun can: "fire and dynamite", "a level field"."""
    here, before = clause.word(word.first), clause.word(word.first - 1)
    if (
        word.last > word.first
        or word.sort != "verb"
        or here not in deed_words().bases
        or here in deed_words().named
    ):
        return False
    if here.endswith("ed") or here in {"hit", "beat"}:
        return False
    opened = before in clause.words.grammar["auxiliaries"] | {
        "to",
        "they",
        "we",
        "who",
        "that",
        "not",
        "and",
        "''",
    }
    return not (opened and before != "and") and not (before.endswith("s") and len(before) > 3)


def _said(clause: Clause, run: Run | None) -> set[str]:
    return {clause.word(n) for n in range(run[0], run[1] + 1)} if run else set()


def _is_people(clause: Clause, run: Run) -> bool:
    """Whether a phrase speaks of people: by its noun, a name, a number of them, a pronoun."""
    said = _said(clause, run)
    if said & {
        *_PRONOUNS,
        "it",
        "report",
        "statement",
        "figures",
        "list",
        "video",
        "song",
        "single",
    }:
        return bool(said & _PRONOUNS)
    listed = any(
        lists().has(name, one)
        for one in said
        for name in ("people", "persons", "armed", "forces", "police", "officials")
    )
    named = any(is_name(clause.tokens[n]) and n > 0 for n in range(run[0], run[1] + 1))
    return (
        listed
        or named
        or any(clause.words.has("sources", "groups", one) for one in said)
        or any(one.isdigit() for one in said)
    )


def _told(clause: Clause, word: Word, people: Sequence[Found], where: tuple[Span, str]) -> ToldDeed:
    sentence, text = where
    roles = _with_named(clause, word, roles_of(clause, word), people)
    cue = Span(clause.tokens[word.first].start, clause.tokens[word.last].end)
    factuality = event_factuality(text, sentence.start, sentence.end, cue, clause.words.language)
    if _is_nobody(clause, roles.recipient) or _is_nobody(clause, roles.actor):
        factuality, roles = (
            "CT-",
            Roles(_but_nobody(clause, roles.actor), _but_nobody(clause, roles.recipient)),
        )
    place = _place(clause, word)
    if word.kind.event_mode == "displace":
        place = _left_place(clause, word) or place
    actor, recipient, location = (_span(clause, run) for run in (*roles, place))
    status = status_of(factuality, clause, word.first)
    return ToldDeed(
        cue,
        word.kind,
        is_noun_use(clause, word),
        actor,
        recipient,
        location,
        clause.contexts,
        factuality,
        status,
    )


def _with_named(clause: Clause, word: Word, roles: Roles, people: Sequence[Found]) -> Roles:
    """Roles of politics by who is named: its verbs reach whom they mean by any preposition ("complained to X over Y").

    What was done in war is left to the phrases alone: a name further off is mostly somebody else's.
    """
    if word.kind.is_war:
        return roles
    named = [one for one in people if not (one.form == "role" and one.first == one.last)]
    before = [(one.first, one.last) for one in named if one.last < word.first]
    behind = [(one.first, one.last) for one in named if one.first > word.last and not _says(clause, one)]
    actor, recipient = roles.actor, roles.recipient
    if actor is None or not _holds(actor, named):
        actor = before[0] if before else actor
    if recipient is None or not _holds(recipient, named):
        recipient = behind[0] if behind else recipient
    return Roles(actor, recipient)


def _holds(run: Run, people: Sequence[Found]) -> bool:
    return any(run[0] <= one.last and one.first <= run[1] for one in people)


def _says(clause: Clause, one: Found) -> bool:
    """Whether somebody is only the source: "..., the White House announced"."""
    after = one.last + 1
    return clause.word(after) in clause.words.cues and clause.word(one.first - 1) in {",", "the", "a", "to"}


def _is_nobody(clause: Clause, run: Run | None) -> bool:
    return run is not None and clause.word(run[0]) in {"nobody", "none", "no"}


def _but_nobody(clause: Clause, run: Run | None) -> Run | None:
    """A phrase, None for "nobody"; "no house" names what was not done to."""
    return None if run is not None and clause.word(run[0]) in {"nobody", "none"} else run


def _span(clause: Clause, run: Run | None) -> Span | None:
    return Span(clause.tokens[run[0]].start, clause.tokens[run[1]].end) if run else None


def _place(clause: Clause, word: Word) -> Run | None:
    """The place of the clause: behind "in", "at", "near" or "outside" and written like a name; the nearest behind the deed first."""
    behind = range(word.last + 1, min(len(clause.tokens), word.last + FAR))
    before = range(word.first - 1, max(-1, word.first - FAR), -1)
    for way in (behind, before):
        for n in way:
            if clause.word(n) in _WHERE and not clause.is_wall(n + 1) and is_name(clause.tokens[n + 1]):
                return _name_run(clause, n + 1)
            if clause.tokens[n].text == ";":
                break
    return None


def _left_place(clause: Clause, word: Word) -> Run | None:
    """Where people were driven from: "fled Tarn", "expelled from Tarn"."""
    at = word.last + 1 + (clause.word(word.last + 1) == "from")
    is_named = at < len(clause.tokens) and is_name(clause.tokens[at]) and not clause.is_wall(at)
    if (
        not is_named
        and clause.word(at) in {"to", "into"}
        and not clause.is_wall(at + 1)
        and is_name(clause.tokens[at + 1])
    ):
        return _name_run(clause, at + 1)
    return _name_run(clause, at) if is_named else None


def _name_run(clause: Clause, first: int) -> Run:
    last = first
    while last + 1 < len(clause.tokens) and is_name(clause.tokens[last + 1]) and not clause.is_wall(last + 1):
        last += 1
    return first, last
