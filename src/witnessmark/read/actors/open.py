"""An actor of a document while the document is still being read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from witnessmark.read.actors.found import Found
from witnessmark.read.contract import Alias
from witnessmark.records import Member, Mention
from witnessmark.records.actor import ActorKind

_FROM_VOICES: dict[str, ActorKind] = {
    "outlet": "outlet", "person": "person", "organisation": "organisation", "government": "state", "agency": "outlet", "group": "people",
}  # fmt: skip


@dataclass
class Open:
    """Mentions put together so far.

    Attributes:
        key: the lasting key, "" for none: a state, a name of hand/actors.csv, a well-known body.
        found: the mentions with why each is one, in text order.
        doubt: why it was kept apart from another.
    """

    key: str = ""
    doubt: str = ""
    found: list[tuple[Found, str]] = field(default_factory=list)
    called: list[str] = field(default_factory=list)

    def add(self, found: Found, why: str) -> None:
        """One more mention."""
        self.found.append((found, why))

    def take_in(self, other: "Open") -> None:
        """All mentions of another: the text says that the two are one."""
        self.found = sorted([*self.found, *other.found], key=lambda one: one[0].span)
        self.key = self.key or other.key

    @property
    def named(self) -> list[Found]:
        """Its mentions by name."""
        return [one for one, _ in self.found if one.form == "name"]

    @property
    def is_described(self) -> bool:
        """Whether it has no name."""
        return not self.named

    @property
    def kind(self) -> ActorKind:
        """What most of its names say it is; acronyms and single words say little."""
        kinds = Counter(one.kind for one in self.named or [one for one, _ in self.found])
        said = [kind for kind in kinds if kind != "unknown"]
        full = [one.kind for one in self.named if one.kind != "unknown" and " " in one.name]
        return (
            Counter(full).most_common(1)[0][0]
            if full
            else max(said, key=lambda one: kinds[one])
            if said
            else "unknown"
        )

    @property
    def name(self) -> str:
        """Its fullest name; for a described group the fullest description, the first of equals."""
        named = self.named or [one for one, _ in self.found]
        return max(named, key=lambda one: (len(one.name.split()), not one.name.isupper(), len(one.name))).name

    @property
    def titles(self) -> tuple[str, ...]:
        """Titles and roles beside its mentions, each once."""
        told = [title for one, _ in self.found for title in one.titles]
        return tuple(
            dict.fromkeys([*told, *(one.head for one, _ in self.found if one.form == "role" and self.named)])
        )

    @property
    def parts(self) -> frozenset[str]:
        """Words of all its names, folded."""
        return frozenset(part for one in self.named for part in one.name.casefold().split())

    def member(self, document: str, aliases: Mapping[str, Alias]) -> Member:
        """The record, of the kind the case gives its key where it gives one."""
        alias = aliases.get(self.key.casefold()) if self.key else None
        name = alias.name if alias else self.name
        others = dict.fromkeys(one.name for one in self.named)
        return Member(
            name=name,
            kind=_FROM_VOICES.get(alias.kind, self.kind) if alias else self.kind,
            mentions=tuple(Mention(document, one.span, one.name, why) for one, why in self.found),
            names=tuple(one for one in others if one != name),
            titles=self.titles,
            described=self.is_described,
            state=next((one.state for one, _ in self.found if one.state), ""),
            known_as=self.key,
            doubt=self.doubt,
        )  # fmt: skip
