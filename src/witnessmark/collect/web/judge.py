"""What a capture amounts to: the Berkeley Protocol's minimum held against what is there (paragraph 155, a to f)."""

from collections.abc import Sequence

from witnessmark.collect.web.examine import Examined
from witnessmark.collect.web.sheet import CaptureSheet
from witnessmark.records import CaptureFlag, CaptureState, Expected, MissingPart

HOLLOW = frozenset({
    "log-in wall", "cookie wall", "bot check", "not found", "paywall", "error answer", "empty", "no words", "page missing",
})  # fmt: skip
"""Kinds of flags that mean: what was asked for is not in it."""

NOT_WHOLE = frozenset({"cut off", "damaged package", "words missing", "file changed", "file missing"})
"""Kinds of flags that mean: not all of it is there."""


def state_of(failure: str, minimum: Sequence[str], flags: Sequence[CaptureFlag]) -> CaptureState:
    """In one word.

    Args:
        failure: why there is no page.
        minimum: what lacks of address, source and dated picture.
        flags: what the content check found.
    """
    kinds = {flag.kind for flag in flags}
    if failure:
        return "failed"
    if kinds & HOLLOW:
        return "hollow"
    return "incomplete" if minimum or kinds & NOT_WHOLE else "complete"


def minimum_of(sheet: CaptureSheet) -> tuple[str, ...]:
    """What lacks of the minimum in a capture of ours: HTML source, dated full-page picture."""
    lacks = [] if sheet.source else ["the page's source: no byte of it came"]
    if not any(name.startswith("picture-") for name in sheet.files):
        lacks.append(f"a full-page picture: {sheet.no_browser or 'no page came'}")
    elif sheet.pictured_px < sheet.height_px:
        lacks.append(
            f"a full-page picture: it shows the upper {sheet.pictured_px:,} of {sheet.height_px:,} pixels"
        )
    return tuple(lacks)


def others_minimum(examined: Examined) -> tuple[str, ...]:
    """The same for another's package."""
    lacks = [] if 200 <= examined.status < 300 else ["the page's source: it is not in the package"]
    return tuple(lacks if examined.has_picture else [*lacks, "a full-page picture: the package holds none"])


def rest_of(sheet: CaptureSheet | None, examined: Examined) -> tuple[str, ...]:
    """What else the protocol asks for and is not there: embedded media, context; None for another's package."""
    lacks = []
    if examined.media_missing:
        whole = len(examined.media_missing) + examined.media_held
        lacks.append(
            f"embedded media: {len(examined.media_missing)} of {whole} that the source names are not in it"
        )
    if sheet is not None and not sheet.context:
        lacks.append(
            "context (where the link came from, the account, the comments): none was written down (--context)"
        )
    return tuple(lacks)


def flags_of(sheet: CaptureSheet, examined: Examined) -> tuple[CaptureFlag, ...]:
    """The content check's flags, and what the capture itself noticed."""
    flags = [CaptureFlag(flag.kind, flag.reason) for flag in examined.flags]
    if sheet.trouble and not any(flag.kind == "cut off" for flag in flags):
        flags.append(CaptureFlag("cut off", f"{sheet.trouble}."))
    if sheet.shown_url and sheet.shown_url != sheet.final_url:
        flags.append(
            CaptureFlag(
                "moved on",
                f"by its own script the page went on to {sheet.shown_url[:300]}; the picture shows that.",
            )
        )
    return tuple(flags)


def missing_of(sheet: CaptureSheet, examined: Examined) -> tuple[MissingPart, ...]:
    """Parts of the page that were not had: what the browser asked for in vain, and what the source names besides."""
    asked = {part.url: MissingPart(part.url, f"{part.kind.lower()}: {part.reason}") for part in sheet.missing}
    named = {
        url: MissingPart(url, "named in the source and never asked for") for url in examined.media_missing
    }
    return tuple((named | asked).values())


def expected_of(words: Sequence[str], examined: Examined) -> tuple[Expected, ...]:
    """Each of the words a person relies on, with where it was found."""
    found = examined.found or ("",) * len(words)
    places = {"shown": "shown", "source": "source"}
    return tuple(Expected(one, places.get(where, "")) for one, where in zip(words, found, strict=True))  # type: ignore[arg-type]
