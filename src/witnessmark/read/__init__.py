"""read: (being built)."""

from witnessmark.activity import Progress, Work
from witnessmark.case import Case


def read(case: Case, progress: Progress) -> Work:
    """Being built."""
    return Work()
