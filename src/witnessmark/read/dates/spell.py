"""A sentence spelled with one letter per token: words by the lexicon, figures by what they may mean beside them."""

from collections.abc import Iterator, Sequence
from typing import Any

from witnessmark.read.dates.figures import Figures
from witnessmark.read.dates.letters import Node
from witnessmark.read.dates.lexicon import LONGEST_SHORT, lexicon, unit_letter
from witnessmark.read.words.numerals import numerals
from witnessmark.read.words.tokens import Token

_SIGNS = {
    ",": ",",
    "،": ",",
    "-": "-",
    "–": "-",
    "—": "-",
    "~": "-",
    ".": ".",
    "/": "/",
    "(": "(",
    ")": ")",
    ";": ";",
    "!": ".",
    "?": ".",
}
_QUOTES = frozenset("\"“”„«»'’‘*")


def spell(text: str, tokens: Sequence[Token], language: str) -> list[Node]:
    """The tokens as nodes, one letter each; numbers in words are put together, quotation marks left out."""
    known = lexicon(language)
    speller = _Speller(text, tokens, known, numerals(language))
    nodes: list[Node] = []
    place = end = 0
    while place < len(tokens):
        word, start, stop, kind = tokens[place]
        if start - end > 1 and place and _is_new_block(text, end, start):
            nodes.append(Node("|", start, start))
        entry = known.plain.get(word) if kind == "word" else None
        if entry is not None:  # most words of a date: no need to look around
            nodes.append(Node(entry[0], start, stop, entry[1]))
            place, end = place + 1, stop
            continue
        made, place = speller.next_nodes(place)
        nodes += made
        end = tokens[place - 1].end
    return nodes


def _is_new_block(text: str, end: int, start: int) -> bool:
    """Whether a blank line parts two tokens: a heading and what stands under it are never one date."""
    return text.count("\n", end, start) > 1


