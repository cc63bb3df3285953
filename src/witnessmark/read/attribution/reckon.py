"""Attributions of figures, remarks and colons: "put the toll at 310", "by its own count", "in remarks carried by X", "X: “A”"."""

from dataclasses import replace

from witnessmark.read.attribution.following import phrase_after
from witnessmark.read.attribution.frames import RELAY, Frame
from witnessmark.read.attribution.grammar import named_instead, phrase_before
from witnessmark.read.attribution.look import Place, can_speak, make_frame
from witnessmark.read.attribution.nouns import MARKS, is_name
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.records import Span

_OPEN = {"“", '"', "«", "„"}
_OWN = {"its", "his", "her", "their", "my", "our"}


def put_at(place: Place, at: int) -> Frame | None:
    """As in "the spokesman put the number of homes at 310"."""
    tokens, words = place.sentence.tokens, place.words
    if tokens[at].word not in words.phrases["putting"] or at + 4 > place.last:
        return None
    near = range(at + 1, min(at + 6, place.last))
    total = next((n for n in near if words.has("phrases", "totals", tokens[n].word)), None)
    link = next(
        (n for n in range(total or 0, min(at + 20, place.last)) if tokens[n].word in {"at", "as"}), None
    )
    source = _speaker(place, at)
    if total is None or link is None or source is None:
        return None
    content = place.sentence.covering(at + 1, place.last)
    clause = place.sentence.covering(source[0], at)
    return replace(make_frame(place, source, (at, at), at), clause=clause, content=(content,), kind="say")


def _speaker(place: Place, at: int) -> Phrase | None:
    found = phrase_before(place.sentence, at, place.first, place.words)
    source = named_instead(place.sentence.tokens, found, at, place.words) if found else None
    pronoun = source and place.sentence.tokens[source[0]].word in place.words.grammar["pronouns"]
    return source if source and (pronoun or can_speak(place, source)) else None


def own_count(place: Place, at: int) -> Frame | None:
    """As in "by its own count, the league lost 41 barns", "by the league's estimate": the count is theirs."""
    tokens, words = place.sentence.tokens, place.words
    if tokens[at].word != "by" or words.language != "en" or at + 3 > place.last:
        return None
    is_own = tokens[at + 1].word in _OWN
    near = range(at + 2, min(at + (5 if is_own else 9), place.last + 1))
    noun = next((n for n in near if tokens[n].word in words.phrases["reckoning"]), None)
    if noun is None or any(tokens[n].text in MARKS or tokens[n].word == "and" for n in range(at + 1, noun)):
        return None
    source = _owner(place, at, noun)
    if source is None:
        return None
    clause = place.sentence.covering(at, noun)
    frame = replace(make_frame(place, source, (at, noun), noun), clause=clause, kind="say")
    left = Span(tokens[place.first].start, tokens[at].start) if at > place.first else None
    after = noun + 1 + (noun + 1 < place.last and tokens[noun + 1].text == ",")
    right = place.sentence.covering(after, place.last) if after <= place.last else None
    return replace(frame, content=tuple(one for one in (left, right) if one is not None))


def _owner(place: Place, by: int, noun: int) -> Phrase | None:
    """The main subject behind "its own", else the one the possessive names."""
    tokens, words = place.sentence.tokens, place.words
    if tokens[by + 1].word in _OWN:
        if by == place.first and noun + 2 <= place.last:
            start = noun + 1 + (tokens[noun + 1].text == ",")
            found = phrase_after(place.sentence, start, words, place.last + 1)
            return head_of(place, found) if found else None
        found = phrase_after(place.sentence, place.first, words, by)
        return head_of(place, found) if found else None
    mark = next((n for n in range(noun - 1, by, -1) if tokens[n].text in {"'s", "’s", "'", "’"}), None)
    whole = next((n for n in range(noun - 1, by, -1) if tokens[n].word.endswith(("'s", "s'"))), None)
    end = mark if mark is not None else whole
    source = (by + 1, end) if end is not None and end > by + 1 else None
    return source if source and can_speak(place, source) else None


def head_of(place: Place, phrase: Phrase) -> Phrase | None:
    """A subject cut after its last name or noun that speaks: without a parser a phrase may run on into its verb."""
    tokens, words = place.sentence.tokens, place.words
    lists = ("groups", "bodies", "organisations", "governments")
    for n in range(phrase[0], phrase[1] + 1):
        speaks = words.is_source(tokens[n].word, *lists) or is_name(tokens[n])
        follows = n + 1 <= phrase[1] and (
            is_name(tokens[n + 1])
            or tokens[n + 1].text in {"'", "’", "'s", "’s", "-", "of", "for"}
            or words.is_source(tokens[n + 1].word, *lists)
        )
        titled = words.has("sources", "titles", tokens[n].word) and n < phrase[1] and is_name(tokens[n + 1])
        if speaks and n > phrase[0] and not follows and not titled:
            return (phrase[0], n)
        if speaks and n == phrase[0] and not follows and tokens[n].word not in words.grammar["determiners"]:
            return (phrase[0], n)
    return None


def carried_by(place: Place, at: int) -> Frame | None:
    """As in "X said in remarks carried by the agency": the agency relays the sentence."""
    tokens, words = place.sentence.tokens, place.words
    if tokens[at].word not in words.phrases["carriers"] or at + 2 > place.last or at - 2 < place.first:
        return None
    near = range(max(place.first, at - 3), at)
    if tokens[at + 1].word != "by" or not any(words.has("phrases", "remarks", tokens[n].word) for n in near):
        return None
    opener = next(
        (n for n in range(at - 1, max(place.first, at - 6), -1) if tokens[n].word in {"in", "to"}), None
    )
    source = phrase_after(place.sentence, at + 2, words, place.last + 1)
    if opener is None or source is None or not can_speak(place, source):
        return None
    frame = make_frame(place, source, (at, at + 1), source[1])
    clause = place.sentence.covering(opener, source[1])
    return replace(frame, clause=clause, rank=RELAY)


def colon(place: Place, at: int) -> Frame | None:
    """As in "Prosecutor: “A.”": who stands before the colon says what stands in marks behind it."""
    tokens = place.sentence.tokens
    if tokens[at].text != ":" or not place.first < at < place.last - 1 or at - place.first > 6:
        return None
    if len(tokens[place.first].text) == 1 or any(tokens[n].word == "to" for n in range(place.first, at)):
        return None  # "Q: ...", "It led to this: ..."
    source = (place.first, at - 1)
    is_bare = not any(
        tokens[n].text in MARKS or (tokens[n].word in place.words.cues and not is_name(tokens[n]))
        for n in range(place.first, at)
    )
    if tokens[at + 1].text not in _OPEN or not is_bare or not can_speak(place, source):
        return None
    frame = make_frame(place, source, (at, at), at)
    content = (place.sentence.covering(at + 1, place.last),)
    return replace(frame, content=content, lemma="say", kind="say")
