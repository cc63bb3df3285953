"""Actors, ties and deeds as lines; a private person is named in none of them.

A person leaves by name only with an office, as one end of a tie, or because the case lists them in hand/actors.csv.
Everybody else who is named in a text (a nurse who told what she saw) stays in the text: the list of names would be made
by us, and would outlive the page it came from. `guard.py` keeps out whoever is protected, whatever speaks for them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from witnessmark.publish.builder.guard import protected_names
from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.who import ActorLine, DeedLine, TieLine
from witnessmark.records import Actor, Cast, Deed, RoleWords, Span, Statement, Tie

OFFICES = frozenset(
    """president prime minister vice general gen lieutenant colonel col captain capt major maj sergeant brigadier admiral commander commandant
    governor mayor king queen prince emir sultan senator judge justice chancellor chairman chief secretary ambassador leader head marshal
    spokesman spokeswoman spokesperson warlord ayatollah director premier""".split()  # noqa: SIM905
)
"""Titles by which somebody acts in public; a nurse, a shopkeeper or a witness has none."""

_TOLD = {
    "CT+": "",
    "CT-": "denied",
    "PR+": "probably",
    "PS+": "possibly",
    "PR-": "probably not",
    "PS-": "possibly not",
    "Uu": "open",
}


@dataclass(frozen=True)
class Who:
    """The case's actors, and which of them may be named."""

    held: Holdings

    @cached_property
    def shown(self) -> dict[str, Actor]:
        """Actors that may leave, by id."""
        return {one.id: one for one in self.held.all(Actor) if self._may_leave(one)}

    def _may_leave(self, actor: Actor) -> bool:
        if self.is_protected((actor.name, *actor.names)):
            return False
        if actor.kind in {"people", "unknown"} or (actor.kind == "person" and actor.described):
            return False
        is_public = bool(set(actor.titles) & OFFICES) or actor.id in self._tied or actor.name in self._listed
        return actor.kind != "person" or is_public

    def is_protected(self, texts: Iterable[str]) -> bool:
        """Whether any of some texts holds a protected name."""
        return any(name in text.casefold() for name in self._protected for text in texts)

    @cached_property
    def _protected(self) -> tuple[str, ...]:
        return protected_names(self.held.case)

    @cached_property
    def ends(self) -> dict[str, tuple[str, str]]:
        """Ids of the actors that subject and object of a tie mean, "" for none, by the tie's id."""
        return {
            tie.id: (
                self.find(tie.document, tie.subject, tie.subject_name),
                self.find(tie.document, tie.object, tie.object_name),
            )
            for tie in self.held.all(Tie)
        }

    @cached_property
    def _tied(self) -> set[str]:
        return {one for ends in self.ends.values() for one in ends if one}

    @cached_property
    def _listed(self) -> set[str]:
        return {member.name for cast in self.held.all(Cast) for member in cast.members if member.known_as}

    @cached_property
    def _by_document(self) -> dict[str, list[tuple[Span, Actor]]]:
        found: dict[str, list[tuple[Span, Actor]]] = {}
        for actor in self.held.all(Actor):
            for mention in actor.mentions:
                found.setdefault(mention.document, []).append((mention.span, actor))
        return found

    def find(self, document: str, span: Span, name: str) -> str:
        """Id of the actor that some words mean, "" for none: of that name, or mentioned by those very words.

        A word inside a larger mention is not what the mention means: "government" in "pro-government militias".
        """
        near = [
            (one, actor)
            for one, actor in self._by_document.get(document, ())
            if one.start < span.end and span.start < one.end
        ]
        named = [actor for _, actor in near if name in (actor.name, *actor.names)]
        inside = [actor for one, actor in near if span.start <= one.start and one.end <= span.end]
        return next((actor.id for actor in (*named, *inside)), "")

    def within(self, document: str, words: RoleWords) -> tuple[str, ...]:
        """Ids of shown actors mentioned inside the words of a role."""
        span = words.span
        inside = [
            actor.id
            for one, actor in self._by_document.get(document, ())
            if span.start <= one.start and one.end <= span.end
        ]
        return tuple(dict.fromkeys(one for one in inside if one in self.shown))

    def words(self, document: str, words: RoleWords) -> str:
        """The words of a role; "a person" where they name somebody who is private."""
        span = words.span
        named = (
            actor
            for one, actor in self._by_document.get(document, ())
            if span.start <= one.start and one.end <= span.end
        )
        is_private = any(
            one.kind == "person" and not one.described and one.id not in self.shown for one in named
        )
        return "a person" if is_private else words.text


