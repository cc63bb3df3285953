"""Copied words: maximal runs that stand in two documents, walked from where two windows of six words agree.

Six words is the length at which an index found 998 of 1,000 altered copies among 10,000 paragraphs, where MinHash
found 771: a quote inside new text is containment, not likeness.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from witnessmark.records import Document, Reuse, identify
from witnessmark.weigh.misprints import Spelling, find_misprints
from witnessmark.weigh.words import Words, split_words

FEWEST_WORDS = 7
"""Two windows. One alone is chance in two passages of three between texts that nobody copied ("to the surface of the moon")."""

LONGEST_GAP = 6
"""Words that may differ between two runs of one copied passage."""

_NEAR = 8
"""Runs looked back at for one that goes on: a passage rarely has two threads."""


@dataclass(frozen=True)
class Run:
    """Words `first` to `first_end` of one document and the same of another (word numbers, end exclusive)."""

    first: int
    first_end: int
    second: int
    second_end: int


def find_reuse(documents: Iterable[Document]) -> Iterator[Reuse]:
    """Every passage that two documents share, with the misprints they share, in lasting order.

    Documents that are the same bytes are one item in the case and never come here twice.
    """
    texts = [split_words(document) for document in documents]
    spelling = Spelling.of(texts)
    for one, other, runs in shared_runs(texts):
        made = (_reuse(texts[one], texts[other], run, spelling) for run in passages(runs))
        yield from filter(None, made)


def shared_runs(texts: Sequence[Words]) -> Iterator[tuple[int, int, list[Run]]]:
    """Pairs of documents, by number, and the maximal runs of words that stand in both."""
    from witnessmark.weigh.reuse_starts import WINDOW, find_starts

    for (one, other), starts in groupby(find_starts(texts), key=lambda start: (start[0], start[2])):
        found: dict[int, list[Run]] = {}
        for _, at, _, there in starts:
            along = found.setdefault(there - at, [])
            if not along or at >= along[-1].first_end:
                along.append(_walk(texts[one].words, texts[other].words, at, there))
        runs = [run for along in found.values() for run in along if run.first_end - run.first >= WINDOW]
        if runs:
            yield one, other, sorted(runs, key=lambda run: (run.first, run.second))


def _walk(words: Sequence[str], theirs: Sequence[str], at: int, there: int) -> Run:
    """The longest run of equal words through a place: back too, past windows that too many documents hold."""
    first, second = at, there
    while first > 0 and second > 0 and words[first - 1] == theirs[second - 1]:
        first, second = first - 1, second - 1
    end = at
    most = min(len(words), len(theirs) - there + at)
    while end < most and words[end] == theirs[end - at + there]:
        end += 1
    return Run(first, end, second, there + end - at)


def passages(runs: Iterable[Run]) -> list[Run]:
    """Runs, sorted by where they begin, that are a few words apart in both documents are one passage."""
    found: list[Run] = []
    for run in runs:
        for n, last in enumerate(reversed(found[-_NEAR:]), start=1):
            if _follows(last, run):
                ends = max(last.first_end, run.first_end), max(last.second_end, run.second_end)
                found[-n] = Run(last.first, ends[0], last.second, ends[1])
                break
        else:
            found.append(run)
    return found


def _follows(last: Run, run: Run) -> bool:
    is_near = run.first <= last.first_end + LONGEST_GAP and run.second <= last.second_end + LONGEST_GAP
    # Words that one text says twice go on in that text alone: then the passage would end in the middle of a copy.
    goes_on = (run.first_end > last.first_end) == (run.second_end > last.second_end)
    return is_near and goes_on and run.first >= last.first and run.second >= last.second


def _reuse(one: Words, other: Words, run: Run, spelling: Spelling) -> Reuse | None:
    """The passage; None where it is one window without a misprint."""
    misprints = _shared_misprints(one, other, run, spelling)
    if run.first_end - run.first < FEWEST_WORDS and not misprints:
        return None
    first = one.span(run.first, run.first_end)
    second = other.span(run.second, run.second_end)
    return Reuse(
        identify("re", one.document, first, other.document, second),
        one.document,
        first,
        other.document,
        second,
        first.of(one.text),
        tuple(misprints),
    )


def _shared_misprints(one: Words, other: Words, run: Run, spelling: Spelling) -> list[str]:
    slips = find_misprints(one.words[run.first : run.first_end], spelling)
    theirs = find_misprints(other.words[run.second : run.second_end], spelling) if slips else []
    return [slip for slip in slips if slip in theirs]
