"""NASA FIRMS habits made even: VIIRS and MODIS columns, confidence words, times without leading zeros.

The position is the pixel's centre; its footprint is scan x track, 375 m at nadir for VIIRS, 1 km for MODIS.
"""

from typing import Any

from witnessmark.errors import UnreadError
from witnessmark.measure.values import number

CONFIDENCE = {"l": "low", "low": "low", "n": "nominal", "nominal": "nominal", "h": "high", "high": "high"}
SATELLITES = {"n": "Suomi NPP", "1": "NOAA-20", "n20": "NOAA-20", "n21": "NOAA-21", "t": "Terra", "a": "Aqua"}


def normal(name: str, columns: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The fire columns, even: days checked, time as HHMM, confidence as low, nominal or high, satellite by name.

    Raises:
        UnreadError: a detection has no day; names its row.
    """
    for row, day in zip(columns["row"], columns["date"], strict=True):
        if len(day) != 10:
            raise UnreadError(
                f'{name}, row {row}: the acquisition date is "{day or "not a date"}". '
                "FIRMS writes acq_date as 2014-09-01; mend the row or name the column in case.toml."
            )
    made = {}
    if "time" in columns:
        made["time"] = [time(value) for value in columns["time"]]
    if "confidence" in columns:
        made["confidence"] = [confidence(value) for value in columns["confidence"]]
    if "satellite" in columns:
        made["satellite"] = [SATELLITES.get(value.casefold(), value) for value in columns["satellite"]]
    return made


def time(value: str) -> str:
    """HHMM in UTC from "42", "0042", "00:42" or "42.0"; "" for anything else."""
    digits = value.split(".", 1)[0].replace(":", "")
    if not digits.isdecimal() or len(digits) > 4:
        return ""
    padded = digits.zfill(4)
    return padded if int(padded[:2]) < 24 and int(padded[2:]) < 60 else ""


def confidence(value: str) -> str:
    """low, nominal or high; MODIS percentages are cut at 30 and 80, the usual cuts."""
    word = CONFIDENCE.get(value.casefold())
    percent = number(value)
    if word or not 0 <= percent <= 100:
        return word or ""
    return "low" if percent < 30 else "nominal" if percent < 80 else "high"
