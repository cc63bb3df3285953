"""Drift: what a relay lost or changed of a figure, held against the nearest text that keeps more.

The text held against is, in this order: the document relayed, when the case holds it; the origin's own pages; another
relay of the same origin. A relay that gives a different fact has not drifted, and a form that separate relays share is
taken as the origin's own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from witnessmark.records import Drift, Relay, identify
from witnessmark.records.figure import DriftKind
from witnessmark.weigh.chains import strands_beyond
from witnessmark.weigh.conflicts import cannot_both_hold
from witnessmark.weigh.ledger import Entry
from witnessmark.weigh.losses import LOSSES, Loss, is_altered, is_rounded, points_back
from witnessmark.weigh.mentions import Mention, origin_key
from witnessmark.weigh.names import normal_name
from witnessmark.weigh.wording import crowd_words, number_words, sentence

SEPARATE = 2
"""So many other separate relays with the same form outweigh the origin's page at hand: the origin gives both."""


@dataclass(frozen=True)
class Told:
    """A mention with the ledger row it stands in."""

    entry: Entry
    mention: Mention

    @property
    def branch(self) -> str:
        """Normal name of the relay nearest to the origin, "" for the origin's own page."""
        return normal_name(self.mention.path.relayers[-1]) if self.mention.path.relayers else ""


def find_drifts(relays: Iterable[Relay], entries: Sequence[Entry]) -> list[Drift]:
    """Every drift once, in the order of the ledger and then of the text."""
    above = documents_above(relays)
    by_row = [[Told(entry, one) for one in entry.row.mentions] for entry in entries if entry.row]
    own: dict[str, list[Told]] = {}
    here: dict[tuple[str, str], list[Told]] = {}
    for one in (one for row in by_row for one in row):
        here.setdefault((one.mention.document, origin_key(one.mention)), []).append(one)
        if not one.branch:
            own.setdefault(origin_key(one.mention), []).append(one)
    relayed = [one for row in by_row for one in row if one.branch]
    same = [(one, group) for row in by_row for group in _same_figures(row) for one in group if one.branch]
    found = [drift for later, group in same for drift in drifts_of(later, group, above)]
    for later in relayed:
        key = origin_key(later.mention)
        found += parts_as_wholes(later, own.get(key, []))
        nearest = above.get(later.mention.document, [])[:1]
        found += [drift for page in nearest for drift in changed_values(later, here.get((page, key), []))]
    return told_in_text(list({drift.id: drift for drift in found}.values()), relayed)


def told_in_text(drifts: Sequence[Drift], relayed: Iterable[Told]) -> list[Drift]:
    """The drifts without those of a headline whose page has the same drift in its text."""
    said = {one.mention.statement.id: one.mention.statement for one in relayed}

    def key(drift: Drift) -> tuple[str, ...]:
        return drift.kind, drift.figure, drift.earlier, said[drift.later].document

    in_text = {key(one) for one in drifts if said[one.later].kind != "headline"}
    return [one for one in drifts if said[one.later].kind != "headline" or key(one) not in in_text]


def documents_above(relays: Iterable[Relay]) -> dict[str, list[str]]:
    """Document -> the held documents it relays, nearest first, theirs after them."""
    direct: dict[str, list[str]] = {}
    for relay in relays:
        if relay.relayed_document:
            direct.setdefault(relay.document, []).append(relay.relayed_document)
    above = {}
    for document, relayed in direct.items():
        found: list[str] = []
        waiting = list(relayed)
        while waiting:
            one = waiting.pop(0)
            if one not in found and one != document:
                found.append(one)
                waiting += direct.get(one, [])
        above[document] = found
    return above


def drifts_of(later: Told, same: Sequence[Told], above: dict[str, list[str]]) -> Iterator[Drift]:
    """What one mention lost against the text it is held to."""
    lost = {kind: fuller(later, same, above, has_lost) for kind, has_lost in LOSSES.items()}
    if lost["belief"] is not None:
        lost.pop("hedge")  # a belief is a hedge: told once
    for kind, earlier in lost.items():
        if earlier is not None:
            yield _drift(kind, earlier, later)
    unnamed = None if lost["belief"] else fuller(later, same, above, lost_basis(same))
    if unnamed is not None:
        yield _drift("belief", unnamed, later, named_crowd(unnamed.mention, crowds_of(same)))


