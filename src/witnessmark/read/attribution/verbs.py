"""Attributions by a speech verb with its subject: "X said that A", "A, X said", "“A,” said X"."""

import re
from dataclasses import replace

from witnessmark.read.attribution.bare import OPEN, has_clause
from witnessmark.read.attribution.content import CLOSE, find_content, find_that
from witnessmark.read.attribution.following import phrase_after
from witnessmark.read.attribution.frames import SAYS, Frame
from witnessmark.read.attribution.grammar import HYPHENS, named_instead, phrase_before, role_before
from witnessmark.read.attribution.look import Place, can_speak, core, match_phrase, names_somebody
from witnessmark.read.attribution.makers import maker_of
from witnessmark.read.attribution.nouns import is_name
from witnessmark.read.attribution.parse import parsed_subject
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.read.attribution.reckon import head_of
from witnessmark.read.attribution.saying import opening_before, past_saying, tail_end, time_before
from witnessmark.read.attribution.titles import find_published
from witnessmark.read.attribution.unsaid import says_nothing
from witnessmark.records import Span


def active(place: Place, at: int) -> Frame | None:
    """As in "X said that A", "A, X said", "“A,” said X", "X portrayed A as B"."""
    token, words = place.sentence.tokens[at], place.words
    if token.word not in words.cues or says_nothing(place, at):
        return None
    lemma, kinds = words.cues[token.word]
    if at == place.first and token.word in _GOING_ON and at + 3 < place.last and has_clause(place, at + 1):
        frame = _frame(place, at, (at, at), (at + 1, place.last), (lemma, kinds))
        return replace(frame, is_resumed=True)  # "My aunt called. Says the shops are burning."
    source = None if _is_aside(place, at) else _subject(place, at)
    content = find_content(place, at, source, kinds) if source else None
    if source is None or content is None:
        source, content = _inverted(place, at)
        source = _named_after(place, source) if source else None
    if source is None or content is None or not is_plausible(place, source, kinds, content):
        return None
    frame = _frame(place, at, source, content, (lemma, kinds))
    maker = maker_of(place, source, at)
    frame = replace(frame, source=place.sentence.covering(*maker)) if maker else frame
    other = _other_half(place, at, source, content)
    return replace(frame, content=tuple(sorted((*frame.content, other)))) if other else frame


_GOING_ON = {"says", "adds"}


def _other_half(place: Place, at: int, source: Phrase, content: Phrase) -> Span | None:
    """As in "“A,” X said, “B.”" and "A, said X, B": what stands on the other side of the saying."""
    tokens, sentence = place.sentence.tokens, place.sentence
    if content[0] > at and tokens[content[0]].text in OPEN and source[0] - 2 > place.first:
        before = tokens[source[0] - 1].text in CLOSE
        return sentence.covering(place.first, source[0] - 1) if before else None
    after = max(at, source[1], tail_end(place, max(at, source[1]))) + 1
    after = past_saying(place, after)
    if content[1] < at and after < place.last - 2 and tokens[after].text == ",":
        if match_phrase(place, after + 1, "citing") is not None:
            return None
        is_quote = tokens[after + 1].text in OPEN
        is_inverted = source[0] > at and not any(one.text in CLOSE for one in tokens[content[1] : at])
        is_stump = content[1] - content[0] <= 2 and source[0] < at  # "There were, X noted, no craters"
        is_split = is_inverted or is_stump or not _has_finite(place, content)
        return sentence.covering(after + 1, place.last) if is_quote or is_split else None
    return None


def _has_finite(place: Place, content: Phrase) -> bool:
    """Whether a stretch holds a verb of its own; "The wells, experts found, were dry" is split before its verb."""
    words = place.words.grammar["auxiliaries"]
    inside = place.sentence.tokens[content[0] : content[1] + 1]
    return any(one.word in words or one.word.endswith("ed") for one in inside)


