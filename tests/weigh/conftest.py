"""Small documents and statements made by hand, as the read room would leave them."""

import pytest
from tests.weigh.factories import Desk


@pytest.fixture
def desk():
    return Desk()
