"""Boxes behind each wall, with the hostile tasks inside."""

from pathlib import Path

import pytest

from witnessmark.box import Box
from witnessmark.box.isolation import promising
from witnessmark.errors import BoxError

HOSTILE = Path(__file__).parent / "hostile"


def stands(wall: str) -> bool:
    """bubblewrap may be installed where user namespaces are forbidden: only trying tells."""
    box = Box(wall)
    try:
        return box.isolation().name == wall
    except BoxError:
        return False
    finally:
        box.close()


WALLS = [one.name for one in promising() if stands(one.name)]
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
