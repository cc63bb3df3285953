"""Text a person does not see on a page: gathered by what hides it, and told apart from folded menus and the like.

Every page of today folds things away: menus, dialogs, forms, labels for screen readers. Those are kept apart and not
flagged, or the flag would stand on two pages of three (262 of 447 real ones) and nobody would look at it. Flagged is
text that no control of the page would ever show, and text folded away among the sentences of the article itself.
"""

import re
from dataclasses import dataclass, field
from html import unescape

LONGEST = 2_000
MOST = 200
"""Passages kept of a page, and characters of each: enough to see what it is about."""

# What scripts and visitors fold and unfold, and what stands for a picture or for the ear only. All other ways to hide
# text leave it hidden for good.
_FOLDS = (
    "display:none", "visibility:", "opacity", "hidden attribute", "aria-hidden", "closed <d", "popover", "content-visibility",
    "<", "max-height", "height", "width", "max-width", "clip", "transform:scale", "text-indent", "a comment", "ruby",
)  # fmt: skip
# Parts of pages by what their makers call them, in class, id or role; the words are the web's own, whatever its language.
INTERFACE = re.compile(
    r"menu|modal|dialog|popup|pop-up|popover|tooltip|dropdown|drop-down|cookie|consent|gdpr|banner|overlay|lightbox|drawer"
    r"|offcanvas|off-canvas|sidebar|search|login|log-in|signin|signup|sign-up|register|subscri|newsletter|share|sharing"
    r"|toolbar|button|screen-?reader|visually-?hidden|tab-?pane|tabpanel|accordion|collaps|toggle|carousel|gallery|disqus|advert"
    r"|breadcrumb|pagination|captcha|expand|related|excerpt|teaser|hatom|survey|feedback|recommend|trending|popular|paywall|premium"
    r"|multi[-_]view|thank|wysiwyg|onboard|translat|printonly|lazy"
    r"|(?<![a-z])(?:nav|form|btn|icon|alert|notice|notif|toast|load|spinner|skip|sr-only|slide|swiper|player|video|audio|comment|reply"
    r"|respon|ads?(?![a-z])|promo|print|mobile|desktop|lang|cart|basket|price|filter|widget|rating|vote|author|social|error|success"
    r"|cta|card|quiz|poll|message|step|faq|tab|panel|hover|preview|tip|timer|gate|tour|region|status|listbox|welcome|info|help"
    r"|options?|settings|cancel|confirm|edit|admin|meta|byline|share|follow|caption|credit|footnote|tag|categor|date|count)"
)
_BROWSERS = re.compile(
    r"javascript|browser|navigat?eur|navegador|html5|flash|<video>|<audio>|cookies", re.IGNORECASE
)
_DIGITS = re.compile(r"\d{3}")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_STOP = re.compile(r"[.!?\u06d4\u061f\u3002]['\"\u201d\u00bb)\]]{0,2}\s*$")


@dataclass(eq=False, slots=True)
class Concealed:
    """One part of a page that does not show, from where it begins to hide.

    Attributes:
        how: what hides it, in the words of its style.
        marks: class, id and role of it and of what it lies in, up to what shows running text; known when the page is over.
        beside_prose: whether running text shows right beside it; known when the page is over.
        is_furniture: whether it lies in navigation, a footer or a form.
        words: its passages in page order.
        controls: links, fields and buttons in it.
    """

    how: str
    marks: str = ""
    is_furniture: bool = False
    beside_prose: bool = False
    words: list[str] = field(default_factory=list)
    controls: int = 0

    @property
    def is_folding(self) -> bool:
        """Whether it is hidden in a way that pages use to fold things away."""
        return self.how.startswith(_FOLDS)

    @property
    def text(self) -> str:
        """All of its words."""
        return " ".join(self.words)

    def add(self, words: str) -> int:
        """Put a passage to it; returns its length as shown."""
        shown = " ".join(unescape(words).split())
        if shown:
            self.words.append(shown)
        return len(shown)


def is_flagged(part: Concealed, shown: str) -> bool:
    """Whether a hidden part is no ordinary folded piece of a page.

    Args:
        part: with all its words.
        shown: the page's visible text with its white space folded.
    """
    count = len(_LETTERS.findall(part.text))
    if not count and (part.is_folding or not _DIGITS.search(part.text)):
        return False
    if (
        _is_shown_too(part, shown)
        or part.is_furniture
        or _is_interface(part, count)
        or _is_label(part, count)
    ):
        return False
    if part.beside_prose:
        return True
    least = 12 if part.is_folding else 6
    return count >= least and bool(_STOP.search(part.words[-1]))


def _is_shown_too(part: Concealed, shown: str) -> bool:
    """Whether the same words stand on the page for all to see: a second copy for small screens, an icon's name."""
    return all(words in shown for words in part.words)


def _is_label(part: Concealed, count: int) -> bool:
    """Whether it is one or two plain words that are folded away ("Read more"), a short name, or a slot left unfilled."""
    if (count == 1 and len(part.text) <= 6) or (part.text[0] == "[" and part.text[-1] == "]"):
        return True
    is_plain = part.text.isascii() and part.text != part.text.upper() and len(part.text) < 20
    return part.is_folding and count < 3 and is_plain and not _DIGIT.search(part.text)


def _is_interface(part: Concealed, count: int) -> bool:
    if part.how.startswith("<") and _BROWSERS.search(part.text):
        return True  # "your browser does not play this"
    return bool(INTERFACE.search(part.marks)) or part.controls * 12 > count


def lines_of(parts: list[Concealed], shown: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(flagged, folded) passages without repeats, the flagged ones followed by what hides how many of them."""
    flagged: dict[str, None] = {}
    folded: dict[str, None] = {}
    ways: dict[str, int] = {}
    for part in parts:
        if not part.words:
            continue
        if is_flagged(part, shown):
            flagged |= dict.fromkeys(part.words)
            ways[part.how] = ways.get(part.how, 0) + len(part.words)
        else:
            folded |= dict.fromkeys(part.words)
    named = [
        f"hidden by {how}: {count} {'passage' if count == 1 else 'passages'}" for how, count in ways.items()
    ]
    return (*_cut(flagged), *named[:MOST]), _cut(folded)


def _cut(passages: dict[str, None]) -> tuple[str, ...]:
    return tuple(words[:LONGEST] for words in list(passages)[:MOST])
