"""Lines that open a list in somebody's name: "Among the findings of X:", "X makes the following findings:"."""

import re

from witnessmark.read.attribution.following import phrase_after
from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.grammar import phrase_before
from witnessmark.read.attribution.look import Place, can_speak, make_frame
from witnessmark.read.attribution.outline import Paragraph
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.read.cues import Words

_ITEM = re.compile(r"\s*(?:[-–—•*·▪]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_MAKES = {"makes", "made", "lists", "listed", "sets", "set", "reaches", "reached", "draws", "drew", "gives", "gave", "raises",
    "raised", "offers", "offered", "issued", "presents", "presented", "identifies", "identified", "cites", "cited", "notes", "noted"}  # fmt: skip
_FOUND = {"finding", "findings", "conclusion", "conclusions", "allegation", "allegations", "recommendation", "recommendations",
    "points", "facts", "observations", "observation", "demands", "claims", "charges", "results", "highlights", "following"}  # fmt: skip


def is_item(paragraph: Paragraph, text: str) -> bool:
    """Whether a paragraph is written as an item of a list."""
    return paragraph.kind == "list" or _ITEM.match(text, paragraph.span.start, paragraph.span.end) is not None


def list_source(before: Paragraph, text: str, words: Words) -> Frame | None:
    """The frame of a last sentence that ends in a colon and names whose findings follow; None where it does not."""
    sentence = before.lines[-1].sentence
    if not sentence.span.of(text).rstrip().endswith(":") or words.language != "en":
        return None
    place = Place(sentence, 0, len(sentence.tokens) - 1, (), words)
    for at, token in enumerate(sentence.tokens):
        source = _source(place, at) if token.word in _FOUND else None
        if source is not None and can_speak(place, source):
            return make_frame(place, source, (at, at), place.last)
    return None


def _source(place: Place, at: int) -> Phrase | None:
    """As in "findings of X", "X's findings", "X makes the following findings"."""
    tokens, words = place.sentence.tokens, place.words
    if at + 2 <= place.last and tokens[at + 1].word in {"of", "by", "from"}:
        return phrase_after(place.sentence, at + 2, words, place.last)
    verb = next((n for n in range(at - 1, max(0, at - 5), -1) if tokens[n].word in _MAKES), None)
    if verb is not None:
        return phrase_before(place.sentence, verb, place.first, words)
    owner = next(
        (n for n in range(at - 1, max(-1, at - 4), -1) if tokens[n].word.endswith(("'s", "s'"))), None
    )
    return phrase_before(place.sentence, owner + 1, place.first, words) if owner is not None else None
