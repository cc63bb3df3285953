"""What was done: event words for statements, and deeds with their roles, context and standing."""

from witnessmark.read.events.deeds import ToldDeed, find_deeds
from witnessmark.read.events.words import EventWord, find_events

__all__ = ["EventWord", "ToldDeed", "find_deeds", "find_events"]
