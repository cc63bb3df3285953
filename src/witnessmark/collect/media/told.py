"""What the file and the case say towards each of the six questions, one line each; nothing here is an answer."""

from collections.abc import Iterator, Sequence

from witnessmark.case import Case
from witnessmark.collect.media.alike import THRESHOLD
from witnessmark.records import Claim, Item, MediaFacts, NearDuplicate
from witnessmark.records.media import ClaimKind, Question

MOST_LINES = 12
"""Of one kind: a camera writes the same day into a dozen tags."""


def told(case: Case, item: Item) -> dict[Question, tuple[str, ...]]:
    """Question -> lines. Claims are marked as the file's own word."""
    facts = next((one for one in case.store.resting_on(item.id, MediaFacts)), None)
    if facts is None:
        return {"provenance": (f"It was not looked into ({item.media_type}); collect the case first.",)}
    return {
        "provenance": (
            *_file(item, facts),
            *_claims(facts, "software"),
            *_credentials(facts),
            *copies(case, facts),
        ),
        "source": (*_claims(facts, "author"), *_claims(facts, "device")),
        "date": _claims(facts, "date"),
        "location": _claims(facts, "place"),
        "subject": tuple(_size(facts)),
        "motivation": (),
    }


def _file(item: Item, facts: MediaFacts) -> Iterator[str]:
    yield f"{item.size_bytes:,} bytes, sha256 {item.sha256[:16]}, came as {item.name} ({item.how})"
    yield from facts.unlooked


def _claims(facts: MediaFacts, kind: ClaimKind) -> tuple[str, ...]:
    own = [one for one in facts.claims if one.kind == kind]
    lines = [f"the file says ({one.origin}): {one.value}" for one in own[:MOST_LINES]]
    if more := len(own) - MOST_LINES:
        lines += [f"and {more} more of the kind"] if more > 0 else []
    return tuple(lines or [f"the file says nothing of its {_WORDS[kind]}"])


_WORDS: dict[ClaimKind, str] = {
    "date": "date", "place": "place", "device": "device", "software": "software", "author": "author", "other": "making",
}  # fmt: skip


def _credentials(facts: MediaFacts) -> Iterator[str]:
    """A manifest is shown where there is one; where there is none, nothing is said: most cameras write none."""
    for one in facts.credentials:
        if one.remote and not one.generator:
            yield f"it points to a C2PA manifest at {one.remote}, which was not asked for"
            continue
        said = f"C2PA manifest by {one.generator or 'an unnamed program'}, signed by {one.signer or 'nobody named'}"
        yield f"{said}: signature and hashes {one.state or 'not checked'}; {', '.join(one.actions[:6]) or 'no actions'}"


def copies(case: Case, facts: MediaFacts) -> Iterator[str]:
    """Near copies in the case, nearest first; where there are none, what that does not mean."""
    if not facts.fingerprints:
        return
    near = list(case.store.resting_on(facts.id, NearDuplicate))
    for one in sorted(near, key=lambda one: one.distance)[:MOST_LINES]:
        yield f"looks like {_name(case, other_of(one, facts))} ({one.turn}, {one.distance} of 256 bits differ)"
    if not near:
        yield (
            f"no picture of this case is within {THRESHOLD} bits of it; a crop, a logo or a frame hides a copy, so that "
            "does not mean it is new"
        )


def other_of(pair: NearDuplicate, facts: MediaFacts) -> str:
    """The id of the other MediaFacts of a pair."""
    return pair.others if pair.facts == facts.id else pair.facts


def _name(case: Case, facts: str) -> str:
    record = case.store.get(facts)
    return record.name if isinstance(record, MediaFacts) else facts


def _size(facts: MediaFacts) -> Iterator[str]:
    if facts.width_px:
        yield f"{facts.width_px} x {facts.height_px} pixels, {facts.container}"
    if facts.duration_s:
        yield f"{facts.duration_s:g} s, {len(facts.cuts_s)} cut{'s' * (len(facts.cuts_s) != 1)}{_at(facts.cuts_s)}"


def _at(cuts_s: Sequence[float]) -> str:
    shown = ", ".join(f"{one:g}" for one in cuts_s[:10])
    return f" at {shown} s{' and more' if len(cuts_s) > 10 else ''}" if cuts_s else ""


def claims_in_short(claims: Sequence[Claim]) -> Iterator[str]:
    """One line for each kind that a person asks for first: date, place, device, software."""
    for kind in ("date", "place", "device", "software"):
        one = next((claim for claim in claims if claim.kind == kind), None)
        if one:
            yield f"{kind}, the file says: {one.value[:80]}"
