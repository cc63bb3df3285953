"""Patterns over letters, pass after pass: each pass replaces what it understands by one node (Abney 1996, cascades)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from witnessmark.read.dates.letters import Node


@dataclass(slots=True)
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


Match = tuple[int, int, int]
"""Start and end of a match, and the rank of its rule."""

_SHORT, _REMEMBERED = 32, 20_000
"""Strings of letters up to this length are remembered, and so many of them."""


@dataclass(frozen=True)
class Pass:
    """One pass: patterns in order of preference, each with the letter its node gets and its maker.

    Patterns hold no quantifier inside a quantifier, so a pass costs time in proportion to the text.
    `needs` are letters one of which every rule holds; without any of them the pass has nothing to do.
    """

    letter: str
    rules: tuple[tuple[str, Maker], ...]
    needs: frozenset[str] = frozenset()

    @cached_property
    def _known(self) -> dict[tuple[str, int], Match | None]:
        return {}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All rules as one alternation; the leftmost match wins, then the earlier rule."""
        return re.compile("|".join(f"(?P<r{rank}>{rule})" for rank, (rule, _) in enumerate(self.rules)))

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """Each rule alone, for the second choice where the first declined."""
        return tuple(re.compile(rule) for rule, _ in self.rules)

    def run(self, nodes: list[Node], letters: str) -> tuple[list[Node], str]:
        """The nodes with every match replaced by one, and their letters; where all makers decline, they stay.

        Args:
            nodes: one per letter.
            letters: the nodes' letters; the same list and string come back where nothing matched.
        """
        idle = bool(self.needs) and self.needs.isdisjoint(letters)
        match = None if idle else self._search(letters, 0)
        if match is None:
            return nodes, letters
        made: list[Node] = []
        done = 0
        while match is not None:
            start, end, rank = match
            node, end = self._make(nodes, letters, start, end, rank)
            if node is not None:
                made += nodes[done:start]
                made.append(node)
                done = end
            match = self._search(letters, end if node else start + 1)
        made += nodes[done:]
        return made, "".join([node.letter for node in made])

    def _search(self, letters: str, place: int) -> Match | None:
        """The next match from a place on; the same few strings of letters come again and again and are remembered."""
        if len(letters) > _SHORT:
            return self._look(letters, place)
        key = (letters, place)
        known = self._known
        if key not in known:
            if len(known) >= _REMEMBERED:
                known.clear()
            known[key] = self._look(letters, place)
        return known[key]

    def _look(self, letters: str, place: int) -> Match | None:
        match = self.pattern.search(letters, place)
        return (match.start(), match.end(), int((match.lastgroup or "r0")[1:])) if match else None

    def _make(
        self, nodes: list[Node], letters: str, start: int, end: int, rank: int
    ) -> tuple[Node | None, int]:
        for rule in range(rank, len(self.rules)):
            if rule > rank:
                tried = self.patterns[rule].match(letters, start)
                if tried is None:
                    continue
                end = tried.end()
            if end == start:
                continue
            taken = nodes[start:end]
            found = Found(taken, letters[max(0, start - 3) : start], letters[end : end + 3])
            meaning = self.rules[rule][1](found)
            if meaning is not None:
                return Node(self.letter, taken[0].start, taken[-1].end, meaning), end
        return None, start
