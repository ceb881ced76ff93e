"""Solids worked on side by side: manifold3d lets go of the interpreter meanwhile."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")


@contextmanager
def workers() -> Iterator[ThreadPoolExecutor]:
    """Lend a thread for each core; whatever ends the block, what waits is dropped."""
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def side_by_side(
    work: Callable[[Thing], Result], things: Iterable[Thing]
) -> Iterator[Result]:
    """Give the results in the order of the things, a thread for each core."""
    with workers() as pool:
        yield from pool.map(work, things)
