"""Pages that answer 200 and hold nothing of what was asked for: log-in walls, cookie walls, bot checks, soft 404s, paywalls.

By words that such pages say about themselves, weighed by how little else there is: an article about captchas is none.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

SHORT_WORDS = 150
"""A page with more words of its own is not called hollow for a phrase in its text; a title may still say so."""


@dataclass(frozen=True)
class Flag:
    """Something a person should know before relying on a capture.

    Attributes:
        kind: "log-in wall", "cookie wall", "bot check", "not found", "paywall", or a fault of the capture itself.
        reason: what was seen, in a sentence.
    """

    kind: str
    reason: str


TITLES: dict[str, str] = {
    "bot check": (
        r"just a moment|attention required|checking your browser|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are|"
        r"security check|access (?:to this page has been )?denied|request blocked|ddos.guard|robot check|pardon our interruption|"
        r"unusual traffic|human verification|captcha|before we continue|zugriff verweigert|acc[e\u00e8]s refus[e\u00e9]"
    ),
    "log-in wall": (
        r"^(?:log ?in|sign ?in|log ?on|einloggen|anmelden|connexion|se connecter|iniciar sesi[o\u00f3]n|\u0432\u0445\u043e\u0434|"
        r"\u062a\u0633\u062c\u064a\u0644 \u0627\u0644\u062f\u062e\u0648\u0644|giri\u015f(?: yap)?)\b|(?:log|sign) ?in (?:to|or|[|\u2022\u00b7-])|"
        r"[|\u2022\u00b7-] ?(?:log|sign) ?in$|authenti(?:cation|fication) required"
    ),
    "not found": (
        r"\b(?:page|file|article|video|post|content|site)(?: is)? ?(?:was |could )?(?:not |no longer |un|isn.t )(?:be )?(?:found|available|here)|"
        r"\b404\b|not found|page introuvable|seite nicht gefunden|p[a\u00e1]gina no encontrada|\u0635\u0641\u062d\u0629 \u063a\u064a\u0631 "
        r"\u0645\u0648\u062c\u0648\u062f\u0629|\u0627\u0644\u0635\u0641\u062d\u0629 \u063a\u064a\u0631|\u0441\u0442\u0440\u0430\u043d\u0438\u0446\u0430 \u043d\u0435|"
        r"doesn.t exist|does not exist|has been (?:removed|deleted)|account (?:has been )?suspended|domain (?:is )?for sale"
    ),
    "cookie wall": r"before you continue to|we value your privacy|cookie (?:consent|settings|notice)|your privacy choices",
    "paywall": r"subscribe to (?:read|continue)|subscription required|subscribers? only",
}  # fmt: skip
"""What such pages call themselves, in their title or first heading."""

PHRASES: dict[str, str] = {
    "bot check": (
        r"checking your browser|verify (?:that )?you(?:'re| are) (?:a )?(?:human|not a (?:ro)?bot)|enable javascript and cookies to continue|"
        r"unusual (?:traffic|activity)|complete the (?:security check|captcha)|i.m not a robot|ray id|ddos protection|please enable "
        r"(?:cookies|javascript)|automated (?:access|requests|queries)|this site requires javascript|you have been blocked|not a robot"
    ),
    "log-in wall": (
        r"(?:log|sign) ?in (?:to (?:continue|see|view|your|access)|or (?:sign|create|register))|you must (?:be logged|log|sign) ?in|"
        r"(?:create|need) an account|forgot(?:ten)? (?:your )?password|login required|join \w+ to (?:see|view)|mot de passe oubli|"
        r"passwort vergessen|\u0646\u0633\u064a\u062a \u0643\u0644\u0645\u0629|\u062a\u0633\u062c\u064a\u0644 \u0627\u0644\u062f\u062e\u0648\u0644|\u0437\u0430\u0431\u044b\u043b\u0438 \u043f\u0430\u0440\u043e\u043b\u044c"
    ),
    "not found": (
        r"(?:page|content|video|post|article|link)[\w ,]{0,40}(?:not be found|not found|isn.t available|is not available|no longer (?:exists?|available)|"
        r"unavailable|does ?n.t exist|has been (?:removed|deleted))|we (?:can.t|couldn.t|could not) find|nothing (?:was )?found"
    ),
    "cookie wall": (
        r"accept (?:all )?cookies|we (?:and our (?:\d+ )?partners )?(?:use|store)[\w ,/-]{0,60} cookies|manage (?:my )?(?:preferences|choices|options)|"
        r"reject all|legitimate interest|tout accepter|alle akzeptieren|cookies (?:on this|to improve)|consent to (?:the use|our use)"
    ),
    "paywall": (
        r"subscribe (?:now )?to (?:continue|read|keep)|already a subscriber|continue reading (?:with|your|this)|to read the full (?:story|article)|"
        r"this (?:article|content|story) is (?:for|only|reserved|available to)[\w ]{0,20} (?:subscribers|members)|"
        r"r[e\u00e9]serv[e\u00e9] aux abonn|you.ve reached your (?:limit|free)|free articles? (?:left|remaining)|start your (?:free )?trial"
    ),
}  # fmt: skip
"""What they say in their text."""

LOGIN_PATH = re.compile(
    r"/(?:log-?in|sign-?in|accounts?/login|checkpoint|auth|sso|uas/login|consent|signup)(?:[/._?-]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Seen:
    """A page as far as it can be told hollow.

    Attributes:
        titles: the page's own names for itself.
        text: what a browser shows, or the words of the source.
        asked, final: addresses before and after redirects.
        asks_password: whether it has a field for one.
        is_paid: whether its own data say it is not free.
    """

    titles: tuple[str, ...]
    text: str
    asked: str
    final: str
    asks_password: bool = False
    is_paid: bool = False


def hollow_flags(seen: Seen) -> list[Flag]:
    """Signs that a page holds nothing of what was asked for, one of a kind, the surest first."""
    words = len(seen.text.split())
    flags = [flag for kind in TITLES if (flag := _by_title(kind, seen.titles, words))]
    if words < SHORT_WORDS:
        flags += [flag for kind in PHRASES if (flag := _by_phrase(kind, seen.text, words))]
    flags += _by_login(seen, words)
    if seen.is_paid:
        flags.append(
            Flag("paywall", f"the page's own data say it is not free to read; {words} words are shown.")
        )
    return list({flag.kind: flag for flag in reversed(flags)}.values())[::-1]


def _by_title(kind: str, titles: tuple[str, ...], words: int) -> Flag | None:
    for title in titles:
        # An article's title may speak of captchas or of what was not found; then an article follows.
        if words < 2 * SHORT_WORDS and (found := re.search(TITLES[kind], title, re.IGNORECASE)):
            return Flag(
                kind, f'the page calls itself "{title[:80]}" ("{found[0]}"), and {words} words are shown.'
            )
    return None


def _by_phrase(kind: str, text: str, words: int) -> Flag | None:
    found = re.search(PHRASES[kind], text, re.IGNORECASE)
    return Flag(kind, f'it shows {words} words, among them "{found[0][:80]}".') if found else None


def _by_login(seen: Seen, words: int) -> list[Flag]:
    path = urlsplit(seen.final).path
    led = LOGIN_PATH.search(path) and not LOGIN_PATH.search(urlsplit(seen.asked).path)
    if led and words < 2 * SHORT_WORDS:
        return [
            Flag("log-in wall", f"the address asked for led to {path[:80]}, and {words} words are shown.")
        ]
    if seen.asks_password and words < SHORT_WORDS:
        return [Flag("log-in wall", f"it asks for a password, and only {words} words are shown.")]
    return []
