"""The normal name in Arabic words that name a source: without "to", title or role before a person's own name."""

import re

from witnessmark.read.cues import Words, fold

_MARKS = re.compile(r"[«»“”\"،؛:.]")


def arabic_name(name: str, words: Words) -> str:
    """As in "the researcher X Y" -> "X Y", "the Dr X Y" -> "X Y"; offices and bodies stay whole."""
    parts = _MARKS.sub(" ", name).split()
    if parts and parts[0].startswith("لل"):
        parts[0] = "ال" + parts[0][2:]
    elif parts and parts[0].startswith("ل") and _is_listed(parts[0][1:], words):
        parts[0] = parts[0][1:]
    at = _past_role(parts, words) or _past_house(parts, words) or _past_office(parts, words)
    return " ".join(parts[at:] if at < len(parts) else parts)


def _past_role(parts: list[str], words: Words) -> int:
    """How many words at the front only say what the person is; they are definite, a name is not."""
    if len(parts) < 2 or not _is_role(parts[0], words):
        return 0
    at = 1
    while at < len(parts) and parts[at].startswith("ال"):
        at += 1
    rest = parts[at:]
    is_titled = parts[0].startswith("ال") or at > 1
    opens_phrase = bool(rest) and (
        rest[0].startswith("لل")
        or rest[0] in {"باسم", "في", "من", "عن", "على", "لدى"}
        or _is_listed(rest[0], words)
    )
    return at if rest and is_titled and not opens_phrase else 0


def _past_house(parts: list[str], words: Words) -> int:
    """As in "the researcher at the Plains Institute X Y" -> "X Y": a role, its house, then two words of a name."""
    if (
        len(parts) < 5
        or parts[1] not in {"في", "لدى", "باسم"}
        or not _is_role(parts[0], words)
        or not parts[0].startswith("ال")
    ):
        return 0
    return len(parts) - 2 if _are_a_name(parts[-2:], words) and parts[-3].startswith("ال") else 0


def _past_office(parts: list[str], words: Words) -> int:
    """As in "the hospital's director X Y" -> "X Y": an office, its definite house, then two words of a name."""
    is_office = len(parts) == 4 and _is_role(parts[0], words) and parts[1].startswith("ال")
    return 2 if is_office and _are_a_name(parts[2:], words) else 0


def _are_a_name(tail: list[str], words: Words) -> bool:
    return not any(
        one.startswith(("ال", "لل")) or _is_listed(one, words) or _is_role(one, words) for one in tail
    )


def _is_role(word: str, words: Words) -> bool:
    return any(words.has("sources", one, word) for one in ("titles", "groups"))


def _is_listed(word: str, words: Words) -> bool:
    plain = fold(word)
    lists = ("bodies", "outlets", "agencies", "governments", "groups")
    return any(words.has("sources", one, plain) for one in lists)
