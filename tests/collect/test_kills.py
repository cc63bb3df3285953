"""kill -9 at any moment: what was acknowledged is there, and the next run goes on as if nothing had happened."""

import pytest
from tests.collect.crash.kills import kill_many


def test_two_hundred_kills_lose_tear_or_double_nothing_that_was_acknowledged(tmp_path):
    tally = kill_many(tmp_path / "case", kills=200, seed=9)

    assert tally.killed_at_work >= 20
    assert tally.harm == 0, tally.examples


@pytest.mark.parametrize("mutant", ["write in place", "answer too early"])
def test_a_planted_fault_does_not_survive_the_kills(tmp_path, mutant):
    tally = kill_many(tmp_path / "case", kills=400, seed=10, mutant=mutant)

    assert tally.harm > 0
