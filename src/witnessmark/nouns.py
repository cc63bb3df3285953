"""English nouns beside a number, as every room and output writes them."""

SHORT = {"km2": "square kilometre", "km": "kilometre", "ha": "hectare"}
"""Units as statements hold them -> in words."""

IRREGULAR = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "percent": "percent", "life": "lives",
    "wife": "wives", "half": "halves", "leaf": "leaves", "roof": "roofs", "staff": "staff", "aircraft": "aircraft",
    "livestock": "livestock", "sheep": "sheep", "cattle": "cattle", "series": "series", "police": "police", "foot": "feet",
}  # fmt: skip
"""Their plural is no ending."""

HISSING = ("s", "sh", "ch", "x", "z")
SINGULAR = ("ss", "us", "is")


def plural(noun: str) -> str:
    """The plural of an English noun or of the last word of a phrase: "classes", "families", "wounded people".

    A word in another script is left as it stands.
    """
    head, space, last = noun.rpartition(" ")
    if space and last:
        return f"{head} {plural(last)}"
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    is_plural = noun.endswith("s") and not noun.endswith(SINGULAR)  # goods, forces
    if is_plural or not noun.isascii() or not noun:
        return noun
    if noun.endswith(HISSING):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def things(noun: str, value: float | None) -> str:
    """What is counted, in words, in the plural unless the count is one."""
    one = SHORT.get(noun, noun)
    return one if value == 1 else plural(one)
