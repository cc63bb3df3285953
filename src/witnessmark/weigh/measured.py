"""Statement against measurement: consistent, exceeds, contradicts, or not observable, with the reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from witnessmark.records import CountBound, Finding, FireWindow, Tally, identify
from witnessmark.records.figure import Verdict
from witnessmark.weigh.acts import FROM_ABOVE, STRUCTURES
from witnessmark.weigh.days import Stretch, between_words, overlaps, stretch_of
from witnessmark.weigh.ledger import OUR_COUNT, Entry, fullest, rank_numbers
from witnessmark.weigh.material import Material
from witnessmark.weigh.mentions import Mention
from witnessmark.weigh.names import is_place_within, joined
from witnessmark.weigh.unseen import find_unseen
from witnessmark.weigh.wording import count_words, noun_words, number_words, sentence


@dataclass(frozen=True)
class Answer:
    """What one measurement says to one figure."""

    verdict: Verdict
    reason: str
    rests: tuple[str, ...] = ()


def find_against_measurement(entries: Sequence[Entry], material: Material) -> Iterator[Finding]:
    """One finding per told figure and measurement it can be held against, then those that nothing can be held against."""
    blind: list[Entry] = []
    for entry in entries:
        if entry.row is None:
            continue
        told: dict[Answer, list[Mention]] = {}
        if entry.row.act in FROM_ABOVE:
            for mention in map(fullest, rank_numbers(entry.row.mentions)):
                for answer in answers_to(mention, entry, material):
                    told.setdefault(answer, []).append(mention)
        yield from (_finding(entry, mentions, answer) for answer, mentions in told.items())
        if not told:
            blind.append(entry)
    yield from find_unseen(blind, material)


def find_layers_against_bounds(entries: Sequence[Entry], material: Material) -> Iterator[Finding]:
    """One finding per layer's count and our own bound of the same things, place and window."""
    rows = {value.source: entry for entry in entries for value in entry.figure.values}
    for tally in material.tallies:
        for bound in material.bounds:
            if (tally.thing, tally.act) == (bound.thing, bound.act) and is_same_field(tally, bound):
                yield _layer_finding(rows[tally.id], rows[bound.id], tally, bound)


def is_same_field(tally: Tally, bound: CountBound) -> bool:
    """Whether a layer and a bound speak of one place and of windows that meet."""
    then, window = stretch_of(tally.window), stretch_of(bound.window)
    is_here = is_place_within(tally.place_name, bound.place_name) or not tally.place_name
    return is_here and (then is None or window is None or overlaps(then, window))


def _layer_finding(theirs: Entry, ours: Entry, tally: Tally, bound: CountBound) -> Finding:
    # A list names what its makers met; only who looked at the whole frame can be too low.
    is_below, is_list = tally.value < bound.at_least, tally.whole is None
    verdict: Verdict = "contradicts" if is_below and not is_list else "consistent"
    word = "is below" if is_below else "is not below"
    tail = ": a list, which need not be whole" if is_below and is_list else ""
    made_up = " from simulated readings" if bound.simulated else ""
    text = (
        f"{tally.origin} marks {number_words(tally.value)} ({theirs.figure.code}), which {word} our own count{made_up} of at "
        f"least {number_words(bound.at_least)} of {number_words(bound.frame)} ({ours.figure.code}, {bound.level:.0%} sure){tail}"
    )
    return Finding(
        identify("fd", "layer and bound", tally.id, bound.id),
        "against measurement",
        verdict,
        (theirs.figure.id, ours.figure.id),
        (tally.id, bound.id),
        sentence(text),
    )


def answers_to(mention: Mention, entry: Entry, material: Material) -> Iterator[Answer]:
    """What bounds, tallies and fires of the same place and window say to one figure."""
    window = mention.stretch or stretch_of(entry.figure.when)
    if mention.thing in STRUCTURES:
        yield from (
            against_bound(mention, bound)
            for bound in material.bounds
            if bound.thing == mention.thing
            and _meets(bound.place_name, stretch_of(bound.window), entry, window, material)
        )
        yield from (
            against_tally(mention, tally)
            for tally in material.tallies
            if tally.thing == mention.thing
            and _meets(tally.place_name, stretch_of(tally.window), entry, window, material)
        )
    if mention.act == "burn":
        yield from (
            against_fires(fire)
            for fire in material.fires
            if _meets(fire.place_name, stretch_of(fire.window), entry, window, material)
        )


