"""On what an origin's word rests: imagery, interviews, visits, media, documents; "unstated" when nothing says."""

from collections.abc import Iterable, Mapping

from witnessmark.read.attribution.told import Told
from witnessmark.read.cues import Words, fold

_REACH = 1500
"""Characters of a sentence that are searched; longer ones are lists that would lend their words to everyone."""


def bases_of(pieces: Iterable[Told], text: str, words: Words) -> Mapping[str, tuple[str, ...]]:
    """What a document says of its sources' methods: source's name -> kinds of evidence, in the order told."""
    found: dict[str, tuple[str, ...]] = {}
    for told in pieces:
        if told.is_method:
            name = told.chain[-1].name
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *_named(told, text, words))))
    return found


def basis_of(told: Told, text: str, words: Words, methods: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Kinds of evidence named in the statement's own sentence, else those its source is said to use."""
    if len(told.chain) == 1 and not told.is_method:
        return _named(told, text, words) or ("unstated",)
    return _named(told, text, words) or methods.get(told.chain[-1].name, ()) or ("unstated",)


def _named(told: Told, text: str, words: Words) -> tuple[str, ...]:
    """Kinds of evidence in the words of the sentence and in the names of its voices."""
    span = told.line.sentence.span
    said = fold(text[span.start : min(span.end, span.start + _REACH)])
    voiced = " ".join(fold(voice.name) for voice in told.chain[1:])
    found = [
        kind for kind, listed in words.basis.items() if any(word in said or word in voiced for word in listed)
    ]
    if any(voice.kind == "group" and _is_witness(fold(voice.name), words) for voice in told.chain[1:]):
        found.append("interview")
    return tuple(dict.fromkeys(found))


def _is_witness(name: str, words: Words) -> bool:
    return any(one in name for one in words.basis["interview"]) or "resident" in name
