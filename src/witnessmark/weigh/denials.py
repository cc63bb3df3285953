"""Who disputes whom: statements that deny, reject or contradict what another origin says."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from witnessmark.records import Span, Statement
from witnessmark.weigh.chains import Houses, chain_of, trace_origin
from witnessmark.weigh.material import Material
from witnessmark.weigh.names import name_words, normal_name

CUES = re.compile(
    r"\b(?:dément|conteste|rejette|niega|rechaza|bestreitet|dementiert|weist zurück|membantah|menyangkal)\b"
    r"|отрица|опроверг|заперечу|спросту|ينفي|نفى|نفت|تنفي|رفضت?|فنّ?دت?|كذّ?بت?",
    re.IGNORECASE,
)
"""Words that say "this is not so", in the languages of the cases seen so far other than English."""

ENGLISH = re.compile(
    r"\b(?:disput(?:e|es|ed|ing)|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|contest(?:s|ed)"
    r"|contradict(?:s|ed)|dismiss(?:es|ed)|rebut(?:s|ted))\b",
    re.IGNORECASE,
)
"""The same in English, where the verbs have other uses: who is denied access, aid or a visa disputes nothing."""

OBJECT = re.compile(
    r"(?P<refused>\b(?:access|entry|entrance|admission|visas?|permi(?:ts?|ssion)|passage|aid|food|water|care|treatment|bail"
    r"|asylum|requests?|appeals?|offers?|proposals?|motions?|calls|services?|demands?)\b)"
    r"|(?P<told>\b(?:that|what|reports?|findings?|allegations?|accusations?|claims?|figures?|numbers?|counts?|tolls?|accounts?"
    r"|statements?|conclusions?|evidence|charges?|versions?|stor(?:y|ies)|suggestions?|it|this|these|them|any|having|being"
    r"|involvement|responsibility|wrongdoing|knowledge|role)\b|^\s*(?:ever |ha)?\w+ing\b)",
    re.IGNORECASE,
)
"""What is denied: something that was said or done, or something that was asked for; the first one named decides."""

OBJECT_REACH = 90
"""Characters after the verb in which its object stands."""

ITS_WORK = re.compile(
    r"\b(?:report|findings?|allegations?|accusations?|claims?|figures?|account)\b|تقرير|اتهام|laporan",
    re.IGNORECASE,
)
"""Words for what is disputed when the disputed mouth itself is not named in the sentence."""

BLAMES = re.compile(
    r"\b(?:(?:work|fault|doing) of|carried out by|committed by|done by|caused by|set (?:on fire |ablaze )?by|were? \w+ed by"
    r"|blam(?:es?|ed|ing)|responsible for|instead|in fact|in truth)\b",
    re.IGNORECASE,
)
"""Words by which who denies gives the deed to somebody else, or tells it otherwise."""

REACH = 240
"""Characters around a statement in which its cue may stand: its own sentence, when it is a clause of one."""


def find_disputes(material: Material, houses: Houses, names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Normal name of each origin that denies -> names of the origins it denies; `names` maps normal names to names."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for statement in material.statements:
        denier = normal_name(trace_origin(statement, houses))
        if denier in names and is_denial(statement, material):
            for target in targets_of(statement, material, houses, names):
                found[denier][target] = None
    return {denier: tuple(targets) for denier, targets in found.items()}


def is_denial(statement: Statement, material: Material) -> bool:
    """Whether a statement, told on somebody else's word, denies: a word of denial in its own sentence, with what it denies."""
    if len(chain_of(statement)) < 2 and not _own_document(statement):
        return False
    return denies(_sentence(statement, material))


def denies(sentence: str) -> bool:
    """Whether a sentence says of something told that it is not so: "denied that", "disputes the findings"."""
    if CUES.search(sentence):
        return True
    for cue in ENGLISH.finditer(sentence):
        named = OBJECT.search(sentence[cue.end() : cue.end() + OBJECT_REACH])
        if named and named["told"]:
            return True
        # "The report was rejected by the ministry", "disputes Example Watch": the object stands before, or is a name.
        is_passive = re.search(r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?$", sentence[: cue.start()])
        if is_passive and ITS_WORK.search(sentence[: cue.start()]):
            return True
        if named is None and re.match(r"\s+(?:the\s+)?[^\W\d_a-z]", sentence[cue.end() :]):
            return True
    return False


def targets_of(
    statement: Statement, material: Material, houses: Houses, names: Mapping[str, str]
) -> Iterable[str]:
    """Names of the origins that a denial speaks against: named in its sentence, else whose report the page is on.

    Never the one who denies, and never the page itself unless the sentence names it.
    """
    denier = normal_name(trace_origin(statement, houses))
    sentence = _sentence(statement, material)
    others = {
        key: name for key, name in names.items() if name_words(name) != name_words(names.get(denier, denier))
    }
    mentioned = [name for key, name in others.items() if key and key in normal_name(sentence)]
    speaking = {span for voice in statement.attribution for span in voice.source_spans}
    mentioned += [
        other.name
        for other in statement.actors
        if normal_name(other.name) in others and not _is_said_by(other.span, speaking)
    ]
    if mentioned:
        return [others[normal_name(name)] for name in dict.fromkeys(mentioned)]
    if not ITS_WORK.search(sentence):
        return []
    return _mainly_relayed(statement, material, houses, others)


def _is_said_by(span: Span, speaking: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in speaking)


def _mainly_relayed(
    statement: Statement, material: Material, houses: Houses, others: Mapping[str, str]
) -> list[str]:
    times: dict[str, int] = defaultdict(int)
    for other in material.statements:
        key = normal_name(trace_origin(other, houses))
        if key in others and (other.document == statement.document or _own_document(statement)):
            times[key] += len(chain_of(other)) > 1
    best = max(times.items(), key=lambda item: item[1], default=("", 0))
    return [others[best[0]]] if best[1] else []


def _own_document(statement: Statement) -> bool:
    chain = chain_of(statement)
    return bool(chain) and chain[0].kind in {"government", "organisation", "group"}


def counter_claim(
    denying: Sequence[Statement], said: Iterable[Statement], material: Material
) -> Statement | None:
    """What the one who denies says instead, in the same document: who did it, or how much; None when nothing.

    Args:
        denying: the denials of one origin.
        said: all statements of that origin, in text order.
        material: for their documents.
    """
    pages = {one.document for one in denying}
    others = [one for one in said if one.document in pages and one.factuality.endswith("+")]
    others = [one for one in others if one.kind not in {"headline", "attribution", "publication"}]
    others = [one for one in others if not is_denial(one, material)]
    return max((one for one in others if _tells_otherwise(one)), key=_tells_otherwise, default=None)


def _tells_otherwise(statement: Statement) -> int:
    has_count = any(quantity.act for quantity in statement.quantities)
    return 2 * bool(BLAMES.search(statement.text)) + has_count


def _sentence(statement: Statement, material: Material) -> str:
    document = material.documents.get(statement.document)
    if document is None:
        return statement.text
    text, span = document.text, statement.span
    before = re.split(r"\n|[.!?؟]\s", text[max(0, span.start - REACH) : span.start])[-1]
    after = re.split(r"\n|[.!?؟](?:\s|$)", text[span.end : span.end + REACH])[0]
    return (
        before
        + statement.text
        + (after if not statement.text.rstrip().endswith((".", "!", "?", "؟")) else "")
    )
