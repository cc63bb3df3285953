"""The one PLOVER code of a sentence, as event data sets give it: its leading verb, and what is only intended as such."""

from collections.abc import Sequence

from witnessmark.read.events.deeds import ToldDeed

_FRIENDLY = frozenset({"AID", "SUPPORT", "COOPERATE", "CONCEDE", "RETREAT", "CONSULT"})
_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "FIGHT", "MOBILIZE"})
_NEAR = 12
"""Characters between "ready to" and what it is ready for."""
_INTENDED = {"planned", "hypothetical"}


def leading(deeds: Sequence[ToldDeed]) -> ToldDeed | None:
    """The deed that a coder would take: the first told by a verb, else the first; None of none."""
    return next((one for one in deeds if not one.is_noun), next(iter(deeds), None))


def plover_code(deeds: Sequence[ToldDeed]) -> str:
    """The type of a sentence's leading deed, "" where none is told.

    What is intended counts as intent: help to come is AGREE, harm to come is THREATEN, and so is being ready to do
    harm. PLOVER (Open Event Data Alliance, 2016 and 2021) codes future deeds so, as CAMEO's 03 and 13 did before.
    """
    first = leading(deeds)
    if first is None:
        return ""
    following = next((one for one in deeds if one.cue.start > first.cue.start), None)
    ready = (
        first.kind.event_type == "AGREE" and following is not None and following.kind.event_type in _HOSTILE
    )
    if ready and following is not None and following.cue.start - first.cue.end < _NEAR:
        return "THREATEN"
    if first.status in _INTENDED and first.kind.event_type in _FRIENDLY:
        return "AGREE"
    return (
        "THREATEN"
        if first.status in _INTENDED and first.kind.event_type in _HOSTILE
        else first.kind.event_type
    )
