"""A page's own date, as pages write it: ISO stamps, "March 18, 2015", "18 mars 2015", the same in Arabic.

Only whole days with a year, for metadata and datelines. Dates inside sentences are another file's business.
"""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    1: "january jan januar janvier enero januari يناير كانون_الثاني",
    2: "february feb februar février fevrier febrero februari pebruari فبراير شباط",
    3: "march mar märz maerz mars marzo maret مارس آذار اذار",
    4: "april apr avril abril أبريل ابريل إبريل نيسان",
    5: "may mai mayo mei مايو أيار ايار",
    6: "june jun juni juin junio يونيو حزيران",
    7: "july jul juli juillet julio يوليو تموز",
    8: "august aug août aout agosto agustus أغسطس اغسطس آب اب",
    9: "september sep sept septembre septiembre سبتمبر أيلول ايلول",
    10: "october oct oktober okt octobre octubre أكتوبر اكتوبر تشرين_الأول تشرين_الاول",
    11: "november nov novembre noviembre nopember نوفمبر تشرين_الثاني",
    12: "december dec dezember dez décembre decembre diciembre desember des ديسمبر كانون_الأول كانون_الاول",
}
_NUMBER_OF = {word.replace("_", " "): month for month, words in _MONTHS.items() for word in words.split()}
_MONTH = "|".join(sorted(map(re.escape, _NUMBER_OF), key=len, reverse=True))

_ISO = re.compile(
    r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:[T ](?P<t>\d{2}:\d{2}(?::\d{2})?)\S{0,12})?(?!\d)"
)
_SLASHED = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?!\d)")
_PACKED = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?:\d{6}\S{0,8}|T\S{0,12})?(?!\d)"
)
_DOTTED = re.compile(r"(?<!\d)(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>(?:19|20)\d{2})(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s{{0,2}}(?:of |de |de )?(?P<w>{_MONTH})\b\.?,?\s{{0,2}}(?:de |del )?(?P<y>(?:19|20)\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<w>{_MONTH})\.?\s{{1,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<y>(?:19|20)\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_SHAPES = (_ISO, _MONTH_FIRST, _DAY_FIRST, _SLASHED, _DOTTED, _PACKED)
_FIRST = 1450
"""No page is older than print: machines write year 1 (or 0) where they have no date."""

_EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@dataclass(frozen=True)
class Day:
    """A day found in words: its ISO value, and the words themselves."""

    value: str
    words: str


def find_day(text: str) -> Day | None:
    """The first whole day in a short text; None when it holds none.

    Numeric day-month order is only read where it cannot be mistaken (dots, or year first):
    "03/04/2015" is two different days in two countries, and is left alone.
    """
    text = text[:400].translate(_EASTERN)
    for shape in _SHAPES:
        found = shape.search(text)
        value = _iso(found) if found else ""
        if found and value:
            return Day(value, found[0])
    return None


def is_day(value: str) -> bool:
    """Whether a value is an ISO day, month or year that exists: 2015-03-18, 2015-03, 2015."""
    parts = value.split("-")
    if [len(part) for part in parts] != [4, 2, 2][: len(parts)] or not all(map(str.isdecimal, parts)):
        return False
    try:
        date(*(int(part) for part in [*parts, "01", "01"][:3]))
    except ValueError:
        return False
    return True


def _iso(found: re.Match[str]) -> str:
    parts = found.groupdict()
    month = _NUMBER_OF[parts["w"].lower()] if parts.get("w") else int(parts["m"])
    try:
        return date(int(parts["y"]), month, int(parts["d"])).isoformat() if int(parts["y"]) >= _FIRST else ""
    except ValueError:
        return ""
