"""When the thing told happened: its own dates, the window its clause opens, the same event dated elsewhere."""

from dataclasses import dataclass, replace

from witnessmark.read.attribution.told import Told
from witnessmark.read.cues import Words
from witnessmark.read.eventwords import EventWord
from witnessmark.records import Part, Timex, When

_AFTER = {"after", "since", "following", "once", "بعد", "منذ", "nachdem", "seit"}
_UNTIL = {"before", "until", "قبل", "bevor", "bis"}


@dataclass(frozen=True)
class Dated:
    """A piece with its date expressions and events.

    Attributes:
        timexes: every date expression in its span; when: the time of the thing told, so far.
    """

    told: Told
    timexes: tuple[Timex, ...]
    events: tuple[EventWord, ...]
    when: When | None


def date_events(pieces: list[Dated], words: Words) -> list[Dated]:
    """The same pieces with every event dated as far as the document allows."""
    linked = _link_same_events(pieces, words)
    for n, one in enumerate(linked):
        if one.when is None and one.told.kind in {"main", "headline"}:
            linked[n] = replace(one, when=_from_clauses(n, linked))
    for n, one in enumerate(linked):
        if one.when is None and one.told.kind == "clause":
            linked[n] = replace(one, when=_before_main(one, linked, words))
    return linked


def _link_same_events(pieces: list[Dated], words: Words) -> list[Dated]:
    """A clause without a date takes the one day that the document gives the same event of the same name."""
    dated: dict[tuple[str, str], list[Dated]] = {}
    for one in pieces:
        if one.told.kind == "clause" and one.when:
            for mark in _marks(one):
                dated.setdefault(mark, []).append(one)
    return [_with_same_day(one, dated, words) for one in pieces]


def _with_same_day(one: Dated, dated: dict[tuple[str, str], list[Dated]], words: Words) -> Dated:
    if (
        one.told.kind != "clause"
        or one.when is not None
        or one.told.piece.opener not in words.grammar["temporal"]
    ):
        return one
    same = [other for mark in sorted(_marks(one)) for other in dated.get(mark, ())]
    values = {other.when.edtf for other in same if other.when}
    return replace(one, when=_linked(same[0])) if len(values) == 1 else one


def _marks(one: Dated) -> set[tuple[str, str]]:
    """Event mode with each name in the piece: ("retake", "amerli")."""
    tokens = one.told.line.sentence.tokens
    names = {
        tokens[n].word
        for n in one.told.line.sentence.within(one.told.piece.span)
        if tokens[n].text[:1].isupper()
    }
    return {
        (event.event_mode or event.event_type, name)
        for event in one.events
        for name in names
        if len(name) > 3
    }


def _linked(other: Dated) -> When:
    assert other.when is not None
    reason = (
        f'dated by the same event elsewhere in the text ("{other.timexes[0].text}")'
        if other.timexes
        else "same event"
    )
    return replace(other.when, anchor="last mention", reasons=(*other.when.reasons, reason))


def _from_clauses(parent: int, pieces: list[Dated]) -> When | None:
    """As in "... after Amerli was liberated on 1 September" opens a window for the main statement."""
    for n in range(parent + 1, len(pieces)):
        one = pieces[n]
        if one.told.kind != "clause" or one.told.parent != parent:
            break  # clauses follow their main piece directly
        if one.when is not None and one.when.parts:
            return _window(one.when, one.told.piece.opener)
    return None


def _window(when: When, opener: str) -> When | None:
    start, end = when.parts[0], when.parts[-1]
    if opener in _AFTER and start.start:
        reason = f'after what is dated {when.edtf}: "{opener}"'
        return replace(
            when,
            edtf=f"{_day(start.start, when)}/..",
            parts=(Part(start.start, "", start.hedge),),
            reasons=(*when.reasons, reason),
        )
    if opener in _UNTIL and end.end:
        reason = f'before what is dated {when.edtf}: "{opener}"'
        return replace(
            when,
            edtf=f"../{_day(end.end, when)}",
            parts=(Part("", end.end, end.hedge),),
            reasons=(*when.reasons, reason),
        )
    return when if opener in {"when", "while", "عندما", "als"} else None


def _day(day: str, when: When) -> str:
    """The bound as coarse as it was told: a month stays a month."""
    single = when.edtf.rstrip("?~%")
    return single if "/" not in single and single and day.startswith(single) else day


def _before_main(one: Dated, pieces: list[Dated], words: Words) -> When | None:
    """As in "which had been under siege": a past perfect lies before what the main clause tells."""
    tokens = one.told.line.sentence.tokens
    inside = [tokens[n].word for n in one.told.line.sentence.within(one.told.piece.span)]
    if (
        inside[1:2] != ["had"]
        or one.told.piece.opener not in words.grammar["relatives"]
        or one.told.parent < 0
    ):
        return None
    main = pieces[one.told.parent].when
    if main is None or not main.parts or not main.parts[0].start:
        return None
    first = main.parts[0]
    edtf = f"../{main.edtf.split('/')[0].rstrip('?~%')}"
    return When(
        edtf,
        (Part("", first.start, first.hedge),),
        main.anchor,
        (*main.reasons, "past perfect: before the main event"),
    )
