"""What a speech verb says: "that ...", a quotation, a bare clause, or all that stood before it."""

from witnessmark.read.attribution.grammar import phrase_after
from witnessmark.read.attribution.look import Place, can_speak
from witnessmark.read.attribution.nouns import MARKS, is_name
from witnessmark.read.attribution.phrases import Phrase

OPEN = {"“", '"', "«", "„"}
CLOSE = {"”", '"', "»", "“"}


def find_content(place: Place, at: int, source: Phrase, kinds: tuple[str, ...]) -> Phrase | None:
    """First and last token of what is said; None when the verb takes nothing that could be said."""
    tokens, lemma = place.sentence.tokens, place.words.cues[place.sentence.tokens[at].word][0]
    verb, at = at, past_addressee(place, at)
    following = tokens[at + 1].text if at < place.last else "."
    if following in {".", ",", ";", "”", "،"} or at >= place.last - 1:
        quoted = _quote_after(place, at + 1)
        return quoted or _postposed(place, source) or _interrupted(place, at, source)
    is_far = ("say" in kinds and lemma not in place.words.phrases["quote_only"]) or following == "from"
    that = find_that(place, at + 1, 14 if is_far else 3)
    if that is not None:
        return (that + 1, place.last) if that < place.last else None
    quoted, postposed = _quote_after(place, at + 1), _postposed(place, source)
    if postposed is not None and tokens[postposed[1]].text in CLOSE and _is_tail(place, at + 1):
        return postposed  # "“A,” the firm says on its page “B”"
    if quoted is not None:
        return quoted
    if (
        postposed is not None
        and lemma in place.words.phrases["quote_only"]
        and tokens[postposed[1]].text not in CLOSE
    ):
        postposed = None
    is_speaker = postposed is not None and (_is_speaker(place, source) or tokens[postposed[1]].text in CLOSE)
    if is_speaker and _is_tail(place, at + 1):
        return postposed
    if at == verb and takes_bare(place, at, kinds):
        return (at + 1, place.last)
    start = past_when(place, at + 1)
    can_go_on = "say" in kinds and lemma not in place.words.phrases["quote_only"]
    return (start, place.last) if can_go_on and start > at + 1 and _has_clause(place, start) else None


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
    ends = hearer is not None and (hearer[1] >= place.last - 1 or tokens[hearer[1] + 1].text in MARKS | {"."})
    return hearer[1] if hearer is not None and ends else at


def find_that(place: Place, start: int, reach: int) -> int | None:
    """The complementiser that opens the content: "said on Monday in a letter to staff that"."""
    tokens, words = place.sentence.tokens, place.words
    for n in range(start, min(start + reach, place.last)):
        if tokens[n].word in words.phrases["complementiser"]:
            return n if n == start or tokens[n].word in {"that", "dass"} or words.order == "after" else None
        is_claim = (
            words.has("phrases", "sayings", tokens[n].word)
            and tokens[n - 1].word in words.grammar["determiners"]
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


_FOUND = {"no", "evidence", "signs", "traces", "proof", "nothing"}
_OF_WHAT = {"accuse": {"of"}, "blame": {"for", "on"}, "urge": {"to"}}


def _has_link(place: Place, at: int, links: set[str]) -> bool:
    """Whether "as", "of" or a quotation follows within 25 words: "portrayed A as B"."""
    window = place.sentence.tokens[at + 1 : min(at + 25, place.last + 1)]
    return any(one.word in links or one.text in OPEN for one in window)


def takes_bare(place: Place, at: int, kinds: tuple[str, ...]) -> bool:
    """Whether words right after the verb can be its content without "that"."""
    tokens, words = place.sentence.tokens, place.words
    lemma, after = words.cues[tokens[at].word][0], tokens[at + 1].word
    doing = lemma in words.phrases["doing"] and after.endswith("ing")  # "admitted having ordered it"
    claims = lemma in {"claim", "deny", "admit"} and after in {"responsibility", "credit", "involvement"}
    if claims or (lemma in words.phrases["counting"] and is_count(place, at + 1)):
        return True
    if lemma in words.phrases["affirming"] and after in words.grammar["determiners"]:
        return True
    if (lemma == "find" and after in _FOUND) or (lemma == "call" and after == "for"):
        return True
    if lemma in words.phrases["perceiving"] and _is_somebody_doing(place, at + 1):
        return True
    if lemma in words.phrases["naming"] or doing:
        return after not in words.grammar["prepositions"]
    if "frame" in kinds or lemma in _OF_WHAT:
        links = _OF_WHAT.get(lemma, {"as", "als", "for", "of"})
        return after not in links and _has_link(place, at, links)
    if after in words.grammar["prepositions"] - {"that"}:
        return after in {"on", "about"} and lemma in {"report", "testify"}
    return lemma not in words.phrases["quote_only"] and _takes_clause(place, at, lemma, kinds)


def _is_somebody_doing(place: Place, start: int) -> bool:
    """As in "saw | soldiers loot the market", "heard | men shouting": who is seen or heard stands right after the verb."""
    tokens, words = place.sentence.tokens, place.words
    near = [tokens[n] for n in range(start, min(start + 3, place.last - 1))]
    who = any(words.has("sources", name, one.word) for one in near for name in ("groups", "governments"))
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
        and not tokens[at + 1].text[:1].isdigit()
    ):
        return place.last - at >= 4
    if "deny" in kinds or "show" in kinds:
        return tokens[at + 1].word not in words.grammar["auxiliaries"]
    if any(one.head == at and one.dep in {"ccomp", "parataxis"} for one in tokens[at + 1 :]):
        return True
    thinks = place.sentence.parsed and ("find" in kinds or "think" in kinds)
    return not thinks and _has_clause(place, at + 1)


def _has_clause(place: Place, start: int) -> bool:
    """Whether a noun phrase and a finite verb follow: "residents had fled", "the army was"."""
    tokens, words = place.sentence.tokens, place.words
    first = tokens[start]
    if first.word in words.grammar["prepositions"] or first.word in words.grammar["auxiliaries"]:
        return False
    for n in range(start + 1, min(start + 14, place.last + 1)):
        if tokens[n].text in MARKS - {"'", "’", "(", ")"} or tokens[n].word in words.grammar["relatives"]:
            return False
        if tokens[n].word in words.grammar["auxiliaries"] - {"not", "'s", "’s", "able"}:
            return True
        if n > start and tokens[n].word.endswith("ed") and not is_name(tokens[n]):
            return True
    return first.word in words.grammar["pronouns"]