def _subject(place: Place, at: int) -> Phrase | None:
    sentence = place.sentence
    if place.words.order == "after":
        return None
    apart = at > place.first and sentence.tokens[at - 1].word in {",", "—", "–", "not"}
    if sentence.tokens[at].word.endswith("ing") and apart:
        speaks = {"say", "deny", "show"} & set(place.words.cues[sentence.tokens[at].word][1])
        return _main_subject(place, at) if speaks else None
    issuer = _issuer(place, at) if sentence.tokens[at].word.endswith("ing") else None
    if issuer is not None:
        return issuer
    near = phrase_before(sentence, at, place.first, place.words)
    found = parsed_subject(sentence, at, place.words.grammar["carry_to"]) if sentence.parsed else None
    shares = sentence.tokens[at - 1].word in {"and", "but"} and near is not None and at > near[1] + 2
    if (
        found is None
        or shares  # "X claimed A and said B": the first verb's subject
        or not place.first <= found[0] <= found[1] < at
        or any(one.text in CLOSE - OPEN for one in sentence.tokens[found[1] : at])
        or (near is not None and _is_better(place, near, found))
    ):
        found = near
    found = named_instead(sentence.tokens, found, at, place.words) if found else None
    return None if found and _is_nobody(place, found) else found


_ISSUED = {
    "issued",
    "released",
    "published",
    "sent",
    "posted",
    "wrote",
    "signed",
    "circulated",
    "issues",
    "sends",
    "distributed",
}


def _issuer(place: Place, at: int) -> Phrase | None:
    """As in "The ministry issued a statement | saying A": whoever issued it."""
    tokens, words = place.sentence.tokens, place.words
    if at - 3 < place.first or not words.has("phrases", "works", tokens[at - 1].word):
        return None
    verb = next((n for n in range(at - 2, max(place.first, at - 6), -1) if tokens[n].word in _ISSUED), None)
    found = phrase_before(place.sentence, verb, place.first, words) if verb is not None else None
    return found if found is not None and can_speak(place, found) else None


def _is_better(place: Place, near: Phrase, parsed: Phrase) -> bool:
    """Where the parse swallows an apposition or drops a participle ("video posted by X"), the words beside the verb."""
    tokens = place.sentence.tokens
    ends_open = tokens[parsed[1]].word in place.words.grammar["prepositions"]
    if ends_open or any(one.text == "," for one in tokens[parsed[0] : parsed[1] + 1]):
        return True
    after = tokens[parsed[1] + 1]
    if any(one.text == ":" for one in tokens[parsed[1] + 1 : near[0]]) or "whom" in {
        one.word for one in tokens[parsed[1] + 1 : parsed[1] + 3]
    }:
        return True  # "BREAKING: a journalist reports", "detainees with whom X spoke"
    rest = tokens[parsed[1] + 1 : near[1] + 1]
    if (
        near[0] <= parsed[0]
        and rest
        and all(is_name(one) or one.text[:1].isdigit() or one.text in HYPHENS for one in rest)
    ):
        return True  # "The deputy | Marta Ruiz", "Witness | K-12"
    if near[0] != parsed[0] or near[1] <= parsed[1]:
        return False
    asked = after.word == "who" and tokens[parsed[1] + 2].word in {
        "asked",
        "declined",
        "requested",
        "refused",
        "spoke",
    }
    return asked or (
        after.word.endswith("ed") and not any(one.text == "," for one in tokens[near[0] : near[1]])
    )


def _is_nobody(place: Place, phrase: Phrase) -> bool:
    """As in "No group has claimed": nobody speaks."""
    first = phrase[0]
    before = place.sentence.tokens[first - 1].word if first > place.first else ""
    return {place.sentence.tokens[first].word, before} & place.words.phrases["nobody"] != set()


def _main_subject(place: Place, at: int) -> Phrase | None:
    """As in "The government disputes it, saying A": whoever the sentence begins with."""
    parsed = (
        parsed_subject(place.sentence, at, place.words.grammar["carry_to"]) if place.sentence.parsed else None
    )
    near = None if parsed else phrase_after(place.sentence, place.first, place.words, at)
    found = parsed or (head_of(place, near) or near if near else None)
    return found if found and found[1] < at and can_speak(place, found) else None


def _named_after(place: Place, source: Phrase) -> Phrase:
    """As in "said her brother, Piet Vool": the name, not the role."""
    tokens, comma = place.sentence.tokens, source[1] + 1
    if comma + 1 > place.last or tokens[comma].text != "," or not is_name(tokens[comma + 1]):
        return source
    if any(is_name(one) for one in tokens[source[0] : source[1] + 1]):
        return source
    found = phrase_after(place.sentence, comma + 1, place.words, place.last + 1)
    return found if found and found[0] == comma + 1 else source


