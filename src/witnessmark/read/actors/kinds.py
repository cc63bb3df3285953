"""What a name is the name of: a person, a state, an organ of one, an armed group, an outlet, a body."""

from collections.abc import Sequence

from witnessmark.read.actors.lists import adjectives, lists, states
from witnessmark.read.cues import Words, fold
from witnessmark.records.actor import ActorKind


def kind_of_name(parts: Sequence[str], words: Words) -> tuple[ActorKind, str, str]:
    """Kind, state and lasting key of a name given by its words.

    Returns:
        The kind, "unknown" for a single word that tells nothing; the state it is or belongs to; what it is known as.
    """
    folded = [fold(one) for one in parts]
    joined = " ".join(folded)
    known = lists().same.get(joined) or lists().same.get(joined.removesuffix(" group"))
    if known:
        return lists().kinds[known], known if lists().kinds[known] == "state" else "", known
    if joined in states():
        return "state", states()[joined], states()[joined]
    if joined in lists().capitals:
        return "state", lists().capitals[joined], lists().capitals[joined]
    return _body(parts, folded, words)


def _body(parts: Sequence[str], folded: list[str], words: Words) -> tuple[ActorKind, str, str]:
    state = next((adjectives()[one] for one in folded if one in adjectives()), "")
    heads = [one for one in _heads(folded) if lists().has("bodies", one)]
    if _is_outlet(parts, folded, words):
        return "outlet", "", ""
    if "government" in heads:
        of = state or next((states()[one] for one in folded if one in states()), "")
        return ("state", of, of) if of else ("organ", "", "")
    if heads:
        return _sort_of_body(folded, heads, state), state, ""
    if len(parts) == 1:
        is_letters = parts[0].isupper() and len(parts[0]) > 1
        mixed = len(parts[0]) > 1 and any(one.isupper() for one in parts[0][1:]) and "-" not in parts[0]
        return ("organisation" if is_letters or mixed else "unknown"), state, ""
    if any(words.has("sources", "organisations", one) for one in folded):
        return "organisation", state, ""
    return "person", state, ""


def _heads(folded: list[str]) -> list[str]:
    """The words that can say what sort of body it is: the last, and those before "of" and "for"."""
    before = [folded[n - 1] for n, one in enumerate(folded) if one in {"of", "for"} and n]
    return [*before, folded[-1]] if before else folded[-1:] if len(folded) == 1 else folded[1:]


def _is_outlet(parts: Sequence[str], folded: list[str], words: Words) -> bool:
    if lists().has("outlet_bodies", folded[-1]) or lists().has("outlet_bodies", folded[0]):
        return len(parts) > 1
    listed = words.sources["outlets"] | words.sources["agencies"]
    named = folded[-1] in listed or " ".join(folded) in listed
    return named and not lists().has("armed_bodies", folded[-1])


def _sort_of_body(folded: list[str], heads: list[str], state: str) -> ActorKind:
    has = lists().has
    if state and any(has("armed_bodies", one) or has("state_bodies", one) for one in heads):
        return "organ"
    is_numbered = any(has("numbered", one) or one.isdigit() for one in folded)
    if is_numbered and any(has("armed_bodies", one) or has("state_bodies", one) for one in heads):
        return "organ"
    if any(has("armed_bodies", one) for one in heads) and not any(
        has("state_bodies", one) for one in heads if one != "division"
    ):
        return "armed group"
    return "organ" if any(has("state_bodies", one) for one in heads) else "organisation"
