"""Whether the words right after a speech verb are what it says, without "that": a clause, a count, a noun that is affirmed."""

from witnessmark.read.attribution.look import Place
from witnessmark.read.attribution.nouns import MARKS, is_name

OPEN = {"“", '"', "«", "„"}
_NEAR_NUMBER = {"up", "at", "over", "around", "about", "between", "under", "nearly", "near"}
_HAPPENED = {
    "report", "describe", "allege", "document", "record", "confirm", "deny", "fear", "condemn", "denounce", "claim", "recall",
    "acknowledge", "admit", "verify", "register", "recount", "remember",
}  # fmt: skip
"""These take a bare noun of something that happened as what they say."""

_FOUND = {"no", "evidence", "signs", "traces", "proof", "nothing"}
_OF_WHAT = {
    "accuse": {"of"},
    "blame": {"for", "on"},
    "urge": {"to"},
    "attribute": {"to"},
    "ascribe": {"to"},
    "charge": {"with"},
}
_TOPICS = {
    "speak": {"of"},
    "talk": {"of"},
    "warn": {"of"},
    "complain": {"of", "about"},
    "boast": {"of"},
    "hint": {"at"},
    "tell": {"of"},
}
"""Verbs that name what they say behind a preposition: "spoke of foreign fighters"."""


def _has_link(place: Place, at: int, links: set[str]) -> bool:
    """Whether "as", "of" or a quotation follows within 25 words: "portrayed A as B"."""
    window = place.sentence.tokens[at + 1 : min(at + 25, place.last + 1)]
    return any(one.word in links or one.text in OPEN for one in window)


def takes_bare(place: Place, at: int, kinds: tuple[str, ...]) -> bool:
    """Whether words right after the verb can be its content without "that"."""
    tokens, words = place.sentence.tokens, place.words
    lemma, after = words.cues[tokens[at].word][0], tokens[at + 1].word
    doing = lemma in words.phrases["doing"] and after.endswith("ing")  # "admitted having ordered it"
    commits = after == "to" and lemma in words.phrases["committing"]  # "vowed to retake the city"
    if commits or _takes_noun(place, at, lemma):
        return True
    if lemma in words.phrases["naming"] or doing:
        return after not in words.grammar["prepositions"]
    if "frame" in kinds or lemma in _OF_WHAT:
        links = _OF_WHAT.get(lemma, {"as", "als", "for", "of"})
        return after not in links and _has_link(place, at, links)
    if after in _NEAR_NUMBER and is_count(place, at + 2) and {"say", "think"} & set(kinds):
        return True  # "believe up to forty could be trapped"
    if after in words.grammar["prepositions"] - {"that"}:
        is_topic = (after in {"on", "about"} and lemma in {"report", "testify"}) or after in _TOPICS.get(
            lemma, ()
        )
        return is_topic or (lemma in words.phrases["clausal"] and _opens_clause(place, at + 1))
    return lemma not in words.phrases["quote_only"] and _takes_clause(place, at, lemma, kinds)


def _takes_noun(place: Place, at: int, lemma: str) -> bool:
    """As in "claimed responsibility", "counted 40 graves", "confirmed the loss", "found no one", "saw soldiers loot it"."""
    words, after = place.words, place.sentence.tokens[at + 1].word
    return (
        (lemma in {"claim", "deny", "admit"} and after in {"responsibility", "credit", "involvement"})
        or (lemma in words.phrases["counting"] and is_count(place, at + 1))
        or (
            lemma in words.phrases["affirming"]
            and after in words.grammar["determiners"]
            and not (lemma == "concede" and after in {"a", "an"})  # a goal
        )
        or (lemma == "find" and after in _FOUND)
        or (lemma in {"describe", "narrate", "recount"} and after not in words.grammar["prepositions"])
        or (after == "what" and lemma in {"list", "describe", "recount", "recall", "remember", "explain"})
        or (lemma in {"remember", "recall"} and after not in words.grammar["prepositions"])
        or (lemma in _HAPPENED and _is_happening(place, at + 1))
        or (lemma == "call" and after in {"for", "on"})
        or (lemma in words.phrases["perceiving"] and _is_somebody_doing(place, at + 1))
    )


