"""Characters without a shape, and characters that turn the reading order round."""

import re
from collections import Counter
from collections.abc import Sequence

# Zero-width and tag characters carry words past a reader's eye. The joiners U+200C and U+200D are left out of the
# list: Persian and emoji need them. The soft hyphen is invisible but ordinary.
INVISIBLE = re.compile("[\u200b\u2060\u2061-\u2064\ufeff\U000e0000-\U000e007f]")
_TAG = re.compile("[\U000e0020-\U000e007e]+")
# Blank letters (Hangul fillers, the empty Braille cell), dead format characters, and runs of marks that choose a
# letter's shape and can carry bytes: a letter has at most one of those.
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u206a-\u206f\u2800\u3164\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a]"
)
_SELECTORS = re.compile(
    "[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2,}|(?<=[A-Za-z ])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_JOINERS = re.compile("(?<=[A-Za-z0-9])[\u200c\u200d]+(?=[A-Za-z0-9])|[\u200c\u200d]{2,}")
_SOFT = re.compile("\u00ad{2,}")
_TURNED = re.compile("[\u202d\u202e]")
_EMBEDDED = re.compile("[\u202a\u202b\u2066\u2067]")
# All of the above in one class: most texts have none, and are walked once.
_ANY = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e01ef]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def invisible_characters(text: str, removed: str = "") -> tuple[str, ...]:
    """One line for each kind of invisible character in a text, with how often; tag characters spelled out.

    Args:
        text: as read.
        removed: invisible characters that were taken out of it.
    """
    if not removed and (text.isascii() or not _ANY.search(text)):
        return ()
    whole = f"{removed}{text}" if removed else text
    counted = Counter(INVISIBLE.findall(whole)) + Counter(_BLANK.findall(text))
    spelled = ["".join(chr(ord(one) - 0xE0000) for one in run) for run in _TAG.findall(whole)]
    plain = {one: n for one, n in counted.items() if not _TAG.fullmatch(one)}
    return (
        *(f"U+{ord(one):04X} {n} times" for one, n in sorted(plain.items())),
        *(f'tag characters that spell "{words}"' for words in spelled),
        *_hidden_runs(text),
        *_turned(text),
    )


def told_characters(unseen: Sequence[str], inside: int) -> str:
    """The invisible characters of a page that are worth a word, "" for an editor's slips.

    20 of 447 real pages hold a zero-width space or byte order mark, nearly all at the edge of a line or sign.

    Args:
        unseen: all of them.
        inside: how many stand in a word, right behind one, or in a run that could spell a letter.
    """
    whole = "".join(unseen)
    return whole if inside or len(unseen) >= 40 or _TAG.search(whole) else ""


def _hidden_runs(text: str) -> list[str]:
    kinds = (
        ("variation selectors", _SELECTORS),
        ("joiners between Latin letters", _JOINERS),
        ("runs of soft hyphens", _SOFT),
    )
    counted = ((name, sum(len(run) for run in kind.findall(text))) for name, kind in kinds)
    return [f"{name} {count} times" for name, count in counted if count]


def _turned(text: str) -> list[str]:
    """Marks that show letters in another order than they are written. Right-to-left scripts embed, and never override."""
    found = Counter(_TURNED.findall(text))
    if not _RIGHT_TO_LEFT.search(text):
        found += Counter(_EMBEDDED.findall(text))
    return [
        f"U+{ord(one):04X} {n} times: letters shown in another order than written"
        for one, n in sorted(found.items())
    ]
