"""CSS selectors matched against open elements: the parts of a page that a single walk knows when an element opens."""

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from witnessmark.read.texts.sight.css import unescaped

MAX_ANCESTORS = 300
_IDENT = r"(?:[\w-]|[^\x00-\x7f]|\\[0-9a-fA-F]{1,6}[ \t]?|\\[^\n0-9a-fA-F]){1,200}"
_SIMPLE = re.compile(
    rf"(?P<kind>[.#]?)(?P<name>{_IDENT})|(?P<any>\*)|(?P<colons>::?)(?P<pseudo>[\w-]{{1,60}})"
    rf"|\[\s*(?P<attr>{_IDENT})\s*(?:(?P<op>[~|^$*]?=)\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\]\s]*)\s*(?P<flag>[iIsS])?\s*)?\]"
)
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")
_SIGN = re.compile(r"[,()\[\]\"']")
_NTH = re.compile(
    r"\s*(?:(?P<a>[+-]?\d{0,6})n\s*(?P<b>[+-]\s*\d{1,6})?|(?P<only>[+-]?\d{1,6})|(?P<word>odd|even))\s*"
)
# Pseudo-elements whose text is not the element's own, and states that hold only while a person does something.
_NEVER = frozenset(
    ["hover", "focus", "active", "focus-within", "focus-visible", "target", "visited", "checked", "placeholder-shown",
     "disabled", "invalid", "popover-open", "fullscreen", "open", "modal", "autofill", "host", "host-context"]
)  # fmt: skip
_ALWAYS = frozenset(["link", "any-link", "enabled", "defined", "valid", "read-only", "scope"])


class Element(Protocol):
    """What a selector asks of an element."""

    tag: str
    index: int
    index_of_type: int

    @property
    def attributes(self) -> Mapping[str, str]:
        """By lower-case name."""

    @property
    def names(self) -> frozenset[str]:
        """Its tag, its classes with a dot, its id with a #."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Names under which a sheet files what may select it: "*", its names, and its attributes with a [."""

    @property
    def parent(self) -> "Element | None":
        """What it lies in."""

    @property
    def before(self) -> "Element | None":
        """The element before it in the same parent."""


Test = Callable[[Element], bool]


@dataclass(frozen=True, slots=True)
class Compound:
    """Tests that one element must pass, and how it stands to the compound left of it."""

    tests: tuple[Test, ...]
    names: frozenset[str]
    combinator: str
    left: "Compound | None"


@dataclass(frozen=True, slots=True)
class Selector:
    """One selector, read.

    Attributes:
        last: its rightmost compound.
        weight: its specificity as (ids, classes, tags).
        pseudo: "before" or "after" when it speaks of generated words.
        needs: names that what the element lies in must have; where one is missing there is nothing to match.
    """

    last: Compound
    weight: tuple[int, int, int]
    pseudo: str = ""
    needs: tuple[str, ...] = ()

    def matches(self, element: Element, around: Container[str]) -> bool:
        """Whether it selects this element.

        Args:
            element: as it opens.
            around: at least the names of all it lies in.
        """
        for name in self.needs:
            if name not in around:
                return False
        return _matches(self.last, element)


class _UnknownError(Exception):
    """A part that a single walk cannot decide."""


@lru_cache(maxsize=20_000)
def selector(text: str) -> Selector | None:
    """A selector without commas at its top, read; None when a part of it can never hold or is not known here."""
    try:
        return _read(text.strip())
    except (_UnknownError, RecursionError, ValueError):
        return None


def _read(text: str) -> Selector:
    at, left, combinator = 0, None, ""
    weight, pseudo = [0, 0, 0], ""
    while at < len(text):
        tests: list[Test] = []
        names: list[str] = []
        begun = at
        while at < len(text) and (part := _SIMPLE.match(text, at)):
            at = part.end()
            if part["colons"]:
                at, pseudo = _pseudo(text, part, tests, weight)
            elif part["name"]:
                names.append(_name(part, weight))
            elif part["attr"]:
                weight[1] += 1
                tests.append(_attribute_test(part))
        if at == begun:
            raise _UnknownError(text)
        left = Compound(tuple(tests), frozenset(names), combinator, left)
        if at < len(text):
            sign = _COMBINATOR.match(text, at)
            if sign is None:
                raise _UnknownError(text)
            combinator, at = sign[1] or " ", sign.end()
    if left is None:
        raise _UnknownError(text)
    return Selector(left, (weight[0], weight[1], weight[2]), pseudo, tuple(_needs(left)))


def _needs(last: Compound) -> Iterator[str]:
    """Names of compounds to the left that stand for an element around this one, not for one before it."""
    at = last
    while at.left is not None:
        if at.combinator in {" ", ">"}:
            yield from at.left.names
        at = at.left


def _name(part: re.Match[str], weight: list[int]) -> str:
    weight[{"#": 0, ".": 1}.get(part["kind"], 2)] += 1
    name = unescaped(part["name"])
    return f"{part['kind']}{name}" if part["kind"] else name.lower()


