"""Outside time: tokens by time authorities over checkpoints (RFC 3161), checked by openssl where it is there."""

from __future__ import annotations

from witnessmark.collect.bag.scripts.bag import Bag


def token_buts(bag: Bag) -> list[str]:
    """Reserves about outside time."""
    return ["No outside time: the times in it are the writer's word, no time authority's."] if bag else []
