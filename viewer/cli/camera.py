"""A camera in the words of the command line, as a list of shots would say it."""

import math
import re
from collections.abc import Mapping
from typing import Any

from viewer.errors import UsageError

_OWN = ("position", "target", "up", "parallel_height")
_AROUND = ("azimuth", "elevation")


def camera_asked_for(options: Mapping[str, Any]) -> str | dict[str, Any]:
    """Return a preset's name, or the table of a direction or of one's own camera.

    Raises
    ------
    UsageError
        If the options contradict one another or are no numbers.
    """
    own = [name for name in _OWN if options.get(name) is not None]
    around = [name for name in _AROUND if options.get(name) is not None]
    if own and around:
        message = f"--{own[0]} and --{around[0]}: a camera has a place or a direction"
        raise UsageError(message.replace("_", "-"))
    if around:
        return {f"{name}_deg": options[name] for name in around}
    return _own_camera(options) if own else str(options.get("camera", "default"))


def _own_camera(options: Mapping[str, Any]) -> dict[str, Any]:
    for name in ("position", "target"):
        if options.get(name) is None:
            message = f"--{name} is missing: a camera needs --position and --target"
            raise UsageError(message)
    table: dict[str, Any] = {
        "position_m": triple("--position", options["position"]),
        "target_m": triple("--target", options["target"]),
    }
    if options.get("up") is not None:
        table["up"] = triple("--up", options["up"])
    if options.get("view_angle") is not None:
        table["view_angle_deg"] = options["view_angle"]
    if options.get("parallel_height") is not None:
        table["parallel_height_m"] = options["parallel_height"]
    return table


def triple(option: str, text: str) -> list[float]:
    """Return three numbers from `1,2,3`."""
    numbers = [_number(word) for word in re.split(r"[,\s]+", text.strip())]
    if len(numbers) != 3 or not all(map(math.isfinite, numbers)):
        message = f"{option} {text}: write it as three numbers, as in 10,-25.5,3"
        raise UsageError(message)
    return numbers


def _number(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        return math.nan
