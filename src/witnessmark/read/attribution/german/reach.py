"""Where what is said begins and ends among the parts of a German sentence."""

from witnessmark.read.attribution.german.clause import Cut, Part
from witnessmark.read.attribution.german.mood import has_reported, has_unreal
from witnessmark.read.attribution.phrases import Phrase

QUESTIONS = {
    "wer",
    "was",
    "wo",
    "wann",
    "warum",
    "weshalb",
    "wieso",
    "wie",
    "ob",
    "wohin",
    "woher",
    "welche",
    "welcher",
    "welches",
}
_LEAST = 2
"""Words that a clause has at least."""


def is_said(cut: Cut, number: int, *, plain: bool) -> bool:
    """Whether a part is what a verb or noun before it says.

    Args:
        cut: the sentence.
        number: index of the part.
        plain: whether a main clause in the indicative counts ("X sagte, die Brücke ist zu").
    """
    part = cut.parts[number]
    if part.last - part.first < _LEAST - 1:
        return False
    word = cut.word(part.first)
    if part.mark == ":" or word in cut.words.phrases["complementiser"]:
        return True
    if cut.tokens[part.first].text in OPENING and part.mark == ",":
        return True
    if cut.is_verb(part.first) and not cut.has_infinitive(part):
        return False  # ", sagte X", ", habe er gesagt": the main clause behind another one
    if word in cut.words.phrases["other_clauses"] and not _is_article(cut, _over_brackets(cut, number)):
        return False
    joined = _with_rest(cut, number)
    return (
        plain
        or cut.has_infinitive(_over_brackets(cut, number))
        or has_reported(cut, joined)
        or has_unreal(cut, joined)
    )


OPENING = {"„", "“", "»", "«", '"', "‚"}


def _is_article(cut: Cut, part: Part) -> bool:
    """As in ", die Brücke sei zu", ", die Brücke zu sperren": an article before a noun; ", die gesperrt sei" is a relative clause."""
    if cut.word(part.first) not in {"der", "die", "das", "den", "dem"}:
        return False
    if cut.ends_infinitive(part):
        return True
    last = cut.end(part)
    named = next(
        (
            n
            for n in range(part.first + 1, min(part.first + 4, part.last + 1))
            if cut.tokens[n].text[:1].isupper()
        ),
        None,
    )
    verb = next((n for n in range(part.first + 1, part.last + 1) if _is_finite(cut, n)), None)
    return named is not None and verb is not None and named < verb < last


def _is_finite(cut: Cut, at: int) -> bool:
    word = cut.word(at)
    phrases = cut.words.phrases
    return cut.is_small(at) and (
        word in phrases["subjunctive"] or word in phrases["past_subjunctive"] or word in cut.words.grammar["auxiliaries"]
        or word in cut.words.cues
    )  # fmt: skip


def _over_brackets(cut: Cut, number: int) -> Part:
    """A part with what follows brackets in it: "der Union (der alten Partei) beizutreten"."""
    part, last = cut.parts[number], number
    while last + 1 < len(cut.parts) and cut.parts[last + 1].mark in {"(", ")"}:
        last += 1
    return Part(part.first, cut.parts[last].last, part.mark)


def _with_rest(cut: Cut, number: int) -> Part:
    """A part with those after it, as far as a clause set into it may part it from its verb."""
    part = cut.parts[number]
    last = cut.parts[min(number + 2, len(cut.parts) - 1)].last
    return Part(part.first, last, part.mark)


def stretch(cut: Cut, number: int) -> Phrase:
    """What is said, from a part that opens it to the end of the sentence, or to where somebody else takes over."""
    first = cut.parts[number].first
    told_as = cut.word(first)
    for k in range(number + 1, len(cut.parts)):
        if _takes_over(cut, number, k):
            return first, cut.parts[k - 1].last
    joint = _joined_verb(cut, number) if told_as in cut.words.phrases["complementiser"] else None
    return first, (joint - 1 if joint is not None else cut.parts[-1].last)


def _takes_over(cut: Cut, number: int, k: int) -> bool:
    """As in ", sagte X", ", sprach aber ...", ", doch Y erklärte": a clause of the indicative that somebody else, or the author, tells."""
    part = cut.parts[k]
    word = cut.word(part.first)
    if has_reported(cut, part) or cut.parts[k].mark == ":":
        return part.mark == ";" and not has_reported(cut, part)
    if cut.is_small(part.first) and (
        word in cut.words.cues or (word.endswith(("te", "ten")) and len(word) > 4)
    ):
        return True
    if part.mark == ";":
        return not has_unreal(cut, part)
    turns = word in {"doch", "aber", "jedoch", "während", "allerdings", "wobei", "weshalb"}
    was_reported = any(has_reported(cut, cut.parts[n]) for n in range(number, k)) or cut.has_infinitive(
        cut.parts[number]
    )
    return turns and was_reported and not has_unreal(cut, part)


def _joined_verb(cut: Cut, number: int) -> int | None:
    """As in "dass A geschehe | und weigerte sich": a verb after "und" that goes on with the main clause."""
    for k in range(number, len(cut.parts)):
        part = cut.parts[k]
        for n in range(part.first + 1, part.last):
            after = cut.word(n + 1)
            is_past = after.endswith(("te", "ten")) and len(after) > 4 and cut.is_small(n + 1)
            if (
                cut.word(n) == "und"
                and n not in cut.inside
                and (is_past or after in cut.words.cues)
                and n + 2 < cut.end(part)
            ):
                return n
    return None
