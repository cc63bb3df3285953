"""Gathers what a page's code says about the page: metas, JSON-LD, times, authors, its own address."""

import re
from collections.abc import Mapping
from html import unescape

from witnessmark.read.texts.draft import Head
from witnessmark.read.texts.shape import Shape

_MOST = 400
_PUBLISHED_MARKS = re.compile(r"datepublished|pubdate|published|entry-date|post-date|posted|publish")


class HeadGatherer:
    """Takes note of tags as they pass."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.language = self.canonical = self.title = self.base = ""
        self.metas: list[tuple[str, str]] = []
        self.json_ld: list[str] = []
        self.times: list[tuple[str, str, bool]] = []
        self.authors: list[str] = []

    def raw(self, shape: Shape, start: int, end: int) -> None:
        """A script or the title, with where its inside lies."""
        if shape.tag == "title" and not self.title:
            self.title = " ".join(unescape(self.page[start : min(end, start + 2000)]).split())
        elif shape.tag == "script" and "ld+json" in shape.attributes.get("type", "").lower():
            self.json_ld.append(self.page[start:end])

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """A start tag: meta, link, html, base, or anything that states a date about the page."""
        if name == "html" and not self.language:
            self.language = attributes.get("lang", attributes.get("xml:lang", ""))
        elif name == "link" and "canonical" in attributes.get("rel", "").lower() and not self.canonical:
            self.canonical = attributes.get("href", "").strip()
        elif name == "base":
            self.base = self.base or attributes.get("href", "").strip()
        key = next((attributes[one] for one in ("property", "name", "itemprop") if attributes.get(one)), "")
        content = attributes.get("content") or (attributes.get("datetime") if "date" in key.lower() else "")
        if key and content and len(self.metas) < _MOST:
            self.metas.append((key.strip().lower(), content.strip()[:2000]))

    def time(self, attributes: Mapping[str, str], words: str, marks: str) -> None:
        """A <time> element with the words it shows; `marks` are classes and the like around it."""
        marked = "pubdate" in attributes or bool(
            _PUBLISHED_MARKS.search(f"{attributes.get('itemprop', '').lower()} {marks}")
        )
        if len(self.times) < _MOST:
            self.times.append((attributes.get("datetime", ""), words[:200], marked))

    def head(self) -> Head:
        """All of it."""
        return Head(
            self.language, tuple(self.metas), self.canonical, tuple(self.json_ld), tuple(self.times), tuple(self.authors),
            self.title, self.page,
        )  # fmt: skip
