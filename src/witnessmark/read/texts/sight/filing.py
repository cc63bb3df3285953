"""Rules filed by what they select; answers are kept for all elements that no selector of the page can tell apart."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from witnessmark.read.texts.sight.css import unescaped
from witnessmark.read.texts.sight.selectors import Element, Selector, selector, split_list

# An element's place among others is its own: such selectors are asked of every element anew.
PLACE = re.compile(r"[+~]|:(?:nth|first|only|last)-")
_KEY = re.compile(r"[.#]?(?:[\w-]|[^\x00-\x7f]|\\.){1,200}")
_MARKED = re.compile(r"[.#](?:[\w-]|[^\x00-\x7f]|\\.){1,200}")
_NAMED = re.compile(r"([.#]?)((?:[\w-]|[^\x00-\x7f]|\\[0-9a-fA-F]{1,6}[ \t]?|\\[^\n0-9a-fA-F]){1,200})")
_COMBINERS = " >+~\t\n\r\f\v"
# Neither may hold its own opening sign: a megabyte of "[" is then walked once.
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BRACKET = re.compile(r"[()\[\]]")
_ATTRIBUTE = re.compile(r"\[\s*+([^\s\]=~|^$*]{1,200})")


@dataclass(slots=True, eq=False)
class Filed:
    """A selector as written, its block, its place among all rules; read when one of its file is first asked."""

    text: str
    body: str
    place: int
    read: Selector | None = None


class File:
    """All selectors filed under one name, in parts by the first name that each needs around what it selects."""

    def __init__(self) -> None:
        self._unread: list[Filed] = []
        self._parts: dict[str, list[tuple[Filed, Selector]]] = {}

    def take(self, one: Filed) -> None:
        """Put a selector to it."""
        self._unread.append(one)

    def selecting(self, element: Element, around: Container[str]) -> list[Filed]:
        """Those that select an element which lies in all of `around`."""
        if self._unread:
            self._read()
        return [
            one
            for need, part in self._parts.items()
            if not need or need in around
            for one, read in part
            if read.last.names <= element.names and read.matches(element, around)
        ]

    def _read(self) -> None:
        for one in self._unread:
            one.read = read = selector(one.text)
            if read is not None and not read.pseudo:
                self._parts.setdefault(read.needs[0] if read.needs else "", []).append((one, read))
        self._unread = []


class Filing:
    """Selectors with their blocks, by the last name of each.

    Attributes:
        names: the names something is filed under: "p", ".hid", "#x", "[hidden" or "*".
    """

    def __init__(self, rules: Iterable[tuple[str, str]]) -> None:
        self._steady: dict[str, File] = {}
        self._placed: dict[str, File] = {}
        attributes: set[str] = set()
        vocabulary: set[str] = set()
        for place, (selectors, body) in enumerate(rules):
            for text in split_list(selectors):
                self._take(Filed(text, body, place))
                vocabulary.update(names_in(text))
                if "[" in text:
                    attributes.update(unescaped(name).lower() for name in _ATTRIBUTE.findall(text))
        self.names = self._steady.keys() | self._placed.keys()
        self._attributes = tuple(sorted(attributes))
        self._vocabulary = frozenset(vocabulary)
        self._told_apart: dict[frozenset[str], frozenset[str]] = {}
        self._contexts: dict[object, int] = {}
        self._numbers: dict[Element, int] = {}
        self._known: dict[int, tuple[Filed, ...]] = {}

    def _take(self, one: Filed) -> None:
        key = key_of(one.text)
        if key == "*" and ((read := selector(one.text)) is None or read.pseudo):
            return  # asked of every element, so only if there is anything to ask
        group = self._placed if PLACE.search(one.text) else self._steady
        if key not in group:
            group[key] = File()
        group[key].take(one)

    def selecting(self, element: Element, around: Container[str]) -> tuple[Filed, ...]:
        """The rules that select an element, in no order.

        Args:
            element: as it opens.
            around: at least the names of all it lies in.
        """
        if not self.names:
            return ()
        context = self._context(element)
        steady = self._known.get(context)
        if steady is None:
            steady = self._known[context] = _selecting(self._steady, element, around)
        return steady + _selecting(self._placed, element, around) if self._placed else steady

    def _context(self, element: Element) -> int:
        """A number for all that selectors ask of an element and of what it lies in, but for places."""
        numbers, way = self._numbers, []
        at: Element | None = element
        while at is not None and at not in numbers:
            way.append(at)
            at = at.parent
        number = numbers[at] if at is not None else 0
        for one in reversed(way):
            names = self._told_apart.get(one.names)
            if names is None:
                names = self._told_apart[one.names] = one.names & self._vocabulary
            asked = tuple(map(one.attributes.get, self._attributes)) if self._attributes else ()
            number = self._contexts.setdefault((number, names, asked), len(self._contexts) + 1)
            numbers[one] = number
        return number


def _selecting(filed: dict[str, File], element: Element, around: Container[str]) -> tuple[Filed, ...]:
    return tuple(one for key in element.keys if key in filed for one in filed[key].selecting(element, around))


def names_in(text: str) -> list[str]:
    """The names a selector may ask for, in any of its parts; a few too many do no harm."""
    return [f"{sign}{unescaped(name)}" if sign else name.lower() for sign, name in _NAMED.findall(text)]


def key_of(text: str) -> str:
    """The name by which a selector is found again: an id or class of its last compound, or else its tag."""
    text = text.strip()
    bare = text
    for _ in range(4 if "(" in text or "[" in text else 0):
        bare = _BRACKETS.sub("", bare)
    if _BRACKET.search(bare):
        return "*"  # brackets deep in brackets: asked of every element, which costs time and misses nothing
    tail = bare[max(map(bare.rfind, _COMBINERS)) + 1 :]
    if text.startswith("[") and not tail and (named := _KEY.match(text, 1)):
        return "*" if "\\" in named[0] else f"[{named[0].lower()}"
    found = _MARKED.search(tail) or _KEY.match(tail)
    if found is None or "\\" in found[0]:
        return "*"
    return found[0] if found[0][0] in ".#" else found[0].lower()
