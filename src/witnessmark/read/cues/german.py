"""The forms of German verbs of speech, made from their infinitives: weak by rule, strong from principal parts."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

INSEPARABLE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "wider", "zer")
"""Prefixes that never part from their verb and take no "ge-" in the participle."""


class Paradigm(NamedTuple):
    """The forms of a verb without its particle.

    Attributes:
        finite: present and past of the third person, the infinitive among them ("sagt, sagen, sagte, sagten").
        participle: "gesagt".
        reported: the first subjunctive of the third person, by which German marks reported speech ("sage").
    """

    finite: tuple[str, ...]
    participle: str
    reported: str


def conjugate(infinitive: str, strong: Mapping[str, str]) -> Paradigm:
    """The forms of a verb.

    Args:
        infinitive: without a separable particle ("berichten", "geben", "äußern").
        strong: infinitive -> third person, past and participle ("geben" -> "gibt gab gegeben").
    """
    if infinitive in strong:
        present, past, participle = strong[infinitive].split()
        return Paradigm((present, infinitive, past, _plural(past)), participle, _reported(infinitive))
    prefix = next((one for one in INSEPARABLE if infinitive.removeprefix(one) in strong), "")
    if prefix and infinitive.startswith(prefix):
        bare = conjugate(infinitive.removeprefix(prefix), strong)
        participle = prefix + bare.participle.removeprefix("ge")
        return Paradigm(tuple(prefix + form for form in bare.finite), participle, prefix + bare.reported)
    return _weak(infinitive)


def _weak(infinitive: str) -> Paradigm:
    stem = _stem(infinitive)
    root = f"{stem}e" if _needs_vowel(stem) else stem
    takes_ge = not infinitive.startswith(INSEPARABLE) and not infinitive.endswith("ieren")
    participle = f"ge{root}t" if takes_ge else f"{root}t"
    return Paradigm((f"{root}t", infinitive, f"{root}te", f"{root}ten"), participle, _reported(infinitive))


def _stem(infinitive: str) -> str:
    return infinitive[:-1] if infinitive.endswith(("ern", "eln")) else infinitive[:-2]


def _needs_vowel(stem: str) -> bool:
    """As in "meld-e-t", "arbeit-e-t", "rechn-e-t", "widm-e-t"; "warn-t" and "mahn-t" need none."""
    hard = stem.endswith(("n", "m")) and stem[-2:-1] not in "aeiouäöürlhnm"
    return stem.endswith(("d", "t", "chn")) or hard


def _reported(infinitive: str) -> str:
    return f"{_stem(infinitive)}e"


def _plural(past: str) -> str:
    return f"{past}n" if past.endswith("e") else f"{past}en"


def forms_of(entry: str, strong: Mapping[str, str]) -> Iterator[str]:
    """Every form of a verb of the list as it can stand in a sentence, the particle apart or joined ("mit|teilen")."""
    particle, _, infinitive = entry.rpartition("|")
    verb = conjugate(infinitive, strong)
    if not particle:
        yield from (*verb.finite, verb.reported, verb.participle)
        return
    yield from (f"{particle}{form}" for form in (*verb.finite, verb.participle, verb.reported))
    yield f"{particle}zu{infinitive}"


def parted(entry: str, strong: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The finite forms of a separable verb, each with the particle that stands apart ("teilte", "mit")."""
    particle, _, infinitive = entry.rpartition("|")
    if particle:
        verb = conjugate(infinitive, strong)
        yield from ((form, particle) for form in (*verb.finite, verb.reported))


def german_cues(
    verbs: Mapping[str, str], strong: Mapping[str, str]
) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Form -> its lemma and the kinds of saying it belongs to, for every verb of the lists; parted forms as "teilte mit"."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for kind, block in verbs.items():
        for entry in block.split():
            forms = (*forms_of(entry, strong), *map(" ".join, parted(entry, strong)))
            for form in map(str.casefold, forms):
                earlier = found.get(form, ("", ()))[1]
                found[form] = (entry.replace("|", ""), (*earlier, kind))
    return found


NOT_VERBS = frozenset({"meine", "bitte", "weise", "ende", "einige", "hinweise", "nahe"})
"""First subjunctives that are more often another word: "meine Hand"."""


def subjunctives(infinitives: str, strong: Mapping[str, str]) -> frozenset[str]:
    """First subjunctives of the third person: "stehe", "gehe", "verletze", as only reported speech has them."""
    return frozenset(conjugate(one, strong).reported.casefold() for one in infinitives.split()) - NOT_VERBS
