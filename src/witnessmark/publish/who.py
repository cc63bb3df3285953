"""Actors, ties and deeds as lines of the report: part of the door, so what has no field here cannot go out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ActorLine:
    """One actor of the record: a body, a state, a group, or a person who may be named.

    Attributes:
        record: the actor's id.
        names: other names it goes by. titles: what it is called beside its name.
        described: it has no name and is kept as it is described.
        mentions: how often the texts speak of it; sources: numbers of the sources that do.
        reasons: why names were taken for one, and why others were not.
    """

    record: str
    name: str
    kind: str
    names: tuple[str, ...]
    titles: tuple[str, ...]
    described: bool
    state: str
    mentions: int
    sources: tuple[int, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class TieLine:
    """What one statement tells of two actors.

    Attributes:
        subject, object: ids of the ActorLines, "" where the actor may not be named by itself.
        relation: backs, commands, belongs to, fights, loyal to.
        factuality: FactBank's value; certainty the same in words, "" for certain.
        is_past: told as over. window: when it held, EDTF, "" when not told.
        quote: the statement it is told in, verbatim; chain its mouths, outermost first; origin the last of them.
        source: number of the SourceLine; start, end: characters of the tie's words in the document's text.
        statement: id of the statement.
    """

    record: str
    subject: str
    subject_name: str
    relation: str
    object: str
    object_name: str
    factuality: str
    certainty: str
    is_past: bool
    window: str
    quote: str
    chain: tuple[str, ...]
    origin: str
    source: int
    start: int
    end: int
    statement: str
    language: str = ""


@dataclass(frozen=True)
class DeedLine:
    """One deed as a statement tells it, with the words that fill its roles.

    Attributes:
        event_type, event_mode: PLOVER's type and our mode; context as part of what it is told.
        status: asserted, possible, denied, planned, hypothetical, unknown.
        actors, recipients: ids of ActorLines that the words of the role mean.
    """

    record: str
    event_type: str
    event_mode: str
    context: tuple[str, ...]
    status: str
    factuality: str
    actor: str
    recipient: str
    location: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    window: str
    quote: str
    chain: tuple[str, ...]
    origin: str
    source: int
    start: int
    end: int
    statement: str
