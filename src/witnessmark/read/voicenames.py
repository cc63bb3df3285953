"""The normal name in the words that name a source: without article, role, work, or how somebody came to speak."""

import re
from itertools import takewhile

from witnessmark.read.arabicnames import arabic_name
from witnessmark.read.cues import Words, fold
from witnessmark.read.germannames import german_name

_POSSESSIVE = re.compile(r"^(?P<owner>.{2,80}?)['’]s?\s+(?P<thing>[a-z0-9].*)$")
_DOING = re.compile(
    r" (?:speaking|talking|writing|reached|contacted|who spoke|who was speaking) (?:on|under|to|from|in|by|at|with)\b.*$"
)
"""How somebody came to speak is no part of the name: "an official speaking on condition of anonymity"."""

_DATED = re.compile(
    r" (?:(?:from|of|in) (?:1[89]|20)\d\d|(?:on|late on|last|this|earlier on) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)
"""When it was said or made."""

_WHO = re.compile(r",? who (?!asked|declined|requested|refused|spoke)\b.*$")
"""What somebody did is no part of the name either; that they asked not to be named is."""

_SMALL = {"al", "bin", "de", "von", "van", "ibn"}
_STAFF = {
    "researchers", "investigators", "experts", "team", "staff", "analysts", "monitors", "spokesman", "spokeswoman",
    "spokesperson", "website", "site", "page", "account", "feed", "figures", "findings", "results", "data", "numbers", "statistics",
}  # fmt: skip
_ARTICLES = re.compile(
    r"^(?:the|an?|both|this|that|these|those|its|their|his|her|my|our|many|some|several|most|other|der|die|das|den|dem|ein|eine|einer)\s+"
    r"(?!(?:in|of|from|at|on|with|who|among)\b)",
    re.IGNORECASE,
)


def squeeze(text: str) -> str:
    """Words on one line, without quotation marks and the punctuation around them."""
    return re.sub(r"\s+", " ", re.sub(r"[“”\"«»]", "", text)).strip(" ,;:“”\"'‘")


def normal_name(name: str, words: Words) -> str:
    """The name itself: without article and quantity, role, work ("a report by X", "X's report")."""
    if words.language == "ar":
        return arabic_name(name, words)
    if words.language == "de":
        return german_name(squeeze(name), words)
    name = re.sub(r"\s*\([^()]*\)$|\s\([A-Z][\w.-]{1,11}\)(?= )", "", squeeze(name)).strip(" ,;:.")
    name = owner_of(re.sub(r"['’]s$|(?<=s)['’]$", "", name), words)
    name = _OUTLETS_OWN.sub("", name) if _is_person_of_outlet(name, words) else name
    by = re.match(r"^.{0,60}?\b(?:by|from)\s+(.+)$", name) or _SWORN.match(name)
    if by and _is_work(name[: by.start(1)].rsplit(maxsplit=1)[0], words):
        name = by[1]
    bare = _without_work(re.sub(r"^(?:later|earlier) (?=[a-z])", "", _ARTICLES.sub("", name)), words)
    bare = re.sub(r"^(?:.{0,30} )?(?=@\w)", "", bare)  # "the account @handle"
    bare = _DATED.sub("", _WHO.sub("", _DOING.sub("", bare)))
    sort = re.match(r"(?:[a-z-]+ ){0,3}([a-z-]+) (?=[A-Z])", bare)
    if sort and words.has("sources", "bodies", sort[1]):
        bare = bare[sort.end() :]  # "the charity Harvest Aid"
    return _person_in(_without_house(bare, words), words)


_SWORN = re.compile(
    r"^(?:[a-z]+ ){0,3}(?:affidavit|testimony|deposition|account|diary|memoir|statement|letter) of ((?:the )?[A-Z].+)$"
)
"""Whose word it is that was written down."""

_OUTLETS_OWN = re.compile(r"^.{2,60}?['’]s (?=[A-Z])")


def _is_person_of_outlet(name: str, words: Words) -> bool:
    """As in "The Beacon's Ann Poe": two capitalised words behind an owner, none of them a word for a body."""
    parts = _OUTLETS_OWN.sub("", name).split()
    lists = ("organisations", "bodies", "governments", "outlets", "agencies")
    is_body = any(words.is_source(part, *lists) for part in parts)
    return (
        bool(_OUTLETS_OWN.match(name))
        and len(parts) == 2
        and all(part[:1].isupper() for part in parts)
        and not is_body
    )


def owner_of(name: str, words: Words) -> str:
    """As in "the network's own experts" -> "the network"; other names as they are."""
    owner = _POSSESSIVE.match(name)
    return owner["owner"] if owner and _is_own(owner["thing"], words) else name


def _is_own(thing: str, words: Words) -> bool:
    """Whether a possessed thing speaks for its owner: a report, researchers, a team."""
    parts = thing.split()
    speaks = parts[-1] in _STAFF or any(words.has("phrases", "works", one) for one in parts)
    return len(parts) <= 3 and speaks


def _without_work(name: str, words: Words) -> str:
    """As in "new Lantern Trust survey" -> "Lantern Trust"."""
    works = "|".join(sorted(words.phrases["works"]))
    made = re.match(rf"^(?:(?:new|recent|latest|leaked|joint)\s+)?(.+?)\s+(?:{works}s?)$", name)
    is_open = (
        made is not None and fold(made[1].split()[-1]) in words.grammar["prepositions"]
    )  # "commission of | inquiry"
    return made[1] if made and made[1][:1].isupper() and not is_open else name


def _is_work(phrase: str, words: Words) -> bool:
    return any(words.has("phrases", "works", one) for one in phrase.split())


def _without_house(name: str, words: Words) -> str:
    """As in "Dr Ann Poe of the Children's Hospital" -> "Dr Ann Poe": a person's house is no part of the name."""
    found = re.match(r"^((?:[\w.'’-]+ ){1,4}?[\w.'’-]+) (?:of|at|from|with) (?:the |an? )?[A-Z]", name)
    parts = found[1].split() if found else []
    if len(parts) < 2 or not all(part[:1].isupper() or part in _SMALL for part in parts):
        return name
    titled = fold(parts[0].strip(".")) in words.sources["titles"] and len(parts) > 2
    house = any(words.is_source(part, "organisations", "bodies") for part in name.split()[len(parts) :])
    is_person = not _is_body(parts, words) and not any(words.has("sources", "bodies", part) for part in parts)
    return " ".join(parts) if is_person and (titled or house) else name


def _person_in(name: str, words: Words) -> str:
    """As in "University of X researcher Ann Poe" -> "Ann Poe"; other names stay whole."""
    parts = name.split()
    for n in range(len(parts) - 1, 0, -1):
        tail = parts[n:]
        coded = any(letter.isdigit() for part in tail for letter in part)  # "Witness K-12" keeps its role
        named = len(tail) <= 4 and not coded and all(part[:1].isupper() or part in _SMALL for part in tail)
        if named and is_role(parts[n - 1], words) and not _is_body(tail, words):
            return " ".join(tail)
    return _behind_role(parts, words) or name


def _behind_role(parts: list[str], words: Words) -> str | None:
    """As in "team member Rodaba Noori": two to four capitalised words behind a plain word that is no preposition."""
    tail = list(takewhile(lambda part: part[:1].isupper(), reversed(parts)))[::-1]
    head = parts[: len(parts) - len(tail)]
    if not 2 <= len(tail) <= 4 or not head or not head[-1].isalpha() or _is_body(tail, words):
        return None
    grammar = words.grammar
    small = grammar["prepositions"] | grammar["subordinators"] | grammar["determiners"] | _SMALL
    is_plain = fold(head[-1]) not in small and not words.has("sources", "bodies", head[-1])
    return " ".join(tail) if is_plain else None


def is_role(word: str, words: Words) -> bool:
    """Whether a word says what somebody is: a title or a noun for people."""
    plain = fold(word.strip(".,"))
    return plain in words.sources["titles"] or words.has("sources", "groups", plain)


def _is_body(parts: list[str], words: Words) -> bool:
    return any(words.has("sources", "organisations", part) for part in parts)


def initials(name: str) -> str:
    """The first letters of the capitalised words of a name of two words or more."""
    parts = [part for part in re.split(r"[\s-]+", name) if part[:1].isupper()]
    return "".join(part[0] for part in parts) if len(parts) > 1 else ""


def fits(short: str, full: str) -> bool:
    """Whether letters of an acronym are initials of the name, in order."""
    initials = "".join(part[0] for part in re.split(r"[\s-]+", full) if part).casefold()
    letters = iter(initials)
    return sum(letter.isalpha() for letter in short) >= 2 and all(
        one in letters for one in short.casefold() if one.isalpha()
    )
