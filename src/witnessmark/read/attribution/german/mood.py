"""The subjunctive of reported speech: which verb forms show that somebody else is speaking."""

from witnessmark.read.attribution.german.clause import Cut, Part

_PEOPLE = {
    "er",
    "sie",
    "es",
    "man",
    "dieser",
    "diese",
    "dieses",
    "das",
    "dies",
    "wer",
    "niemand",
    "jemand",
    "jeder",
}
_NO_VERBS = {
    "eine", "keine", "seine", "ihre", "unsere", "alle", "viele", "einige", "mehrere", "beide", "andere", "weitere", "heute",
    "diese", "jene", "solche", "welche", "manche", "gerade", "lange", "gerne", "ohne", "beinahe", "nahe", "ende", "mitte", "wurde",
}  # fmt: skip
"""Words in -e after a pronoun that are no verbs."""


def is_reported(cut: Cut, at: int) -> bool:
    """Whether a token is a first subjunctive: listed, or in -e right after a pronoun ("er warte", not "er sagte")."""
    word = cut.word(at)
    if not cut.is_small(at):
        return False
    if word in cut.words.phrases["subjunctive"]:
        return "ich" not in {cut.word(at - 1), cut.word(at + 1)}
    looks = word.isalpha() and len(word) > 3 and word.endswith("e") and not word.endswith("te")
    return looks and cut.word(at - 1) in _PEOPLE and word not in _NO_VERBS and _is_free(cut, at)


def _is_free(cut: Cut, at: int) -> bool:
    """As in "er warte im Hof"; before a noun it is an adjective: "diese neue Brücke"."""
    return at == cut.place.last or not cut.tokens[at + 1].text[:1].isupper()


def has_reported(cut: Cut, part: Part) -> bool:
    """Whether a part holds a first subjunctive outside quotations."""
    return any(is_reported(cut, n) for n in cut.outside(part))


def has_unreal(cut: Cut, part: Part) -> bool:
    """Whether a part holds a second subjunctive, which reports where the first would look like the indicative."""
    return cut.holds(part, cut.words.phrases["past_subjunctive"])
