"""Statements as lines: whose words, in which source, with their window and places."""

from witnessmark.publish.builder.figures import window_parts
from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.builder.places import place_words
from witnessmark.publish.report import StatementLine
from witnessmark.publish.wording import certainty_words, told_words, window_words
from witnessmark.records import Statement


def statement_lines(held: Holdings) -> tuple[StatementLine, ...]:
    """All statements, by source and then by their place in its text."""
    origins = {id_: origin.name for origin in held.origins.values() for id_ in origin.statements}
    codes: dict[str, list[str]] = {}
    for figure in held.figures:
        for value in figure.values:
            codes.setdefault(value.source, []).append(figure.code)
    lines = [
        _line(
            held, statement, origins.get(statement.id, ""), tuple(dict.fromkeys(codes.get(statement.id, ())))
        )
        for statement in held.statements.values()
    ]
    return tuple(sorted(lines, key=lambda line: (line.source, line.start, line.end, line.record)))


def _line(held: Holdings, statement: Statement, origin: str, codes: tuple[str, ...]) -> StatementLine:
    when, parts = statement.when, window_parts(statement.when)
    document = held.documents.get(statement.document)
    event = " ".join(word for word in (statement.event_type, statement.event_mode) if word)
    return StatementLine(
        record=statement.id,
        source=held.number_of_document(statement.document),
        start=statement.span.start,
        end=statement.span.end,
        quote=statement.text,
        kind=statement.kind,
        mode=statement.mode,
        chain=tuple(voice.name for voice in statement.attribution),
        basis=statement.basis,
        event=event,
        factuality=statement.factuality,
        window=when.edtf if when else "",
        parts=parts,
        places=tuple(dict.fromkeys(map(place_words, statement.places))),
        window_words=window_words(parts, when.edtf if when else ""),
        origin=origin or (statement.attribution[-1].name if statement.attribution else ""),
        codes=codes,
        language=document.language if document else "",
        certainty=told_words(parts, certainty_words(statement.factuality)),
    )