def fuller(later: Told, same: Sequence[Told], above: dict[str, list[str]], has_lost: Loss) -> Told | None:
    """The nearest text that keeps what `later` lost; None when nobody does, or the nearest text lost it already.

    Args:
        later: the mention that may have lost something.
        same: all mentions of the figure on the same origin's word.
        above: the held documents each document relays.
        has_lost: the loss looked for.
    """
    here = [one for one in same if one.mention.document == later.mention.document]
    if any(has_lost(one.mention, later.mention) for one in here):
        return None  # the same page keeps it in another sentence
    others = [one for one in same if one.mention.document != later.mention.document]
    for document in above.get(later.mention.document, []):
        told = [one for one in others if one.mention.document == document]
        if told:
            return _kept_by_all(later, told, others, has_lost)
    own = [one for one in others if not one.branch]
    if own:
        return _kept_by_all(later, own, others, has_lost)
    kept = [one for one in others if one.branch != later.branch and has_lost(one.mention, later.mention)]
    # Another relay that is itself the poorer one is no measure of this one.
    kept = [one for one in kept if not _is_poorer(one.mention, later.mention)]
    return kept[0] if kept and not _alike(kept[0], later, others, has_lost) else None


def _is_poorer(one: Mention, other: Mention) -> bool:
    return any(has_lost(other, one) and not has_lost(one, other) for has_lost in LOSSES.values())


def _kept_by_all(later: Told, told: Sequence[Told], others: Sequence[Told], has_lost: Loss) -> Told | None:
    told = [one for one in told if not points_back(one.mention)] or told
    if not all(has_lost(one.mention, later.mention) for one in told):
        return None
    is_origin = not told[0].branch
    return None if is_origin and _alike(told[0], later, others, has_lost) >= SEPARATE else told[0]


def _alike(earlier: Told, later: Told, others: Sequence[Told], has_lost: Loss) -> int:
    """How many other separate relays tell it as `later` does, and nowhere better."""
    keeping = {one.mention.document for one in others if not has_lost(earlier.mention, one.mention)}
    lost = [one for one in others if has_lost(earlier.mention, one.mention)]
    return len({one.branch for one in lost if one.mention.document not in keeping} - {"", later.branch})


def lost_basis(same: Sequence[Told]) -> Loss:
    """What an origin only passes on from unnamed people, told as its own: "hospital staff told us that 12 were killed".

    Args:
        same: all mentions of the figure on the same origin's word.
    """
    crowds = crowds_of(same)

    def has_lost(earlier: Mention, later: Mention) -> bool:
        return bool(named_crowd(earlier, crowds)) and not named_crowd(later, crowds)

    return has_lost


def crowds_of(same: Iterable[Told]) -> list[str]:
    """Unnamed people on whose word an origin itself gives a figure."""
    voices = [voice for one in same for voice in strands_beyond(one.mention.statement)]
    return list(dict.fromkeys(crowd_words(voice) for voice in voices if voice.kind == "group"))


def named_crowd(mention: Mention, crowds: Iterable[str]) -> str:
    """Which of these people stand behind a figure, as its voices or in its sentence; "" when none does."""
    voices = {normal_name(voice.name) for voice in mention.statement.attribution}
    text = mention.statement.text.casefold()
    return next((crowd for crowd in crowds if normal_name(crowd) in voices or crowd.casefold() in text), "")


def _same_figures(told: Sequence[Told]) -> list[list[Told]]:
    groups: dict[tuple[str, float], list[Told]] = {}
    for one in told:
        groups.setdefault((origin_key(one.mention), one.mention.number), []).append(one)
    return list(groups.values())


