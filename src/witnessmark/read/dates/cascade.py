"""Patterns over letters, pass after pass: each pass replaces what it understands by one node (Abney 1996, cascades)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from witnessmark.read.dates.letters import Node


@dataclass(frozen=True)
class Found:
    """What a pattern matched: its nodes, and the letters before and after it in the whole string."""

    nodes: Sequence[Node]
    before: str
    after: str

    def first(self, letters: str) -> Node | None:
        """The first node with one of these letters."""
        return next((node for node in self.nodes if node.letter in letters), None)

    def every(self, letters: str) -> list[Node]:
        """All nodes with one of these letters, in order."""
        return [node for node in self.nodes if node.letter in letters]

    def places(self, letters: str) -> tuple[tuple[int, int], ...]:
        """Where the nodes with one of these letters stand in the text."""
        return tuple((node.start, node.end) for node in self.every(letters))

    def meaning(self, letters: str) -> object:
        """The meaning of the first node with one of these letters; None when there is none."""
        node = self.first(letters)
        return node.meaning if node else None


Maker = Callable[[Found], object]
"""Meaning of what was matched; None when the words mean no date after all."""


@dataclass(frozen=True)
class Pass:
    """One pass: patterns in order of preference, each with the letter its node gets and its maker.

    Patterns hold no quantifier inside a quantifier, so a pass costs time in proportion to the text.
    """

    letter: str
    rules: tuple[tuple[str, Maker], ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All rules as one alternation; the leftmost match wins, then the earlier rule."""
        return re.compile("|".join(f"(?P<r{rank}>{rule})" for rank, (rule, _) in enumerate(self.rules)))

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """Each rule alone, for the second choice where the first declined."""
        return tuple(re.compile(rule) for rule, _ in self.rules)

    def run(self, nodes: list[Node]) -> list[Node]:
        """The nodes with every match replaced by one; where all makers decline, the nodes stay as they are."""
        letters = "".join(node.letter for node in nodes)
        made: list[Node] = []
        done = place = 0
        while match := self.pattern.search(letters, place):
            node, end = self._make(nodes, letters, match)
            place = end if node else match.start() + 1
            if node:
                made += nodes[done : match.start()]
                made.append(node)
                done = place
        return made + nodes[done:]

    def _make(self, nodes: list[Node], letters: str, match: re.Match[str]) -> tuple[Node | None, int]:
        start, rank = match.start(), int((match.lastgroup or "r0")[1:])
        for rule in range(rank, len(self.rules)):
            tried = match if rule == rank else self.patterns[rule].match(letters, start)
            if tried is None or tried.end() == start:
                continue
            taken = nodes[start : tried.end()]
            found = Found(taken, letters[max(0, start - 3) : start], letters[tried.end() : tried.end() + 3])
            meaning = self.rules[rule][1](found)
            if meaning is not None:
                return Node(self.letter, taken[0].start, taken[-1].end, meaning), tried.end()
        return None, start
