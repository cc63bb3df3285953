"""The words that belong to saying so: "In a speech on Friday, X said", "A, X said, speaking from home"."""

from witnessmark.read.attribution.look import Place
from witnessmark.read.attribution.nouns import MARKS

_ASKING = {"requesting", "asking", "declining", "insisting", "refusing", "preferring"}


_LEADS = {"under", "for", "in", "by", "through"}


def past_saying(place: Place, comma: int) -> int:
    """As in "A, said X, who was there, B" and "A, X said, speaking from home": past what tells how X came to say it."""
    tokens = place.sentence.tokens
    if comma + 2 >= place.last or tokens[comma].text != "," or not _goes_with_saying(place, comma + 1):
        return comma
    ends = (n for n in range(comma + 2, place.last + 1) if tokens[n].text in MARKS | {"."})
    return next(ends, place.last)


def _goes_with_saying(place: Place, at: int) -> bool:
    """Whether a word after "X said," opens words about X or about the saying."""
    word, grammar = place.sentence.tokens[at].word, place.words.grammar
    return word in {"who", "whose", "whom"} or word in grammar["spoke"] | _ASKING


def tail_end(place: Place, at: int) -> int:
    """As in "A, X said in a paper published on Thursday": the saying goes on to the next comma or the end."""
    tokens = place.sentence.tokens
    end = next((n for n in range(at + 1, place.last + 1) if tokens[n].text in MARKS | {"."}), place.last + 1)
    past = past_saying(place, end) if end < place.last else end
    return past - 1


def opening_before(place: Place, first: int) -> int:
    """As in "In an interview with Channel Six, X said", "Asked about it, X replied": the opening belongs to the saying."""
    tokens, words = place.sentence.tokens, place.words
    if first - 3 < place.first or tokens[first - 1].text != ",":
        return first
    opening = tokens[place.first : first - 1]
    is_spoken = opening[0].word in words.grammar["spoke"]
    is_in = opening[0].word in {"in", "at", "during", "on"} and len(opening) <= 24
    dated = any(
        one.word in words.grammar["time_words"] - {"the", "in", "on", "at"} or one.text.isdigit()
        for one in opening
    )
    if opening[0].word in _LEADS and len(opening) <= 8 and not dated:
        return place.first  # "Under cross-examination,", "For his part,", "In response,"
    named = any(
        words.has("phrases", "works", one.word)
        or words.has("phrases", "remarks", one.word)
        or one.word == "conference"
        for one in opening[1:7]
    )
    return place.first if is_spoken or (is_in and named) else first


def time_before(place: Place, first: int) -> int:
    """The source's phrase with the time words before it: "Last week ABC reported" dates the report."""
    start = first
    while start > place.first and _dates_saying(place, start - 1):
        start -= 1
    is_edge = start == place.first or place.sentence.tokens[start - 1].text in MARKS | {"and", "but"}
    return start if is_edge else first


def _dates_saying(place: Place, at: int) -> bool:
    token = place.sentence.tokens[at]
    time_words = place.words.grammar["time_words"]
    by_then = token.word == "by" and place.sentence.tokens[at + 1].word in time_words
    return by_then or token.word in time_words or token.text == "," or token.text.isdigit()
