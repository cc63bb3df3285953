"""MODIS vegetation index composites (MOD13Q1 and the like): hundreds of houses a pixel, so whole groups are scored."""

import re

from witnessmark.measure.series.profile import Profile

TILE = re.compile(r"(?<![A-Za-z0-9])(h\d\dv\d\d)(?![A-Za-z0-9])")


def geometry(name: str) -> str:
    """Tile such as "h08v05", "" when the name does not tell."""
    found = TILE.search(name)
    return found[1] if found else ""


profile = Profile(
    name="modis", scale="index", bands=("ndvi", "evi", "nbr"), steps=10_000, floor=-1.0, ceiling=1.0,
    shape="pulse", sign="down", season=True, change=0.3, own=0.1, noise=0.03, slow=0.1, ratio=True, geometry=geometry,
)  # fmt: skip
