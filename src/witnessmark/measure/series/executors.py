"""Where tiles are worked out: one after the other, in threads, in processes, or on a cluster through Dask's futures.

All give the same bits: a tile is a pure function, and its parts are added in the tiles' own order, not in the order in which
they come back.
"""

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

from witnessmark.errors import MeasureError

In = TypeVar("In")
Out = TypeVar("Out")
NAMES = ("serial", "threads", "processes", "dask")


def each(
    name: str, work: Callable[[In], Out], specs: Sequence[In], workers: int = 2, address: str = ""
) -> Iterator[Out]:
    """Results in the order of the specs.

    Args:
        name: serial, threads, processes or dask.
        work: a pure function that a module holds.
        specs: what it is told, one each.
        workers: how many at a time; a Dask cluster has its own number.
        address: of a Dask scheduler; a cluster of this machine when empty.

    Raises:
        MeasureError: no executor has this name, or Dask is not installed.
    """
    if name == "serial":
        return map(work, specs)
    if name == "threads":
        return _pooled(ThreadPoolExecutor(workers), work, specs)
    if name == "processes":
        # A fork of a process whose libraries run threads can hang: begin anew.
        return _pooled(ProcessPoolExecutor(workers, get_context("spawn")), work, specs)
    if name == "dask":
        return _on_dask(work, specs, workers, address)
    raise MeasureError(f'There is no executor "{name[:40]}". Use one of: {", ".join(NAMES)}.')


def _pooled(pool: Executor, work: Callable[[In], Out], specs: Iterable[In]) -> Iterator[Out]:
    with pool:
        yield from pool.map(work, specs)


def _on_dask(work: Callable[[In], Out], specs: Sequence[In], workers: int, address: str) -> Iterator[Out]:
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError:
        raise MeasureError(
            'The executor "dask" needs dask and distributed. Install them (pip install "witnessmark[cluster]"), or use "processes".'
        ) from None
    here = {"n_workers": workers, "threads_per_worker": 1, "dashboard_address": None}
    client = distributed.Client(address) if address else distributed.Client(**here)
    with client:
        futures = client.map(work, specs, pure=True)
        for future in futures:
            yield future.result()
            future.release()
