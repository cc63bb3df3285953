"""Where files were read behind less than a whole wall, the record says so; behind a whole one it says nothing."""

import pytest
from tests.box.conftest import CLOSED
from tests.flow.cases import run_whole

from witnessmark.box import Box, door

TEXT = "Relief group counts burned houses\n\nAt least 140 houses were burned in May 2021, according to the Mere Relief Council.\n"


@pytest.fixture
def page_behind(tmp_path, monkeypatch):
    def made(wall: str) -> str:
        box = Box(wall)
        monkeypatch.setattr(door, "_BOX", box)
        folder = tmp_path / wall
        (folder / "inbox").mkdir(parents=True)
        (folder / "case.toml").write_text(
            'title = "Walls"\n[publish]\noutputs = ["page"]\n', encoding="utf-8"
        )
        (folder / "inbox" / "good.txt").write_text(TEXT, encoding="utf-8")
        case = run_whole(folder)
        case.store.close()
        box.close()
        return (folder / "published" / "index.html").read_text(encoding="utf-8")

    return made


def test_a_record_made_with_limits_alone_tells_its_reader_so(page_behind):
    assert "read with reduced isolation" in page_behind("limits")


@pytest.mark.parametrize("wall", CLOSED)
def test_a_record_made_behind_a_whole_wall_says_nothing_of_it(page_behind, wall):
    assert "isolation" not in page_behind(wall)
