"""Voices settled before anything is counted: one name per mouth, and the order in which they can have spoken."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from witnessmark.records import Statement, Voice
from witnessmark.weigh.chains import INVESTIGATES
from witnessmark.weigh.material import Material
from witnessmark.weigh.names import is_place_within, name_words, normal_name

COMMON_NOUN = re.compile(
    r"^(?:.{0,40}[\s-])?(?:group|organi[sz]ation|watchdog|monitor|report|study|survey|researchers?|body)$"
)
"""What a page calls an organisation it has named elsewhere; matched only where it is written without a capital."""

NAMED = frozenset({"organisation", "government", "agency"})


def settle(material: Material) -> Material:
    """The same material with every chain settled; words and spans stay as they were read."""
    known = known_names(material)
    material = with_one_order(material, known.values())
    by_page = page_organisations(material.statements)
    vouched = vouched_crowds(material.statements)
    settled = tuple(
        replace(
            statement,
            attribution=behind_voucher(
                settle_chain(statement, known, by_page.get(statement.document, "")),
                vouched.get(statement.document, {}),
            ),
        )
        for statement in material.statements
    )
    return replace(material, statements=settled)


def with_one_order(material: Material, publishers: Iterable[str]) -> Material:
    """The same material in which a body has one name whatever the order of its words; a publisher's spelling goes first."""
    times = Counter(
        voice.name for one in material.statements for voice in one.attribution if voice.kind in NAMED
    )
    spelt: dict[frozenset[str], str] = {}
    for name in [*publishers, *sorted(times, key=lambda one: (-times[one], one))]:
        if len(name_words(name)) > 1:
            spelt.setdefault(name_words(name), name)

    def one_order(voice: Voice) -> Voice:
        return (
            replace(voice, name=spelt.get(name_words(voice.name), voice.name))
            if voice.kind in NAMED
            else voice
        )

    statements = tuple(
        replace(one, attribution=tuple(map(one_order, one.attribution))) for one in material.statements
    )
    return replace(material, statements=statements)


def settle_chain(statement: Statement, known: dict[str, str], organisation: str) -> tuple[Voice, ...]:
    """One statement's chain with its names settled and its unnamed witnesses innermost.

    Args:
        statement: as read.
        known: normal names of organisations and publishers -> their names.
        organisation: the one this page names most, for "the group" and "the report".
    """
    own, *others = statement.attribution or (None,)
    voices = [replace(voice, name=settled_name(voice, known, organisation)) for voice in others if voice]
    # A crowd does not relay an organisation: "witnesses believe ..., according to X" is X's word for what they believe.
    if voices and voices[-1].kind in INVESTIGATES:
        crowds = [voice for voice in voices if voice.kind in {"group", "evidence"}]
        voices = [voice for voice in voices if voice not in crowds] + crowds
    return (own, *voices) if own else ()


def vouched_crowds(statements: Iterable[Statement]) -> dict[str, dict[str, Voice]]:
    """Document -> unnamed witnesses by normal name, with the one investigator through whom the page knows them."""
    found: dict[str, dict[str, Voice]] = defaultdict(dict)
    for statement in statements:
        investigators = [voice for voice in statement.attribution if voice.kind in INVESTIGATES]
        for voice in statement.attribution[1:]:
            if voice.kind == "group" and investigators:
                found[statement.document].setdefault(normal_name(voice.name), investigators[-1])
    return found


def behind_voucher(voices: tuple[Voice, ...], vouched: dict[str, Voice]) -> tuple[Voice, ...]:
    """A chain in which witnesses whom the page knows through an investigator stand behind that investigator."""
    if len(voices) < 2 or any(voice.kind in INVESTIGATES for voice in voices):
        return voices
    *outer, last = voices
    voucher = vouched.get(normal_name(last.name)) if last.kind == "group" else None
    return (
        (*outer, replace(voucher, carried=True, cue_spans=(), source_spans=()), last) if voucher else voices
    )


def settled_name(voice: Voice, known: dict[str, str], organisation: str) -> str:
    """The name a voice goes by: "the group" and "Jo Lee of Example Watch" are Example Watch."""
    name = voice.name
    if organisation and name == name.casefold() and COMMON_NOUN.match(name):
        return organisation
    if voice.kind in {"organisation", "agency", "government"} and normal_name(name) not in known:
        inside = [full for key, full in known.items() if len(key) > 5 and is_place_within(key, name)]
        return max(inside, key=len, default=name)
    return name


def known_names(material: Material) -> dict[str, str]:
    """Publishers of the case's pages by their normal name."""
    return {
        normal_name(page.publisher): page.publisher for page in material.documents.values() if page.publisher
    }


def page_organisations(statements: Iterable[Statement]) -> dict[str, str]:
    """Document -> the organisation its statements name most, its own publisher aside; "" is left out."""
    times: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        for voice in statement.attribution[1:]:
            if voice.kind == "organisation" and voice.name != voice.name.casefold():
                times[statement.document][voice.name] += 1
        if statement.attribution and statement.attribution[0].kind == "organisation":
            times[statement.document][statement.attribution[0].name] += 0
    return {page: min(names, key=lambda name: (-names[name], name)) for page, names in times.items()}
