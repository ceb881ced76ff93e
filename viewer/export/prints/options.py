"""What the user chooses about a print."""

import math
from dataclasses import dataclass

from viewer.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """What is done to a model so that it can be printed; nothing unless asked for."""

    min_thickness_mm: float | None = None
    """What is thinner than this is thickened to it."""
    split: bool = False
    """Whether it is cut at the docking ports, with pegs and sockets."""
    bed_mm: tuple[float, float, float] | None = None
    """The room of the printer: along X, along Y, high."""
    stand: bool = False
    """Whether a plinth with raised lettering is added."""
    each: bool = False
    """Whether every module, or piece, gets a file of its own."""

    @property
    def laid_out(self) -> bool:
        """Whether pieces lie side by side rather than where they are in the station."""
        return self.split or self.bed_mm is not None

    @property
    def apart(self) -> bool:
        """Whether it becomes several solids, or files, rather than one model."""
        return self.laid_out or self.each

    @property
    def asked(self) -> bool:
        """Whether anything is asked for that printers alone can carry."""
        return self != PrintOptions()


def parse_bed(text: str) -> tuple[float, float, float]:
    """Return (220.0, 220.0, 250.0) for `220x220x250`, millimetres.

    Raises
    ------
    UsageError
        If the text names no such room.
    """
    words = text.lower().replace("×", "x").split("x")
    try:
        sides = [float(word) for word in words]
    except ValueError:
        sides = []
    if len(sides) != 3 or not all(math.isfinite(s) and s >= 20.0 for s in sides):
        message = f"'{text}' is no bed; write it in millimetres, as 220x220x250"
        raise UsageError(message)
    return sides[0], sides[1], sides[2]
