"""Lasting keys: by them a mention is one actor whatever else a document says, in this document and in every other."""

from witnessmark.read.actors.found import Found
from witnessmark.read.actors.kinds import kind_of_name
from witnessmark.read.actors.lists import lists
from witnessmark.read.cues import Words

_FORCES = "forces of {}"
_SAME_FORCES = frozenset(
    [
        "forces",
        "troops",
        "army",
        "soldiers",
        "soldier",
        "military",
        "servicemen",
        "infantry",
        "conscripts",
        "commandos",
    ]
)
_PLAIN = frozenset({"security", "armed", "government", "state", "regular", "army", "military"})


def lasting_key(found: Found, words: Words) -> str:
    """A well-known body, a state, or the forces of a state: "Iraqi troops" and the "Iraqi army" are both "forces of Iraq".

    "" for whatever only its own document can tell.
    """
    if found.form == "name":
        return _of_name(found, words)
    if found.form == "group" and found.kind == "organ" and found.state:
        return _of_organ(found)
    return ""


def _of_name(found: Found, words: Words) -> str:
    _, state, known = kind_of_name(found.name.split(), words)
    if known:
        return known
    is_force = found.kind == "organ" and state and found.head in _SAME_FORCES
    return _FORCES.format(state) if is_force else ""


def _of_organ(found: Found) -> str:
    """The forces of a state, or its other organs by their own noun: police, warplanes, officials."""
    if found.head == "government":
        return found.state
    more = found.describing - _PLAIN - {one for one in found.describing if lists().has("adjectives", one)}
    if found.head in _SAME_FORCES and len(more) <= 1:
        return _FORCES.format(found.state)
    sort = next((name for name in ("air", "police") if lists().has(name, found.head)), found.head)
    return f"{sort} of {found.state}"
