"""An actor of a document while the document is still being read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from witnessmark.read.actors.found import Found
from witnessmark.read.actors.lists import lists
from witnessmark.read.contract import Alias
from witnessmark.records import Member, Mention
from witnessmark.records.actor import ActorKind

_FROM_VOICES: dict[str, ActorKind] = {
    "outlet": "outlet", "person": "person", "organisation": "organisation", "government": "state", "agency": "outlet", "group": "people",
}  # fmt: skip


class Description(NamedTuple):
    """What a group or a role was described by."""

    head: str
    kind: ActorKind
    describing: frozenset[str]
    is_role: bool


@dataclass(eq=False)
class Open:
    """Mentions put together so far, and what they say, kept as they come so that long documents stay cheap.

    Attributes:
        key: the lasting key, "" for none: a state, a name of hand/actors.csv, a well-known body.
        doubt: why it was kept apart from another.
        order: its turn among the document's actors.
        found: the mentions with why each is one.
        names: names as written, each once; parts: their words, folded.
        descriptions: how it was described, each once.
    """

    key: str = ""
    doubt: str = ""
    order: int = 0
    found: list[tuple[Found, str]] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)
    parts: set[str] = field(default_factory=set)
    descriptions: dict[Description, None] = field(default_factory=dict)
    told: dict[str, None] = field(default_factory=dict)
    full: Counter[ActorKind] = field(default_factory=Counter)
    short: Counter[ActorKind] = field(default_factory=Counter)

    def add(self, found: Found, why: str) -> None:
        """One more mention."""
        self.found.append((found, why))
        self.told |= dict.fromkeys(found.titles)
        if found.form != "name":
            said = Description(found.head, found.kind, found.describing, found.form == "role")
            self.descriptions.setdefault(said)
            return
        self.names.setdefault(found.name)
        self.parts.update(found.name.casefold().split())
        if found.kind != "unknown":
            (self.full if " " in found.name else self.short)[found.kind] += 1

    @property
    def is_described(self) -> bool:
        """Whether it has no name."""
        return not self.names

    @property
    def kind(self) -> ActorKind:
        """What most of its names of two words say it is, else its short ones, else its description."""
        for counted in (self.full, self.short):
            if counted:
                return max(counted, key=counted.__getitem__)
        return next(iter(self.descriptions)).kind if self.descriptions and not self.names else "unknown"

    def _kind_by(self, alias: Alias | None) -> ActorKind:
        """What the case says it is; its "group" can be any sort of group, and then the words tell which."""
        if alias is None or (alias.kind == "group" and self.kind not in {"unknown", "person"}):
            return self.kind
        return _FROM_VOICES.get(alias.kind, self.kind)

    @property
    def name(self) -> str:
        """Its fullest name; for a described group the fullest description, the first of equals."""
        said = list(self.names) or [one.name for one, _ in self.found]
        return max(said, key=lambda one: (len(one.split()), not one.isupper(), len(one)))

    @property
    def titles(self) -> tuple[str, ...]:
        """Titles and roles beside its mentions, each once."""
        roles = [one.head for one in self.descriptions if one.is_role] if self.names else []
        return tuple(dict.fromkeys([*self.told, *self.called, *roles]))

    def member(self, document: str, aliases: Mapping[str, Alias]) -> Member:
        """The record, of the kind the case gives its key where it gives one."""
        alias = aliases.get(self.key.casefold()) if self.key else None
        name = alias.name if alias else self.key if self.key in lists().kinds else self.name
        mentions = sorted(self.found, key=lambda one: one[0].span)
        return Member(
            name=name,
            kind=self._kind_by(alias),
            mentions=tuple(Mention(document, one.span, one.name, why) for one, why in mentions),
            names=tuple(one for one in self.names if one != name),
            titles=self.titles,
            described=self.is_described,
            state=next((one.state for one, _ in mentions if one.state), ""),
            known_as=self.key,
            doubt=self.doubt,
        )  # fmt: skip
