"""German quotations: whole sentences in marks, and a few words of somebody's inside the author's own."""

from collections.abc import Iterator
from dataclasses import replace

from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.german.clause import Cut, Part
from witnessmark.read.attribution.german.making import is_pronoun
from witnessmark.read.attribution.german.phrase import phrase_right
from witnessmark.read.attribution.german.sources import source_of
from witnessmark.read.attribution.german.verbs import helper_of, verbs_in
from witnessmark.read.attribution.look import make_frame
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.records import Span

_SHORT = 4
"""Fewer words in quotation marks are a name or a single word that somebody used."""

_SAYS = 2
"""Words that with a verb of saying beside them are a quotation too."""


def quoted(cut: Cut) -> Iterator[Frame]:
    """Quotations that are no names, each said by whoever the words outside name, else by the last speaker."""
    speaker = _speaker(cut)
    for quote in cut.place.quotes:
        inside = [n for n in cut.place.sentence.within(quote) if cut.place.first <= n <= cut.place.last]
        words = [n for n in inside if cut.tokens[n].text[:1].isalnum()]
        if words and not _is_itself(cut, inside) and _is_speech(cut, words, has_verb=speaker[0] is not None):
            whole = Span(quote.start + 1, max(quote.start + 1, quote.end - 1))  # over all its sentences
            yield _frame(cut, words, speaker, whole)


def _is_itself(cut: Cut, inside: list[int]) -> bool:
    """Whether the region searched is this quotation."""
    all_of_it = inside[-1:] == [cut.place.last] and inside[:1] == [cut.place.first]
    return all_of_it and (cut.place.first > 0 or cut.place.last + 1 < len(cut.tokens))


def _is_speech(cut: Cut, words: list[int], *, has_verb: bool) -> bool:
    """Four words, or two with a small one: "Berliner Zeitung" in marks is a name, "volle Verantwortung" is not."""
    if _is_title(cut, words) or _is_name(cut, words):
        return False
    small = any(cut.is_small(n) for n in words)
    return len(words) >= _SHORT or (small and has_verb and len(words) >= _SAYS)


def _is_title(cut: Cut, words: list[int]) -> bool:
    """Whether marks hold a name: behind "Titel", "Zeitung", "so genannte", or capitals all through without a verb outside."""
    before = [cut.word(n) for n in range(max(cut.place.first, words[0] - 4), words[0] - 1)]
    near = before[-1:]
    outlet = any(cut.words.has("sources", "outlets", one) for one in near)
    named = any(
        one in cut.words.phrases["titled"] or one.endswith(tuple(cut.words.phrases["titled"]))
        for one in before[-2:]
    )
    return outlet or named or any(one.startswith(("sogenannt", "genannt")) for one in near)


def _is_name(cut: Cut, words: list[int]) -> bool:
    """Whether marks behind a small word hold a noun phrase with a capital and no verb: 'der „Bund der Müller“'."""
    behind = words[0] - 2
    inner = Part(words[0], words[-1], "")
    follows = behind >= cut.place.first and cut.word(behind) in {"der", "die", "das", "den", "dem", "des"}
    opens = cut.tokens[words[0]].text[:1].isupper()
    return follows and opens and not any(cut.is_verb(n) for n in range(inner.first, inner.last + 1))


def _speaker(cut: Cut) -> tuple[int | None, Phrase | None]:
    """The verb of saying outside the quotations, and who stands beside it."""
    for number, part in enumerate(cut.parts):
        for verb in verbs_in(cut, number):
            return verb.at, source_of(cut, part, verb.at, helper_of(cut, part, verb.at))
    return None, _before_colon(cut)


def _before_colon(cut: Cut) -> Phrase | None:
    """As in "Olga Wren: „...“": a name and a colon, and nothing else before the quotation."""
    part = cut.parts[0] if cut.parts else None
    if part is None or len(cut.parts) < 2 or cut.parts[1].mark != ":" or part.last - part.first > 5:
        return None
    found = phrase_right(cut, part.first, part.last + 1)
    return found if found is not None and found[1] == part.last else None


def _frame(cut: Cut, words: list[int], speaker: tuple[int | None, Phrase | None], whole: Span) -> Frame:
    verb, source = speaker
    inside = set(words)
    outside = next((n for n in range(cut.place.first, cut.place.last + 1) if n not in inside), words[0])
    at = verb if verb is not None else (source[0] if source else outside)
    frame = make_frame(cut.place, source or (at, at), (at, at), at)
    first, last = (min(at, source[0]), max(at, source[1])) if source else (at, at)
    clause = cut.place.sentence.covering(first, last)
    return replace(
        frame,
        clause=clause,
        content=(whole,),
        kind="say",
        is_resumed=source is None or is_pronoun(cut, source),
    )
