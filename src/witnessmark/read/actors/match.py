"""Which actor of a document a mention means: by its key, its name, its acronym, its surname, or what describes it."""

from collections.abc import Sequence

from witnessmark.read.actors.found import Found
from witnessmark.read.actors.index import Index, noun
from witnessmark.read.actors.open import Open
from witnessmark.read.actors.spelling import spelling

Match = tuple[Open | None, str, str]
"""The member, why it is the one, and where there is none, what makes that doubtful."""

NONE: Match = (None, "", "")
_MASCULINE = frozenset({"mr", "sir", "lord", "father", "brother", "son", "uncle", "husband"})
_FEMININE = frozenset({"mrs", "ms", "miss", "lady", "sister", "mother", "daughter", "aunt", "widow"})


def find_same(index: Index, found: Found, key: str) -> Match:
    """The member that a mention means.

    Args:
        index: those of the document so far.
        found: the mention.
        key: its lasting key, "" for none.
    """
    if key:
        same = index.under("key", [key])
        return (same[0], f"known as {key}", "") if same else NONE
    if found.form == "name":
        return _by_name(index, found)
    return _by_role(index, found) if found.form == "role" else _by_description(index, found)


def _by_name(index: Index, found: Found) -> Match:
    same = index.under("name", [found.name.casefold()])
    if same:
        return same[-1], "same name", ""
    return _by_letters(index, found) or _by_part(index, found)


def _by_letters(index: Index, found: Found) -> Match | None:
    """An acronym whose letters are the initials of one body named before; of two, neither."""
    if not (sum(one.isupper() for one in found.name) >= 2 and " " not in found.name and len(found.name) <= 8):
        return None
    fits = index.under("initials", [found.name.casefold()])
    return (fits[0], "initials of the only body they fit", "") if len(fits) == 1 else None


def _by_part(index: Index, found: Found) -> Match:
    """A surname, a first name or the short form of a body's name, where only one member has it."""
    parts = frozenset(found.name.casefold().split())
    if found.kind == "person" and len(parts) > 1:
        return _by_spelling(index, found)
    if found.kind == "state":
        return NONE
    near = index.under("part", parts)
    fits = [one for one in near if parts < one.parts and _agrees(one, found)]
    if len(fits) == 1:
        what = "surname or first name" if fits[0].kind == "person" else "part of the name"
        return fits[0], f"{what} of the only {fits[0].name}", ""
    return _by_title(fits, found)


def _by_title(fits: Sequence[Open], found: Found) -> Match:
    """Of several with one surname the one whose title, or form of address, the mention has."""
    titled = [one for one in fits if set(found.titles) & set(one.titles)]
    if len(titled) == 1:
        return titled[0], f"surname with the title of {titled[0].name}", ""
    sex = _sex(found.titles)
    sexed = [one for one in fits if sex and sex == _sex(one.titles)]
    if len(sexed) == 1:
        return sexed[0], "surname with a form of address used before", ""
    doubt = f"may be {' or '.join(one.name for one in fits)}: the name alone does not tell" if fits else ""
    return None, "", doubt


def _agrees(member: Open, found: Found) -> bool:
    """Whether a short form can be of a member: a person's name of no body, a body's last word of no person."""
    if member.is_described:
        return False
    if found.titles or found.kind == "person":
        return member.kind == "person"
    if member.kind == "person":
        return found.kind == "unknown"
    return found.is_definite or found.kind == "unknown"


def _by_spelling(index: Index, found: Found) -> Match:
    """The same person in another spelling, "Qassem" for "Qasem", or with a middle name more or less."""
    own = spelling(found.name).split()
    persons = [one for one in index.under("spelling", [" ".join(own)]) if one.kind == "person"]
    if persons:
        return persons[-1], f"spelling of {persons[-1].name}", ""
    for one in reversed(index.under("ends", [f"{own[0]} {own[-1]}"] if own else [])):
        sizes = {len(name.split()) for name in one.names}
        if one.kind == "person" and any(sorted((len(own), size)) == [2, 3] for size in sizes):
            return one, f"fuller or shorter form of {one.name}", ""
    return NONE


def _sex(titles: Sequence[str]) -> str:
    return "m" if set(titles) & _MASCULINE else "f" if set(titles) & _FEMININE else ""


def _by_role(index: Index, found: Found) -> Match:
    """As in "the captain": the person with that title, where only one has it; a role without a name, by its words."""
    if not found.is_definite:
        return NONE
    near = index.under("title", [found.head])
    titled = [one for one in near if one.names and one.kind == "person"]
    if len(titled) == 1:
        return titled[0], f"the only {found.head}", ""
    alike = [
        one
        for one in near
        if one.is_described and any(found.describing <= said.describing for said in one.descriptions)
    ]
    return (alike[-1], "described in the same words", "") if alike and not titled else NONE


def _by_description(index: Index, found: Found) -> Match:
    """As in "the militias" for "Iran-backed Shiite militias": the last group of that noun whose description holds this one's."""
    near = index.under("noun", [noun(found.head)])
    bodies = [one for one in near if one.names and one.kind != "person"]
    if len(bodies) == 1 and found.is_definite and not found.describing:
        return bodies[0], "its last word, after it was named", ""
    if not (found.is_definite or found.describing):
        groups = [one for one in near if one.is_described]
        if groups and found.kind == "armed group":
            return groups[-1], f"{found.head} described before", ""
        return (groups[0], f"the only {found.head} described", "") if len(groups) == 1 else NONE
    for one in reversed(near):
        for said in one.descriptions:
            same = not said.is_role and said.kind == found.kind and noun(said.head) == noun(found.head)
            if same and found.describing <= said.describing | {"armed"}:
                return one, "described in the same words", ""
    return NONE
