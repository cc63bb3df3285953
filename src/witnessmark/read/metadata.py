"""What a text says about itself: title, byline, publisher, address, language, and every date with its origin.

Own reader of JSON-LD, OpenGraph and other metas, <time>, bylines and datelines; what a person wrote in hand/ wins.
A page's published, modified and crawled dates are never folded into one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePath
from urllib.parse import urlsplit

from witnessmark.case import Case, read_hand_toml
from witnessmark.errors import CaseError
from witnessmark.read.daywords import find_day, is_day
from witnessmark.read.jsonld import Thing, articles, names_of, text_of
from witnessmark.read.language import language_of
from witnessmark.read.ownday import best_published, date_candidates
from witnessmark.read.texts import Draft
from witnessmark.read.texts.lines import byline_name
from witnessmark.records import DateCandidate, Item

HAND_KEYS = ("publisher", "published", "url", "title", "byline", "language")

_AUTHOR = (
    "author",
    "article:author_name",
    "parsely-author",
    "dc.creator",
    "byl",
    "sailthru.author",
    "citation_author",
)
_SITE = ("og:site_name", "application-name", "dc.publisher", "citation_publisher", "publisher")
_TITLE = ("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title")


@dataclass(frozen=True)
class Metadata:
    """What goes into the Document beside its text; fields as there."""

    title: str
    byline: str
    publisher: str
    url: str
    language: str
    published: str
    dates: tuple[DateCandidate, ...]


def hand_path(case: Case, item: Item) -> Path:
    """The file in hand/ that corrects this item; it need not exist.

    "report.html" is corrected by report.html.toml, else by report.toml; for an item in a folder the same
    with the folder first, then without.
    """
    name = PurePath(item.name)
    names = (f"{name}.toml", f"{name.with_suffix('')}.toml", f"{name.name}.toml", f"{name.stem}.toml")
    paths = [case.hand / one for one in names]
    return next((path for path in paths if path.is_file()), paths[1])


def read_hand(path: Path) -> Mapping[str, str]:
    """What a person wrote about one item: any of HAND_KEYS.

    Raises:
        CaseError: not TOML, an unknown key (with the nearest known one), a value that is no text or no date.
    """
    raw = read_hand_toml(path)
    for key, value in raw.items():
        if key not in HAND_KEYS:
            near = get_close_matches(key, HAND_KEYS, n=1)
            hint = f'Did you mean "{near[0]}"?' if near else f"Use any of: {', '.join(HAND_KEYS)}."
            raise CaseError(f'{path}: unknown key "{key}". {hint}')
        if not isinstance(value, str):
            raise CaseError(f'{path}: {key} is {value!r}; it must be text in quotes: {key} = "{value}"')
    published = raw.get("published", "")
    if published and not is_day(published):
        raise CaseError(
            f'{path}: published is "{published}", which is no date. Write it as 2015-03-18, 2015-03 or 2015.'
        )
    return raw


def metadata_of(draft: Draft, item: Item, hand: Mapping[str, str]) -> Metadata:
    """Everything the text, the page's code and the person say about the item, the person first."""
    found = list(articles(draft.head.json_ld))
    metas = dict(reversed(draft.head.metas))  # the first of a name wins
    # Where the item was taken from may carry the day of publication, as any address may; the day it was taken never is one.
    dates = date_candidates(draft, found, {"url": item.source, **hand})
    crawled = (DateCandidate(item.captured[:10], "crawled", "capture"),) if item.captured else ()
    url = hand.get("url") or _web(metas.get("og:url", "")) or _web(draft.head.canonical) or _web(item.source)
    return Metadata(
        title=hand.get("title") or _title(draft, found, metas) or PurePath(item.name).stem,
        byline=hand.get("byline") or _byline(draft, found, metas),
        publisher=hand.get("publisher") or _publisher(found, metas, url),
        url=url,
        language=hand.get("language") or _language(draft),
        published=best_published(dates),
        dates=(*dates, *crawled),
    )


def _title(draft: Draft, found: list[Thing], metas: Mapping[str, str]) -> str:
    in_text = " ".join(draft.words_of("title").split())
    stated = next((text_of(thing.get("headline")) for thing in found if thing.get("headline")), "")
    return in_text or stated or _first(metas, _TITLE) or draft.head.title


def _byline(draft: Draft, found: list[Thing], metas: Mapping[str, str]) -> str:
    stated = next((names_of(thing["author"]) for thing in found if thing.get("author")), "")
    marked = next((byline_name(words) for words in draft.head.authors if not find_day(words)), "")
    name = stated or _first(metas, _AUTHOR) or marked or byline_name(draft.words_of("byline"))
    # A profile's address or a date in the byline's place names nobody.
    return "" if "://" in name or len(name) > 200 or find_day(name) else name


def _publisher(found: list[Thing], metas: Mapping[str, str], url: str) -> str:
    stated = next((names_of(thing["publisher"]) for thing in found if thing.get("publisher")), "")
    return _first(metas, _SITE) or stated or (urlsplit(url).hostname or "").removeprefix("www.")


def _language(draft: Draft) -> str:
    """By the words; what the page's code says only where the words are too few, for templates often lie."""
    main = "\n".join(block.span.of(draft.text) for block in draft.blocks if block.main)
    declared = draft.head.language.split("-")[0].split("_")[0].strip().lower()
    return language_of(main) or (declared if 2 <= len(declared) <= 3 and declared.isalpha() else "")


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((" ".join(metas[name].split()) for name in names if metas.get(name, "").strip()), "")


def _web(address: str) -> str:
    """The address when it is one of the web, else ""."""
    return address.strip() if address.strip().lower().startswith(("http://", "https://")) else ""
