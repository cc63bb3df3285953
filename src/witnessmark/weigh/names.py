"""Names held against names: one normal form, so that "The Long War Journal" and "Long War Journal" are one mouth."""

import re

ARTICLES = ("the ", "a ", "an ")
"""Leading words that do not set one name apart from another."""


def normal_name(name: str) -> str:
    """A name for comparing: case-folded, one kind of apostrophe and blank, no leading article."""
    folded = re.sub(r"\s+", " ", name.replace("’", "'").replace("‘", "'")).strip(' .,;:"“”').casefold()
    for article in ARTICLES:
        folded = folded.removeprefix(article)
    return folded


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are one; two empty names are not."""
    return bool(normal_name(one)) and normal_name(one) == normal_name(other)


def name_words(name: str) -> frozenset[str]:
    """The words of a name without their order and the small ones: "Ministry of Defence of Vardan" is "Vardan defence ministry"."""
    return frozenset(re.findall(r"\w+", normal_name(name))) - {"of", "the", "for", "and", "in"}


def is_place_within(one: str, other: str) -> bool:
    """Whether one place name holds the other as whole words: "around Amerli" and "Amerli"."""
    first, second = sorted((normal_name(one), normal_name(other)), key=len)
    return bool(first) and re.search(rf"(?<!\w){re.escape(first)}(?!\w)", second) is not None


OF_SOMETHING = re.compile(r"(?:\w+ ){1,2}of\b|United \w")
"""A name that a common noun heads: "Government of Iraq", "United Nations"."""


def with_article(name: str) -> str:
    """A name as it stands inside a sentence: "the Government of Iraq", "Human Rights Watch"."""
    if name.partition(" ")[0].casefold() in {"the", "a", "an"} or not OF_SOMETHING.match(name):
        return name or "an unnamed source"
    return f"the {name}"


def joined(names: tuple[str, ...] | list[str]) -> str:
    """Names as a sentence lists them: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
