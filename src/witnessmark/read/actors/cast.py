"""The cast of one document: every mention put to the actor it means, or to one of its own where that cannot be told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from witnessmark.read.actors.finder import find_people
from witnessmark.read.actors.found import Found
from witnessmark.read.actors.index import Index
from witnessmark.read.actors.keys import lasting_key
from witnessmark.read.actors.links import TITLE_ONLY, find_links
from witnessmark.read.actors.match import find_same
from witnessmark.read.actors.open import Open
from witnessmark.read.annotate import Sentence
from witnessmark.read.contract import Alias
from witnessmark.read.cues import Words
from witnessmark.records import Cast, identify


@dataclass
class CastBook:
    """A document's actors so far, filled in text order.

    Attributes:
        aliases: what the case knows beforehand, name case-folded -> normal name and kind.
        places: names, folded, that stand as places in the document.
    """

    document: str
    words: Words
    aliases: Mapping[str, Alias] = field(default_factory=dict)
    index: Index = field(default_factory=Index)
    places: set[str] = field(default_factory=set)

    def read(self, spoken: Iterable[tuple[Sentence, tuple[Found, ...]]]) -> None:
        """Take in sentences with whom they speak of, in order; what is a place anywhere in them is one throughout."""
        seen = list(spoken)
        self.places |= {
            who.name.casefold()
            for _, people in seen
            for who in people
            if who.is_place and who.kind != "state"
        }
        for sentence, people in seen:
            self._add(sentence, tuple(one for one in people if self._is_somebody(one)))

    def _is_somebody(self, found: Found) -> bool:
        if found.is_place:
            return False
        return (
            found.form != "name"
            or bool(found.titles)
            or found.kind not in {"unknown", "person"}
            or found.name.casefold() not in self.places
        )

    def _add(self, sentence: Sentence, people: tuple[Found, ...]) -> None:
        links = {two: (one, why) for one, two, why in find_links(sentence, people)}
        put: list[Open | None] = []
        for n, found in enumerate(people):
            one, why = links.get(n, (-1, ""))
            other = put[one] if one >= 0 else None
            put.append(self._join(other, found, why) if other is not None else self._place(found, sentence))

    def _join(self, member: Open, found: Found, why: str) -> Open:
        """One more mention of a member, by what links the two in the text; a fuller entry of the same name is taken in."""
        if why == TITLE_ONLY:
            member.called.append(found.name.casefold())
            return member
        other, _, _ = find_same(self.index, found, self._key(found))
        if other is not None and other is not member and found.form == "name":
            self.index.merge(member, other)
        self.index.put(member, found, why)
        return member

    def _place(self, found: Found, sentence: Sentence) -> Open | None:
        key = self._key(found)
        member, why, doubt = find_same(self.index, found, key)
        if member is None:
            is_short = found.form == "group" and not found.is_sure  # "the board" of no board named before
            if is_short or (not found.is_sure and not _acts(sentence, found, self.words)):
                return None
            member = Open(key=key, doubt=doubt)
            why = "first named" if found.form == "name" else "described so"
        self.index.put(member, found, why)
        return member

    def _key(self, found: Found) -> str:
        alias = self.aliases.get(found.name.casefold()) or self.aliases.get(f"the {found.name}".casefold())
        return alias.name if alias else lasting_key(found, self.words)

    def cast(self) -> Cast:
        """The record."""
        return Cast(
            identify("cs", self.document),
            self.document,
            tuple(one.member(self.document, self.aliases) for one in self.index.members.values()),
        )


def cast_of(document: str, sentences: Iterable[Sentence], words: Words, aliases: Mapping[str, Alias]) -> Cast:
    """Everyone a document speaks of.

    Args:
        document: its id.
        sentences: all its sentences, in text order.
        words: the language's words.
        aliases: what the case knows of names.
    """
    book = CastBook(document, words, aliases)
    book.read((one, find_people(one, words)) for one in sentences)
    return book.cast()


def _acts(sentence: Sentence, found: Found, words: Words) -> bool:
    """Whether a single capitalised word is somebody: it says or does something, or something is done by it."""
    tokens = sentence.tokens
    after = tokens[found.last + 1].word if found.last + 1 < len(tokens) else ""
    at = found.first - 1 - (found.first > 1 and tokens[found.first - 1].word == "the")
    before = tokens[at].word if at >= 0 else ""
    if (
        after == ","
        and found.last + 2 < len(tokens)
        and tokens[found.last + 2].word in {"a", "an", "the", "who", "which", "whose"}
    ):
        return True  # "Blackriver, a security firm,"
    if found.first == 0 and not sentence.parsed:
        return False  # every sentence begins with a capital
    grammar = words.grammar
    verb = (
        after in words.cues
        or after in grammar["auxiliaries"]
        or after in grammar["plain_verbs"]
        or (after.endswith("ed") and len(after) > 3)
    )
    return verb or (before in words.cues and after in {",", "."}) or before == "by"
