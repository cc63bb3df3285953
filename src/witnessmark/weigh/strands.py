"""The kinds of evidence an origin rests on, kept apart: imagery, interview, visit, media, document."""

import re

from witnessmark.records import Statement, Voice
from witnessmark.weigh.chains import strands_beyond

ORDER = ("imagery", "interview", "visit", "media", "document", "list")

_WORDS = {
    "imagery": re.compile(r"satellit|imagery|aerial|drone|الأقمار|citra", re.IGNORECASE),
    "media": re.compile(r"photo|video|footage|picture|social media|صور|فيديو|foto", re.IGNORECASE),
    "document": re.compile(r"document|letter|record|file|order|وثائق|رسالة|dokumen", re.IGNORECASE),
}
"""Words in the name of an evidence voice that tell its kind."""


def strands_of(statement: Statement) -> tuple[str, ...]:
    """Strands that a statement rests on: its stated basis, and whoever speaks only through its origin."""
    told = {basis for basis in statement.basis if basis in ORDER}
    told |= {strand for voice in strands_beyond(statement) if (strand := strand_of(voice))}
    if statement.attribution and statement.attribution[-1].kind == "evidence":
        told.add(strand_of(statement.attribution[-1]))
    return tuple(strand for strand in ORDER if strand in told)


def strand_of(voice: Voice) -> str:
    """The strand a voice stands for: people are interviews, evidence by its words; "" when they tell nothing."""
    if voice.kind in {"person", "group"}:
        return "interview"
    return next((strand for strand, words in _WORDS.items() if words.search(voice.name)), "")
