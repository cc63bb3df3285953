"""Which item a person means, by its name or the beginning of its hash."""

from collections.abc import Sequence
from difflib import get_close_matches

from witnessmark.case import Case
from witnessmark.errors import UnreadError
from witnessmark.records import Item, MediaFacts


def one_item(case: Case, name: str) -> Item:
    """The media item called so, or whose sha256 begins so.

    Raises:
        UnreadError: none or several are; lists what there is.
    """
    items = [item for item in case.items() if item.how != "hand"]
    exact = [item for item in items if item.name == name]
    found = exact or [item for item in items if len(name) >= 4 and item.sha256.startswith(name.lower())]
    if len(found) == 1:
        return found[0]
    if found:
        hashes = ", ".join(item.sha256[:12] for item in found[:10])
        raise UnreadError(
            f'{len(found)} items are called "{name}": {hashes}. Name one by the beginning of its hash.'
        )
    raise UnreadError(f'No item is called "{name[:80]}".{_nearest(name, items)}')


def facts_for(case: Case, item: Item) -> MediaFacts:
    """What is known of a media item.

    Raises:
        UnreadError: it was not looked at, because it is none or because it came after the last collect.
    """
    facts = next(iter(case.store.resting_on(item.id, MediaFacts)), None)
    if facts is None:
        raise UnreadError(
            f'{item.name}: {item.media_type}, nothing to look at yet. Run "witnessmark collect {case.root}" if it is a '
            "photo, video or PDF."
        )
    return facts


def photos_and_videos(case: Case) -> list[Item]:
    """Items that a worksheet asks about, in the order of the custody log."""
    known = {one.item for one in case.store.all(MediaFacts) if one.kind in {"photo", "video"}}
    return [item for item in case.items() if item.id in known]


def _nearest(name: str, items: Sequence[Item]) -> str:
    near = get_close_matches(name, [item.name for item in items], n=3, cutoff=0.4)
    shown = ", ".join(near or [item.name for item in items[:5]])
    return f" Use one of: {shown}." if shown else " The case holds no items yet: collect first."
