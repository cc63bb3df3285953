"""What the values of case.toml may be: positions on the Earth, days of the calendar, shares between 0 and 1.

A wrong value is told here, with its line's name, before any room starts: deep in a room it would be a strange number.
"""

import datetime as dt
import math
import re
from collections.abc import Sequence

from witnessmark.case.config import (
    Area,
    AuthorityConfig,
    Config,
    LayerConfig,
    MeasureConfig,
    Period,
    Person,
    SeriesConfig,
    StoreConfig,
)
from witnessmark.errors import CaseError

LONGEST_WORDS = 500
"""Characters of a title, a name or an author: they stand in headings, and a longer one breaks no line."""

FARTHEST_KM = 20_040.0
"""Half way around the Earth."""

MOST_YEARS = 100

_PSEUDONYM = re.compile(r"[A-Z]{1,3}-[0-9]{1,4}")

_AUTHORITY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,40}")

_SERVER = re.compile(r"postgresql\+psycopg://")

_PASSWORD = re.compile(r"://[^/@:]*:[^@]*@|[?&](ssl)?password=", re.IGNORECASE)
"""SQLAlchemy takes everything between the first colon and the @ for the password, slashes too."""

_SCHEMA = re.compile(r"[a-z][a-z0-9_]{0,40}")

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def check(config: Config, where: str) -> Config:
    """The same Config, once its values hold.

    Args:
        config: as read, keys and types checked.
        where: the file, for the error.

    Raises:
        CaseError: a value is out of its range; names it, shows it, and says what it may be.
    """
    for key, text in (("title", config.title), ("area: name", config.area.name)):
        _short(f"{where}: {key}", text)
    _short(f"{where}: publish: author", config.publish.author)
    if not config.title.strip():
        raise CaseError(
            f'{where}: title is "{config.title}", which names nothing. Say what the case is called.'
        )
    _area(config.area, f"{where}: area")
    _period(config.period, f"{where}: period")
    _measure(config.measure, f"{where}: measure")
    if config.publish.date and not (len(config.publish.date) == 10 and is_day(config.publish.date)):
        raise CaseError(
            f'{where}: publish: date is "{config.publish.date}". Write a day such as "2015-03-18", or leave it empty.'
        )
    _layers(config.layer, where)
    _series(config.series, where)
    _people(config.custody.people, f"{where}: [[custody.people]]")
    _authorities(config.custody.authorities, f"{where}: [[custody.authorities]]")
    _store(config.store, f"{where}: [store]")
    return config


def is_day(text: str) -> bool:
    """Whether a text is a year, month or day of the calendar: 2014, 2014-09 or 2014-09-03."""
    found = _DAY.fullmatch(text)
    if not found:
        return False
    try:
        dt.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True


def _short(where: str, text: str) -> None:
    if len(text) > LONGEST_WORDS:
        raise CaseError(
            f'{where} is {len(text):,} characters ("{text[:30]}..."). Keep it within {LONGEST_WORDS}.'
        )


def _area(area: Area, where: str) -> None:
    for name, value, limit in (("lon", area.lon, 180.0), ("lat", area.lat, 90.0)):
        if not -limit <= value <= limit:  # NaN lands here too: it compares false with everything
            raise CaseError(
                f"{where}: {name} is {value}, outside -{limit:g}..{limit:g}. "
                "Write WGS84 degrees; lon is east-west, lat is north-south."
            )
    _between(f"{where}: radius_km", area.radius_km, 0.0, FARTHEST_KM)


def _between(where: str, value: float, low: float, high: float) -> None:
    if not (math.isfinite(value) and low <= value <= high):
        raise CaseError(f"{where} is {value:.40g}. Write a number from {low:,g} to {high:,g}.")


def _period(period: Period, where: str) -> None:
    for name, value in (("start", period.start), ("end", period.end)):
        if value and not is_day(_bare(value)):
            raise CaseError(
                f'{where}: {name} is "{value[:40]}". Write 2014, 2014-09 or 2014-09-01, with ? when it is only '
                'possible; "" leaves it open.'
            )
    _in_order(f"{where}:", _bare(period.start), _bare(period.end))


def _bare(edtf: str) -> str:
    """A date without its hedge."""
    return edtf[:-1] if edtf.endswith(("?", "~", "%")) else edtf


def _in_order(where: str, start: str, end: str) -> None:
    length = min(len(start), len(end))
    if start[:length] > end[:length]:
        raise CaseError(f'{where} it starts "{start}" and ends "{end}", before it starts. Swap the two.')


def _measure(measure: MeasureConfig, where: str) -> None:
    if not 0 < measure.level < 1:
        raise CaseError(
            f"{where}: level is {measure.level}. Write how sure to be, above 0 and below 1: 0.95."
        )
    _between(f"{where}: fire_reach_km", measure.fire_reach_km, 0.0, 1000.0)
    _between(f"{where}: persistent_reach_km", measure.persistent_reach_km, 0.0, 1000.0)
    if not 1 <= measure.persistent_years <= MOST_YEARS:
        raise CaseError(
            f"{where}: persistent_years is {str(measure.persistent_years)[:20]}. Write a number from 1 to {MOST_YEARS}."
        )


