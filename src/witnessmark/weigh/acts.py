"""What was done to what is counted, as classes: which acts are one, which are part of which, which show from above."""

import re

SAME_ACT = {
    "torch": "burn", "ignite": "burn", "set fire": "burn", "arson": "burn",
    "bomb": "demolish", "explode": "demolish", "blow up": "demolish", "detonate": "demolish", "bulldoze": "demolish",
    "level": "destroy", "raze": "destroy", "ruin": "destroy", "flatten": "destroy",
    "kidnap": "abduct", "seize": "abduct", "plunder": "loot", "ransack": "loot", "pillage": "loot",
    "murder": "kill", "execute": "kill", "die": "kill", "injure": "wound", "flee": "displace", "expel": "displace",
    "survey": "examine", "assess": "examine", "analyse": "examine", "inspect": "visit", "cite": "interview",
    "question": "interview", "besiege": "trap", "encircle": "trap", "attack": "raid",
}  # fmt: skip
"""Acts that one row of the ledger holds together; blasting and bulldozing are one, as the reports count them."""

PARTS = {
    "destroy": ("burn", "demolish"),
    "damage": ("destroy", "burn", "demolish"),
    "abduct": ("release", "missing"),
    "raid": ("loot", "burn", "destroy"),
}
"""An act and those that are ways or parts of it: their counts may add up to its count."""

FROM_ABOVE = frozenset({"burn", "destroy", "demolish", "damage"})
"""What an image of a structure can show."""

SAME_THING = {
    "man": "person", "resident": "person", "civilian": "person", "villager": "person", "witness": "person",
    "eyewitness": "person", "people": "person", "youth": "person", "boy": "person", "local": "person", "victim": "person",
    "town": "village", "settlement": "village", "hamlet": "village", "structure": "building",
    "home": "house", "dwelling": "house", "business": "shop", "km²": "km2", "percentage": "percent",
}  # fmt: skip
"""Things one row holds together, so that "11 men" and "11 local residents" meet."""

MEASURES = frozenset(
    [
        "day",
        "week",
        "month",
        "year",
        "hour",
        "km",
        "km2",
        "m",
        "mile",
        "page",
        "report",
        "image",
        "photo",
        "video",
        "letter",
    ]
)
"""Things that nobody burns, visits or abducts: an act read beside them belongs to something else."""

LOOKED_AT = frozenset(
    [
        ("image", "examine"),
        ("photo", "examine"),
        ("video", "examine"),
        ("letter", "examine"),
        ("report", "examine"),
    ]
)
"""The acts that do belong to such things."""

STRUCTURES = frozenset(
    {"building", "house", "shop", "school", "mosque", "clinic", "hospital", "church", "farm"}
)
"""Things that stand in a frame of buildings."""

_BY_FIRE = re.compile(
    r"\b(?:fire|arson|burn\w{0,4}|torch\w{0,3}|ablaze|incendiar\w{1,3})\b|حرق|حريق|نيران|النار|\b(?:di)?bakar|pembakaran",
    re.IGNORECASE,
)
_BY_BLAST = re.compile(
    r"\b(?:explo(?:si\w{1,4}|d\w{1,3})|bomb\w{0,5}|dynamit\w{1,2}|detonat\w{1,4}|blown up|blew up|bulldoz\w{1,3}|"
    r"demoli\w{1,7}|machin\w{1,4})\b|تفجير|نسف|جرف|جرّاف|هدم|ledak",
    re.IGNORECASE,
)


def act_of(act: str, clause: str) -> str:
    """The class of an act; destruction told with its means ("destroyed by fire") is that means.

    Args:
        act: the normal word the reader gave.
        clause: the words around the figure, up to the next figure.
    """
    known = SAME_ACT.get(act, act)
    if known not in {"destroy", "damage"}:
        return known
    means = [name for name, words in (("burn", _BY_FIRE), ("demolish", _BY_BLAST)) if words.search(clause)]
    return means[0] if len(means) == 1 else known


def thing_of(thing: str) -> str:
    """The class of a counted thing."""
    return SAME_THING.get(thing, thing)


def kind_of_thing(thing: str) -> str:
    """The widest class a thing is counted in: a shop and a house are buildings."""
    return "building" if thing in STRUCTURES else thing


def whole_thing(of: str) -> str:
    """What a share is taken of, as "building", "village", "person", or the words themselves."""
    words = {thing_of(word.removesuffix("s")) for word in re.findall(r"\w+", of.casefold())}
    words |= {thing_of(word.removesuffix("es")) for word in re.findall(r"\w+", of.casefold())}
    if words & STRUCTURES:
        return "building"
    return next((thing for thing in ("village", "person", "family") if thing in words), of.casefold().strip())


def is_part_of(act: str, whole: str) -> bool:
    """Whether an act is a way or part of another."""
    return act in PARTS.get(whole, ())
