"""Words of a page that are no text of it: comments, words that style sheets add, pages in attributes."""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from witnessmark.read.texts.concealed import INTERFACE
from witnessmark.read.texts.sight.css import unescaped
from witnessmark.read.texts.sight.sheet import Sheet, declarations

_TAG = re.compile(r"<(?:/?[a-zA-Z!][^<>]{0,5000})(?:>|$|(?=<))")
_UNREAD = re.compile(r"<(script|style)\b.{0,100000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
# Notes of a page's makers to each other speak of the page.
_OWN = re.compile(
    r"\b(?:divs?|spans?|ul|html|php|css|js|ajax|code|file|page|plugin|template|partial|browser|banners?|buttons?|script|element|id|client|header"
    r"|footer|seconds|sec|loaded|generated|cached?|replace|remove|widget|headings?|icon|logo|image|default|content|function|"
    r"tag|section|class|wrapper|menu|navigation|theme|tracking|analytics|advert\w*|ad|ads|comments?|config\w*|block|layout|rating|"
    r"squarespace|wordpress|server|module|version|todo|fixme|test|fonts?|e-?mail|screen-?readers?|non-js|users?|webmaster|component|renders?|container|url|amphtml|site owner)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"[{}<>=;|\\@#]|//|https?:|\bwww\.|\w+\(\)|[\w-]+\.(?:js|css|php|html)\b")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_STOP = re.compile(r"[.!?\u06d4\u061f\u3002]['\"\u201d\u00bb)\]]{0,2}\s*$")
_QUOTED = re.compile(r"\"((?:[^\"\\]|\\.){1,2000})\"|'((?:[^'\\]|\\.){1,2000})'")
_AROUND = re.compile(r"::?(?:before|after)\b", re.IGNORECASE)
_REFRESH = re.compile(r"^\s*[\d.]{0,9}\s*[;,\s]\s*(?:url\s*=)?\s*['\"]?([^'\"\s]{2,})", re.IGNORECASE)

LEAST_WORDS = 3


def stripped(markup: str) -> str:
    """The words of a piece of markup."""
    words = unescape(_TAG.sub(" ", _UNREAD.sub(" ", markup[:200_000])))
    return " ".join((_TAG.sub(" ", words) if "<" in words else words).split())


def is_own_note(words: str) -> bool:
    """Whether words speak of the page they stand in, as its makers do to each other."""
    return bool(_CODE.search(words) or _OWN.search(words))


def comment_words(comment: str) -> str:
    """The words of a comment that holds a sentence; "" for code, marks of a content system and other notes."""
    comment = comment[:20_000].removesuffix("-->")
    conditional = re.match(r"\[if [^\]]{1,80}\]>", comment)
    words = stripped(comment[conditional.end() :].removesuffix("<![endif]") if conditional else comment)
    is_prose = (
        len(_LETTERS.findall(words)) >= LEAST_WORDS and bool(_STOP.search(words)) and words[:1].isalnum()
    )
    return words if is_prose and not is_own_note(words) else ""


def sheet_words(sheet: Sheet) -> Iterator[str]:
    """Sentences that a style sheet puts on the page; icons, quotes and single labels are none."""
    for selector, body in sheet.drawn:
        if _AROUND.search(selector) and not INTERFACE.search(selector.lower()):
            yield from _contents(body)


def _contents(body: str) -> Iterator[str]:
    for name, value, _ in declarations(body):
        if name == "content":
            if "://" in value:
                continue
            words = "".join(unescaped(one or other) for one, other in _QUOTED.findall(value)).strip()
            count = len(_LETTERS.findall(words))
            if count > LEAST_WORDS or (count == LEAST_WORDS and _STOP.search(words)):
                yield " ".join(words.split())


def refreshes_to(attributes: Mapping[str, str]) -> str:
    """Where a <meta http-equiv=refresh> sends the reader, "" when it only loads the same page again."""
    if attributes.get("http-equiv", "").strip().lower() != "refresh":
        return ""
    found = _REFRESH.match(attributes.get("content", ""))
    return found[1] if found else ""
