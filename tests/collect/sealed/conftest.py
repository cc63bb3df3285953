"""A case that can seal: an owner and an investigator, whose identities lie outside it."""

import pytest
from tests.collect.sealed.cases import key_files, new_case


@pytest.fixture
def keys(tmp_path):
    return key_files(tmp_path)


@pytest.fixture
def case(tmp_path):
    opened = new_case(tmp_path)
    yield opened
    opened.store.close()
