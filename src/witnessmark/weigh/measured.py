"""Statement against measurement: consistent, exceeds, contradicts, or not observable, with the reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from witnessmark.records import CountBound, Finding, FireWindow, Scene, Tally, identify
from witnessmark.records.figure import Verdict
from witnessmark.weigh.acts import FROM_ABOVE, STRUCTURES
from witnessmark.weigh.days import LAST, Stretch, overlaps, stretch_of
from witnessmark.weigh.ledger import OUR_COUNT, Entry, fullest, rank_numbers
from witnessmark.weigh.material import Material
from witnessmark.weigh.mentions import Mention
from witnessmark.weigh.names import is_place_within
from witnessmark.weigh.wording import figure_words, number_words, sentence

RADAR_BEGINS = "2014-10-03"
"""First day of Sentinel-1A's data; before it no free radar looked here."""

PEOPLE_ACTS = frozenset(
    {"abduct", "kill", "wound", "release", "missing", "trap", "displace", "arrest", "torture", "detain"}
)
UNSEEN = {
    "loot": "looting leaves nothing that an image from above shows",
    "raid": "a raid by itself leaves nothing that an image from above shows",
} | dict.fromkeys(PEOPLE_ACTS, "what is done to people cannot be seen from above")
"""Acts that no image or fire detection can confirm or deny, and why."""


@dataclass(frozen=True)
class Answer:
    """What one measurement says to one figure."""

    verdict: Verdict
    reason: str
    rests: tuple[str, ...] = ()


def find_against_measurement(entries: Sequence[Entry], material: Material) -> Iterator[Finding]:
    """One finding per told figure of destruction or harm and per measurement it can be held against."""
    for entry in entries:
        if entry.row is None or entry.row.act not in FROM_ABOVE | UNSEEN.keys():
            continue
        for same in rank_numbers(entry.row.mentions):
            mention = fullest(same)
            answers = list(answers_to(mention, entry, material)) or [_unanswered(mention, entry, material)]
            for answer in answers:
                yield _finding(entry, mention, answer)


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
    if entry.row is None or mention.act in UNSEEN:
        return
    window = stretch_of(entry.figure.when)
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
            f"it is more than the {number_words(bound.frame)} in the frame; {ours}{made_up}",
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
        return Answer("exceeds", f"{theirs}, and the figure is more than all it looked at", (tally.id,))
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
        days = f", the first on {fire.days[0]}" if fire.days else ""
        count = "1 fire was" if fire.seen == 1 else f"{number_words(fire.seen)} fires were"
        return Answer(
            "consistent",
            f"{count} detected at {fire.place_name} in {fire.window.edtf}{days}; they date and place, and count no building",
            (fire.id,),
        )
    return Answer(
        "not observable",
        f"no fire was detected at {fire.place_name} in {fire.window.edtf}: one that burns out between two passes of the "
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


def _unanswered(mention: Mention, entry: Entry, material: Material) -> Answer:
    if mention.act in UNSEEN:
        return Answer("not observable", UNSEEN[mention.act])
    if mention.thing == "percent":
        return Answer(
            "not observable",
            "the case holds no count of damaged structures with a whole for this place and window",
        )
    if mention.thing not in STRUCTURES:
        return Answer("not observable", f"the case holds no measured count of such things ({mention.thing})")
    return Answer("not observable", _why_no_count(stretch_of(entry.figure.when), material))


def _why_no_count(window: Stretch | None, material: Material) -> str:
    scenes = [scene for scene in material.scenes if window is None or _is_in(scene, window)]
    if scenes:
        return "there are images of the window, but no verified reading of a sample at this place"
    reason = "the case holds no image of this place and window"
    if window and window.start < RADAR_BEGINS:
        upto = "all of it" if window.end != LAST and window.end < RADAR_BEGINS else "part of it"
        reason += f", and {upto} lies before {RADAR_BEGINS}, the first day of Sentinel-1's free radar data"
    return reason


def _is_in(scene: Scene, window: Stretch) -> bool:
    return window.start <= scene.start_datetime[:10] <= window.end


def _finding(entry: Entry, mention: Mention, answer: Answer) -> Finding:
    verdict = {
        "consistent": "is consistent with measurement",
        "exceeds": "exceeds what was measured",
        "contradicts": "contradicts what was measured",
        "not observable": "cannot be observed",
    }[answer.verdict]
    text = f"{figure_words(mention)} ({entry.figure.code}, {mention.path.origin or 'no origin told'}) {verdict}: {answer.reason}"
    is_ours = any(one.startswith("cb-") for one in answer.rests)
    return Finding(
        identify("fd", "against measurement", entry.figure.id, mention.number, *answer.rests, answer.verdict),
        "against measurement",
        answer.verdict,
        (entry.figure.id,),
        (mention.statement.id, *answer.rests),
        sentence(text),
        (f"measured: {OUR_COUNT}",) if is_ours and answer.verdict == "consistent" else (),
        () if answer.verdict == "consistent" else (answer.reason,),
    )
