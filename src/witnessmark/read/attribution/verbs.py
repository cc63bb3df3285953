"""Attributions by a speech verb: active, postposed, inverted, passive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witnessmark.read.attribution.frames import SAYS, Frame
from witnessmark.read.attribution.grammar import (
    MARKS,
    Phrase,
    is_name,
    is_noun_use,
    parsed_subject,
    phrase_after,
    phrase_before,
)
from witnessmark.read.attribution.titles import find_published
from witnessmark.records import Span

if TYPE_CHECKING:
    from witnessmark.read.attribution.finder import Place

_BE = {"was", "were", "been", "is", "are", "be", "being", "'re", "get", "got"}
_OPEN = {"“", '"', "«", "„"}
_CLOSE = {"”", '"', "»", "“"}


def active(place: Place, at: int) -> Frame | None:
    """ "X said that A", "A, X said", "“A,” said X", "X portrayed A as B"."""
    token, words = place.sentence.tokens[at], place.words
    if token.word not in words.cues or _is_told_about(place, at):
        return None
    if is_noun_use(place.sentence, at, words) and not _opens_quote(place, at):
        return None
    lemma, kinds = words.cues[token.word]
    source = _subject(place, at)
    content = _content(place, at, source, kinds) if source else None
    if source is None or content is None:
        source, content = _inverted(place, at)
    if source is None or content is None or not is_plausible(place, source, kinds, content):
        return None
    return _frame(place, at, source, content, (lemma, kinds))


def _is_told_about(place: Place, at: int) -> bool:
    """ "She was told", "images were posted": the subject of a passive is not the one who speaks."""
    tokens, words = place.sentence.tokens, place.words
    before = at - 1
    while before > place.first and (tokens[before].word in words.grammar["adverbs"] or tokens[before].word.endswith("ly")):
        before -= 1
    passive = before >= place.first and tokens[before].word in _BE and not tokens[at].word.endswith("ing")
    return passive and words.language == "en"


def _opens_quote(place: Place, at: int) -> bool:
    """Whether a quotation follows at once: then even a word that looks like a noun is a speech verb."""
    following = [token.text for token in place.sentence.tokens[at + 1 : at + 3]]
    return following[:1] in (["“"], ['"']) or following in ([",", "“"], [",", '"'], [":", "“"], [":", '"'])


def _subject(place: Place, at: int) -> Phrase | None:
    sentence = place.sentence
    if place.words.order == "after":
        return None
    found = parsed_subject(sentence, at) if sentence.parsed else None
    if found and place.first <= found[0] and found[1] < at:
        return found
    return phrase_before(sentence, at, place.first, place.words)


def _inverted(place: Place, at: int) -> tuple[Phrase | None, Phrase | None]:
    """ "“A,” said X" and, in verb-first languages, "said X that A"."""
    tokens, words = place.sentence.tokens, place.words
    source = phrase_after(place.sentence, at + 1, words, place.last + 1)
    if source is None:
        return None, None
    if words.order == "after":
        that = _find_that(place, source[1] + 1, 12)
        start = that + 1 if that is not None else source[1] + 1
        return (source, (start, place.last)) if start <= place.last and that is not None else (None, None)
    before = tokens[at - 1].text if at > place.first else ""
    if before in _CLOSE | {","} and at - 2 >= place.first:
        return source, (place.first, at - 1)
    return None, None


def _content(place: Place, at: int, source: Phrase, kinds: tuple[str, ...]) -> Phrase | None:
    """First and last token of what is said; None when the verb takes nothing that could be said."""
    tokens, words = place.sentence.tokens, place.words
    following = tokens[at + 1].text if at < place.last else "."
    if following in {".", ",", "”", "،"} or at >= place.last - 1:
        quoted = _quote_after(place, at + 1)
        return quoted or _postposed(place, source) or _interrupted(place, at, source)
    that = _find_that(place, at + 1, 14 if "say" in kinds else 3)
    if that is not None:
        return (that + 1, place.last) if that < place.last else None
    quoted = _quote_after(place, at + 1)
    if quoted is not None:
        return quoted
    postposed = _postposed(place, source)
    if postposed is not None and _is_tail(place, at + 1):
        return postposed
    return (at + 1, place.last) if takes_bare(place, at, kinds) else None


def _find_that(place: Place, start: int, reach: int) -> int | None:
    """The complementiser that opens the content: "said on Monday in a letter to staff that"."""
    tokens, words = place.sentence.tokens, place.words
    for n in range(start, min(start + reach, place.last)):
        if tokens[n].word in words.phrases["complementiser"]:
            return n if n == start or tokens[n].word in {"that", "dass"} or words.order == "after" else None
        if tokens[n].text in MARKS - {",", "(", ")"} or tokens[n].word in words.cues:
            return None
    return None


def _quote_after(place: Place, start: int) -> Phrase | None:
    """A quotation that follows the verb within a few words, after a comma or colon or directly."""
    tokens = place.sentence.tokens
    if tokens[place.last].text == ":" and start <= place.last:
        return (place.last, place.last)  # what is said stands in the next paragraph
    for n in range(start, min(start + 14, place.last + 1)):
        if tokens[n].text in _OPEN and n < place.last:
            return (n, place.last) if n == start or tokens[n - 1].text in {",", ":", "that"} else (start, place.last)
        if tokens[n].text == ":" and n < place.last:
            return (n + 1, place.last)
        if tokens[n].text in {";", "”"}:
            return None
    return None


def _postposed(place: Place, source: Phrase) -> Phrase | None:
    """ "A, X said": what stands before the source, when a comma or a closing mark sets it off."""
    tokens = place.sentence.tokens
    last = source[0] - 1
    while last > place.first and tokens[last].word in place.words.grammar["time_words"] | {"as"}:
        last -= 1
    if last - place.first < 2 or tokens[last].text not in _CLOSE | {",", "،", "—", "?", "!"}:
        return None
    return (place.first, last - 1 if tokens[last].text == "," else last)


def _interrupted(place: Place, at: int, source: Phrase) -> Phrase | None:
    """ "Yesterday, X said, A went on": what follows the pair of commas."""
    after = at + 2
    return (after, place.last) if place.last - after >= 4 and source[0] <= place.first + 3 else None


def _is_tail(place: Place, start: int) -> bool:
    """Whether no clause follows: only time, place, title ("HRW stated in a report, titled ...")."""
    tokens, words = place.sentence.tokens, place.words
    first = tokens[start].word
    return first in words.grammar["prepositions"] | words.grammar["time_words"] | words.grammar["adverbs"]


def takes_bare(place: Place, at: int, kinds: tuple[str, ...]) -> bool:
    """Whether words right after the verb can be its content without "that"."""
    sentence, tokens, words = place.sentence, place.sentence.tokens, place.words
    lemma = words.cues[tokens[at].word][0]
    after = tokens[at + 1].word
    window = tokens[at + 1 : min(at + 25, place.last + 1)]
    if "frame" in kinds and any(one.word in {"as", "als", "for", "of"} or one.text in _OPEN for one in window):
        return True
    if lemma in {"accuse", "blame", "urge"}:
        return any(one.word in {"of", "for", "to"} for one in window)
    if after in {"on", "about"}:
        return lemma in {"report", "testify"}
    if after in words.grammar["prepositions"] - {"that"}:
        return False
    if lemma in words.phrases["quote_only"]:
        return False
    if lemma in words.phrases["clausal"] and not sentence.parsed:
        return place.last - at >= 4
    if "deny" in kinds or "show" in kinds:
        return after not in words.grammar["prepositions"] and after not in words.grammar["auxiliaries"]
    if sentence.parsed:
        return any(one.head == at and one.dep in {"ccomp", "parataxis"} for one in tokens[at + 1 :]) or (
            "find" not in kinds and "think" not in kinds and _has_clause(place, at + 1)
        )
    return _has_clause(place, at + 1)


def _has_clause(place: Place, start: int) -> bool:
    """Whether a noun phrase and a finite verb follow: "residents had fled", "the army was"."""
    tokens, words = place.sentence.tokens, place.words
    first = tokens[start]
    if first.word in words.grammar["prepositions"] or first.word in words.grammar["auxiliaries"]:
        return False
    for n in range(start + 1, min(start + 14, place.last + 1)):
        if tokens[n].text in MARKS - {"'", "’", "(", ")"}:
            return False
        if tokens[n].word in words.grammar["auxiliaries"] - {"not", "'s", "’s", "able"}:
            return True
        if n > start and tokens[n].word.endswith("ed") and not is_name(tokens[n]):
            return True
    return first.word in words.grammar["pronouns"]


def is_plausible(place: Place, source: Phrase, kinds: tuple[str, ...], content: Phrase) -> bool:
    """Whether a phrase can speak: it holds a name, a noun that speaks, or a pronoun; other nouns need "that"."""
    tokens, words = place.sentence.tokens, place.words
    phrase = tokens[source[0] : source[1] + 1]
    if not phrase or source[1] - source[0] > 24:
        return False
    if len(phrase) == 1 and phrase[0].word in words.grammar["pronouns"] | words.phrases["resume"]:
        return phrase[0].word not in {"it", "this", "that", "there"} or "say" not in kinds
    names = any(is_name(one) and one.start != place.sentence.span.start for one in phrase)
    listed = any(words.has("sources", name, one.word) for one in phrase for name in ("groups", "bodies", "evidence"))
    introduced = tokens[content[0] - 1].word in words.phrases["complementiser"] if content[0] else False
    quoted = tokens[content[0]].text in _OPEN or tokens[content[1]].text in _CLOSE
    strong = "say" in kinds and len(phrase) <= 6
    return names or listed or introduced or quoted or strong


def _frame(place: Place, at: int, source: Phrase, content: Phrase, verb: tuple[str, tuple[str, ...]]) -> Frame:
    sentence = place.sentence
    published = find_published(sentence, at + 1, place.words)
    edges = [source[0], source[1], at]
    if content[0] > at:
        edges.append(content[0] - 1)
    elif content[1] < min(edges):
        edges.append(max(at, published.last))
    kind = verb[1][0]
    return Frame(
        source=sentence.covering(*source),
        cue=sentence.covering(at, at),
        clause=sentence.covering(min(edges), max(edges)),
        content=(sentence.covering(*content),),
        lemma=verb[0],
        kind=kind,  # type: ignore[arg-type]
        rank=SAYS,
        outlet=published.outlet,
        work=published.work,
    )


def passive(place: Place, at: int) -> Frame | None:
    """ "This was reported in a document prepared by X", "A was described by X as B", "a report by X says"."""
    tokens, words = place.sentence.tokens, place.words
    token = tokens[at]
    if token.word not in words.cues or at == place.first or not _is_passive(place, at):
        return None
    by = _find_by(place, at + 1)
    source = phrase_after(place.sentence, by + 1, words, place.last + 1) if by is not None else None
    if by is None or source is None:
        return None
    published = find_published(place.sentence, source[1] + 1, words)
    back = " ".join(one.word for one in tokens[place.first : at - 1])
    points_back = back in words.phrases["this"]
    frame = _frame(place, at, source, (place.first, max(place.first, at - 2)), words.cues[token.word])
    last = max(source[1], published.last)
    content = () if points_back else (place.sentence.covering(place.first, place.last),)
    start = tokens[place.first if points_back else at - 1].start
    clause = Span(start, tokens[last].end)
    return replace(
        frame, clause=clause, content=content, outlet=published.outlet, work=published.work, points_back=points_back
    )


def _is_passive(place: Place, at: int) -> bool:
    tokens = place.sentence.tokens
    return tokens[at - 1].word in {"was", "were", "been", "is", "are", "being", "wurde", "wurden"} or (
        tokens[at - 1].word in place.words.grammar["adverbs"]
        and at - 2 >= place.first
        and tokens[at - 2].word in {"was", "were", "been", "is", "are"}
    )


def _find_by(place: Place, start: int) -> int | None:
    """The "by" of the one who says, past "in a document prepared"; commas end the search."""
    tokens, words = place.sentence.tokens, place.words
    for n in range(start, min(start + 12, place.last)):
        if tokens[n].word == "by" or (words.language != "en" and tokens[n].word in words.phrases["by"]):
            return n
        if tokens[n].text in MARKS or tokens[n].word in words.phrases["complementiser"]:
            return None
    return None
