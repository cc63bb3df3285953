"""Actors, ties and events as tables: one row each, with the words and the place in the source that bear them."""

from witnessmark.publish.report import Report
from witnessmark.publish.table import Cell, Table
from witnessmark.publish.who import DeedLine, TieLine

_TEXT, _WHOLE, _FLAG = "string", "integer", "boolean"
_WHERE = {
    "chain": (_TEXT, "mouths, outermost first, joined by <-"), "origin": (_TEXT, "on whose word"),
    "source": (_WHOLE, "note number of the source"), "start": (_WHOLE, "first character in the document's text"),
    "end": (_WHOLE, "character after its last"), "quote": (_TEXT, "the statement, verbatim"),
    "statement": (_TEXT, "id of the statement"), "record": (_TEXT, "id of the row's record"),
}  # fmt: skip


def who_tables(report: Report) -> tuple[Table, ...]:
    """Actors, ties, events."""
    return _actors(report), _ties(report), _events(report)


def _actors(report: Report) -> Table:
    columns = {
        "record": (_TEXT, "id of the actor"), "name": (_TEXT, "its fullest name, or what describes it"),
        "kind": (_TEXT, "person, state, organ, armed group, outlet, organisation"),
        "names": (_TEXT, "other names it goes by"), "titles": (_TEXT, "what it is called beside its name"),
        "described": (_FLAG, "it has no name"), "state": (_TEXT, "the state it is or belongs to"),
        "mentions": (_WHOLE, "how often the texts speak of it"), "sources": (_TEXT, "note numbers of those that do"),
        "reasons": (_TEXT, "why names were taken for one"),
    }  # fmt: skip
    rows = tuple(
        (
            one.record, one.name, one.kind, "; ".join(one.names), "; ".join(one.titles), one.described, one.state,
            one.mentions, "; ".join(map(str, one.sources)), "; ".join(one.reasons),
        )
        for one in report.actors
    )  # fmt: skip
    about = "Who is spoken of, one row per actor. Private persons are not listed."
    return Table("actors", about, columns, rows)


def _ties(report: Report) -> Table:
    columns = {
        "subject": (_TEXT, "who"), "relation": (_TEXT, "backs, commands, belongs to, fights, loyal to"),
        "object": (_TEXT, "whom"), "factuality": (_TEXT, "certainty and polarity (FactBank); CT- is denied"),
        "past": (_FLAG, "told as over"), "window": (_TEXT, "when it held, EDTF; empty when not told"),
        "subject_record": (_TEXT, "id of the actor"), "object_record": (_TEXT, "id of the actor"),
        **_WHERE,
    }  # fmt: skip
    rows = tuple(
        (
            one.subject_name, one.relation, one.object_name, one.factuality, one.is_past, one.window, one.subject,
            one.object, *_where(one),
        )
        for one in report.ties
    )  # fmt: skip
    return Table(
        "ties",
        "Who backs, commands, belongs to, fights or is loyal to whom, each on its source's word.",
        columns,
        rows,
    )


def _events(report: Report) -> Table:
    columns = {
        "type": (_TEXT, "PLOVER's event type"), "mode": (_TEXT, "burn, destroy, loot, abduct, kill, siege, strike ..."),
        "status": (_TEXT, "asserted, possible, denied, planned, hypothetical, unknown"),
        "factuality": (_TEXT, "certainty and polarity (FactBank)"), "context": (_TEXT, "as part of what it is told"),
        "actor": (_TEXT, "who did it, in the source's words"), "recipient": (_TEXT, "to whom or what"),
        "location": (_TEXT, "where, in the source's words"), "window": (_TEXT, "when, EDTF"),
        "actor_records": (_TEXT, "ids of actors"), "recipient_records": (_TEXT, "ids of actors"),
        **_WHERE,
    }  # fmt: skip
    rows = tuple(
        (
            one.event_type, one.event_mode, one.status, one.factuality, "; ".join(one.context), one.actor, one.recipient,
            one.location, one.window, "; ".join(one.actors), "; ".join(one.recipients), *_where(one),
        )
        for one in report.deeds
    )  # fmt: skip
    return Table("events", "What is told to have been done, one row per word that tells it.", columns, rows)


def _where(one: TieLine | DeedLine) -> tuple[Cell, ...]:
    """The cells under the columns of _WHERE."""
    chain = " <- ".join(one.chain)
    return chain, one.origin, one.source, one.start, one.end, one.quote, one.statement, one.record
