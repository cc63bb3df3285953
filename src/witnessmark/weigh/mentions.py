"""Figures as they are mentioned: each quantity with its act, place, window, chain and origin, told once per span."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from witnessmark.records import PlaceCandidate, PlaceMention, Quantity, Span, Statement
from witnessmark.weigh.acts import LOOKED_AT, MEASURES, act_of, thing_of, whole_thing
from witnessmark.weigh.chains import INVESTIGATES, Path
from witnessmark.weigh.days import Stretch, stretch_of
from witnessmark.weigh.material import Material
from witnessmark.weigh.names import is_place_within, normal_name
from witnessmark.weigh.origins import Paths

COARSE_KM = 60
"""A footprint wider than this (a province, a country) does not set one figure apart from another."""

CLAUSE = 90
"""Characters after a figure in which its act and means are told, unless another figure begins first."""


OF_THE = 16
"""Characters between a part and its whole: " of the ", " of at least "."""

ROOM = {"APPROX": (0.9, 1.1), "NEARLY": (0.9, 1.0), "VAGUE": (0.25, 8.0)}
"""How far a loose word reaches, as factors: "about 3,000" may be 3,200; "dozens" names an order of magnitude."""


@dataclass(frozen=True)
class Mention:
    """One figure in one place of one text.

    Attributes:
        thing, act, of: classes, see acts.py; `of` names the whole of a share.
        number: the digits said, whatever their qualifier.
        place: the best candidate, None when none or only a coarse one is named.
        place_name: its name, coarse ones too.
        stretch: all days it may speak of, None when it tells none.
        path: the way from the document to the origin.
        is_part: the figure is told as part of a whole ("24 of the 30").
        within: the figure is itself only the scope of another ("75 percent in at least 18 villages").
    """

    statement: Statement
    quantity: Quantity
    thing: str
    act: str
    of: str
    number: float
    place: PlaceCandidate | None
    place_name: str
    stretch: Stretch | None
    path: Path
    is_part: bool
    within: str

    @property
    def document(self) -> str:
        """The document it stands in."""
        return self.statement.document

    @property
    def lower(self) -> float:
        """The least the words allow."""
        if self.quantity.lower is not None:
            return self.quantity.lower
        return self.number * ROOM[self.quantity.mod][0] if self.quantity.mod in ROOM else -math.inf

    @property
    def upper(self) -> float:
        """The most the words allow."""
        if self.quantity.upper is not None:
            return self.quantity.upper
        return self.number * ROOM[self.quantity.mod][1] if self.quantity.mod in ROOM else math.inf


def find_mentions(material: Material, paths: Paths) -> list[Mention]:
    """All figures of all statements in text order; one that two statements share is kept in the inner one."""
    best: dict[tuple[str, Span], Mention] = {}
    for statement in material.statements:
        path = paths.path(statement)
        for quantity in statement.quantities:
            mention = _mention(statement, quantity, path)
            if mention and _is_better(mention, best.get((statement.document, quantity.number_span))):
                best[statement.document, quantity.number_span] = mention
    return list(with_acts(list(carried(list(best.values()), relayed_origins(material, paths)))))


def relayed_origins(material: Material, paths: Paths) -> dict[str, set[str]]:
    """Document -> normal names of the origins it relays, or speaks of by name while their own page is in the case."""
    relayed: dict[str, set[str]] = {page: set() for page in material.documents}
    for statement in material.statements:
        path = paths.path(statement)
        if len(path.names) > 1 and path.origin:
            relayed.setdefault(statement.document, set()).add(normal_name(path.origin))
    own = [one.attribution[0] for one in material.statements if one.attribution]
    publishers = {voice.name for voice in own if voice.kind in INVESTIGATES and len(voice.name) > 5}
    for page in material.documents.values():
        named = (name for name in publishers if name != page.publisher and is_place_within(name, page.text))
        relayed[page.id] |= {normal_name(name) for name in named}
    return relayed


def _is_better(mention: Mention, known: Mention | None) -> bool:
    if known is None:
        return True
    one, other = mention.statement, known.statement
    deeper = (len(one.attribution), bool(one.part_of)) > (len(other.attribution), bool(other.part_of))
    return deeper and one.id != other.id


def _mention(statement: Statement, quantity: Quantity, path: Path) -> Mention | None:
    number = next((one for one in (quantity.value, quantity.lower, quantity.upper) if one is not None), None)
    if number is None or not quantity.thing or (number == 1 and not quantity.act):
        return None  # a lone "one" is a pronoun more often than a count
    mention = place_of(statement, quantity.span)
    best = mention.candidates[0] if mention and mention.candidates else None
    is_fine = best is not None and best.outer_km <= COARSE_KM
    within = next((q.text for q in statement.quantities if q != quantity and _is_scope(quantity, q)), "")
    thing = thing_of(quantity.thing)
    is_whole = any(_is_whole_of(quantity, other) for other in statement.quantities if other != quantity)
    act = "" if is_whole else act_of(quantity.act, clause_of(statement, quantity))
    return Mention(
        statement,
        quantity,
        thing,
        "" if thing in MEASURES and (thing, act) not in LOOKED_AT else act,
        whole_thing(quantity.of) if quantity.thing == "percent" else "",
        number,
        best if is_fine else None,
        best.name if best else "",
        stretch_of(statement.when),
        path,
        bool(quantity.of) and quantity.thing != "percent",
        within,
    )


def _is_whole_of(quantity: Quantity, other: Quantity) -> bool:
    """Whether a figure is only the whole of the one before it: "destruction in 30 of the 35 villages" tells of 30."""
    gap = quantity.number_span.start - other.number_span.end
    return quantity.text in other.of and 0 < gap <= OF_THE


def _is_scope(quantity: Quantity, other: Quantity) -> bool:
    return quantity.text in other.scope and len(other.scope) > len(quantity.text) > 2


def clause_of(statement: Statement, quantity: Quantity) -> str:
    """The words from a figure up to the next one; its own scope and whole do not end it."""
    starts = [
        other.span.start
        for other in statement.quantities
        if other.span.start >= quantity.span.end and not _is_scope(other, quantity)
    ]
    end = min([*starts, quantity.span.end + CLAUSE, statement.span.end])
    begin = quantity.span.start - statement.span.start
    return statement.text[max(0, begin) : max(0, end - statement.span.start)]


def place_of(statement: Statement, span: Span) -> PlaceMention | None:
    """The place a figure speaks of: the first one named after it, else the nearest before; fine ones first."""

    def distance(mention: PlaceMention) -> tuple[bool, bool, int]:
        is_coarse = not mention.candidates or mention.candidates[0].outer_km > COARSE_KM
        return is_coarse, mention.span.start < span.start, abs(mention.span.start - span.start)

    return min(statement.places, key=distance, default=None)


def carried(mentions: Sequence[Mention], relayed: Mapping[str, Collection[str]]) -> Iterator[Mention]:
    """Mentions in a page's own voice, put on the word the page passes them on from.

    A page that repeats in its own voice a figure it attributes elsewhere repeats it on the same word; so does a page
    that relays an origin and gives, without a word, a figure that stands on that origin's own page.

    Args:
        mentions: all of them.
        relayed: document -> normal names of the origins it relays.
    """
    attributed: dict[tuple[str, str, float], Path] = {}
    own_pages: dict[tuple[str, str, float], Path] = {}
    for mention in mentions:
        if len(mention.path.names) > 1:
            attributed.setdefault((mention.document, mention.thing, mention.number), mention.path)
        elif not mention.path.relayers:
            own_pages.setdefault((origin_key(mention), mention.thing, mention.number), mention.path)
    for mention in mentions:
        if len(mention.path.names) > 1 or mention.statement.attribution[0].kind in {"government", "person"}:
            yield mention
            continue
        here = attributed.get((mention.document, mention.thing, mention.number))
        origins = sorted(set(relayed.get(mention.document, ())) - {origin_key(mention)})
        there = [
            own_pages[key] for one in origins if (key := (one, mention.thing, mention.number)) in own_pages
        ]
        path = here or (relay_path(mention.path, there[0]) if there else mention.path)
        yield replace(mention, path=path)


def relay_path(relay: Path, origin: Path) -> Path:
    """The way from a relaying page to an origin on whose own page the figure stands."""
    publisher = relay.names[0]
    return replace(origin, names=(publisher, *origin.names), relayers=(publisher,), believed=relay.believed)


def with_acts(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions that tell no act, under the one act that all others tell of this number of these things."""
    acts: dict[tuple[str, str, float], set[str]] = {}
    for mention in mentions:
        acts.setdefault((mention.thing, mention.of, mention.number), set()).add(mention.act)
    for mention in mentions:
        told = acts[mention.thing, mention.of, mention.number] - {""}
        yield replace(mention, act=min(told)) if not mention.act and len(told) == 1 else mention


def tells_no_origin(mention: Mention, relaying: set[str]) -> bool:
    """Whether the text does not tell on whose word a figure rests.

    Args:
        mention: the figure.
        relaying: documents that relay others: their own bare word for a figure is no origin.
    """
    return not mention.path.origin or is_bare_word(mention.statement, mention.path, relaying)


def is_bare_word(statement: Statement, path: Path, relaying: Collection[str]) -> bool:
    """Whether a page that relays others says a thing in its own voice, with no ground of its own: no origin is told.

    Args:
        statement: what is said.
        path: its way, as lengthened by copied words or by a figure attributed elsewhere.
        relaying: documents that relay others.
    """
    chain = statement.attribution
    is_bare = len(chain) == 1 and len(path.names) == 1 and chain[0].kind in {"outlet", "unknown"}
    has_ground = any(basis not in {"", "unstated"} for basis in statement.basis)
    return is_bare and not has_ground and statement.document in relaying


def origin_key(mention: Mention) -> str:
    """The normal name of a mention's origin."""
    return normal_name(mention.path.origin)
