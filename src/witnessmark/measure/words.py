"""Counts, nouns and deeds in plain English, for the one sentence each record carries."""

IRREGULAR = {"person": "people", "burn": "burned", "hit": "hit", "shell": "shelled", "bomb": "bombed"}
"""Plurals and participles that the rules below get wrong."""


def plural(thing: str, count: int = 2) -> str:
    """A noun for a count: "building" -> "buildings", "city" -> "cities"; the word itself for one."""
    if count == 1:
        return thing
    if thing.endswith("y") and thing[-2:-1] not in "aeiou":
        return f"{thing[:-1]}ies"
    return IRREGULAR.get(thing, f"{thing}s")


def done(act: str) -> str:
    """A deed as done: "damage" -> "damaged", "destroy" -> "destroyed", "burn" -> "burned"."""
    return IRREGULAR.get(act, f"{act}d" if act.endswith("e") else f"{act}ed")


def percent(share: float) -> str:
    """0.816 -> "81.6 %"."""
    return f"{share:.1%}".replace("%", " %")