def _layers(layers: Sequence[LayerConfig], where: str) -> None:
    seen: dict[str, int] = {}
    for number, layer in enumerate(layers, 1):
        place = f"{where}: [[layer]] {number}"
        _file(layer.file, place)
        _short(f"{place}: name", layer.name)
        _short(f"{place}: origin", layer.origin)
        _window(layer.window, place)
        if not layer.origin.strip():
            raise CaseError(
                f'{place} ({layer.file}): origin is "", so nobody says it. Write who made the file.'
            )
        key = repr((layer.file, layer.role, layer.name, sorted(layer.where.items())))
        if key in seen:
            raise CaseError(
                f'{place}: "{layer.file}" stands in [[layer]] {seen[key]} already, as {layer.role}. '
                "Take one out, or give each its own name and where."
            )
        seen[key] = number


def _series(several: Sequence[SeriesConfig], where: str) -> None:
    for number, one in enumerate(several, 1):
        place = f"{where}: [[series]] {number}"
        if not _AUTHORITY.fullmatch(one.name):
            raise CaseError(
                f'{place}: name is "{one.name[:40]}". Write letters, digits and dashes, such as "radar".'
            )
        if one.name in [other.name for other in several[: number - 1]]:
            raise CaseError(f'{place}: "{one.name}" is named twice. Give each series a name of its own.')
        if not one.files:
            raise CaseError(
                f'{place} ({one.name}): files is empty. Name the images in inbox/, such as ["S1_*.tif"].'
            )
        if not (math.isfinite(one.factor) and one.factor != 0):
            raise CaseError(f"{place} ({one.name}): factor is {one.factor}. Write a number other than 0.")
        for quiet in one.quiet:
            _area(quiet, f"{place} ({one.name}): quiet")


def is_pseudonym(text: str) -> bool:
    """Whether a text can stand for a person in evidence: "P-1", "W-017"; a name never fits."""
    return bool(_PSEUDONYM.fullmatch(text))


def _people(people: Sequence[Person], where: str) -> None:
    for number, person in enumerate(people, 1):
        if not is_pseudonym(person.who):
            raise CaseError(
                f'{where} {number}: who is "{person.who[:40]}". Write a pseudonym of capital letters, a dash and a '
                'number, such as "P-1": it stands in evidence, and a name must not.'
            )
        if person.who in [other.who for other in people[: number - 1]]:
            raise CaseError(f'{where} {number}: "{person.who}" is named twice. Give each person one table.')
        if person.recipient and not person.recipient.startswith("age1"):
            raise CaseError(
                f'{where} {number} ({person.who}): recipient is "{person.recipient[:20]}". Write the public key that '
                '"witnessmark identity" shows; it begins with age1.'
            )


def _authorities(authorities: Sequence[AuthorityConfig], where: str) -> None:
    for number, authority in enumerate(authorities, 1):
        if not _AUTHORITY.fullmatch(authority.name):
            raise CaseError(
                f'{where} {number}: name is "{authority.name[:40]}". Write letters, digits and dashes, such as "dfn".'
            )
        if authority.name in [other.name for other in authorities[: number - 1]]:
            raise CaseError(
                f'{where} {number}: "{authority.name}" is named twice. Give each authority one table.'
            )
        if not authority.url.startswith(("http://", "https://")):
            raise CaseError(
                f'{where} {number} ({authority.name}): url is "{authority.url[:80]}". Write where it takes RFC 3161 '
                'queries, such as "https://tsa.example/tsr".'
            )


def _file(file: str, place: str) -> None:
    parts = file.split("/")
    if not file or file.startswith("/") or ".." in parts or "\x00" in file:
        raise CaseError(
            f'{place}: file is "{file[:80]}". Write its name as it stands in inbox/, such as "fires.csv" or "maps/a.csv".'
        )


def _window(window: str, place: str) -> None:
    start, slash, end = window.partition("/")
    start, end = ("" if part == ".." else _bare(part) for part in (start, end))
    if any(part and not is_day(part) for part in (start, end)) or (slash and not (start or end)):
        raise CaseError(
            f'{place}: window is "{window[:40]}". Write 2014-09, 2014-09-01, or two of these with / between; '
            '".." is an open end.'
        )
    if start and end:
        _in_order(f"{place}: window:", start, end)


def _store(store: StoreConfig, where: str) -> None:
    if not (store.url or store.schema):
        return
    if _PASSWORD.search(store.url):
        raise CaseError(
            f"{where}: url holds a password, and case.toml goes wherever the case goes. Take it out: the database's own "
            "~/.pgpass or PGPASSFILE is read."
        )
    if not _SERVER.match(store.url):
        raise CaseError(
            f'{where}: url is "{store.url[:80]}". Write "postgresql+psycopg://USER@HOST/DATABASE".'
        )
    if not _SCHEMA.fullmatch(store.schema):
        raise CaseError(
            f'{where}: schema is "{store.schema[:80]}". Name one for this case alone: small letters, digits and "_".'
        )
