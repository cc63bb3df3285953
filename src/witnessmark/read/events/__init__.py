"""What was done: event words for statements, and deeds with their roles, context and standing."""

from witnessmark.read.events.words import EventWord, find_events

__all__ = ["EventWord", "find_events"]
