"""On what an origin's word rests: imagery, interviews, visits, media, documents; "unstated" when nothing says."""

from witnessmark.read.attribution.told import Told
from witnessmark.read.cues import Words, fold

_LOOK_BACK = 400
"""Characters of a sentence that are searched; longer ones are lists that would lend their words to everyone."""


def basis_of(told: Told, text: str, words: Words) -> tuple[str, ...]:
    """Kinds of evidence named in the statement's own sentence, or by a voice that is evidence itself."""
    span = told.line.sentence.span
    said = fold(text[span.start : min(span.end, span.start + 4 * _LOOK_BACK)])
    voiced = " ".join(fold(voice.name) for voice in told.chain[1:])
    groups = any(voice.kind == "group" for voice in told.chain[1:])
    found = [kind for kind, listed in words.basis.items() if any(word in said or word in voiced for word in listed)]
    if groups and "interview" not in found and _is_witness(voiced, words):
        found.append("interview")
    return tuple(dict.fromkeys(found)) or ("unstated",)


def _is_witness(names: str, words: Words) -> bool:
    return any(one in names for one in words.basis["interview"]) or "resident" in names
