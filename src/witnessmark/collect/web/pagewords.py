"""What a page's source holds: its words, its media, what it asks of the reader - by tags alone, no tree, any depth."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select"})
"""Elements whose text is not part of the page's words."""

BREAKS = frozenset({
    "p", "div", "li", "br", "tr", "td", "th", "h1", "h2", "h3", "h4", "article", "section", "header", "footer", "main", "ul",
    "ol", "table", "blockquote", "figure", "figcaption", "form", "nav", "aside", "hr",
})  # fmt: skip

MEDIA = {"img": "image", "video": "video", "audio": "audio", "source": "media", "embed": "media"}

MOST_CHARS = 5_000_000
"""Of source; what is longer is looked at up to here."""

_CHARSET = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,30})", re.IGNORECASE)


@dataclass(frozen=True)
class Media:
    """A picture, film or sound that the source names, by its whole address."""

    kind: str
    url: str


@dataclass
class PageWords:
    """A page's source as words.

    Attributes:
        blocks: runs of text between block elements, spaces made one.
        titles: title, og:title, then first-level headings.
        asks_password: whether there is a field for one.
        is_paid: whether the page's own data say that it is not free to read.
    """

    blocks: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    media: list[Media] = field(default_factory=list)
    asks_password: bool = False
    is_paid: bool = False
    refresh: str = ""

    @property
    def text(self) -> str:
        """All blocks, one a line."""
        return "\n".join(self.blocks)


def page_words(data: bytes, content_type: str, url: str) -> PageWords:
    """The words of an HTML source.

    Args:
        data: unpacked.
        content_type: what the server said, for the encoding.
        url: where it was, for the addresses in it.
    """
    parser = _Parser(url)
    parser.feed(decoded(data, content_type)[:MOST_CHARS])
    parser.close()
    parser.flush()
    return parser.found


def decoded(data: bytes, content_type: str) -> str:
    """Bytes as text: by the mark at their beginning, the server's word, the page's own, else UTF-8."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    said = _CHARSET.search(content_type.encode("latin-1", "replace")) or _CHARSET.search(data[:4096])
    try:
        return data.decode(said[1].decode() if said else "utf-8-sig", "replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")


class _Parser(HTMLParser):
    def __init__(self, url: str) -> None:
        super().__init__(convert_charrefs=True)
        self.url, self.found = url, PageWords()
        self._hidden, self._words, self._grabbed = [], list[str](), list[str]()  # type: ignore[var-annotated]
        self._grab = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag in UNSEEN and tag != "head":
            self._hidden.append(tag)
        if tag in BREAKS:
            self.flush()
        if tag in {"title", "h1"} and not self._hidden:
            self._grab, self._grabbed = tag, []
        self._note(tag, told)

    def _note(self, tag: str, told: dict[str, str]) -> None:
        if tag == "input" and told.get("type", "").lower() == "password":
            self.found.asks_password = True
        elif tag == "meta":
            self._meta(told)
        elif tag in MEDIA:
            for address in (
                told.get("src", ""),
                *_candidates(told.get("srcset", "")),
                told.get("poster", ""),
            ):
                self._media(MEDIA[tag], address)

    def _meta(self, told: dict[str, str]) -> None:
        name = (told.get("property") or told.get("name") or told.get("http-equiv") or "").lower()
        if name == "og:title" and told.get("content"):
            self.found.titles.append(told["content"].strip())
        elif name in {"og:video", "og:video:url"}:
            self._media("video", told.get("content", ""))
        elif name == "refresh":
            self.found.refresh = told.get("content", "").partition("=")[2].strip(" '\"")[:2000]

    def _media(self, kind: str, address: str) -> None:
        if address and not address.startswith(("data:", "blob:", "about:")) and len(self.found.media) < 2_000:
            try:
                media = Media(kind, urljoin(self.url, address.strip())[:4000].partition("#")[0])
            except ValueError:
                return  # "http://[" and the like lead nowhere
            if media not in self.found.media:
                self.found.media.append(media)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._grab:
            self.found.titles += [words] if (words := _joined(self._grabbed)) else []
            self._grab = ""
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        if tag in BREAKS:
            self.flush()

    def handle_data(self, data: str) -> None:
        if self._hidden:
            paid = self._hidden[-1] == "script" and re.search(
                r'"isAccessibleForFree"\s{0,5}:\s{0,5}"?false', data, re.IGNORECASE
            )
            self.found.is_paid |= bool(paid)
            return
        if self._grab:
            self._grabbed.append(data)
        if self._grab != "title":
            self._words.append(data)

    def flush(self) -> None:
        """Close the run of text under way."""
        if words := _joined(self._words):
            self.found.blocks.append(words)
        self._words.clear()


def _joined(parts: list[str]) -> str:
    return " ".join("".join(parts).split())


def _candidates(srcset: str) -> list[str]:
    return [one.split()[0] for one in srcset.split(",") if one.split()][:8]
