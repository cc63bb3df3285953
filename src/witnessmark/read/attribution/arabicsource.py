"""Which words behind an Arabic verb name its source: without whom it speaks to or of, the name for a role."""

from witnessmark.read.attribution.arabicnouns import bare, is_addressed, subject_after
from witnessmark.read.attribution.look import Place
from witnessmark.read.attribution.phrases import Phrase

_CALLED = {"ويدعى", "وتدعى", "يدعى", "تدعى", "واسمه", "واسمها", "اسمه", "اسمها"}


def without_hearer(place: Place, source: Phrase) -> Phrase:
    """As in "told the survivors the investigators that": after a definite noun an indefinite one is somebody else."""
    tokens, words = place.sentence.tokens, place.words
    for n in range(source[0] + 1, source[1] + 1):
        turns = tokens[n - 1].word.startswith("ال") and not tokens[n].word.startswith("ال")
        is_body = words.is_source(tokens[n].word, "bodies", "outlets", "agencies")
        if turns or is_body or is_addressed(tokens[n], words):
            return (source[0], n - 1)
    return (source[0], source[1] - 1) if _accuses(place, source) else source


def _accuses(place: Place, source: Phrase) -> bool:
    """As in "accused three groups the militia of looting": the last noun is the accused."""
    tokens = place.sentence.tokens
    after = tokens[source[1] + 1].word if source[1] < place.last else ""
    is_deed = after[:1] == "ب" and len(after) > 4
    return source[1] > source[0] and (is_deed or after in place.words.phrases["totals"] | {"مسؤولية"})


def named_after(place: Place, source: Phrase) -> Phrase:
    """As in "the director of the hospital, Dr X,": the name between the commas."""
    tokens, words = place.sentence.tokens, place.words
    inside = next((n for n in range(source[0] + 1, source[1]) if tokens[n].word in _CALLED), None)
    if inside is not None:
        return (inside + 1, source[1])  # "a driver called X"
    comma = source[1] + 1
    if comma + 1 >= place.last or tokens[comma].text not in {"،", ","}:
        return source
    called = comma + 1 + (tokens[comma + 1].word in _CALLED)
    name = subject_after(place.sentence, called, place.last, words)
    closed = name is not None and name[1] < place.last and tokens[name[1] + 1].text in {"،", ","}
    if name is None or not closed:
        return source
    titled = words.has("sources", "titles", tokens[name[0]].word)
    is_plain = name[1] - name[0] <= 2 and not any(_is_word(place, n) for n in range(name[0], name[1] + 1))
    return name if titled or is_plain else source


def _is_word(place: Place, at: int) -> bool:
    """Whether a word is a noun of the language and no name: definite, listed, or a participle."""
    word, words = place.sentence.tokens[at].word, place.words
    listed = words.is_source(word, "groups", "bodies", "outlets", "agencies")
    pronoun = bare(place.sentence.tokens[at], words) in words.grammar["pronouns"]
    return word.startswith("ال") or listed or pronoun or word in words.phrases["participles"]
