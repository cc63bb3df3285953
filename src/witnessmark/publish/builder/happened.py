"""When the happening the case asks about took place, as its origins tell: one sentence that keeps their hedges."""

from collections import Counter
from collections.abc import Iterator

from witnessmark.publish.builder.figures import window_parts
from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.days import Stretch, day, last_day
from witnessmark.publish.report import StandingLine
from witnessmark.publish.wording import happened_words, listing, sentence
from witnessmark.records import Event, Statement

MOST_ORIGINS = 3
"""Windows told in the sentence; every statement stands on the timeline."""
MOST_MOUTHS = 3


def when_sentence(held: Holdings, standing: StandingLine | None) -> str:
    """When it happened according to each origin; "" when no statement of the main event dates it.

    "It happened from September to November 2014, possibly into December, according to Human Rights Watch."
    """
    told: dict[str, list[Statement]] = {}
    for statement in _dated(held):
        told.setdefault(_origin(held, statement), []).append(statement)
    if standing:  # whoever is not counted behind the happening does not date it
        told = {name: said for name, said in told.items() if name in standing.behind}
    ranked = sorted(told.items(), key=lambda one: (-len(one[1]), one[0]))
    clauses = [_clause(name, said) for name, said in ranked[:MOST_ORIGINS] if name]
    return sentence(f"It happened {'; '.join(clauses)}") if clauses else ""


def _dated(held: Holdings) -> Iterator[Statement]:
    """Statements of the main event's kind of act whose days are told and meet the case's period."""
    known = [(event, _members(held, event)) for event in held.all(Event)]
    if not known:
        return
    _, members = max(known, key=lambda one: len(one[1]))
    kinds = Counter((one.event_type, one.event_mode) for one in members)
    if not kinds:
        return
    main = kinds.most_common(1)[0][0]
    for statement in held.statements.values():
        is_main = (statement.event_type, statement.event_mode) == main
        if (
            is_main
            and not statement.factuality.endswith("-")
            and _is_inside(held, window_parts(statement.when))
        ):
            yield statement


def _members(held: Holdings, event: Event) -> list[Statement]:
    return [held.statements[id_] for id_ in event.statements if id_ in held.statements]


def _is_inside(held: Holdings, parts: tuple[Stretch, ...]) -> bool:
    # A sentence with no day of its own may carry its page's date: that lies outside the period, and dates nothing.
    period = held.case.config.period
    low, high = day(f"{period.start}-01-01"[:10]), day(last_day(period.end))
    days = [found for part in parts for found in (day(part[0]), day(part[1])) if found]
    return bool(days) and (not low or max(days) >= low) and (not high or min(days) <= high)


def _origin(held: Holdings, statement: Statement) -> str:
    named = next((one.name for one in held.origins.values() if statement.id in one.statements), "")
    return named or (statement.attribution[-1].name if statement.attribution else "")


def _clause(name: str, said: list[Statement]) -> str:
    # Of an origin's windows the one that tells begin and end, then the one most mouths give, then the one that hedges.
    windows = Counter(window_parts(one.when) for one in said)
    parts = max(windows, key=lambda one: (_is_closed(one), windows[one], _hedges(one), one))
    mouths = dict.fromkeys(_mouth(one) for one in said if window_parts(one.when) == parts)
    by = "" if name in mouths or not any(mouths) else f" by way of {listing(_few(list(mouths)))}"
    return f"{happened_words(parts)}, according to {name}{by}"


def _few(names: list[str]) -> list[str]:
    names = sorted(name for name in names if name)
    more = len(names) - MOST_MOUTHS
    return [*names[:MOST_MOUTHS], f"{more} more"] if more > 0 else names


def _is_closed(parts: tuple[Stretch, ...]) -> bool:
    return all(part[0] and part[1] for part in parts)


def _hedges(parts: tuple[Stretch, ...]) -> int:
    return sum(part[2] != "asserted" for part in parts)


def _mouth(statement: Statement) -> str:
    return statement.attribution[0].name if statement.attribution else ""
