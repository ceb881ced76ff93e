"""How coarsely to draw while something moves, told from how long frames take. No Qt.

With a graphics card everything is always drawn finely. Software OpenGL takes a tenth
of a second and more for a fine frame, and that is no movement.
"""

from enum import IntEnum

SLOW_MS = 45
"""A moving frame that takes longer makes the next ones coarser."""
QUICK_MS = 12
"""Where moving frames take less, the next movement begins less coarsely."""


class Coarseness(IntEnum):
    """What is left out of a frame."""

    FINE = 0
    JAGGED = 1
    """Edges are not smoothed."""
    HALVED = 2
    """And it is drawn at half the width and height, then enlarged.

    A third of them saves little more: then it is the vertices that take the time."""

    @property
    def divisor(self) -> int:
        """By how much width and height are divided."""
        return max(1, int(self))


class Pace:
    """Remembers from one movement to the next what this machine can draw in time."""

    def __init__(self) -> None:
        self.coarseness = Coarseness.FINE
        self._longest_ms = 0.0
        self._frames = 0

    def took(self, frame_ms: float) -> None:
        """Note how long a frame of a movement took."""
        self._frames += 1
        self._longest_ms = max(self._longest_ms, frame_ms)
        if frame_ms > SLOW_MS and self.coarseness < Coarseness.HALVED:
            self.coarseness = Coarseness(self.coarseness + 1)
            # What was slow is no measure of what comes now.
            self._longest_ms, self._frames = 0.0, 0

    def rest(self) -> None:
        """Note that the movement has ended."""
        if self._frames > 1 and self._longest_ms < QUICK_MS and self.coarseness:
            self.coarseness = Coarseness(self.coarseness - 1)
        self._longest_ms, self._frames = 0.0, 0