class _Speller(Figures):
    """Spells one token after another."""

    def next_nodes(self, place: int) -> tuple[list[Node], int]:
        """The nodes that tokens[place] begins, and the place after them."""
        token = self.tokens[place]
        if token.kind == "word":
            return self._word(place)
        if token.kind == "number":
            return self._digits(place)
        if token.kind in {"date", "decade"}:
            return [self._dated(token)], place + 1
        if token.kind == "ordinal":
            value = int("".join(filter(str.isdigit, token.word)))
            return [Node("o", token.start, token.end, value)], place + 1
        return list(self._sign(token, place)), place + 1

    def _sign(self, token: Token, place: int) -> Iterator[Node]:
        if token.kind == "clock":
            yield Node("c", token.start, token.end)
        elif token.word not in _QUOTES:
            entry = self.lexicon.single.get(token.word)
            letter = entry[0] if entry else _SIGNS.get(token.word, "x")
            if letter == "." and self._is_initial_dot(place):
                letter = "x"  # "5 p.m. on Saturday" is one sentence
            yield Node(letter, token.start, token.end, entry[1] if entry else token.word)

    def _is_initial_dot(self, place: int) -> bool:
        """Whether a full stop belongs to a letter that is abbreviated with others: "p.m.", "U.S."."""
        before = self.tokens[place - 1] if place else None
        near = before is not None and before.kind == "word" and before.end == self.tokens[place].start
        if before is None or not near or before.end - before.start != 1:
            return False
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        return self._follows(place - 1, ".") or (after is not None and after.start == self.tokens[place].end)

    def _word(self, place: int) -> tuple[list[Node], int]:
        token = self.tokens[place]
        if token.word == "s" and self._follows(place, "'"):
            return [], place + 1  # "next year's" is "next year"
        if token.word in self.lexicon.ranked and (rank := self._rank_after(place)):
            return [rank], place + 2
        for rest, letter, meaning in self.lexicon.phrases.get(token.word, ()):
            following = self.tokens[place + 1 : place + 1 + len(rest)]
            if tuple(other.word for other in following) == rest:
                return [Node(letter, token.start, following[-1].end, meaning)], place + 1 + len(rest)
        entry = self.lexicon.single.get(token.word)
        if entry is not None and entry[0] not in {"V", "F"}:
            return self._entry(place, entry)
        return self._number_word(place) or self._prefixed(place) or self._plain(place, entry)

    def _entry(self, place: int, entry: tuple[str, Any]) -> tuple[list[Node], int]:
        token, (letter, meaning) = self.tokens[place], entry
        if letter == "2":  # a dual: "أسبوعين" is two weeks in one word
            unit = Node(unit_letter(meaning), token.start, token.end, meaning)
            return [Node("d", token.start, token.start, 2.0), unit], place + 1
        if letter == "~":  # the eve, the morrow: a day before or after the one told
            start, end = token.start, token.end
            way = Node("g" if meaning < 0 else "l", end, end)
            return [
                Node("d", start, start, float(abs(meaning))),
                Node("U", start, end, "day"),
                way,
            ], place + 1
        if letter == "J" and not self.text[token.start].isupper():
            letter = "x"  # "an ad"
        if token.word in self.lexicon.weak and letter in "MW":
            letter = letter.lower() if self.text[token.start].isupper() or self._is_numbered(place) else "x"
        if letter == "z":
            return self._own_unit(place)
        if letter == "S" and self._names_games(place):
            letter = "x"
        end = place + 1
        if (
            letter in "MmWw6"
            and len(token.word) <= LONGEST_SHORT
            and end < len(self.tokens)
            and self._is_abbreviation_dot(end)
        ):
            end += 1
        return [Node(letter, token.start, token.end, meaning)], end

    def _own_unit(self, place: int) -> tuple[list[Node], int]:
        """His senior year: a unit of somebody's own, with at most two words before it."""
        token = self.tokens[place]
        for at in range(place + 1, min(place + 4, len(self.tokens))):
            entry = self.lexicon.single.get(self.tokens[at].word)
            if entry is not None and entry[0] == "U":
                return [Node("z", token.start, self.tokens[at].end, entry[1])], at + 1
            if self.tokens[at].kind != "word" or entry is not None:
                break
        return [Node("x", token.start, token.end)], place + 1

    def _names_games(self, place: int) -> bool:
        """Whether a season is part of a name: "the 2012 Summer Olympics" are no summer."""
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        named = after is not None and after.kind == "word" and self.text[after.start].isupper()
        year_before = place > 0 and self.tokens[place - 1].kind == "number"
        return named and year_before and self.text[self.tokens[place].start].isupper()

    def _is_numbered(self, place: int) -> bool:
        """Whether a lower-case "jun" or "sep" stands beside a number; "may" and "march" want one right after, or
        "of", "in", "late" and the like before.
        """
        if self.tokens[place].word not in {"may", "march", "sat", "sun"}:
            beside = [self.tokens[k].kind for k in range(max(0, place - 2), min(len(self.tokens), place + 3))]
            return not {"number", "ordinal"}.isdisjoint(beside)
        before, after, next_but_one = (self._letter(place + step) for step in (-1, 1, 2))
        kind = self.tokens[place + 1].kind if place + 1 < len(self.tokens) else ""
        ordinal = place > 0 and self.tokens[place - 1].kind == "ordinal"
        joins = after in set(">&u-/e'") and (next_but_one in set("M'") or after == "'")
        return (
            kind in {"number", "ordinal"}
            or ordinal
            or joins
            or (before in set("IfsebprELOXTuDB>&/") and kind != "word")
        )

    def _rank_after(self, place: int) -> Node | None:
        """Q3 or H2, written in one: a quarter or half by its rank."""
        token, after = self.tokens[place], self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if after is None or after.start != token.end or self.text[after.end : after.end + 1].isalnum():
            return None  # "H1N1" is no half of a year
        if self.lexicon.ranked[token.word] == "year":  # FY18, the fiscal year of that name
            short = after.word.isdigit() and len(after.word) == 2
            return Node("y", token.start, after.end, 2000 + int(after.word)) if short else None
        if after.word not in {"1", "2", "3", "4"}:
            return None
        return Node("q", token.start, after.end, (self.lexicon.ranked[token.word], int(after.word)))

    def _prefixed(self, place: int) -> tuple[list[Node], int] | None:
        """A word with a particle written onto it ("وسبتمبر", and September): two nodes."""
        token = self.tokens[place]
        for prefix, (letter, meaning) in self.lexicon.prefixes.items():
            bare = token.word.removeprefix(prefix)
            entry = self.lexicon.single.get(bare) if bare != token.word else None
            if entry is not None:
                cut = token.start + len(prefix)
                head = [] if letter == "_" else [Node(letter, token.start, cut, meaning)]
                return [*head, Node(entry[0], cut, token.end, entry[1])], place + 1
        return None

    def _plain(self, place: int, entry: tuple[str, Any] | None) -> tuple[list[Node], int]:
        token = self.tokens[place]
        undone = (
            place > 0 and self.tokens[place - 1].word in self.lexicon.undone
        )  # "to be released" is still to come
        if undone and (entry is None or entry[0] == "V"):
            return [Node("x", token.start, token.end)], place + 1
        if entry is None and len(token.word) > 4 and token.word.endswith(self.lexicon.past_endings or "\0"):
            entry = ("V", None)
        letter, meaning = entry or ("x", None)
        return [Node(letter, token.start, token.end, meaning)], place + 1
