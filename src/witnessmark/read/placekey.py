"""Keys under which a place name is looked up: one for the name as written, one across scripts and spellings.

`fold` forgives case, accents and punctuation. `skeleton` also forgives vowels, doubled letters, articles and the
script: Amerli, Amirli, Āmirlī, Emirli and آمرلي have one. It is loose, so only a case's own names are looked up by it.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_DROPPED = re.compile(r"[’‘ʼʿʾ'`´ʹʺ\u0640\u200c-\u200f]")
_ACCENT = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u20d0-\u20ff]"
)
_GAP = re.compile(r"[\s\-–_/.,]+")
_BETWEEN = "\0"
"""Parts names that are folded together; no name holds it."""
_ASCII = "".join(map(chr, range(128)))
_ASCII_DROPPED = "".join(one for one in _ASCII if _DROPPED.match(one)).encode("ascii")
_ASCII_TABLE = (
    "".join(" " if _GAP.match(one) else one.casefold() for one in _ASCII).encode("ascii").ljust(256, b"?")
)
_SAME = dict(zip("أإآٱىة", "اااايه", strict=True))
# Articles, and the words for mound and village that lists put before a name or leave out.
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "an",
        "ar",
        "as",
        "ash",
        "at",
        "ad",
        "az",
        "tall",
        "tell",
        "tel",
        "tal",
        "qaryat",
        "qaryah",
        "qarya",
        "ال",
        "تل",
        "قريه",
    ]
)

_ARABIC = {
    "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ث": "t", "ج": "j", "چ": "c", "ح": "h", "خ": "h", "ه": "h", "د": "d", "ض": "d",
    "ذ": "z", "ز": "z", "ظ": "z", "ژ": "z", "ر": "r", "س": "s", "ص": "s", "ش": "s", "غ": "g", "ق": "g", "ك": "g", "ک": "g",
    "گ": "g", "ف": "f", "ڤ": "f", "ل": "l", "م": "m", "ن": "n",
}  # fmt: skip
_CYRILLIC = {
    "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "ж": "z", "з": "z", "й": "", "к": "g", "л": "l", "м": "m", "н": "n",
    "п": "b", "р": "r", "с": "s", "т": "t", "ф": "f", "х": "h", "ц": "s", "ч": "c", "ш": "s", "щ": "s", "ь": "", "ъ": "",
}  # fmt: skip
_DIGRAPHS = {
    "kh": "h",
    "gh": "g",
    "sh": "s",
    "th": "t",
    "dh": "z",
    "zh": "z",
    "dj": "j",
    "ch": "c",
    "ph": "f",
}
_DIGRAPH = re.compile("|".join(_DIGRAPHS))
# Letters that transcriptions of one name swap: q, k, c and g; p and b (Arabic has no p); w and y may be vowels.
_LATIN = {
    "q": "g",
    "k": "g",
    "x": "gs",
    "p": "b",
    "w": "",
    "y": "",
    "v": "v",
    "ı": "",
    "ğ": "g",
    "ç": "c",
    "ş": "s",
    "ß": "s",
}
# Waw and ya open a name as consonants (Yangija, Wasit) and close it as vowels (Amerli, Khurmatu).
_OPENING_VOWELS = set("aeiouœæøåаеиоуіїєюяыэёاعءئؤ")
_CLOSING_VOWELS = _OPENING_VOWELS | set("yوي")
_ALL_VOWELS = _CLOSING_VOWELS | set("wی")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name without case, accents and punctuation; "Tuz Khurmātū" and "tuz-khurmatu" are one."""
    return _flat(name).strip().removeprefix("the ")


def fold_all(names: Sequence[str]) -> list[str]:
    """Every name folded, in order; for a million names many times as fast as one by one."""
    plain = iter(_flat_ascii([name for name in names if name.isascii()]))
    others = iter(_flat(_BETWEEN.join(name for name in names if not name.isascii())).split(_BETWEEN))
    return [next(plain if name.isascii() else others).strip().removeprefix("the ") for name in names]


def _flat_ascii(names: Sequence[str]) -> list[str]:
    """`_flat` of many ASCII names at once, by a table of bytes."""
    joined = _BETWEEN.join(names).encode("ascii").translate(_ASCII_TABLE, _ASCII_DROPPED)
    return re.sub(b"  +", b" ", joined).decode("ascii").split(_BETWEEN)


def _flat(text: str) -> str:
    """Case, accents and punctuation taken away, character by character."""
    if text.isascii():
        flat = text.casefold()
    else:
        flat = unicodedata.normalize("NFKC", text).casefold()
        for letter, same in _SAME.items():
            flat = flat.replace(letter, same)
        flat = _ACCENT.sub("", unicodedata.normalize("NFKD", flat))
    return _GAP.sub(" ", _DROPPED.sub("", flat))


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The name's consonants across scripts, with a mark for a vowel at either end; "" when fewer than three."""
    words = [word for word in map(_bare, fold(name).split()) if word not in _PARTICLES]
    if not words:
        return ""
    name = "".join(words)
    ends_open = name[-1] in _CLOSING_VOWELS or name.endswith(("ah", "ه"))
    bones = _bones(name[:-1] if name.endswith(("ah", "ه")) else name)
    starts = "*" if name[0] in _OPENING_VOWELS else ""
    return f"{starts}{bones}{'*' if ends_open else ''}" if len(bones) >= 3 else ""


def _bare(word: str) -> str:
    """A word without the Arabic article."""
    return word.removeprefix("ال") if len(word) > 4 else word


def _bones(name: str) -> str:
    name = _DIGRAPH.sub(lambda pair: _DIGRAPHS[pair[0]], name)
    return re.sub(r"(.)\1{1,9}", r"\1", "".join(_letter(one) for one in name))


def _letter(one: str) -> str:
    if one in _ALL_VOWELS:
        return ""
    return (
        _ARABIC.get(one)
        or _CYRILLIC.get(one)
        or _LATIN.get(one, one if one.isascii() and one.isalpha() else "")
    )