def _attribute_test(part: re.Match[str]) -> Test:
    name, operation = unescaped(part["attr"]).lower(), part["op"]
    wanted = unescaped((part["value"] or "").strip("\"'"))
    folded = (part["flag"] or "").lower() == "i"
    wanted = wanted.lower() if folded else wanted

    def test(element: Element) -> bool:
        found = element.attributes.get(name)
        if found is None or operation is None:
            return found is not None
        found = found.lower() if folded else found
        return {
            "=": found == wanted,
            "~=": wanted in found.split(),
            "|=": found == wanted or found.startswith(f"{wanted}-"),
            "^=": bool(wanted) and found.startswith(wanted),
            "$=": bool(wanted) and found.endswith(wanted),
            "*=": bool(wanted) and wanted in found,
        }[operation]

    return test


def _pseudo(text: str, part: re.Match[str], tests: list[Test], weight: list[int]) -> tuple[int, str]:
    """Reads a pseudo-class; returns where it ends, and the pseudo-element's name or ""."""
    name, at = part["pseudo"].lower(), part.end()
    if name in {"before", "after"}:
        return at, name
    argument = ""
    if text.startswith("(", at):
        argument, at = _argument(text, at)
    if part["colons"] == "::" or name in _NEVER:
        raise _UnknownError(name)
    if name not in _ALWAYS:
        tests.append(_pseudo_test(name, argument, weight))
    return at, ""


def _argument(text: str, at: int) -> tuple[str, int]:
    depth = 0
    for place in range(at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if not depth:
            return text[at + 1 : place], place + 1
    raise _UnknownError(text)


def _pseudo_test(name: str, argument: str, weight: list[int]) -> Test:
    if name in {"is", "where", "not", "matches", "-webkit-any", "-moz-any"}:
        return _any_of(name, argument, weight)
    weight[1] += 1
    if name == "root":
        return lambda element: element.tag == "html"
    if name in {"first-child", "first-of-type"}:
        argument = "1"
    elif name not in {"nth-child", "nth-of-type"}:
        raise _UnknownError(name)  # last-child, has(), empty: known only when the element is over
    step, offset = _nth(argument)
    by_type = name.endswith("of-type")
    return lambda element: _is_nth(element.index_of_type if by_type else element.index, step, offset)


def _any_of(name: str, argument: str, weight: list[int]) -> Test:
    read = [selector(one) for one in split_list(argument)]
    known = [one for one in read if one is not None]
    if name == "not":
        if len(known) < len(read) and not all(_can_never_hold(one) for one in split_list(argument)):
            raise _UnknownError(argument)
        _add_heaviest(weight, known)
        return lambda element: not any(_matches(one.last, element) for one in known)
    if name != "where":
        _add_heaviest(weight, known)
    return lambda element: any(_matches(one.last, element) for one in known)


def _can_never_hold(text: str) -> bool:
    """Whether a selector speaks of a state that needs a person at the page; `:not(:hover)` then always holds."""
    return any(f":{state}" in text.lower() for state in _NEVER)


def _add_heaviest(weight: list[int], read: Sequence[Selector]) -> None:
    heaviest = max((one.weight for one in read), default=(0, 0, 0))
    for place, count in enumerate(heaviest):
        weight[place] += count


def _nth(argument: str) -> tuple[int, int]:
    found = _NTH.fullmatch(argument.lower())
    if found is None:
        raise _UnknownError(argument)
    if found["word"]:
        return 2, int(found["word"] == "odd")
    if found["only"]:
        return 0, int(found["only"])
    step = found["a"]
    return int(step if step not in ("", "+", "-") else f"{step}1"), int((found["b"] or "0").replace(" ", ""))


def _is_nth(index: int, step: int, offset: int) -> bool:
    if not step:
        return index == offset
    return (index - offset) % step == 0 and (index - offset) // step >= 0


def split_list(text: str) -> list[str]:
    """The selectors of a list, cut at commas that stand in no brackets and no quotes."""
    if "(" not in text and "[" not in text:
        return text.split(",")
    found, depth, start, quote = [], 0, 0, ""
    for match in _SIGN.finditer(text):
        sign, place = match[0], match.start()
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign != ",":
            depth += 1 if sign in "([" else -1
        elif not depth:
            found.append(text[start:place])
            start = place + 1
    return [*found, text[start:]]


def _matches(compound: Compound, element: Element) -> bool:
    if not compound.names <= element.names:
        return False
    for test in compound.tests:
        if not test(element):
            return False
    left = compound.left
    if left is None:
        return True
    if compound.combinator == ">":
        return element.parent is not None and _matches(left, element.parent)
    if compound.combinator == "+":
        return element.before is not None and _matches(left, element.before)
    step: Callable[[Element], Element | None] = (
        (lambda one: one.before) if compound.combinator == "~" else (lambda one: one.parent)
    )
    return _matches_any(left, element, step)


def _matches_any(left: Compound, element: Element, step: Callable[[Element], Element | None]) -> bool:
    """Whether any element along the way matches; the way is cut, for a page may be a thousand deep."""
    other = step(element)
    for _ in range(MAX_ANCESTORS):
        if other is None:
            return False
        if _matches(left, other):
            return True
        other = step(other)
    return False
