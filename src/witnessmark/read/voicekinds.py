"""What a voice is by its name alone: an outlet, a person, an organisation, a government, a group, evidence."""

import re
from functools import cache

from witnessmark.read.cues import Words, fold
from witnessmark.records.statement import VoiceKind


def kind_of(name: str, words: Words) -> VoiceKind:
    """What a name is, by its words."""
    folded = fold(name)
    parts = [part.strip("'s") if part.endswith("'s") else part for part in folded.split()]
    for kind, listed in (("agency", "agencies"), ("outlet", "outlets")):
        names = words.sources[listed]
        named = name[:1].isupper() or not name.isascii()
        compound = any(part.endswith(_long(names)) for part in parts)  # German "Hafenzeitung"
        if named and (compound or folded in names or any(part in names for part in parts)):
            return "agency" if kind == "agency" or folded == "associated press" else "outlet"
    return _other_kind(name, parts, words)


@cache
def _long(names: frozenset[str]) -> tuple[str, ...]:
    """Names long enough to be the end of a compound."""
    return tuple(one for one in names if len(one) > 5)


def _other_kind(name: str, parts: list[str], words: Words) -> VoiceKind:
    has = words.has
    joined = " ".join(parts)
    head = (
        re.split(r"\b(?:of|from|in|on|at|for|found|who|that|posted|taken|by|der|des|von|für|باسم)\b", joined)[
            0
        ].split()
        or parts
    )
    last = head[-1]
    capitals = [part for part in name.split() if part[:1].isupper() or not part.isascii()]
    if has("sources", "evidence", last) or (has("phrases", "works", last) and not capitals):
        return "evidence"
    if (
        has("sources", "governments", last)
        or joined in words.sources["governments"] | words.sources["states"]
    ):
        return "government"
    if has("sources", "groups", last) and (len(head) == 1 or not name.split()[len(head) - 1][:1].isupper()):
        return "group"
    return _body(parts, last, capitals, words) or (
        "group" if any(has("sources", "groups", part) for part in head) else _by_shape(name, capitals)
    )


def _body(parts: list[str], last: str, capitals: list[str], words: Words) -> VoiceKind | None:
    """An organisation or an office of state by one of its words."""
    has = words.has
    if capitals and any(has("sources", "organisations", part) for part in parts):
        return "organisation"
    if capitals and any(has("sources", "governments", part) for part in parts):
        return "government"
    return "organisation" if has("sources", "bodies", last) or has("sources", "bodies", parts[0]) else None


def _by_shape(name: str, capitals: list[str]) -> VoiceKind:
    """Two to four capitalised words are a person; one in capitals throughout an organisation."""
    parts = [re.sub(r"^(?:al|el|ash|an|ad|ar|as|at|az|abu|bin)-(?=[A-Z])", "", part) for part in name.split()]
    capitals = [part for part in parts if part[:1].isupper() or not part.isascii()]
    if len(parts) == 1 and name.isupper() and len(name) > 1:
        return "organisation"
    if (
        capitals
        and all(letter < "\u0250" for letter in name)  # Latin, with whatever marks: "Lefèvre"
        and 1 <= len(parts) <= 4
        and len(capitals) >= len(parts) - 1
        and parts[-1][:1].isupper()
        and not parts[-1].isupper()
    ):
        return "person"
    return "group" if parts and capitals[-1:] != parts[-1:] else "unknown"