def _inverted(place: Place, at: int) -> tuple[Phrase | None, Phrase | None]:
    """As in "“A,” said X" and, in verb-first languages, "said X that A"."""
    tokens, words = place.sentence.tokens, place.words
    source = phrase_after(place.sentence, at + 1, words, place.last + 1)
    if source is None:
        return None, None
    if words.order == "after" and at - 2 >= place.first and tokens[at - 1].text in CLOSE | {"،", ","}:
        return source, (place.first, at - 2 if tokens[at - 1].text in {"،", ","} else at - 1)
    if words.order == "after":
        that = find_that(place, source[1] + 1, 12)
        start = that + 1 if that is not None else source[1] + 1
        return (source, (start, place.last)) if start <= place.last and that is not None else (None, None)
    before = tokens[at - 1].text if at > place.first else ""
    if tokens[at].word.endswith("ing"):
        return None, None
    led = tokens[at + 1].word in words.grammar["prepositions"]
    if (
        before in CLOSE | {","}
        and at - 2 >= place.first
        and not led
        and (before in CLOSE or _can_tell(place, source))
    ):
        return source, (place.first, at - 1)
    return None, None


def _can_tell(place: Place, source: Phrase) -> bool:
    pronoun = (
        source[0] == source[1] and place.sentence.tokens[source[0]].word in place.words.grammar["pronouns"]
    )
    return pronoun or can_speak(place, source)


def _is_aside(place: Place, at: int) -> bool:
    """As in "The recipients, said Mauer, are required": comma, verb, name, comma."""
    tokens = place.sentence.tokens
    if at - 1 < place.first or tokens[at - 1].text != "," or place.words.order == "after":
        return False
    source = phrase_after(place.sentence, at + 1, place.words, place.last + 1)
    lemma = place.words.cues[tokens[at].word][0]
    if source is None or source[0] != at + 1 or not is_name(tokens[source[1]]):
        return False
    if lemma in place.words.phrases["addressed"]:
        return False
    closes = source[1] >= place.last or tokens[source[1] + 1].text in {",", "."}
    return closes and tokens[at].word.endswith(("ed", "id", "s", "te", "ld"))


def is_plausible(place: Place, source: Phrase, kinds: tuple[str, ...], content: Phrase) -> bool:
    """Whether a phrase can speak: it holds a name, a noun that speaks, or a pronoun; other nouns need "that"."""
    tokens, words = place.sentence.tokens, place.words
    phrase = tokens[source[0] : source[1] + 1]
    if not phrase or source[1] - source[0] > 24:
        return False
    if len(phrase) == 1 and phrase[0].word in words.grammar["pronouns"] | words.phrases["resume"]:
        return phrase[0].word not in {"this", "that", "there"} or "say" not in kinds
    heart = core(phrase, words)
    if re.split("['’]", phrase[0].word)[0] in place.words.phrases["nobody"] and len(phrase) == 1:
        return False
    if phrase[0].word.endswith("ing") and len(phrase) > 2 and phrase[1].word in words.grammar["prepositions"]:
        return False
    names = any(names_somebody(place, one) for one in heart)
    listed = any(words.is_source(one.word, "groups", "bodies", "evidence") for one in heart)
    introduced = tokens[content[0] - 1].word in words.phrases["complementiser"] if content[0] else False
    quoted = tokens[content[0]].text in OPEN or tokens[content[1]].text in CLOSE
    strong = bool({"say", "deny"} & set(kinds)) and len(phrase) <= 6
    return names or listed or quoted or strong or (introduced and kinds != ("think",))


def _frame(
    place: Place, at: int, source: Phrase, content: Phrase, verb: tuple[str, tuple[str, ...]]
) -> Frame:
    sentence = place.sentence
    published = find_published(sentence, at + 1, place.words)
    edges = [source[0], source[1], at]
    if content[0] > at:
        first = role_before(place.sentence.tokens, source[0], place.first, place.words)
        edges.append(opening_before(place, time_before(place, first)))
        edges.append(content[0] - 1)
    elif content[1] < min(edges):
        edges.append(max(at, published.last, tail_end(place, at)))
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
