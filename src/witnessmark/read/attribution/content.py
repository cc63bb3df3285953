"""What a speech verb says: "that ...", a quotation, a bare clause, or all that stood before it."""

from witnessmark.read.attribution.bare import OPEN, has_clause, takes_bare
from witnessmark.read.attribution.following import phrase_after
from witnessmark.read.attribution.look import Place, can_speak
from witnessmark.read.attribution.nouns import MARKS, is_name
from witnessmark.read.attribution.phrases import Phrase

CLOSE = {"”", '"', "»", "“"}


_NEVER_ALONE = {
    "hold",
    "sum",
    "charge",
    "project",
    "judge",
    "text",
    "cable",
    "object",
    "hear",
    "see",
    "count",
    "list",
}
"""Forms that stand at a sentence's end without anything being said: "the dam would hold"."""


def find_content(place: Place, at: int, source: Phrase, kinds: tuple[str, ...]) -> Phrase | None:
    """First and last token of what is said; None when the verb takes nothing that could be said."""
    tokens, lemma = place.sentence.tokens, place.words.cues[place.sentence.tokens[at].word][0]
    verb, at = at, past_addressee(place, at)
    following = tokens[at + 1].text if at < place.last else "."
    if following in {".", ",", ";", "”", "،"} or at >= place.last - 1:
        quoted, before = _quote_after(place, at + 1), _postposed(place, source)
        is_said = before is not None and (
            lemma not in _NEVER_ALONE or _is_set_off(place, source, before, lemma)
        )
        return quoted or (before if is_said else None) or _interrupted(place, at, source)
    is_far = ("say" in kinds and lemma not in place.words.phrases["quote_only"]) or following == "from"
    that = find_that(place, at + 1, 14 if is_far else 3)
    if that is not None:
        return (that + 1, place.last) if that < place.last else None
    quoted, postposed = _quote_after(place, at + 1), _postposed(place, source)
    if postposed is not None and tokens[postposed[1]].text in CLOSE and _is_tail(place, at + 1):
        return postposed  # "“A,” the firm says on its page “B”"
    if quoted is not None:
        return quoted
    if postposed is not None and _is_tail(place, at + 1) and _is_set_off(place, source, postposed, lemma):
        return postposed
    return _bare_after(place, at, verb, kinds)


def _is_set_off(place: Place, source: Phrase, postposed: Phrase, lemma: str) -> bool:
    """Whether what stands before "X said" is said by X: in marks, or before somebody who can speak."""
    closes = place.sentence.tokens[postposed[1]].text in CLOSE
    return closes or (lemma not in place.words.phrases["quote_only"] and _is_speaker(place, source))


def _bare_after(place: Place, at: int, verb: int, kinds: tuple[str, ...]) -> Phrase | None:
    """What is said without "that", at once or past the day it was said; nothing after "told reporters"."""
    if at == verb and takes_bare(place, at, kinds):
        return (at + 1, place.last)
    start, lemma = past_when(place, at + 1), place.words.cues[place.sentence.tokens[verb].word][0]
    can_go_on = "say" in kinds and lemma not in place.words.phrases["quote_only"]
    return (start, place.last) if can_go_on and start > at + 1 and has_clause(place, start) else None


def past_when(place: Place, start: int) -> int:
    """As in "said | on Friday | it had": the first token past days, hours and the statement it was said in."""
    tokens, words = place.sentence.tokens, place.words
    at, said_in = start, words.phrases["works"] | words.phrases["remarks"]
    while at < place.last:
        ahead = [tokens[n].word for n in range(at + 1, min(at + 5, place.last))]
        to_work = next((n for n, word in enumerate(ahead) if word in said_in), None)
        if tokens[at].word in {"in", "during", "via", "through"} and to_work is not None:
            at += to_work + 2
        elif (
            tokens[at].word in words.grammar["time_words"] - {"the", "a", "this", "that"}
            or tokens[at].text.isdigit()
        ):
            at += 1
        else:
            break
    return at


def past_addressee(place: Place, at: int) -> int:
    """As in "told reporters": the last token of those who are told, where a mark or "that" follows them; else the verb."""
    tokens, words = place.sentence.tokens, place.words
    if words.cues[tokens[at].word][0] not in words.phrases["addressed"]:
        return at
    hearer = phrase_after(place.sentence, at + 1, words, place.last + 1)
    if hearer is None or hearer[0] != at + 1:
        return at  # "writes with reference to"
    after = tokens[hearer[1] + 1] if hearer[1] < place.last else tokens[hearer[1]]
    tail = words.grammar["prepositions"] | words.grammar["time_words"]  # "told reporters by telephone"
    ends = (
        hearer[1] >= place.last - 1
        or after.text in MARKS | {"."}
        or after.word in tail - {"that", "the", "a", "this"}
    )
    return hearer[1] if ends else at


