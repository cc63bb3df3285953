"""What the case stands on: who tells the happening it asks about, on whose word, who disputes it, counted low.

Counting every mouth with anything to say answers another question: an outlet's opinion of the war and an agency's aside
are origins of those words, and none of the destruction.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from witnessmark.records import Finding, Origin, Statement, Tally, identify
from witnessmark.weigh.chains import Path
from witnessmark.weigh.material import Material
from witnessmark.weigh.mentions import Mention, is_bare_word
from witnessmark.weigh.names import joined, normal_name, with_article
from witnessmark.weigh.origins import CLAIMING, Paths
from witnessmark.weigh.telling import HARM_OF_ACT, HARMS, Field, Telling, find_tellings, harms_of
from witnessmark.weigh.wording import counted, region_words, sentence

SHOWN = 12
"""Relays or voices a reason names; the rest are counted."""


@dataclass(frozen=True)
class Bench:
    """All that is looked at: the case's records and the way of each statement."""

    material: Material
    mentions: Sequence[Mention]
    origins: Sequence[Origin]
    paths: Paths

    @cached_property
    def carried(self) -> dict[str, Path]:
        """Statement -> its way, where a figure in it was put on the word the page passes it on from."""
        return {one.statement.id: one.path for one in self.mentions}

    @cached_property
    def relaying(self) -> set[str]:
        """Documents that relay others: their own bare word is no origin."""
        return {one.document for one in self.material.statements if len(self.paths.path(one).names) > 1}

    def path(self, statement: Statement) -> Path:
        """The way of a statement to its origin."""
        return self.carried.get(statement.id) or self.paths.path(statement)

    def is_unknown(self, statement: Statement) -> bool:
        """Whether no text tells on whose word a statement rests."""
        path = self.path(statement)
        return not path.origin or is_bare_word(statement, path, self.relaying)


@dataclass(frozen=True)
class Standing:
    """Who stands behind the happening.

    Attributes:
        behind: origins that tell it; disputing: origins that deny what those say.
        unknown: statements in the own voice of pages that relay others.
        loose: statements of origins that tie nothing they tell to the case's place or days.
        harms: what is told, most told first.
        others: origins that speak of other things, or give opinions.
    """

    bench: Bench
    behind: tuple[Origin, ...]
    disputing: tuple[Origin, ...]
    tellings: tuple[Telling, ...]
    unknown: tuple[Statement, ...]
    loose: tuple[Statement, ...]
    tallies: tuple[Tally, ...]
    documents: tuple[str, ...]
    others: tuple[Origin, ...]

    @property
    def minimum(self) -> int:
        """How many independent origins there are, counted low."""
        return len(self.behind) + len(self.disputing)


def find_standing(
    material: Material, mentions: Sequence[Mention], origins: Sequence[Origin], paths: Paths
) -> Iterator[Finding]:
    """One finding for the case: what the happening it asks about stands on; none where nobody tells of any."""
    found = stand(Bench(material, mentions, origins, paths))
    if found.behind or found.unknown:
        yield _finding(found)


def stand(bench: Bench) -> Standing:
    """Origins of a case sorted by what they speak of."""
    tellings = find_tellings(bench.material, bench.mentions)
    unknown = tuple(one.statement for one in tellings if bench.is_unknown(one.statement))
    aside = {one.id for one in unknown}
    told = [one for one in tellings if one.statement.id not in aside]
    tied = {_key(bench, one.statement) for one in told if one.is_tied}
    # Where no text names a place or a day of the case, none can be told apart by it.
    standing = [one for one in told if not tied or _key(bench, one.statement) in tied]
    field = Field(bench.material.area, bench.material.period)
    tallies = tuple(one for one in bench.material.tallies if one.act in HARM_OF_ACT and field.ties_tally(one))
    keys = {_key(bench, one.statement) for one in standing}
    layers = {layer for tally in tallies for layer in tally.layers}
    named = [one for one in bench.origins if normal_name(one.name) in keys or layers & set(one.layers)]
    names = {one.name for one in named}
    disputing = tuple(one for one in bench.origins if names & set(one.disputes))
    behind = tuple(one for one in named if one not in disputing)
    return Standing(
        bench,
        behind,
        disputing,
        tuple(standing),
        unknown,
        tuple(one.statement for one in told if one not in standing),
        tallies,
        _documents(bench, standing, unknown, behind, disputing),
        tuple(one for one in bench.origins if one not in behind and one not in disputing),
    )


