"""weigh: (being built)."""

from witnessmark.activity import Progress, Work
from witnessmark.case import Case


def weigh(case: Case, progress: Progress) -> Work:
    """Being built."""
    return Work()
