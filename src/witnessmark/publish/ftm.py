"""The record's actors, ties and events as FollowTheMoney entities, the schema that investigative databases share.

Written as plain JSON by the schema's own names (followthemoney 4.11): the library with what it needs is 300 MB, and a
benchmark holds every entity against it. An edge is a source's word: it carries the id of the statement, the address of
its source, the document as proof, and the statement itself as its summary.
"""

from collections.abc import Iterator
from typing import Any

from witnessmark.publish.report import Report, SourceLine
from witnessmark.publish.who import ActorLine, DeedLine, TieLine

Entity = dict[str, Any]
Properties = dict[str, list[str]]

SCHEMATA = {
    "person": "Person", "state": "PublicBody", "organ": "PublicBody", "armed group": "Organization",
    "organisation": "Organization", "outlet": "Organization",
}  # fmt: skip
_BODIES = {"PublicBody", "Organization"}
_TOLD = {"PR+": "probably, as told", "PS+": "possibly, as told"}
_DENIED = {"CT-", "PR-", "PS-", "Uu"}
"""FollowTheMoney has no way to say that a tie is denied or open: such a tie would arrive as one that holds."""


def entities_of(report: Report) -> Iterator[Entity]:
    """A note on the record, its documents, its actors, the edges between them, and its events.

    Left out: ties that are denied or open, deeds that are not told as done, and edges of which one end may not be named.
    """
    actors = {one.record: one for one in report.actors}
    sources = {one.number: one for one in report.sources}
    yield _note(report)
    yield from (_document(one) for one in report.sources)
    yield from (_actor(one) for one in report.actors)
    for tie in report.ties:
        if (
            tie.factuality not in _DENIED
            and tie.subject in actors
            and tie.object in actors
            and tie.subject != tie.object
        ):
            yield _edge(tie, actors, sources)
    for deed in report.deeds:
        if deed.status in {"asserted", "possible"} and (deed.actors or deed.recipients):
            yield _event(deed, sources)


def _entity(id_: str, schema: str, properties: dict[str, list[str] | str]) -> Entity:
    listed: Properties = {
        name: [value] if isinstance(value, str) else value for name, value in properties.items()
    }
    return {
        "id": id_,
        "schema": schema,
        "properties": {
            name: told for name, values in listed.items() if (told := [one for one in values if one])
        },
    }


def _note(report: Report) -> Entity:
    told = (
        "Ties and events are what sources say, on whose word stands in each. Denied and open ones are left out, and so are "
        "persons without an office, a tie or an entry in the case's own list."
    )
    return _entity(f"note-{report.evidence_root[:12]}", "Note", {
        "name": report.title or "Untitled record", "description": told, "publisher": report.author,
        "keywords": "simulated" if report.simulated else "",
    })  # fmt: skip


def _document(source: SourceLine) -> Entity:
    return _entity(source.item, "Document", {
        "title": source.title, "fileName": f"source {source.number}", "publisher": source.publisher, "sourceUrl": _address(source),
        "date": source.published[:10] if source.published[:4].isdigit() else "", "notes": f"sha256 {source.sha256}",
    })  # fmt: skip


def _address(source: SourceLine | None) -> str:
    """Where it was on the web; files have no address that others could follow."""
    return source.url if source and source.url.startswith(("https://", "http://")) else ""


def _actor(actor: ActorLine) -> Entity:
    schema = SCHEMATA.get(actor.kind, "LegalEntity")
    titles = list(actor.titles)
    return _entity(actor.record, schema, {
        "name": actor.name, "alias": list(actor.names), "notes": f"of {actor.state}" if actor.state and actor.state != actor.name else "",
        "position" if schema == "Person" else "summary": titles,
        "description": "described so; it has no name in the sources" if actor.described else "",
    })  # fmt: skip


def _edge(tie: TieLine, actors: dict[str, ActorLine], sources: dict[int, SourceLine]) -> Entity:
    object_ = SCHEMATA.get(actors[tie.object].kind, "LegalEntity")
    told: dict[str, list[str] | str] = {
        "role": tie.relation, "status": [_TOLD.get(tie.factuality, ""), "told as over" if tie.is_past else ""],
        **_dates(tie.window), **_proof(tie.statement or tie.record, tie.source, sources), "summary": tie.quote,
        "description": f"on the word of {' <- '.join(tie.chain)}" if tie.chain else "",
    }  # fmt: skip
    if tie.relation == "commands" and object_ in _BODIES:
        return _entity(
            tie.record, "Directorship", {"director": tie.subject, "organization": tie.object, **told}
        )
    if tie.relation == "belongs to" and object_ in _BODIES:
        return _entity(tie.record, "Membership", {"member": tie.subject, "organization": tie.object, **told})
    return _entity(tie.record, "UnknownLink", {"subject": tie.subject, "object": tie.object, **told})


def _event(deed: DeedLine, sources: dict[int, SourceLine]) -> Entity:
    what = f"{deed.event_type} {deed.event_mode}".strip()
    told = " ".join(
        one for one in (deed.actor, deed.event_mode or deed.event_type.lower(), deed.recipient) if one
    )
    return _entity(deed.record, "Event", {
        "name": told[:200], "keywords": [what, *deed.context, "possible" if deed.status == "possible" else ""],
        "organizer": list(deed.actors), "involved": list(deed.recipients), "location": deed.location,
        **_dates(deed.window), **_proof(deed.statement or deed.record, deed.source, sources), "summary": deed.quote,
        "description": f"on the word of {' <- '.join(deed.chain)}" if deed.chain else "",
    })  # fmt: skip


def _proof(record: str, source: int, sources: dict[int, SourceLine]) -> dict[str, list[str] | str]:
    of = sources.get(source)
    return {
        "recordId": record,
        "sourceUrl": _address(of),
        "publisher": of.publisher if of else "",
        "proof": of.item if of else "",
    }


def _dates(window: str) -> dict[str, list[str] | str]:
    """A window as dates; FollowTheMoney has no hedge for a date, so an end that is only possible is not given."""
    start, slash, end = window.partition("/")
    if not slash:
        return {"date": window if _is_date(window) else ""}
    return {"startDate": start if _is_date(start) else "", "endDate": end if _is_date(end) else ""}


def _is_date(edtf: str) -> bool:
    return 4 <= len(edtf) <= 10 and all(part.isdigit() for part in edtf.split("-"))
