"""What a text says of a voice beside its name: its role ("President X", "X, a geologist"), or that it is a body ("X, the charity")."""

import re
from collections.abc import Iterator

from witnessmark.read.cues import Words, fold
from witnessmark.read.voicenames import is_role
from witnessmark.records.statement import VoiceKind

_REACH = 120
"""Characters of an apposition that are read; longer ones are lists."""


def told_roles(said: str, around: str, name: str, words: Words) -> Iterator[str]:
    """Roles by which "the president" or "the geologist" can mean this voice from here on.

    Args:
        said: the words that name it, such as "President Ann Poe".
        around: the clause they stand in, such as "Ann Poe, a geologist at Tarn, told".
        name: its normal name.
        words: the language's words.
    """
    before = said.rpartition(name)[0]
    for word in (*before.split(), *_apposition(around, name).split()):
        plain = fold(word.strip(".,'’"))
        if is_role(plain, words):
            yield plain


def told_kind(around: str, name: str, words: Words) -> VoiceKind | None:
    """Organisation where the words after the name say so ("Bridgewater, the charity that ..."), else None."""
    head = re.split(r"\b(?:of|for|at|in|that|which|who|based)\b", _apposition(around, name))[0].split()
    is_body = bool(head) and words.has("sources", "bodies", head[-1]) and not is_role(head[-1], words)
    return "organisation" if is_body else None


def _apposition(around: str, name: str) -> str:
    """The words between the commas right after a name, where an article or "one of" opens them."""
    at = around.find(f"{name},")
    if at < 0:
        return ""
    rest = around[at + len(name) + 1 :][:_REACH].strip()
    inner = rest.partition(",")[0]
    return inner if re.match(r"(?i)(?:an?|the|its|their|one|\w+['’]s) ", inner) else ""
