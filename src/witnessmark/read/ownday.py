"""The dates an item states about itself, each with its origin, and which of them the text leans on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from witnessmark.read.daywords import find_day
from witnessmark.read.jsonld import Thing, text_of
from witnessmark.read.texts import Draft
from witnessmark.records import DateCandidate

PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "citation_publication_date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "date.created", "publishdate", "publish-date",
    "publish_date", "pubdate", "parsely-pub-date", "sailthru.date", "originalpublicationdate",
    "cxenseparse:recs:publishtime", "dc.date", "dcterms.date", "published", "date",
)  # fmt: skip
MODIFIED_METAS = (
    "pdf:moddate", "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod",
)  # fmt: skip

_IN_ADDRESS = re.compile(r"/(?P<y>(?:19|20)\d{2})[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?:/|-|$)")

_UPDATED = re.compile(r"updat|modif|aktualisiert|mis à jour|actualizad|diperbarui|تحديث|تعديل", re.IGNORECASE)

# Who is believed first. A page's own data beats its address, the address beats words near the title, and a guess
# comes last. Where two of one rank differ the first on the page wins; all are kept.
_RANK = ("hand", "json-ld", "meta", "time element marked", "dateline", "address", "time element", "guess")


def date_candidates(
    draft: Draft, found: Sequence[Thing], hand: Mapping[str, str]
) -> tuple[DateCandidate, ...]:
    """Every date the item states about itself, by rank of its origin and in page order, without repeats.

    Args:
        draft: text and page code.
        found: articles of its JSON-LD.
        hand: what a person wrote in hand/.
    """
    coded = [
        *_by_hand(hand),
        *_in_json_ld(found),
        *_in_metas(draft),
        *_in_times(draft),
        *_in_address(draft, hand),
    ]
    shown = list(_in_words(draft))
    if best_published(coded):
        shown = [_told_apart(one, coded) for one in shown]
    stated = [*coded, *shown]
    dates = sorted(dict.fromkeys(stated), key=_rank)
    if not best_published(dates):
        dates += [_told_apart(one, stated) for one in _guessed(draft)]
    return tuple(dates)


def best_published(dates: Sequence[DateCandidate]) -> str:
    """The day the text was published, as ISO; "" when only modified, crawled or unclear dates are stated.

    The surest origin wins, but for one case: a dateline on the page that is earlier than the day in its code
    tells that the code has the day of a new publication.
    """
    published = [one for one in sorted(dates, key=_rank) if one.role == "published"]
    if not published or published[0].origin == "hand":
        return published[0].value if published else ""
    datelines = [one.value for one in published if one.origin == "dateline"]
    return min([published[0].value, *datelines])


def _told_apart(candidate: DateCandidate, coded: Sequence[DateCandidate]) -> DateCandidate:
    """A date read off the page, as `modified` when the page's code calls that very day modified and no other thing."""
    roles = {one.role for one in coded if one.value == candidate.value}
    is_modified = "modified" in roles and "published" not in roles
    return replace(candidate, role="modified") if is_modified else candidate


def _rank(candidate: DateCandidate) -> int:
    return next(n for n, origin in enumerate(_RANK) if candidate.origin.startswith(origin))


def _by_hand(hand: Mapping[str, str]) -> Iterator[DateCandidate]:
    if hand.get("published"):
        yield DateCandidate(hand["published"], "published", "hand")


def _in_json_ld(found: Sequence[Thing]) -> Iterator[DateCandidate]:
    for thing in found:
        for key in ("datePublished", "dateCreated", "uploadDate"):
            if day := find_day(text_of(thing.get(key))):
                yield DateCandidate(day.value, "published", f"json-ld {key}")
        if day := find_day(text_of(thing.get("dateModified"))):
            yield DateCandidate(day.value, "modified", "json-ld dateModified")


def _in_metas(draft: Draft) -> Iterator[DateCandidate]:
    metas = dict(reversed(draft.head.metas))
    for name in (*PUBLISHED_METAS, *MODIFIED_METAS):
        if day := find_day(metas.get(name, "")):
            yield DateCandidate(
                day.value, "published" if name in PUBLISHED_METAS else "modified", f"meta {name}"
            )
    # A PDF is often made long after its text was published.
    if day := find_day(metas.get("pdf:creationdate", "")):
        yield DateCandidate(day.value, "unknown", "meta pdf:creationdate")


def _in_times(draft: Draft) -> Iterator[DateCandidate]:
    for machine, words, marked in draft.head.times[:40]:
        if day := find_day(machine) or find_day(words):
            if marked:
                yield DateCandidate(day.value, "published", "time element marked")
            else:
                yield DateCandidate(day.value, "unknown", "time element")


def _in_words(draft: Draft) -> Iterator[DateCandidate]:
    """Datelines beside the title; far down the page a date belongs to something else."""
    for block in draft.blocks:
        words = block.span.of(draft.text)
        if block.kind == "byline" and (day := find_day(words)):
            yield DateCandidate(day.value, "modified" if _UPDATED.search(words) else "published", "dateline")


def _in_address(draft: Draft, hand: Mapping[str, str]) -> Iterator[DateCandidate]:
    metas = dict(reversed(draft.head.metas))
    for address in (hand.get("url", ""), draft.head.canonical, metas.get("og:url", "")):
        found = _IN_ADDRESS.search(address[:2000])
        if found and (day := find_day("{y}-{m:0>2}-{d:0>2}".format(**found.groupdict()))):
            yield DateCandidate(day.value, "published", "address")


def _guessed(draft: Draft) -> list[DateCandidate]:
    """Htmldate's reading of the page, when nothing else tells: marked as a guess."""
    if not draft.head.markup:
        return []
    from htmldate import find_date

    # An upper bound far ahead keeps today's date out of the answer.
    guess = find_date(draft.head.markup, original_date=True, max_date="2100-01-01") or ""
    return [DateCandidate(day.value, "published", "guess by htmldate")] if (day := find_day(guess)) else []
