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
    if len(parts) == 1:
        return _of_one_word(parts[0], folded[0], words), state, ""
    if _is_outlet(parts, folded, words):
        return "outlet", "", ""
    heads = [one for one in _heads(folded) if lists().has("bodies", one)]
    if "government" in heads:
        of = state or next((states()[one] for one in folded if one in states()), "")
        return ("state", of, of) if of else ("organ", "", "")
    return (_sort_of_body(folded, heads, state) if heads else _of_bare_words(folded, words)), state, ""


def _of_one_word(name: str, folded: str, words: Words) -> ActorKind:
    """An outlet by its name, a body by its capitals ("PKK", "MdD"); any other word tells nothing by itself."""
    if lists().has("bodies", folded):
        return "unknown"
    if _is_outlet([name], [folded], words):
        return "outlet"
    inner = any(one.isupper() for one in name[1:]) and "-" not in name
    return "organisation" if inner else "unknown"


def _of_bare_words(folded: list[str], words: Words) -> ActorKind:
    if any(words.has("sources", "organisations", one) for one in folded):
        return "organisation"
    is_described = lists().has("adjectives", folded[0])  # "Kurdish Peshmerga"
    # No person is called so: a state's adjective, "Anti-", letters; it is a headline or the name of a work.
    is_no_name = any(
        one in adjectives() or one.startswith(("anti-", "pro-")) or one in lists().same for one in folded
    )
    return "unknown" if is_described or is_no_name else "person"


def _heads(folded: list[str]) -> list[str]:
    """The words that can say what sort of body it is: the last, and those before "of" and "for"."""
    before = [folded[n - 1] for n, one in enumerate(folded) if one in {"of", "for"} and n]
    return [*before, folded[-1]] if before else folded[-1:] if len(folded) == 1 else folded[1:]


def _is_outlet(parts: Sequence[str], folded: list[str], words: Words) -> bool:
    if (
        "news" in folded
        or lists().has("outlet_bodies", folded[-1])
        or lists().has("outlet_bodies", folded[0])
    ):
        return len(parts) > 1
    listed = words.sources["outlets"] | words.sources["agencies"]
    named = folded[-1] in listed or " ".join(folded) in listed
    return named and not lists().has("armed_bodies", folded[-1])


def _sort_of_body(folded: list[str], heads: list[str], state: str) -> ActorKind:
    has = lists().has
    if folded[0] in {"international", "european", "african", "inter-american", "arab", "asian"}:
        return "organisation"
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
