"""The box as a person meets it: one command that tries it, one line where it is reduced."""

import pytest
from click.testing import CliRunner
from tests.box.conftest import CLOSED

from witnessmark.box import Box, door
from witnessmark.cli.box import box


@pytest.fixture
def behind(monkeypatch):
    made = []

    def wall(name: str):
        made.append(Box(name))
        monkeypatch.setattr(door, "_BOX", made[-1])
        return CliRunner().invoke(box)

    yield wall
    for one in made:
        one.close()


@pytest.mark.parametrize("wall", CLOSED)
def test_all_that_is_tried_inside_a_whole_wall_is_refused(behind, wall):
    result = behind(wall)

    assert result.exit_code == 0
    assert result.output.startswith(f"{wall}: Received files are read in a box")
    assert result.output.count("\nheld ") == 7


def test_behind_a_filter_alone_files_of_this_machine_lie_open(behind):
    result = behind("filter")

    assert result.exit_code == 1
    assert "OPEN     read a file of this machine: done" in result.output


def test_with_limits_alone_it_is_said_that_nothing_would_hold(behind):
    result = behind("limits")

    assert result.exit_code == 1
    assert "Reduced isolation" in result.output