def _key(bench: Bench, statement: Statement) -> str:
    return normal_name(bench.path(statement).origin)


def _documents(
    bench: Bench,
    standing: Iterable[Telling],
    unknown: Iterable[Statement],
    behind: Iterable[Origin],
    disputing: Iterable[Origin],
) -> tuple[str, ...]:
    """Documents on the happening: they tell it, dispute it, or head with it what they pass on; in reading order."""
    said = bench.material.statements
    denying = {id_ for origin in disputing for id_ in origin.statements}
    ids = {one.statement.document for one in standing} | {one.document for one in unknown}
    ids |= {one.document for one in said if one.id in denying}
    mouths = {normal_name(one.name) for one in [*behind, *disputing]}
    headed = {one.document for one in said if one.kind == "headline" and harms_of(one)}
    ids |= headed & {one.document for one in said if _key(bench, one) in mouths}
    return tuple(id_ for id_ in bench.material.documents if id_ in ids)


def _finding(found: Standing) -> Finding:
    origins = [*found.behind, *found.disputing]
    layers = [layer for tally in found.tallies for layer in tally.layers]
    rests = [*(one.id for one in origins), *found.documents, *layers, *(one.id for one in found.unknown)]
    return Finding(
        identify("fd", "origins", *sorted(one.id for one in origins), *found.documents, *layers),
        "origins",
        "noted",
        (),
        tuple(dict.fromkeys(rests)),
        sentence(standing_words(found)),
        tuple(_grounds(found)),
        tuple(_limits(found)),
    )


def standing_words(found: Standing) -> str:
    """The count in one sentence: "14 documents on the destruction around Amerli stand on two independent origins: ..."."""
    layers = len({layer for tally in found.tallies for layer in tally.layers})
    papers = [counted(len(found.documents), "document")] if found.documents else []
    papers += [counted(layers, "layer")] if layers else []
    many = len(found.documents) + layers
    stand_on = "stands on" if many == 1 else "stand on"
    made_up = "simulated example: " if found.bench.material.simulated else ""
    about = f"{made_up}{joined(papers)} on {happening_words(found)}"
    if not found.minimum:
        return f"{about} {'tells' if many == 1 else 'tell'} no origin: unknown basis"
    how_many = "one origin" if found.minimum == 1 else f"{counted(found.minimum, '')}independent origins"
    return f"{about} {stand_on} {how_many}: {_names(found)}"


def happening_words(found: Standing) -> str:
    """What the case is about: "the destruction around Amerli"; kinds of harm until every origin tells one of them."""
    times: dict[str, int] = {}
    tells: dict[str, set[str]] = {}
    for mouth, harms in _told_by(found):
        for harm in harms:
            times[harm] = times.get(harm, 0) + 1
            if mouth:
                tells.setdefault(mouth, set()).add(harm)
    chosen: list[str] = []
    for harm in sorted(times, key=lambda one: (-times[one], list(HARMS).index(one))):
        if not chosen or any(not harms & set(chosen) for harms in tells.values()):
            chosen.append(harm)
    area = found.bench.material.area
    return f"the {joined([HARMS[harm] for harm in chosen])}{region_words(area.name, area.radius_km)}"


def _told_by(found: Standing) -> Iterator[tuple[str, Iterable[str]]]:
    for one in found.tellings:
        yield _key(found.bench, one.statement), one.harms
    for statement in found.unknown:
        yield "", harms_of(statement)
    for tally in found.tallies:
        yield normal_name(tally.origin), [HARM_OF_ACT[tally.act]]