def actor_lines(who: Who) -> tuple[ActorLine, ...]:
    """Every actor that may leave, those most spoken of first."""
    lines = [_actor(who, one) for one in who.shown.values()]
    return tuple(sorted(lines, key=lambda one: (-one.mentions, one.name, one.record)))


def _actor(who: Who, actor: Actor) -> ActorLine:
    numbers = sorted({who.held.number_of_document(one.document) for one in actor.mentions} - {0})
    reasons = tuple(one for one in actor.reasons if "kept apart" not in one and "may be" not in one)
    return ActorLine(
        actor.id, actor.name, actor.kind, actor.names, actor.titles, actor.described, actor.state, len(actor.mentions),
        tuple(numbers), reasons,
    )  # fmt: skip


def tie_lines(who: Who) -> tuple[TieLine, ...]:
    """Every tie between two who may be named, by source and place in its text."""
    lines = [line for tie in who.held.all(Tie) if (line := _tie(who, tie))]
    return tuple(sorted(lines, key=lambda one: (one.source, one.start, one.record)))


def _tie(who: Who, tie: Tie) -> TieLine | None:
    statement = who.held.statements.get(tie.statement)
    quote = statement.text if statement else tie.text
    if who.is_protected((quote, tie.subject_name, tie.object_name)):
        return None
    document = who.held.documents.get(tie.document)
    subject, object_ = (one if one in who.shown else "" for one in who.ends[tie.id])
    return TieLine(
        tie.id, subject, tie.subject_name, tie.relation, object_, tie.object_name, tie.factuality, _TOLD[tie.factuality],
        tie.is_past, tie.when.edtf if tie.when else "", quote, *_whose(statement), who.held.number_of_document(tie.document),
        tie.span.start, tie.span.end, tie.statement, document.language if document else "",
    )  # fmt: skip


def deed_lines(who: Who) -> tuple[DeedLine, ...]:
    """Every deed, by source and place in its text."""
    lines = [line for deed in who.held.all(Deed) if (line := _deed(who, deed))]
    return tuple(sorted(lines, key=lambda one: (one.source, one.start, one.record)))


def _deed(who: Who, deed: Deed) -> DeedLine | None:
    statement = who.held.statements.get(deed.statement)
    said = {one.role: one for one in deed.roles}
    quote = statement.text if statement else ""
    if who.is_protected((quote, *(one.text for one in deed.roles))):
        return None
    words = [
        who.words(deed.document, said[role]) if role in said else ""
        for role in ("actor", "recipient", "location")
    ]
    actors, recipients = (
        who.within(deed.document, said[role]) if role in said else () for role in ("actor", "recipient")
    )
    return DeedLine(
        deed.id, deed.event_type, deed.event_mode, deed.context, deed.status, deed.factuality, words[0], words[1], words[2],
        actors, recipients, deed.when.edtf if deed.when else "", quote, *_whose(statement),
        who.held.number_of_document(deed.document), deed.cue.start, deed.cue.end, deed.statement,
    )  # fmt: skip


def _whose(statement: Statement | None) -> tuple[tuple[str, ...], str]:
    chain = tuple(voice.name for voice in statement.attribution) if statement else ()
    return chain, chain[-1] if chain else ""
