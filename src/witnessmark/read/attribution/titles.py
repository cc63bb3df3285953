"""Where a source published what it says: an outlet, a titled work, an issue."""

from dataclasses import dataclass

from witnessmark.read.annotate import Sentence
from witnessmark.read.attribution.nouns import MARKS, is_name
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.read.cues import Words
from witnessmark.records import Span

_SMALL = {
    "of",
    "the",
    "a",
    "an",
    "in",
    "on",
    "and",
    "to",
    "for",
    "from",
    "us",
    "is",
    "more",
    "than",
    "with",
    "by",
    "at",
}
_WITH_ARTICLE = {
    "hague",
    "gambia",
    "netherlands",
    "bahamas",
    "bronx",
    "west",
    "east",
    "north",
    "south",
    "middle",
}
"""Places that carry a capital article: "in The Hague" is no publication."""

_TITLED = {"titled", "entitled", "called", "headlined", "named"}


@dataclass(frozen=True)
class Published:
    """Outlet and work found right of a source, and the last token read."""

    outlet: Span | None
    work: Span | None
    last: int


def find_published(sentence: Sentence, at: int, words: Words) -> Published:
    """What follows a source: "in The Daily Post", "in TITLE, which was published in the May issue of X"."""
    tokens = sentence.tokens
    if at >= len(tokens) or tokens[at].word not in {"in", "for", "of", "on", "at", "from"}:
        return Published(None, None, at - 1)
    start = _title_start(sentence, at + 1)
    run = title_run(sentence, start)
    if run is None:
        return Published(None, None, at - 1)
    later = _outlet_of_publishing(sentence, run[1] + 1, words)
    if later is not None:
        return Published(_inner(sentence, later), _inner(sentence, run), later[1])
    if start == at + 1 and is_outlet(sentence, run, words):
        return Published(_inner(sentence, run), None, run[1])
    is_work = tokens[run[0]].text in '“"' or start > at + 1
    return Published(None, _inner(sentence, run) if is_work else None, run[1] if is_work else at - 1)


def _title_start(sentence: Sentence, at: int) -> int:
    """Past "an article titled" where it stands."""
    for n in range(at, min(at + 5, len(sentence.tokens))):
        if sentence.tokens[n].word in _TITLED:
            return n + 1
    return at


def title_run(sentence: Sentence, first: int) -> Phrase | None:
    """A run of words written like a title: in quotation marks, or capitals with small words between."""
    tokens = sentence.tokens
    if first >= len(tokens):
        return None
    if tokens[first].text in {"“", '"', "«"}:
        for n in range(first + 1, len(tokens)):
            if tokens[n].text in {"”", '"', "»"}:
                return (first, n)
        return None
    at, last = first, None
    while at < len(tokens) and (is_name(tokens[at]) or (last is not None and tokens[at].word in _SMALL)):
        last = at if is_name(tokens[at]) else last
        at += 1
    if last is not None and last + 1 < len(tokens) and tokens[last + 1].text in {"?", "!"}:
        last += 1
    return (first, last) if last is not None else None


def is_outlet(sentence: Sentence, run: Phrase, words: Words) -> bool:
    """Whether a run of capitals names a publication rather than a place: by its words, or by "The X Y"."""
    tokens = sentence.tokens[run[0] : run[1] + 1]
    if any(
        words.has("sources", "outlets", one.word) or words.has("sources", "agencies", one.word)
        for one in tokens
    ):
        return True
    return tokens[0].text == "The" and len(tokens) >= 2 and tokens[1].word not in _WITH_ARTICLE


def _outlet_of_publishing(sentence: Sentence, at: int, words: Words) -> Phrase | None:
    """As in "..., which was published in the November 2014 issue of X": the run X."""
    tokens = sentence.tokens
    for n in range(at, min(at + 6, len(tokens))):
        if tokens[n].word in {"published", "appeared", "printed", "ran", "appearing", "posted"}:
            return _last_run(sentence, n + 1, words)
    return None


def _last_run(sentence: Sentence, at: int, words: Words) -> Phrase | None:
    tokens, found = sentence.tokens, None
    n = at
    while n < len(tokens) and tokens[n].text not in MARKS:
        run = title_run(sentence, n) if is_name(tokens[n]) else None
        if run and tokens[run[0]].word not in words.grammar["time_words"] - {"the"}:
            found = run
        n = (run[1] if run else n) + 1
    return found


def _inner(sentence: Sentence, run: Phrase) -> Span:
    """The run without quotation marks around it."""
    first, last = run
    if sentence.tokens[first].text in '“"«' and last > first + 1:
        first, last = first + 1, last - 1
    return sentence.covering(first, last)
