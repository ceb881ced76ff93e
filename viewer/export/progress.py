"""How a long export says where it is, and how it is stopped."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[float, str], None]
"""Called with the fraction done, 0 to 1, and what is being done.

It stops the export by raising `Cancelled`; no file is left then.
"""


class Cancelled(Exception):  # noqa: N818 - not a fault: the user asked for it
    """The user stopped it."""


def silent(_fraction: float, _text: str) -> None:
    """Report nothing and never cancel."""


def within(progress: Progress, start: float, end: float) -> Progress:
    """Return a progress for the stretch from `start` to `end` of another."""

    def stretch(fraction: float, text: str) -> None:
        progress(start + (end - start) * fraction, text)

    return stretch
