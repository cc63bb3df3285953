"""One program at a time works in a case, and a hold ends with whoever held it."""

import pytest

from witnessmark.case import alone
from witnessmark.errors import CaseError


def test_a_second_run_in_the_same_case_is_told_to_wait(case):
    with alone(case), pytest.raises(CaseError, match="another witnessmark is at work"), alone(case):
        pass


def test_the_case_is_free_again_once_the_first_is_done(case):
    with alone(case):
        pass

    with alone(case):
        assert (case.working / ".lock").exists()
