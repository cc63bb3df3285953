"""Pages that answer 200 and hold nothing of what was asked for: log-in walls, cookie walls, bot checks, soft 404s, paywalls.

By words that such pages say about themselves, weighed by how little else there is: an article about captchas is none.
"""

import re
from dataclasses import dataclass

SHORT_WORDS = 150
"""A page with more words is not called hollow for a phrase in its text."""

PROSE_LINE_WORDS, PROSE_WORDS = 20, 80
"""Lines of so many words are told sentences, not menus; with so many words in such lines a page tells something."""

THIN_WORDS = 60
"""A page with fewer, and none in told sentences, is called thin, in any language: a person should look at it. A post on
a social medium is thin and no fault; so thin is a flag, and no state."""

TEASER_WORDS = 500
"""A paywall shows the beginning of an article: up to so many words, and its own words after them."""


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
        r"unusual traffic|human verification|captcha|before we continue|one moment|too many requests|"
        r"^(?:403|429|1020)\b|forbidden$|request unsuccessful|rate limit|zugriff verweigert|acc[e\u00e8]s refus[e\u00e9]"
    ),
    "log-in wall": (
        r"^(?:log ?in|sign ?in|log ?on|einloggen|anmelden|connexion|se connecter|iniciar sesi[o\u00f3]n|\u0432\u0445\u043e\u0434|"
        r"\u062a\u0633\u062c\u064a\u0644 \u0627\u0644\u062f\u062e\u0648\u0644|giri\u015f(?: yap)?)\b|(?:log|sign) ?in (?:to|or|[|\u2022\u00b7-])|"
        r"[|\u2022\u00b7-] ?(?:log|sign) ?in$|authenti(?:cation|fication) required"
    ),
    "not found": (
        r"\b(?:page|file|article|video|post|content|site)(?: is)? ?(?:was |could )?(?:not |no longer |un|isn.t )(?:be )?(?:found|available|here)|"
        r"^\W*(?:error )?404\b(?!/)|\b404\b.{0,20}(?:error|not found)|not found|page introuvable|seite nicht gefunden|p[a\u00e1]gina no encontrada|\u0635\u0641\u062d\u0629 \u063a\u064a\u0631 "
        r"\u0645\u0648\u062c\u0648\u062f\u0629|\u0627\u0644\u0635\u0641\u062d\u0629 \u063a\u064a\u0631|\u0441\u0442\u0440\u0430\u043d\u0438\u0446\u0430 \u043d\u0435|"
        r"bulunamad\u0131|something went wrong|^4(?:04|10) |doesn.t exist|does not exist|has been (?:removed|deleted)|account (?:has been )?suspended|domain (?:is )?for sale"
    ),
    "cookie wall": r"before you continue to|we value your privacy|cookie (?:consent|settings|notice)|your privacy choices",
    "paywall": r"subscribe to (?:read|continue)|subscription required|subscribers? only",
}  # fmt: skip
"""What such pages call themselves, in their title or first heading."""

