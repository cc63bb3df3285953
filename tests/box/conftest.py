"""Boxes behind each wall, with the hostile tasks inside."""

from pathlib import Path

import pytest

from witnessmark.box import Box
from witnessmark.box.isolation import promising

HOSTILE = Path(__file__).parent / "hostile"
WALLS = [one.name for one in promising()]
CLOSED = [name for name in WALLS if name in {"bubblewrap", "landlock"}]
FILTERED = [name for name in WALLS if name != "limits"]


@pytest.fixture(scope="session")
def boxes():
    made: dict[str, Box] = {}

    def behind(wall: str) -> Box:
        if wall not in made:
            made[wall] = Box(wall, also=[HOSTILE])
        return made[wall]

    yield behind
    for box in made.values():
        box.close()
