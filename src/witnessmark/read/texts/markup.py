"""HTML as a flat run of tags and texts, each with its place in the characters of the page.

Own, because evidence needs what no parser gives: where every character came from. It follows the HTML standard's
tokenizer where that changes what is text (comments, raw text, attributes); it builds no tree, so depth costs nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

RAW = frozenset(
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "template"]
)
"""Elements whose inside is not markup, or is not shown: taken as one run."""

_NAME = re.compile(r"[a-zA-Z][^\s/>]{0,100}")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?""")
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Opened:
    """A start tag, its attributes by lower-case name; the first of a name wins, as in browsers."""

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Closed:
    """An end tag."""

    name: str


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text, not yet unescaped: characters `start` to `end` of the page."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Raw:
    """The inside of an element that is not markup."""

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comment:
    """The inside of a comment."""

    start: int
    end: int


Event = Opened | Closed | Words | Raw | Comment


def events(page: str) -> Iterator[Event]:
    """Tags and texts of a page in order; never fails, for every string is some page."""
    at = start = 0
    while (at := page.find("<", at)) >= 0:
        event, end = _markup_at(page, at)
        if end == at:
            at += 1  # a "<" that opens nothing is text
            continue
        if at > start:
            yield Words(start, at)
        if event is not None:
            yield event
        at = start = end
    if start < len(page):
        yield Words(start, len(page))


def _markup_at(page: str, at: int) -> tuple[Event | None, int]:
    """What begins at this "<" and where it ends; (None, at) when it is text after all."""
    sign = page[at + 1 : at + 2]
    if sign in {"!", "?"}:
        end = _comment_end(page, at)
        return (Comment(at + 4, end) if page.startswith("<!--", at) else None), end
    if sign == "/":
        name = _NAME.match(page, at + 2)
        end = page.find(">", at + 2)
        return (Closed(name[0].lower()) if name else None), (end + 1 if end >= 0 else len(page))
    name = _NAME.match(page, at + 1)
    if not name:
        return None, at
    return _opening(page, name[0].lower(), (at, name.end()))


def _comment_end(page: str, at: int) -> int:
    opening, closing = ("<!--", "-->") if page.startswith("<!--", at) else ("<", ">")
    if page.startswith("<![CDATA[", at):
        closing = "]]>"
    end = page.find(closing, at + len(opening))
    return end + len(closing) if end >= 0 else len(page)


def _opening(page: str, name: str, place: tuple[int, int]) -> tuple[Event, int]:
    start, name_end = place
    attributes, end = _attributes(page, name_end)
    if name not in RAW:
        return Opened(name, attributes, start, end), end
    closing = _RAW_END[name].search(page, end)
    inside_end = closing.start() if closing else len(page)
    after = page.find(">", inside_end)
    return Raw(name, attributes, end, inside_end), (after + 1 if after >= 0 else len(page))


def _attributes(page: str, at: int) -> tuple[Mapping[str, str], int]:
    if page.startswith(">", at):
        return _NOTHING, at + 1
    found: dict[str, str] = {}
    while match := _ATTRIBUTE.match(page, at):
        value = match[2] or ""
        value = (
            value[1:-1] if value[:1] in {'"', "'"} and value[-1:] == value[:1] and len(value) > 1 else value
        )
        found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
        at = match.end()
    end = page.find(">", at)
    return found, end + 1 if end >= 0 else len(page)
