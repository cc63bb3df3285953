"""Which actor of a document a mention means: by its key, its name, its acronym, its surname, or what describes it."""

from collections.abc import Sequence

from witnessmark.read.actors.found import Found
from witnessmark.read.actors.open import Open
from witnessmark.read.placekey import skeleton

Match = tuple[Open | None, str, str]
"""The member, why it is the one, and where there is none, what makes that doubtful."""

NONE: Match = (None, "", "")
_SMALL = frozenset({"of", "for", "the", "and", "de", "du", "von"})


def find_same(members: Sequence[Open], found: Found, key: str) -> Match:
    """The member that a mention means.

    Args:
        members: those of the document so far, in text order.
        found: the mention.
        key: its lasting key, "" for none.
    """
    if key:
        same = next((one for one in members if one.key == key), None)
        return (same, f"known as {key}", "") if same else NONE
    if found.form == "name":
        return _by_name(members, found)
    return _by_role(members, found) if found.form == "role" else _by_description(members, found)


def _by_name(members: Sequence[Open], found: Found) -> Match:
    folded = found.name.casefold()
    for one in reversed(members):
        if any(named.name.casefold() == folded for named in one.named):
            return one, "same name", ""
    return _by_letters(members, found) or _by_part(members, found)


def _by_letters(members: Sequence[Open], found: Found) -> Match | None:
    """An acronym whose letters are the initials of one body named before; of two, neither."""
    if not (sum(one.isupper() for one in found.name) >= 2 and " " not in found.name and len(found.name) <= 8):
        return None
    fits = [one for one in members if any(initials_fit(found.name, named.name) for named in one.named)]
    return (fits[0], "initials of the only body they fit", "") if len(fits) == 1 else None


def initials_fit(short: str, full: str) -> bool:
    """Whether an acronym is the initials of a name, small words counted or not."""
    parts = [part for part in full.replace("-", " ").split() if part]
    if len(parts) < 2:
        return False
    strict = "".join(part[0] for part in parts if part.casefold() not in _SMALL).casefold()
    loose = "".join(part[0] for part in parts).casefold()
    return short.casefold() in {strict, loose}


def _by_part(members: Sequence[Open], found: Found) -> Match:
    """A surname, a first name or the short form of a body's name, where only one member has it."""
    parts = frozenset(found.name.casefold().split())
    if found.kind == "person" and len(parts) > 1:
        return _by_spelling(members, found)
    if found.kind == "state":
        return NONE
    fits = [one for one in members if parts < one.parts and _agrees(one, found)]
    if len(fits) == 1:
        person = fits[0].kind == "person"
        return (
            fits[0],
            f"{'part of the name' if not person else 'surname or first name'} of the only {fits[0].name}",
            "",
        )
    titled = [one for one in fits if found.titles and set(found.titles) & set(one.titles)]
    if len(titled) == 1:
        return titled[0], f"surname with the title of {titled[0].name}", ""
    sexed = [one for one in fits if _sex(found.titles) and _sex(found.titles) in _sexes(one)]
    if len(sexed) == 1:
        return sexed[0], "surname with a form of address used before", ""
    doubt = f"may be {' or '.join(one.name for one in fits)}: the name alone does not tell" if fits else ""
    return None, "", doubt


def _agrees(member: Open, found: Found) -> bool:
    """Whether a short form can be of a member: a person's name of no body, a body's last word of no person."""
    if member.is_described or not member.parts:
        return False
    if found.titles or found.kind == "person":
        return member.kind == "person"
    if member.kind == "person":
        return found.kind == "unknown"
    return found.is_definite or found.kind == "unknown"


def _by_spelling(members: Sequence[Open], found: Found) -> Match:
    """The same person in another spelling, "Qassem" for "Qasem", or with a middle name more or less."""
    own = [skeleton(part) for part in found.name.split()]
    for one in reversed(members):
        for named in one.named if one.kind == "person" else ():
            other = [skeleton(part) for part in named.name.split()]
            if own == other and all(own):
                return one, f"spelling of {named.name}", ""
            if {own[0], own[-1]} == {other[0], other[-1]} and min(len(own), len(other)) == 2 < max(
                len(own), len(other)
            ) <= 3:
                return one, f"fuller or shorter form of {named.name}", ""
    return NONE


def _sex(titles: Sequence[str]) -> str:
    if set(titles) & {"mr", "sir", "lord", "father", "brother", "son", "uncle", "husband"}:
        return "m"
    return (
        "f"
        if set(titles) & {"mrs", "ms", "miss", "lady", "sister", "mother", "daughter", "aunt", "widow"}
        else ""
    )


def _sexes(member: Open) -> set[str]:
    return {_sex([title]) for title in member.titles} - {""}


def _by_role(members: Sequence[Open], found: Found) -> Match:
    """As in "the captain": the last person with that title, where only one has it; a role without a name, by its words."""
    if not found.is_definite:
        return NONE
    titled = [one for one in members if one.kind == "person" and found.head in one.titles]
    if len(titled) == 1:
        return titled[0], f"the only {found.head}", ""
    alike = [
        one
        for one in members
        if one.is_described
        and any(
            other.form == "role" and other.head == found.head and found.describing <= other.describing
            for other, _ in one.found
        )
    ]
    return (alike[-1], "described in the same words", "") if alike and not titled else NONE


def _by_description(members: Sequence[Open], found: Found) -> Match:
    """As in "the militias" for "Iran-backed Shiite militias": the last group of that noun whose description holds this one's."""
    plain = found.is_definite or bool(found.describing)
    body = _by_body(members, found)
    if body is not None:
        return body, "its last word, after it was named", ""
    for one in reversed(members):
        for other, _ in one.found:
            if other.form != "group" or _noun(other.head) != _noun(found.head):
                continue
            if other.kind == found.kind and plain and found.describing <= other.describing | {"armed"}:
                return one, "described in the same words", ""
    return NONE


def _by_body(members: Sequence[Open], found: Found) -> Open | None:
    """As in "the brigade" for "Red Valley Brigade"."""
    if not found.is_definite or found.describing:
        return None
    ends = [
        one
        for one in members
        if any(_noun(named.head) == _noun(found.head) for named in one.named if named.kind != "person")
    ]
    return ends[0] if len(ends) == 1 else None


def _noun(word: str) -> str:
    """One noun for its forms: "militia groups" speak of militias, "gunman" of gunmen."""
    return {"militiamen": "militia", "militias": "militia", "gunman": "gunmen"}.get(
        word, word.removesuffix("s")
    )