def find_that(place: Place, start: int, reach: int) -> int | None:
    """The complementiser that opens the content: "said on Monday in a letter to staff that"."""
    tokens, words = place.sentence.tokens, place.words
    for n in range(start, min(start + reach, place.last)):
        if tokens[n].word in words.phrases["complementiser"]:
            return n if n == start or tokens[n].word in {"that", "dass"} or words.order == "after" else None
        is_noun = words.has("phrases", "sayings", tokens[n].word) or tokens[n].word in words.phrases["nouns"]
        is_claim = (
            is_noun and tokens[n - 1].word in words.grammar["determiners"] | words.grammar["prepositions"]
        )
        is_verb = tokens[n].word in words.cues and not (
            is_name(tokens[n]) or is_claim
        )  # "told the Vesper Post that"
        if tokens[n].text in MARKS - {",", "(", ")"} or is_verb:
            return None
    return None


def _quote_after(place: Place, start: int) -> Phrase | None:
    """A quotation that follows the verb within a few words, after a comma or colon or directly."""
    tokens = place.sentence.tokens
    if tokens[place.last].text == ":" and start <= place.last:
        return (place.last, place.last)  # what is said stands in the next paragraph
    for n in range(start, min(start + 14, place.last + 1)):
        if tokens[n].text in OPEN and n < place.last:
            apart = tokens[n - 1].text in {",", ":", "that"} and (n - start <= 4 or _is_tail(place, start))
            return (n if apart else start, place.last)
        if tokens[n].text == ":" and n < place.last:
            return (n + 1, place.last)
        if tokens[n].text in {";", "”"} or _is_other_saying(place, start, n):
            return None
    return None


def _is_other_saying(place: Place, start: int, at: int) -> bool:
    """Whether a second speech verb stands past a comma: then a quotation behind it is another's."""
    tokens = place.sentence.tokens
    is_cue = tokens[at].word in place.words.cues and not tokens[at].word.endswith("ing")
    return is_cue and any(token.text == "," for token in tokens[start:at])


def _postposed(place: Place, source: Phrase) -> Phrase | None:
    """As in "A, X said": what stands before the source, when a comma or a closing mark sets it off."""
    tokens = place.sentence.tokens
    last = source[0] - 1
    while last > place.first and tokens[last].word in place.words.grammar["time_words"] | {"as"}:
        last -= 1
    opens_as = tokens[place.first].word == "as" and tokens[place.first + 1].word not in {
        "many",
        "much",
        "few",
        "of",
        "little",
    }
    if opens_as and tokens[last].text == ",":
        return None  # "As X wrote last month, the militia answers to nobody"
    if last - place.first < 2 or tokens[last].text not in CLOSE | {",", "،", "—", "?", "!"}:
        return None
    return (place.first, last - 1 if tokens[last].text == "," else last)


def _interrupted(place: Place, at: int, source: Phrase) -> Phrase | None:
    """As in "Yesterday, X said, A went on": what follows the pair of commas."""
    after = at + 2
    return (after, place.last) if place.last - after >= 4 and source[0] <= place.first + 3 else None


def _is_tail(place: Place, start: int) -> bool:
    """Whether no clause follows: only time, place, title ("HRW stated in a report, titled ...")."""
    tokens, words = place.sentence.tokens, place.words
    first = tokens[start].word
    if first in words.grammar["determiners"]:  # "said the same day", but not "announced the start"
        after = tokens[start + 1].word if start < place.last else ""
        return after in words.grammar["time_words"] - words.grammar["determiners"]
    return first in words.grammar["prepositions"] | words.grammar["time_words"] | words.grammar["adverbs"]


def _is_speaker(place: Place, source: Phrase) -> bool:
    """A phrase that can speak, or a pronoun."""
    first = place.sentence.tokens[source[0]]
    some_of = (
        first.word in place.words.grammar["determiners"] and place.sentence.tokens[source[0] + 1].word == "of"
    )
    return (
        some_of
        or can_speak(place, source)
        or (source[0] == source[1] and first.word in place.words.grammar["pronouns"])
    )