def _names(found: Standing) -> str:
    behind = [with_article(one.name) for one in found.behind]
    disputing = [
        f"{with_article(one.name)}, which disputes {_disputed(one, found)}" for one in found.disputing
    ]
    if behind and disputing:
        return f"{joined(behind)}, and {joined(disputing)}"
    return joined([*behind, *disputing])


def _disputed(origin: Origin, found: Standing) -> str:
    return "it" if len(found.behind) == 1 else joined([with_article(one) for one in origin.disputes])


def _grounds(found: Standing) -> Iterator[str]:
    """Who tells what, who relays each, and who only speaks of other things."""
    for origin in [*found.behind, *found.disputing]:
        yield f"{with_article(origin.name)}: {'; '.join(_standing_of(origin, found))}"
    if found.others:
        yield f"apart, on other things, other days or in opinions: {_listed([with_article(one.name) for one in found.others])}"


def _standing_of(origin: Origin, found: Standing) -> Iterator[str]:
    paths = [path for path in map(found.bench.path, _said_by(origin, found)) if path.names]
    layers = [one for one in found.bench.material.layers if one.id in origin.layers and one.role in CLAIMING]
    yield from (f"its own layer “{one.name}” is in the case" for one in layers)
    if any(not path.relayers for path in paths):
        yield "its own page is in the case"
    elif paths and not layers:
        yield "known here only through those who relay it"
    relays = list(_relays(paths))
    if relays:
        yield f"relayed by {_listed(relays)}"


def _said_by(origin: Origin, found: Standing) -> Iterator[Statement]:
    ids = set(origin.statements) | {
        one.statement.id
        for one in found.tellings
        if _key(found.bench, one.statement) == normal_name(origin.name)
    }
    return (one for one in found.bench.material.statements if one.id in ids)


def _relays(paths: Iterable[Path]) -> Iterator[str]:
    """Relays nearest to the origin, each with those who took it from there."""
    behind: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}
    for path in paths:
        if path.relayers:
            nearest = path.relayers[-1]
            names.setdefault(normal_name(nearest), nearest)
            behind.setdefault(normal_name(nearest), {})
            for other in path.relayers[:-1]:
                behind[normal_name(nearest)].setdefault(normal_name(other), other)
    for key, further in behind.items():
        yield f"{names[key]} (and through it {joined(list(further.values()))})" if further else names[key]


def _limits(found: Standing) -> Iterator[str]:
    """What would change the number."""
    if found.unknown:
        yield _unknown_words(found)
    if found.loose:
        mouths = list(dict.fromkeys(found.bench.path(one).origin for one in found.loose))
        tell, are = ("tells", "is") if len(found.loose) == 1 else ("tell", "are")
        yield (
            f"{counted(len(found.loose), 'sentence')} on the word of {_listed(mouths)} {tell} of such acts without a place or "
            f"day of the case, and {are} not counted"
        )
    for origin in found.disputing:
        yield (
            f"{with_article(origin.name)} disputes, and is a second word rather than a second witness: "
            f"{happening_words(found)} is told by {counted(len(found.behind), 'origin')}"
        )
    if found.minimum and not found.disputing and len(found.behind) == 1:
        yield f"whatever is wrong with the word of {with_article(found.behind[0].name)} is wrong with all of it"


def _unknown_words(found: Standing) -> str:
    pages = dict.fromkeys(
        found.bench.material.publisher_of(one) or "an unnamed page" for one in found.unknown
    )
    many = len(found.unknown)
    were = found.minimum + 1
    would = f"were {next(iter(pages))}'s own observation shown, it would be {counted(were, 'origin')}"
    if len(pages) > 1:
        would = f"were the own observation of one of them shown, it would be {counted(were, 'origin')}"
    return (
        f"{counted(many, 'sentence')} in {_listed(list(pages))} {'tells' if many == 1 else 'tell'} it without saying on whose word, "
        f"on pages that relay others: unknown basis, not counted; {would}"
    )


def _listed(names: Sequence[str], shown: int = SHOWN) -> str:
    if len(names) <= shown:
        return joined(list(names))
    return joined([*names[:shown], counted(len(names) - shown, "other")])
