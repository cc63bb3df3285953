"""What a page's JSON-LD says: its articles, their dates, headline, author and publisher."""

import json
from collections.abc import Iterator
from typing import Any

_MAX_SCRIPT = 2_000_000
_MAX_NODES = 5_000
ARTICLES = ("article", "posting", "report", "webpage", "creativework", "document")

Thing = dict[str, Any]


def articles(scripts: tuple[str, ...]) -> Iterator[Thing]:
    """Every article-like thing in the page's JSON-LD: those called an article first, web pages after."""
    found = [thing for script in scripts for thing in _things(_parsed(script))]
    ranked = sorted((_rank(thing), n) for n, thing in enumerate(found))
    return (found[n] for rank, n in ranked if rank < len(ARTICLES))


def text_of(value: Any) -> str:
    """The words of a JSON-LD value: a string, a thing with a name, or the first of a list."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value"))
    return text_of(value[0]) if isinstance(value, list) and value else ""


def names_of(value: Any) -> str:
    """Names of one or several people or organisations, joined by commas."""
    if isinstance(value, list):
        names = [text_of(one) for one in value[:20]]
        return ", ".join(dict.fromkeys(name for name in names if name))
    return text_of(value)


def _parsed(script: str) -> Any:
    """The JSON of a script; None when it is too large, too deep or not JSON."""
    if len(script) > _MAX_SCRIPT:
        return None
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: Any) -> Iterator[Thing]:
    """Every object inside, breadth first, at most a few thousand."""
    waiting, seen = [value], 0
    while waiting and seen < _MAX_NODES:
        value = waiting.pop(0)
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting.extend(one for one in value.values() if isinstance(one, dict | list))
        elif isinstance(value, list):
            waiting.extend(value)


def _rank(thing: Thing) -> int:
    """Place in ARTICLES of the thing's kind; past the end for anything else."""
    kind = text_of(thing.get("@type")).lower()
    return next((n for n, word in enumerate(ARTICLES) if word in kind), len(ARTICLES))
