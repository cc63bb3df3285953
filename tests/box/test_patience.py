"""Time by the clock is for those who wait; a busy machine makes no document unread."""

import pytest

from witnessmark.box.patience import family_cpu_s, is_over, own_cpu_s


@pytest.mark.parametrize(
    ("waited_s", "computed_s", "over"),
    [
        (14.9, 0.0, False),  # within its time
        (15.1, 0.0, True),  # it waits
        (15.1, 2.5, False),  # a sixth of a processor: others are busy
        (60.0, 6.0, True),  # a tenth: it mostly waits
        (121.0, 100.0, True),  # for ever is too long
    ],
)
def test_who_waits_is_stopped_at_once_and_who_computes_later(waited_s, computed_s, over):
    assert is_over(waited_s, 15.0, computed_s) is over


def test_a_process_that_is_gone_has_computed_nothing():
    assert own_cpu_s(2**22 + 1) == 0.0


def test_the_family_of_this_process_has_computed_at_least_what_it_did():
    import os

    assert family_cpu_s(os.getpid()) >= own_cpu_s(os.getpid()) - 1.0 > -1.0