def against_bound(mention: Mention, bound: CountBound) -> Answer:
    """A figure against our own exact "at least N of the frame"."""
    ours = f"our own count gives at least {number_words(bound.at_least)} of {number_words(bound.frame)} ({bound.level:.0%} sure)"
    made_up = " from simulated readings" if bound.simulated else ""
    if mention.lower > bound.frame:
        return Answer(
            "exceeds",
            f"more than the {number_words(bound.frame)} in the frame; {ours}{made_up}",
            (bound.id,),
        )
    if mention.upper < bound.at_least:
        return Answer("contradicts", f"{ours}{made_up}, which is more than these words allow", (bound.id,))
    if mention.lower <= bound.at_least:
        return Answer("consistent", f"{ours}{made_up}, which reaches what is told", (bound.id,))
    return Answer(
        "consistent",
        f"{ours}{made_up}; a lower bound below the figure does not speak against it",
        (bound.id,),
    )


def against_tally(mention: Mention, tally: Tally) -> Answer:
    """A figure against what another origin's layer counts: word against word, and said so."""
    whole = f" of {number_words(tally.whole)}" if tally.whole is not None else ""
    theirs = f"{tally.origin} marks {number_words(tally.value)}{whole}"
    if tally.whole is not None and mention.lower > tally.whole:
        return Answer("exceeds", f"{theirs}, and what is told is more than all it looked at", (tally.id,))
    if mention.upper < tally.value:
        return Answer("contradicts", f"{theirs}, which is more than these words allow", (tally.id,))
    if tally.whole is not None and mention.lower > tally.value:
        return Answer(
            "exceeds", f"{theirs}, fewer than told; what a layer misses it does not tell", (tally.id,)
        )
    return Answer("consistent", theirs, (tally.id,))


def against_fires(fire: FireWindow) -> Answer:
    """A figure of burning against fire detections; they date and place, and never count."""
    if not fire.assessable:
        return Answer("not observable", f"fires near {fire.place_name} tell nothing: {fire.note}", (fire.id,))
    if fire.seen:
        days = f" {between_words(min(fire.days), max(fire.days))}" if fire.days else ""
        count = "1 fire was" if fire.seen == 1 else f"{number_words(fire.seen)} fires were"
        return Answer(
            "consistent",
            f"{count} detected in {fire.place_name}{days}; they date and place, and count no building",
            (fire.id,),
        )
    return Answer(
        "not observable",
        f"no fire was detected in {fire.place_name}: one that burns out between two passes of the "
        "sensor leaves no mark",
        (fire.id,),
    )


def _meets(
    place: str, then: Stretch | None, entry: Entry, window: Stretch | None, material: Material
) -> bool:
    told = entry.figure.place_name
    is_here = (
        not place or is_place_within(place, told) or (not told and is_place_within(place, material.area.name))
    )
    if not is_here and told and material.area.name:
        is_here = is_place_within(place, material.area.name) and is_place_within(told, material.area.name)
    return is_here and (then is None or window is None or overlaps(then, window))


def _finding(entry: Entry, mentions: Sequence[Mention], answer: Answer) -> Finding:
    one = len(mentions) == 1
    verdict = {
        "consistent": "is consistent with what was measured"
        if one
        else "are consistent with what was measured",
        "exceeds": "exceeds what was measured" if one else "exceed what was measured",
        "contradicts": "contradicts what was measured" if one else "contradict what was measured",
        "not observable": "cannot be observed",
    }[answer.verdict]
    mouths = joined(list(dict.fromkeys(mention.path.origin or "no origin told" for mention in mentions)))
    text = f"{told_words(mentions)} ({entry.figure.code}, {mouths}) {verdict}: {answer.reason}"
    is_ours = any(id_.startswith("cb-") for id_ in answer.rests)
    numbers = [mention.number for mention in mentions]
    return Finding(
        identify("fd", "against measurement", entry.figure.id, *numbers, *answer.rests, answer.verdict),
        "against measurement",
        answer.verdict,
        (entry.figure.id,),
        (*dict.fromkeys(mention.statement.id for mention in mentions), *answer.rests),
        sentence(text),
        (f"measured: {OUR_COUNT}",) if is_ours and answer.verdict == "consistent" else (),
    )


def told_words(mentions: Sequence[Mention]) -> str:
    """Numbers of one figure as what is held against a measurement: "the count of at least 200 buildings burned"."""
    if len(mentions) == 1:
        return f"the count of {noun_words(mentions[0])}"
    *others, last = mentions
    counts = [count_words(mention.quantity, mention.number) for mention in others]
    return f"the counts of {joined([*counts, noun_words(last)])}"
