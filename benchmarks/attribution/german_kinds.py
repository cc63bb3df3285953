"""Ways of saying in German, by the form of an attribution: the same question asked of what was found and of what was marked."""

import re

from german_cuts import goes_on, is_noun

from witnessmark.read.attribution.frames import Frame

KINDS = (
    "quotation", "few words in marks", "dass", "clause without dass", "laut, nach Angaben, so", "subjunctive alone", "noun", "soll",
    "points back",
)  # fmt: skip
_PHRASES = re.compile(
    r"^(?:laut|nach|gemäß|zufolge|so|demnach|wonach|unter|aus)\b|zufolge$|^\w+ nach$", re.IGNORECASE
)
_THAT = re.compile(r"^(?:dass|daß|ob)\b", re.IGNORECASE)
_OPEN = '„“”"»«‚'
_SHORT = 4


def kind_found(text: str, frame: Frame) -> str:
    """The way of saying of an attribution found."""
    if frame.is_unnamed:
        return "soll"
    if frame.points_back:
        return "points back"
    start = frame.content[0].start
    if text[start] in _OPEN or text[max(0, start - 1)] in _OPEN:
        return _quotation(frame.content[0].of(text))
    if goes_on(frame):
        return "subjunctive alone"
    if is_noun(text, frame):
        return "noun"
    return _clause(text[start : start + 5], frame.cue.of(text))


def kind_wanted(text: str, one: dict) -> str:
    """The way of saying of one of the makers' attributions."""
    said = text[one["quote"][0][0] : one["quote"][-1][1]]
    if one["type"] == "Direct":
        return _quotation(said)
    if one["type"] == "Reported":
        return "noun"
    if one["type"] == "IndirectFreeIndirect":
        return "subjunctive alone"
    if one["type"] == "FreeIndirect":
        return "soll"
    cue = " ".join(text[start:end] for start, end in one["cue"])
    after = text[one["quote"][-1][1] :].lstrip(' .\n“”"')
    if re.match(r"^(?:Das|Dies|Dieses)\b", after) or re.search(r"\b(?:Das|Dies)$", said):
        return "points back"
    return _clause(said[:5], cue)


def _quotation(said: str) -> str:
    return "quotation" if len(said.split()) >= _SHORT else "few words in marks"


def _clause(opening: str, cue: str) -> str:
    if _PHRASES.search(cue):
        return "laut, nach Angaben, so"
    return "dass" if _THAT.match(opening) else "clause without dass"