def parts_as_wholes(later: Told, own: Sequence[Told]) -> Iterator[Drift]:
    """A part told as the whole: the origin has 24 of more than 30 interviewed, the relay cites 24.

    Args:
        later: the relay's mention.
        own: all mentions on the origin's own pages.
    """
    mention = later.mention
    alike = [one for one in own if one.mention.thing == mention.thing]
    parts = [one for one in alike if one.mention.is_part and one.mention.number == mention.number]
    wholes = [one for one in alike if one.mention.act == mention.act and one.mention.number > mention.number]
    wholes = [one for one in wholes if cannot_both_hold(one.mention, mention)]
    if (
        parts
        and not mention.is_part
        and wholes
        and not any(_is_same(one, later) and not one.mention.is_part for one in alike)
    ):
        yield _drift("value", wholes[0], later)


def changed_values(later: Told, told: Sequence[Told]) -> Iterator[Drift]:
    """Another number, or another unit, than the document relayed gives for the one figure of that kind.

    Args:
        later: the relay's mention.
        told: the mentions of the document it relays, on the same origin's word.
    """
    mention = later.mention
    if any(one.mention.number == mention.number and one.mention.thing == mention.thing for one in told):
        return
    # Small and round numbers recur by chance: 30 people and 30 villages are two facts.
    units = [one for one in told if one.mention.number == mention.number and one.mention.act == mention.act]
    if len(units) == 1 and mention.act and mention.number >= 100:
        yield _drift("unit", units[0], later)
    values = [one for one in told if (one.mention.thing, one.mention.act) == (mention.thing, mention.act)]
    values = [one for one in values if is_altered(one.mention, mention)]
    values = values or list(
        {one.mention.number: one for one in told if is_rounded(one.mention, mention)}.values()
    )
    if len(values) == 1:
        yield _drift("value", values[0], later)


def _is_same(one: Told, other: Told) -> bool:
    return one.mention.number == other.mention.number and one.mention.act == other.mention.act


def _drift(kind: DriftKind, earlier: Told, later: Told, crowd: str = "") -> Drift:
    one, other = earlier.mention, later.mention
    words = {
        "qualifier": "the qualifier changed",
        "scope": "the limits were lost",
        "hedge": "the hedge was lost",
        "belief": "a belief is told as a finding",
        "unit": "the unit changed",
        "value": "the number changed",
    }[kind]
    words = "whose word it is was lost" if crowd else words
    source, relay = one.path.names[0], other.path.names[0]
    both = f"{source} has {_quoted(one, kind)}, {relay} has {_quoted(other, kind)}"
    text = f"{words} on the way to {relay}: {both} ({later.entry.figure.code}, {number_words(other.number)})"
    if crowd:
        text += f"; with {one.path.origin} it is what {crowd} say"
    elif kind == "belief":
        believers = [
            crowd_words(voice)
            for voice in one.statement.attribution
            if normal_name(voice.name) != origin_key(one)
        ]
        text += f"; with {one.path.origin} it is what {believers[-1] if believers else 'others'} believe"
    return Drift(
        identify("dr", kind, one.statement.id, other.statement.id, one.quantity.span, other.quantity.span),
        kind,
        later.entry.figure.id,
        one.statement.id,
        other.statement.id,
        _words(one),
        _words(other),
        sentence(text),
    )


def _words(mention: Mention) -> str:
    """The figure with the words around it that matter: its sentence, cut at 240 characters around the figure."""
    text = " ".join(mention.statement.text.split())
    return text if len(text) <= 240 else mention.quantity.text


def _quoted(mention: Mention, kind: DriftKind) -> str:
    quantity = mention.quantity
    if kind == "scope" and quantity.scope:
        return f"“{quantity.text}” only {quantity.scope}"
    if kind == "scope":
        return f"“{quantity.text}” without that limit"
    if kind == "hedge":
        told = "certain" if quantity.hedge == "asserted" else f"only {quantity.hedge}"
        return f"“{quantity.text}” as {told}"
    return f"“{quantity.text}”"
