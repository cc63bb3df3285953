"""Sentinel-2 indices (NDVI, NBR), one file or variable each: a burn or soot shows as a fall that grows over.

Bands of reflectance are not turned into indices here: which formula, and from which level, is the maker's to say. The tile
and the relative orbit are the geometry.
"""

import re

from witnessmark.measure.series.profile import Profile

TILE = re.compile(r"(?<![A-Za-z0-9])(R\d{3})_(T\d\d[A-Z]{3})(?![A-Za-z0-9])")


def geometry(name: str) -> str:
    """Relative orbit and tile such as "R077_T38SMD", "" when the name does not tell."""
    found = TILE.search(name)
    return f"{found[1]}_{found[2]}" if found else ""


profile = Profile(
    name="sentinel-2", scale="index", bands=("ndvi", "nbr", "nbr2", "bai"), steps=10_000, floor=-1.0, ceiling=1.0,
    shape="pulse", sign="down", season=True, change=0.3, own=0.1, noise=0.05, slow=0.2, ratio=True, geometry=geometry,
)  # fmt: skip
