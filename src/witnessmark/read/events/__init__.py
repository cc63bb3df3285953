"""Deeds of a sentence, as PLOVER codes events: type and mode, roles, place, context and standing."""

from witnessmark.read.events.deeds import ToldDeed, find_deeds

__all__ = ["ToldDeed", "find_deeds"]
