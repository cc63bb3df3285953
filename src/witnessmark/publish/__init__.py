"""publish: (being built)."""

from witnessmark.activity import Progress, Work
from witnessmark.case import Case


def publish(case: Case, progress: Progress) -> Work:
    """Being built."""
    return Work()