PHRASES: dict[str, str] = {
    "bot check": (
        r"checking your browser|verify (?:that )?you(?:'re| are) (?:a )?(?:human|not a (?:ro)?bot)|enable javascript and cookies to continue|"
        r"unusual (?:traffic|activity)|complete the (?:security check|captcha)|i.m not a robot|ray id|ddos protection|enable javascript|please enable "
        r"cookies|please wait while|too many requests|\u0631\u0648\u0628\u0648\u062a|automated (?:access|requests|queries)|this site requires javascript|you have been blocked|not a robot|v[e\u00e9]rifi(?:ons|cation)[\w ]{0,20} navigateur|browser wird (?:\u00fcber|ge)pr\u00fcft"
    ),
    "log-in wall": (
        r"(?:log|sign) ?in (?:to (?:continue|see|view|your|access)|or (?:sign|create|register))|you must (?:be logged|log|sign) ?in(?! to (?:post|comment|reply))|"
        r"(?:create|need) an account|forgot(?:ten)? (?:your )?password|login required|join \w+ to (?:see|view)|mot de passe oubli|"
        r"passwort vergessen|\u0646\u0633\u064a\u062a \u0643\u0644\u0645\u0629|\u062a\u0633\u062c\u064a\u0644 \u0627\u0644\u062f\u062e\u0648\u0644|\u0437\u0430\u0431\u044b\u043b\u0438 \u043f\u0430\u0440\u043e\u043b\u044c"
    ),
    "not found": (
        r"(?:page|content|video|post|article|link|channel|account|profile|resource)[\w ,]{0,40}(?:not be found|not found|isn.t available|is not available|no longer (?:exists?|available)|"
        r"unavailable|does ?n.t exist|has been (?:removed|deleted)|can.t be (?:displayed|shown)|is no longer here)|limits who can (?:see|view)|domain is for sale|we (?:can.t|couldn.t|could not) find|nothing (?:was )?found"
    ),
    "cookie wall": (
        r"accept (?:all )?cookies|we (?:and our (?:\d+ )?partners )?(?:use|store)[\w ,/-]{0,60} cookies|"
        r"reject all|zustimmen und|agree and continue|tout accepter|alle akzeptieren|cookies (?:on this|to improve)|consent to (?:the use|our use)"
    ),
    "paywall": (
        r"subscribe (?:now )?to (?:continue|read|keep)|already a subscriber|continue reading (?:with|your|this)|to read the full (?:story|article)|"
        r"this (?:article|content|story) is (?:for|only|reserved|available to)[\w ]{0,20} (?:subscribers|members)|"
        r"r[e\u00e9]serv[e\u00e9] aux abonn|you.ve reached your (?:limit|free)|free articles? (?:left|remaining)|start your (?:free )?trial|weiterlesen mit|abo abschlie\u00dfen|"
        r"keep reading (?:for|with)|"
        r"exclusive (?:to|for) (?:premium|paying|our)|to (?:see|read) the rest of|sign up for a subscription"
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
    words, prose = len(seen.text.split()), prose_words(seen.text)
    flags = [flag for kind in TITLES if prose < PROSE_WORDS and (flag := _by_title(kind, seen.titles, words))]
    flags += [flag for kind in PHRASES if (flag := _by_phrase(kind, seen.text, words))]
    flags += _by_login(seen, words)
    if seen.is_paid:
        # Nine real pages of 448 say so; eight show 1,000 words and more all the same.
        kind = "paywall" if words < 2 * SHORT_WORDS else "paid page"
        flags.append(
            Flag(
                kind,
                f"the page's own data say it is not free to read; {words} words are shown: compare its end.",
            )
        )
    if not flags and 0 < words < THIN_WORDS and prose < PROSE_LINE_WORDS:
        flags.append(Flag("thin", f"only {words} words are shown: look at the picture before relying on it."))
    return list({flag.kind: flag for flag in reversed(flags)}.values())[::-1]


def prose_words(text: str) -> int:
    """How many words stand in lines long enough to be told sentences."""
    lengths = [len(line.split()) for line in text.splitlines()]
    return sum(length for length in lengths if length >= PROSE_LINE_WORDS)


def _by_title(kind: str, titles: tuple[str, ...], words: int) -> Flag | None:
    for title in titles:
        if found := re.search(TITLES[kind], title, re.IGNORECASE):
            return Flag(
                kind, f'the page calls itself "{title[:80]}" ("{found[0]}"), and {words} words are shown.'
            )
    return None


def _by_phrase(kind: str, text: str, words: int) -> Flag | None:
    found = list(re.finditer(PHRASES[kind], text, re.IGNORECASE))
    if not found:
        return None
    told = prose_words(
        "\n".join(line for line in text.splitlines() if not re.search(PHRASES[kind], line, re.IGNORECASE))
    )
    is_teaser = kind == "paywall" and words < TEASER_WORDS and found[-1].start() > len(text) / 2
    if is_teaser or (words < SHORT_WORDS and told < PROSE_WORDS / 2):
        return Flag(kind, f'it shows {words} words, among them "{found[-1][0][:80]}".')
    return None


def _path(url: str) -> str:
    """The path of an address, however odd the rest of it is."""
    return re.sub(r"^[^:/?#]+://[^/?#]*|[?#].*$", "", url, flags=re.DOTALL)


def _by_login(seen: Seen, words: int) -> list[Flag]:
    path = _path(seen.final)
    led = LOGIN_PATH.search(path) and not LOGIN_PATH.search(_path(seen.asked))
    if led and prose_words(seen.text) < PROSE_WORDS:
        return [
            Flag("log-in wall", f"the address asked for led to {path[:80]}, and {words} words are shown.")
        ]
    if seen.asks_password and words < SHORT_WORDS and prose_words(seen.text) < PROSE_WORDS / 2:
        return [Flag("log-in wall", f"it asks for a password, and only {words} words are shown.")]
    return []
