"""Landsat 5 to 9 indices (NDVI, NBR), one file or variable each; what exists for 2014. Path and row are the geometry."""

import re

from witnessmark.measure.series.profile import Profile

SCENE = re.compile(r"L[COTEM]0[4-9]_L\w{3}_(\d{3})(\d{3})_")


def geometry(name: str) -> str:
    """Path and row such as "168036", "" when the name does not tell."""
    found = SCENE.search(name)
    return f"{found[1]}{found[2]}" if found else ""


profile = Profile(
    name="landsat", scale="index", bands=("ndvi", "nbr", "nbr2"), steps=10_000, floor=-1.0, ceiling=1.0,
    shape="pulse", sign="down", season=True, change=0.3, own=0.1, noise=0.05, slow=0.2, ratio=True, geometry=geometry,
)  # fmt: skip
