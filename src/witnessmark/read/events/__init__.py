"""Deeds of a sentence, as PLOVER codes events: type and mode, roles, place, context and standing."""

from witnessmark.read.events.deeds import ToldDeed, find_deeds
from witnessmark.read.eventwords import EventWord, find_events

__all__ = ["EventWord", "ToldDeed", "find_deeds", "find_events"]
