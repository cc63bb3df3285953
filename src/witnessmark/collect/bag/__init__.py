"""Handing over: a folder that a stranger can check without us, the proof of one item alone, and receiving either."""

from witnessmark.collect.bag.choose import Wish
from witnessmark.collect.bag.prove import Proved, prove
from witnessmark.collect.bag.write import HandOver, hand_over

__all__ = ["HandOver", "Proved", "Wish", "hand_over", "prove"]
