"""What a browser saw of a page, and what seeing it may cost."""

from dataclasses import dataclass, field

from witnessmark.collect.web.exchange import Exchange


@dataclass(frozen=True)
class VisitCaps:
    """How much one page may cost.

    Attributes:
        requests: made in all.
        total_bytes: of all answers.
        seconds: from start to picture.
        quiet_seconds: without a request, after which a page counts as loaded.
        tile_px, tiles: a taller page is pictured in parts, up to so many.
    """

    requests: int = 400
    total_bytes: int = 192 * 2**20
    seconds: float = 75.0
    quiet_seconds: float = 0.8
    tile_px: int = 8_000
    tiles: int = 4


@dataclass(frozen=True)
class Missing:
    """A part of the page that was not had, and why."""

    url: str
    kind: str
    reason: str


@dataclass
class Visit:
    """What a browser saw.

    Attributes:
        url: where the page was in the end, by its own word.
        pictures: PNG, top to bottom.
        height_px: of the whole page, which the pictures may not reach.
        exchanges: every answer it got beside the ones it was handed, in the order of asking.
        missing: parts that were not had.
        browser: its program and version, and how it was shut in.
        trouble: what ended the visit before its pictures were made; "" when nothing did.
    """

    url: str = ""
    title: str = ""
    text: str = ""
    pictures: list[bytes] = field(default_factory=list)
    height_px: int = 0
    exchanges: list[Exchange] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    browser: str = ""
    trouble: str = ""
