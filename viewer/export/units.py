"""Units of length that files are written in."""

from viewer.errors import UsageError, nearest

METRES_PER: dict[str, float] = {
    "mm": 0.001,
    "cm": 0.01,
    "m": 1.0,
    "in": 0.0254,
    "ft": 0.3048,
}
"""Exact: the inch is 25.4 mm and the foot twelve of them, by definition."""

UNIT_NAMES = {
    "mm": "millimetres",
    "cm": "centimetres",
    "m": "metres",
    "in": "inches",
    "ft": "feet",
}

MM_PER_M = 1000.0


def metres_per(unit: str) -> float:
    """Return how many metres a unit has.

    Raises
    ------
    UsageError
        If no unit has the name.
    """
    if unit not in METRES_PER:
        known = ", ".join(METRES_PER)
        message = (
            f"units '{unit}': no such unit{nearest(unit, METRES_PER)}; has {known}"
        )
        raise UsageError(message)
    return METRES_PER[unit]
