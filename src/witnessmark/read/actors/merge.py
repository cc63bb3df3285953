"""Actors of the world from the casts of all documents: one for each real one, and never two persons for one surname."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from witnessmark.read.actors.groups import normal_description
from witnessmark.read.actors.spelling import initials_of, spelling
from witnessmark.records import Actor, Cast, Member, identify
from witnessmark.records.actor import ActorKind

_ALONE = "a single name, kept apart from {}: a surname alone never makes two documents speak of one person"


@dataclass
class _Group:
    """Members of several documents that are one, and why."""

    members: list[Member] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)


def actors_of(casts: Iterable[Cast]) -> tuple[Actor, ...]:
    """One Actor for each real one that the documents speak of, in the order of the casts.

    Two members of two documents are one when hand/actors.csv or a lasting key says so, when a full name is the same
    (in one of its spellings for persons), when one is the acronym the other was given, or when both are described in the
    same words that name a state or a name. A surname alone, "armed men" and "the mayor" are never carried over.
    """
    groups: list[_Group] = []
    index: dict[str, _Group] = {}
    for cast in casts:
        for member in cast.members:
            _put(member, groups, index)
    groups = _join_acronyms(groups)
    surnames = _surnames(groups)
    return tuple(_actor(group, surnames) for group in groups)


def _put(member: Member, groups: list[_Group], index: dict[str, _Group]) -> None:
    """Put a member to its group; two whom one document keeps apart are never made one for a likeness."""
    keys = list(_keys(member))
    here = member.mentions[0].document
    found = next(
        ((index[key], why) for key, why in keys if key in index and here not in index[key].documents), None
    )
    group = found[0] if found else _Group()
    if found:
        group.reasons.append(f"{member.name}: {found[1]}")
    else:
        groups.append(group)
    group.members.append(member)
    group.documents.add(here)
    for key, _ in keys:
        index.setdefault(key, group)


def _keys(member: Member) -> Iterator[tuple[str, str]]:
    """What a member can be found again by in another document, and what that is."""
    if member.known_as:
        yield f"known {member.known_as}", f"known as {member.known_as}"
        return
    if member.described:
        if _is_particular(member):
            words = " ".join(sorted(_describing(member)))
            yield f"described {member.kind} {words}", "described in the same words"
        return
    for name in (member.name, *member.names):
        if member.kind != "person" and (" " in name or name.isupper()):
            yield f"body {name.casefold()}", f"same name, {name}"
        elif member.kind == "person" and " " in name:
            yield f"person {spelling(name)}", f"same full name, {name}"
        elif member.kind not in {"person", "unknown"} or _is_odd(name):
            yield f"body {name.casefold()}", f"same name, {name}"


def _is_odd(name: str) -> bool:
    return "-" in name


def _is_particular(member: Member) -> bool:
    """Whether a description says whose it is: "Iran-backed Shiite militias", not "armed men"."""
    return bool(member.state) or any("-" in word and word[:1].isupper() for word in member.name.split())


def _describing(member: Member) -> set[str]:
    return {normal_description(word.casefold()) for word in member.name.split()}


def _join_acronyms(groups: list[_Group]) -> list[_Group]:
    """An acronym that no document spells out goes to the only body of the case whose initials it has."""
    spelled: dict[str, list[_Group]] = {}
    for group in groups:
        for short in {one for name in _names(group) for one in initials_of(name)}:
            spelled.setdefault(short, []).append(group)
    left = []
    for group in groups:
        short = group.members[0].name
        fits = spelled.get(short.casefold(), []) if _is_bare_acronym(group) else []
        if len(fits) != 1:
            left.append(group)
            continue
        fits[0].members += group.members
        fits[0].reasons += [*group.reasons, f"{short}: initials of the only body of the case they fit"]
    return left


def _is_bare_acronym(group: _Group) -> bool:
    return all(
        len(one.name) <= 8 and one.name.isupper() and not one.names and not one.known_as
        for one in group.members
    )


def _names(group: _Group) -> list[str]:
    return [name for one in group.members for name in (one.name, *one.names)]


def _actor(group: _Group, surnames: Mapping[str, Sequence[str]]) -> Actor:
    members = group.members
    best = max(members, key=lambda one: (len(one.name.split()), not one.name.isupper(), len(one.mentions)))
    name = next((one.name for one in members if one.known_as == one.name), best.name)
    others = dict.fromkeys(one for member in members for one in (member.name, *member.names))
    first = members[0].mentions[0]
    doubts = [one.doubt for one in members if one.doubt] + _apart(group, surnames)
    return Actor(
        id=identify("ac", name, first.document, first.span.start, first.span.end),
        name=name,
        kind=_kind(members),
        names=tuple(one for one in others if one != name),
        titles=tuple(dict.fromkeys(title for one in members for title in one.titles)),
        described=all(one.described for one in members),
        state=next((one.state for one in members if one.state), ""),
        mentions=tuple(mention for one in members for mention in one.mentions),
        reasons=tuple(dict.fromkeys([*group.reasons, *doubts])),
    )  # fmt: skip


def _kind(members: list[Member]) -> ActorKind:
    counted = Counter[ActorKind]()
    for one in members:
        counted[one.kind] += len(one.mentions) if one.kind != "unknown" else 0
    return counted.most_common(1)[0][0]


def _apart(group: _Group, surnames: Mapping[str, Sequence[str]]) -> list[str]:
    """Why a person told by one name alone was not put to another of that surname."""
    one = group.members[0]
    if one.described or " " in one.name or one.kind not in {"person", "unknown"}:
        return []
    others = surnames.get(one.name.casefold(), ())
    return [_ALONE.format(" and ".join(others[:3]))] if others else []


def _surnames(groups: Sequence[_Group]) -> dict[str, list[str]]:
    """Words of full names of persons -> the names."""
    found: dict[str, list[str]] = {}
    for group in groups:
        one = group.members[0]
        for word in set(one.name.casefold().split()) if one.kind == "person" and " " in one.name else ():
            found.setdefault(word, []).append(one.name)
    return found
