"""What tests share: the real data beside the repository, and a small case."""

from pathlib import Path

import pytest

from witnessmark.case import Case, open_case

SHARED = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture
def shared_data():
    if not SHARED.is_dir():
        pytest.skip("the real data is not beside this repository (../shared/data)")
    return SHARED


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "case.toml").write_text('title = "A small case"\n', encoding="utf-8")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "hand").mkdir()
    opened = open_case(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def silent():
    return lambda _what, _done, _total: None
