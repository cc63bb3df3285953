"""Ready-made interferometric coherence (0 to 1), dated by the later image of its pair: a fallen house loses it.

No interferogram is made here; on-demand products exist. Relative orbit is the geometry, as of Sentinel-1.
"""

import re

from witnessmark.measure.series.profile import Profile

TOLD = re.compile(r"(?<![A-Za-z0-9])r(?:el)?_?(\d{1,3})(?![0-9])", re.IGNORECASE)


def geometry(name: str) -> str:
    """Relative orbit such as "r072", "" when the name does not tell."""
    told = TOLD.search(name)
    return f"r{int(told[1]):03d}" if told else ""


profile = Profile(
    name="coherence", scale="index", bands=("coherence", "coh", "corr"), steps=10_000, floor=0.0, ceiling=1.0,
    shape="step", sign="down", season=True, change=0.2, own=0.05, noise=0.02, slow=0.03, ratio=False, geometry=geometry,
)  # fmt: skip
