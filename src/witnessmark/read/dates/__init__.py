"""Dates in texts: found, put on the calendar, kept as intervals with their hedges and reasons."""

from witnessmark.read.dates.combine import combine
from witnessmark.read.dates.context import DateContext
from witnessmark.read.dates.find import find_dates, on_dateline, resolve_date
from witnessmark.read.dates.given import resolve_in_place
from witnessmark.read.dates.thread import Thread

__all__ = [
    "DateContext",
    "Thread",
    "combine",
    "find_dates",
    "on_dateline",
    "resolve_date",
    "resolve_in_place",
]
