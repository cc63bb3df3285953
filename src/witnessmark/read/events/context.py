"""As part of what a deed is told: PLOVER's contexts, by words of its sentence."""

from collections.abc import Iterable
from functools import cache

from witnessmark.read.cues import fold

_CONTEXTS = {
    "military": """army troops soldiers forces militia militias rebels rebel fighters military war battle jets artillery tank tanks weapons weapon rockets
    missile missiles shelling brigade battalion offensive ceasefire truce peacekeeping peacekeepers commander airstrike naval insurgents guerrillas warplanes""",
    "legal": "court judge trial law legal prosecutors prosecutor charges charged extradited crime crimes sentence sentenced police lawyer verdict arrest arrested",
    "diplomatic": "ambassador embassy diplomatic talks minister treaty summit envoy ties relations negotiations foreign un u.n. resolution",
    "economic": "trade economic tariff import export oil bank market goods economy debt currency wages company investment",
    "political": "parliament president party government opposition constitution reform reforms election democracy autonomy independence",
    "election": "election elections vote voters ballot poll polls referendum candidates candidate",
    "refugee": "refugee refugees displaced asylum camp migrants returnees exile",
    "humanitarian": "aid relief food medicine humanitarian famine wounded clinic hospital",
    "terrorism": "terrorist terrorists terrorism bomber bombers suicide hostage hostages hijackers extremists",
    "rights": "rights torture tortured press freedom detainees prisoners discrimination censorship",
    "cbrn": "nuclear chemical biological inspectors uranium gas",
    "resource": "water dam river grain crops oil fishing land livestock cattle",
}  # fmt: skip


@cache
def _by_word() -> dict[str, str]:
    return {fold(word): context for context, words in _CONTEXTS.items() for word in words.split()}


def contexts_of(words: Iterable[str]) -> tuple[str, ...]:
    """The contexts that folded words speak of, in the order of the list; empty where none does."""
    found = {_by_word()[word] for word in words if word in _by_word()}
    return tuple(one for one in _CONTEXTS if one in found)
