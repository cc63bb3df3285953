"""Python's search for unreachable cycles, put off while one page is read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Put off the search for cycles; for work that makes many small objects and keeps them all till its end.

    A page makes ten thousand of them, which sets off dozens of searches that find nothing: 7 to 15 % of its time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
