"""Everybody a sentence speaks of: groups and roles first, then names among what is left."""

from dataclasses import replace

from witnessmark.read.actors.found import Found
from witnessmark.read.actors.groups import find_groups
from witnessmark.read.actors.names import find_names
from witnessmark.read.annotate import Sentence
from witnessmark.read.cues import Words
from witnessmark.records.actor import ActorKind

_ENTITIES: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organisation"}


def find_people(sentence: Sentence, words: Words) -> tuple[Found, ...]:
    """Names, described groups and described persons of a sentence, in text order, without overlap.

    Args:
        sentence: with tags and entities where a model is there; they settle only what the words leave open.
        words: the language's words. Languages other than English are read for names alone.
    """
    groups = list(find_groups(sentence, words)) if words.language == "en" else []
    groups = [
        one
        for n, one in enumerate(groups)
        if not any(one.first <= two.last and two.first <= one.first for two in groups[:n])
    ]
    taken = {n for one in groups for n in range(one.first, one.last + 1)}
    names = [_settled(one, sentence) for one in find_names(sentence, taken, words)]
    return tuple(sorted((*groups, *names), key=lambda one: one.first))


def _settled(found: Found, sentence: Sentence) -> Found:
    """A single word that tells nothing, by the model's entity over it."""
    if found.kind != "unknown" or not sentence.parsed:
        return found
    kinds = [
        one.kind
        for one in sentence.entities
        if one.span.start <= found.span.start and found.span.end <= one.span.end
    ]
    if not kinds or kinds[0] not in _ENTITIES:
        return replace(found, is_place=found.is_place or kinds[:1] == ["GPE"])
    return replace(found, kind=_ENTITIES[kinds[0]], is_sure=not found.is_place)