def _opens_clause(place: Place, start: int) -> bool:
    """As in "estimated | by 2050, needs will have doubled": a time or place, a comma, and a clause."""
    tokens = place.sentence.tokens
    comma = next((n for n in range(start + 1, min(start + 6, place.last)) if tokens[n].text == ","), None)
    return comma is not None and has_clause(place, comma + 1)


def _is_happening(place: Place, start: int) -> bool:
    """As in "reported | heavy shelling": what is said to be going on, within four words and no mark."""
    tokens, words = place.sentence.tokens, place.words
    if tokens[start].word in words.grammar["prepositions"]:
        return False
    for n in range(start, min(start + 4, place.last + 1)):
        if tokens[n].text in MARKS or tokens[n].word in words.grammar["auxiliaries"]:
            return False
        if tokens[n].word in words.phrases["happenings"]:
            return True
    return False


def _is_somebody_doing(place: Place, start: int) -> bool:
    """As in "saw | soldiers loot the market", "heard | men shouting": who is seen or heard stands right after the verb."""
    tokens, words = place.sentence.tokens, place.words
    near = [tokens[n] for n in range(start, min(start + 3, place.last - 1))]
    who = any(words.is_source(one.word, "groups", "governments") for one in near)
    return who and place.last - start >= 3


def is_count(place: Place, start: int) -> bool:
    """Whether a number follows within two words: "documented at least 31 villages"."""
    near = place.sentence.tokens[start : start + 4]
    return any(one.text[:1].isdigit() or one.word in place.words.grammar["numbers"] for one in near)


def _takes_clause(place: Place, at: int, lemma: str, kinds: tuple[str, ...]) -> bool:
    """Whether a clause follows: by the parse, or by a noun phrase with a finite verb; denials and proofs take nouns too."""
    tokens, words = place.sentence.tokens, place.words
    if (
        lemma in words.phrases["clausal"]
        and not place.sentence.parsed
        and (lemma == "say" or not tokens[at + 1].text[:1].isdigit())
    ):
        return place.last - at >= 4
    if "deny" in kinds or "show" in kinds:
        return tokens[at + 1].word not in words.grammar["auxiliaries"]
    clause = next(
        (n for n in range(at + 1, len(tokens)) if tokens[n].head == at and tokens[n].dep in _CLAUSAL), None
    )
    if clause is not None:
        return lemma not in words.phrases["perceiving"] and not (
            "find" in kinds and _has_object(place, at, clause)
        )
    return has_clause(place, at + 1)


_CLAUSAL = {"ccomp", "parataxis"}


def _has_object(place: Place, at: int, clause: int) -> bool:
    """As in "learned a lesson from it that ...": by the parse the verb has a thing before the clause."""
    tokens = place.sentence.tokens
    is_told = place.words.cues[tokens[at].word][0] in place.words.phrases["addressed"]
    return not is_told and any(
        tokens[n].head == at and tokens[n].dep == "dobj" for n in range(at + 1, clause)
    )


def has_clause(place: Place, start: int) -> bool:
    """Whether a noun phrase and a finite verb follow: "residents had fled", "the army was"."""
    tokens, words = place.sentence.tokens, place.words
    first = tokens[start]
    if first.word in words.grammar["prepositions"] or first.word in words.grammar["auxiliaries"]:
        return False
    for n in range(start + 1, min(start + 14, place.last + 1)):
        if tokens[n].text in MARKS - {"'", "’", "(", ")"} or tokens[n].word in words.grammar["relatives"]:
            return False
        is_month = tokens[n].text == "May"
        if tokens[n].word in words.grammar["auxiliaries"] - {"not", "'s", "’s", "able"} and not is_month:
            return True
        is_past = tokens[n].word.endswith("ed") or tokens[n].word in words.grammar["plain_verbs"]
        if n > start and is_past and not is_name(tokens[n]):
            return True
    return first.word in words.grammar["pronouns"]
