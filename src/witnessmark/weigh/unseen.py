"""What nothing measured speaks of: told once for each reason, with the figures it holds for."""

from collections.abc import Iterable, Iterator, Sequence

from witnessmark.nouns import things
from witnessmark.records import Finding, Scene, identify
from witnessmark.weigh.acts import FROM_ABOVE, STRUCTURES
from witnessmark.weigh.days import LAST, Stretch, day_words, stretch_of
from witnessmark.weigh.ledger import Entry
from witnessmark.weigh.material import Material
from witnessmark.weigh.names import joined
from witnessmark.weigh.wording import counted, sentence

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


NO_FRAME = (
    "a share needs a layer with a whole to stand against, and the case holds none for the place and window"
)
UNREAD_IMAGES = "there are images of the window, but no verified reading of a sample at this place"
NO_IMAGE = "the case holds no image of the place and window"
BACKGROUND = (
    "they count people asked, things looked at or other facts of method and background, which no image shows"
)


def find_unseen(entries: Sequence[Entry], material: Material) -> Iterator[Finding]:
    """One finding per reason for which figures cannot be observed, losses before background."""
    by_reason: dict[str, list[Entry]] = {}
    for entry in entries:
        by_reason.setdefault(reason_for(entry, material), []).append(entry)
    for reason in sorted(by_reason, key=lambda one: (one == BACKGROUND, -len(by_reason[one]), one)):
        yield _finding(reason, by_reason[reason])


def reason_for(entry: Entry, material: Material) -> str:
    """Why nothing measured can speak to a figure."""
    figure = entry.figure
    if figure.act in UNSEEN:
        return UNSEEN[figure.act]
    if figure.act not in FROM_ABOVE:
        return BACKGROUND
    if figure.thing == "percent":
        return NO_FRAME
    if figure.thing not in STRUCTURES:
        return f"the case holds no measured count of {things(figure.thing, 2)}"
    windows: list[Stretch | None] = [stretch for _, stretch in windows_of(entry)]
    is_imaged = any(
        window is None or _is_in(scene, window) for scene in material.scenes for window in windows or [None]
    )
    return UNREAD_IMAGES if is_imaged else NO_IMAGE


def windows_of(entry: Entry) -> list[tuple[str, Stretch]]:
    """Each window of a row once, with whose it is: "of F-MGA2", or "that The Tower gives in F-MGA2" where not all agree."""
    code, agreed = entry.figure.code, stretch_of(entry.figure.when)
    if agreed:
        return [(f"of {code}", agreed)]
    found: dict[Stretch, dict[str, None]] = {}
    for mention in entry.row.mentions if entry.row else ():
        if mention.stretch:
            found.setdefault(mention.stretch, {})[(mention.path.names or ("an unnamed page",))[0]] = None
    return [
        (f"that {joined(list(mouths))} {'gives' if len(mouths) == 1 else 'give'} in {code}", stretch)
        for stretch, mouths in found.items()
    ]


def before_radar(entries: Iterable[Entry]) -> Iterator[str]:
    """Windows that begin before free radar does: "part of the window of F-MGA2 lies before ..."."""
    for whose, window in (one for entry in entries for one in windows_of(entry)):
        if window.start < RADAR_BEGINS:
            share = "all" if LAST != window.end < RADAR_BEGINS else "part"
            yield (
                f"{share} of the window {whose} lies before {day_words(RADAR_BEGINS)}, "
                "the first day of Sentinel-1's free radar data"
            )


def _finding(reason: str, entries: Sequence[Entry]) -> Finding:
    codes = ", ".join(entry.figure.code for entry in entries)
    if reason == BACKGROUND:
        many = "one figure is" if len(entries) == 1 else f"{counted(len(entries), 'figure')} are"
        text = f"{many} held against no measurement: {reason} ({codes})"
    else:
        text = f"{counted(len(entries), 'figure')} cannot be observed: {reason} ({codes})"
    said = dict.fromkeys(value.source for entry in entries for value in entry.figure.values)
    return Finding(
        identify("fd", "against measurement", "not observable", reason),
        "against measurement",
        "not observable",
        tuple(entry.figure.id for entry in entries),
        tuple(said),
        sentence(text),
        (),
        tuple(before_radar(entries)) if reason == NO_IMAGE else (),
    )


def _is_in(scene: Scene, window: Stretch) -> bool:
    return window.start <= scene.start_datetime[:10] <= window.end
