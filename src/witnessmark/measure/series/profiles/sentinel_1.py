"""Sentinel-1 ground range detected, calibrated: VV and VH backscatter, linear power unless the file says dB.

The relative orbit is the geometry: from another orbit the same house looks another way. It is told in the name as r072, or
worked out from the absolute orbit of a product's name (ESA's own formula per satellite: S1A minus 73, S1B minus 27, S1C minus
172, modulo 175).
"""

import re

from witnessmark.measure.series.profile import Profile

FIRST = {"A": 73, "B": 27, "C": 172}
CYCLE = 175
PRODUCT = re.compile(r"S1([ABC])_[A-Z0-9]{2}_.*?_\d{8}T\d{6}_\d{8}T\d{6}_(\d{6})_")
TOLD = re.compile(r"(?<![A-Za-z0-9])r(?:el)?_?(\d{1,3})(?![0-9])", re.IGNORECASE)


def geometry(name: str) -> str:
    """Relative orbit such as "r072", "" when the name does not tell."""
    product = PRODUCT.search(name)
    if product:
        return f"r{(int(product[2]) - FIRST[product[1]]) % CYCLE + 1:03d}"
    told = TOLD.search(name)
    return f"r{int(told[1]):03d}" if told else ""


profile = Profile(
    name="sentinel-1", scale="linear", bands=("VV", "VH", "HH", "HV"), steps=100, floor=-60.0, ceiling=30.0,
    shape="step", sign="either", season=True, change=2.0, own=0.7, noise=0.2, slow=0.1, ratio=False, geometry=geometry,
)  # fmt: skip
