"""Patterns over letters, pass after pass: each pass replaces what it understands by one node (Abney 1996, cascades)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from witnessmark.read.dates.letters import Node


@dataclass(slots=True)
class Found:
    """What a pattern matched: its nodes, and the letters before and after it in the whole string."""

    nodes: Sequence[Node]
    before: str
    after: str

    def first(self, letters: str) -> Node | None:
        """The first node with one of these letters."""
        for node in self.nodes:  # a plain loop: this is asked several times for every date
            if node.letter in letters:
                return node
        return None

    def every(self, letters: str) -> list[Node]:
        """All nodes with one of these letters, in order."""
        return [node for node in self.nodes if node.letter in letters]

    def places(self, letters: str) -> tuple[tuple[int, int], ...]:
        """Where the nodes with one of these letters stand in the text."""
        return tuple((node.start, node.end) for node in self.every(letters))

    def meaning(self, letters: str) -> object:
        """The meaning of the first node with one of these letters; None when there is none."""
        for node in self.nodes:
            if node.letter in letters:
                return node.meaning
        return None


Maker = Callable[[Found], object]
"""Meaning of what was matched; None when the words mean no date after all."""


Match = tuple[int, int, int]
"""Start and end of a match, and the rank of its rule."""


class Try(NamedTuple):
    """One try of a rule on a run of letters: where, by which maker, and whether it made a node."""

    maker: Maker
    letter: str
    start: int
    end: int
    before: str
    after: str
    made: bool


@dataclass(frozen=True)
class Pass:
    """One pass: patterns in order of preference, each with the letter its node gets and its maker.

    Patterns hold no quantifier inside a quantifier, so a pass costs time in proportion to the text.
    `needs` are letters one of which every rule holds, `least` is how many letters a match has with what must stand
    beside it; with fewer the pass has nothing to do.
    """

    letter: str
    rules: tuple[tuple[str, Maker], ...]
    needs: frozenset[str] = frozenset()
    least: int = 1

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All rules as one alternation; the leftmost match wins, then the earlier rule."""
        return re.compile("|".join(f"(?P<r{rank}>{rule})" for rank, (rule, _) in enumerate(self.rules)))

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """Each rule alone, for the second choice where the first declined."""
        return tuple(re.compile(rule) for rule, _ in self.rules)

    def run(self, nodes: list[Node], letters: str, tries: list[Try] | None = None) -> tuple[list[Node], str]:
        """The nodes with every match replaced by one, and their letters; where all makers decline, they stay.

        Args:
            nodes: one per letter.
            letters: the nodes' letters; the same list and string come back where nothing matched.
            tries: takes down every try, in order.
        """
        idle = len(letters) <= self.least and len(letters) - letters.count("|") < self.least
        idle = idle or (bool(self.needs) and self.needs.isdisjoint(letters))
        match = None if idle else self._search(letters, 0)
        if match is None:
            return nodes, letters
        tries = [] if tries is None else tries
        made: list[Node] = []
        done = 0
        while match is not None:
            start = match[0]
            node, end = self._make(nodes, letters, match, tries)
            if node is not None:
                made += nodes[done:start]
                made.append(node)
                done = end
            match = self._search(letters, end if node else start + 1)
        made += nodes[done:]
        return made, "".join([node.letter for node in made])

    def _search(self, letters: str, place: int) -> Match | None:
        match = self.pattern.search(letters, place)
        return (match.start(), match.end(), int((match.lastgroup or "r0")[1:])) if match else None

    def _make(
        self, nodes: list[Node], letters: str, match: Match, tries: list[Try]
    ) -> tuple[Node | None, int]:
        start, end, rank = match
        for rule in range(rank, len(self.rules)):
            if rule > rank:
                tried = self.patterns[rule].match(letters, start)
                if tried is None:
                    continue
                end = tried.end()
            if end == start:
                continue
            maker = self.rules[rule][1]
            before, after = letters[max(0, start - 3) : start], letters[end : end + 3]
            node = _made(maker, self.letter, nodes[start:end], before, after)
            tries.append(Try(maker, self.letter, start, end, before, after, node is not None))
            if node is not None:
                return node, end
        return None, start


def _made(maker: Maker, letter: str, taken: Sequence[Node], before: str, after: str) -> Node | None:
    meaning = maker(Found(taken, before, after))
    return None if meaning is None else Node(letter, taken[0].start, taken[-1].end, meaning)


_SHORT, _REMEMBERED = 32, 20_000
"""Strings of letters up to this length are remembered, and so many of them."""


class Cascade:
    """Passes one after another. The same few strings of letters come again and again ("Md,y"): what was tried on
    one is kept, and is tried again on the next without a search, as long as every maker answers as it did.
    """

    def __init__(self, *passes: Pass) -> None:
        """The passes in order."""
        self.passes = passes
        self._known: dict[str, tuple[tuple[Try, ...], ...]] = {}

    def forget(self) -> None:
        """Forget the strings of letters met so far."""
        self._known.clear()

    def run(self, nodes: list[Node], letters: str) -> list[Node]:
        """The nodes after all passes."""
        known = self._known.get(letters)
        again = _again(known, nodes) if known is not None else None
        if again is not None:
            return again
        taken: list[tuple[Try, ...]] = []
        string = letters
        for step in self.passes:
            tries: list[Try] = []
            nodes, string = step.run(nodes, string, tries)
            if tries:
                taken.append(tuple(tries))
        if len(letters) <= _SHORT:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[letters] = tuple(taken)
        return nodes


def _again(known: tuple[tuple[Try, ...], ...], nodes: list[Node]) -> list[Node] | None:
    """The nodes after the same tries; None where a maker answers otherwise, as it looks at meanings too."""
    for tries in known:
        made: list[Node] = []
        done = 0
        for maker, letter, start, end, before, after, ok in tries:
            node = _made(maker, letter, nodes[start:end], before, after)
            if (node is not None) != ok:
                return None
            if node is not None:
                made += nodes[done:start]
                made.append(node)
                done = end
        if done:
            nodes = made + nodes[done:]
    return nodes
