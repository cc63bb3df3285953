"""The subject of a speech verb by the parser's tree."""

from collections.abc import Collection
from itertools import pairwise

from witnessmark.read.annotate import Sentence, Token
from witnessmark.read.attribution.phrases import Phrase


def parsed_subject(sentence: Sentence, cue: int, carriers: Collection[str]) -> Phrase | None:
    """The subject of a verb by the parse: its own, its head's for "was able to confirm", its noun's for a relative.

    Args:
        sentence: with the parser's heads.
        cue: the verb's token.
        carriers: words that carry a subject over "to"; after others ("came to see") nothing is said yet.
    """
    tokens, at = sentence.tokens, cue
    if _is_purpose(tokens, cue, carriers):
        return None
    for _ in range(4):
        own = [
            n
            for n, token in enumerate(tokens)
            if token.head == at and token.dep in {"nsubj", "nsubjpass", "csubj"}
        ]
        if own and at != cue and tokens[own[-1]].dep == "nsubjpass":
            return None  # "she was seized and told"
        if own and tokens[own[-1]].word not in {"that", "which", "who"}:
            return _core(tokens, own[-1])
        if tokens[at].dep in {"relcl", "acl"} and own:
            return _core(tokens, tokens[at].head)
        if own or tokens[at].dep not in {"xcomp", "conj", "acomp", "advcl"} or tokens[at].head == at:
            return None
        at = tokens[at].head
    return None


def _is_purpose(tokens: tuple[Token, ...], cue: int, carriers: Collection[str]) -> bool:
    """As in "they came | to witness it": what somebody means to do is not said."""
    return cue > 1 and tokens[cue - 1].word == "to" and tokens[cue - 2].word not in carriers


def _core(tokens: tuple[Token, ...], head: int) -> Phrase:
    """A noun and what describes it: its subtree without relative clauses, appositions and clauses after commas."""
    members = _subtree(tokens, head, cut={"relcl", "appos", "punct", "cc", "advcl", "parataxis"})
    first, last = head, head
    run = sorted(members)
    for a, b in pairwise(run):
        if b <= head and b - a > 2:
            first = b
    first = min((n for n in run if n >= (first if first != head else run[0])), default=head)
    last = max((n for n in run if n >= head), default=head)
    return (first, last)


def _subtree(tokens: tuple[Token, ...], head: int, cut: Collection[str]) -> set[int]:
    found = {head}
    grew = True
    while grew:
        more = {
            n
            for n, token in enumerate(tokens)
            if token.head in found and n not in found and token.dep not in cut
        }
        found |= more
        grew = bool(more)
    return found
