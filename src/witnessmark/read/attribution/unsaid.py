"""Forms of speech verbs that make no attribution: passives, nouns, gerunds, titles of things, what is not said."""

from witnessmark.read.attribution.bare import OPEN, is_count
from witnessmark.read.attribution.look import Place
from witnessmark.read.attribution.nouns import ARTICLES, is_described, is_name, is_noun_use


def says_nothing(place: Place, at: int) -> bool:
    """Whether the form at `at` is one of these."""
    token, words = place.sentence.tokens[at], place.words
    if is_noun_use(place.sentence, at, words) and not _speaks_after_all(place, at):
        return True
    is_list = words.cues[token.word][0] in {"count", "tally", "list"}
    tells = at < place.last and place.sentence.tokens[at + 1].word in {"what", "that"}
    if is_list and not is_count(place, at + 1) and not tells:
        return True
    is_aim = at > place.first and place.sentence.tokens[at - 1].word == "to"
    if is_aim and words.cues[token.word][0] in words.phrases["perceiving"]:
        return True  # "they came to see it"
    if words.cues[token.word][0] in {"speak", "talk"} and (
        at >= place.last or place.sentence.tokens[at + 1].word != "of" or token.word.endswith("ing")
    ):
        return True  # only "spoke of foreign fighters" says something
    following = [one.word for one in place.sentence.tokens[at + 1 : at + 3]]
    timed = following[1:] and (
        following[1].isdigit() or following[1] in words.grammar["time_words"] - {"the", "a"}
    )
    by = (
        at < place.last
        and (token.word.endswith("ed") or token.word in words.phrases["handled"])
        and following[:1] == ["by"]
        and not timed
    )
    tests = (_is_told_about, _is_what_it_calls, _is_gerund, _is_title, _is_unsaid)
    return by or any(test(place, at) for test in tests)


_BE = {"was", "were", "been", "is", "are", "be", "being", "'re", "get", "got"}


def _speaks_after_all(place: Place, at: int) -> bool:
    """A word that looks like a noun, before a quotation: "the mayor states: “A”", but not "in a blog post “A”"."""
    tokens = place.sentence.tokens
    if is_name(tokens[at]) or not _opens_quote(place, at) or is_described(tokens, at, place.words):
        return False
    article = next(
        (n for n in range(at - 1, max(place.first, at - 4), -1) if tokens[n].word in ARTICLES), None
    )
    led = tokens[article - 1].word if article is not None and article > place.first else ""
    return led not in place.words.grammar["prepositions"]  # "in a blog post “A”"


def _is_gerund(place: Place, at: int) -> bool:
    """As in "interested in documenting it": nobody speaks."""
    tokens = place.sentence.tokens
    follows = at > place.first and tokens[at - 1].word in place.words.grammar["prepositions"]
    worth = at > place.first and tokens[at - 1].word == "worth"
    return (follows or worth) and tokens[at].word.endswith("ing")


def _is_unsaid(place: Place, at: int) -> bool:
    """As in "did not say whether", "cannot describe": what is not said is nobody's word."""
    tokens, words = place.sentence.tokens, place.words
    near = {tokens[n].word for n in range(max(place.first, at - 3), at)}
    if (
        words.language == "en"
        and "frame" in words.cues[tokens[at].word][1]
        and near & {"might", "may", "could", "can"}
    ):
        return True  # "we might call it"
    checks = words.cues[tokens[at].word][0] in {
        "verify",
        "confirm",
        "corroborate",
        "authenticate",
        "establish",
        "determine",
    }
    if not (checks or "say" in words.cues[tokens[at].word][1]) or words.language != "en":
        return False
    return bool(near & {"not", "never", "cannot"}) or any(one.endswith("n't") for one in near)


def _is_title(place: Place, at: int) -> bool:
    """As in "a print called “Riders”": the name of a thing."""
    tokens, words = place.sentence.tokens, place.words
    is_naming = words.cues[tokens[at].word][0] in words.phrases["naming"] and tokens[at].word.endswith("ed")
    return is_naming and at < place.last and (tokens[at + 1].text in OPEN or is_name(tokens[at + 1]))


def _is_told_about(place: Place, at: int) -> bool:
    """As in "She was told", "images were posted": the subject of a passive is not the one who speaks."""
    tokens, words = place.sentence.tokens, place.words
    before = at - 1
    while before > place.first and (
        tokens[before].word in words.grammar["adverbs"] | {"not", "n't", "yet"}
        or tokens[before].word.endswith("ly")
    ):
        before -= 1
    passive = before >= place.first and tokens[before].word in _BE and not tokens[at].word.endswith("ing")
    return passive and words.language == "en"


def _opens_quote(place: Place, at: int) -> bool:
    """Whether a quotation follows at once: then even a word that looks like a noun is a speech verb."""
    following = [token.text for token in place.sentence.tokens[at + 1 : at + 3]]
    return following[:1] in (["“"], ['"']) or following in ([",", "“"], [",", '"'], [":", "“"], [":", '"'])


def _is_what_it_calls(place: Place, at: int) -> bool:
    """As in "lost in what he called an accident": a name for a thing inside another's clause is no statement of its own."""
    tokens, words = place.sentence.tokens, place.words
    if "frame" not in words.cues[tokens[at].word][1]:
        return False
    return any(tokens[n].word == "what" for n in range(max(place.first, at - 5), at))
