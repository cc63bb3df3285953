"""Whose a work is that speaks: "The complaint, filed on Tuesday by X, says" is X's word."""

from witnessmark.read.attribution.following import phrase_after
from witnessmark.read.attribution.look import Place, can_speak
from witnessmark.read.attribution.nouns import is_name
from witnessmark.read.attribution.phrases import Phrase


def maker_of(place: Place, source: Phrase, at: int) -> Phrase | None:
    """The one who made the work that a source phrase names, told between commas before the verb at `at`; else None."""
    tokens, words = place.sentence.tokens, place.words
    comma = source[1] + 1
    is_work = words.has("phrases", "works", tokens[source[1]].word) and not is_name(tokens[source[1]])
    if not is_work or comma >= at or tokens[comma].text != ",":
        return None
    close = next((n for n in range(at - 1, comma, -1) if tokens[n].text == ","), None)
    by = next((n for n in range(comma + 1, close or comma) if tokens[n].word == "by"), None)
    if close is None or by is None or not _is_made(tokens[comma + 1].word, place):
        return None
    found = phrase_after(place.sentence, by + 1, words, close)
    own = found is not None and tokens[by + 1].word in {
        "its",
        "his",
        "her",
        "their",
    }  # "signed by its commander": still X's
    return found if found is not None and not own and can_speak(place, found) else None


def _is_made(word: str, place: Place) -> bool:
    """A participle of making: "filed", "written", "signed"."""
    listed = place.words.phrases["work_verbs"] | {
        "signed",
        "filed",
        "submitted",
        "lodged",
        "posted",
        "sent",
        "which",
    }
    return word in listed
