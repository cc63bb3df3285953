"""Dates in texts: found, put on the calendar, kept as intervals with their hedges and reasons."""

from witnessmark.read.dates.context import DateContext
from witnessmark.read.dates.find import find_dates, resolve_date
from witnessmark.read.dates.tell import combine

__all__ = ["DateContext", "combine", "find_dates", "resolve_date"]
