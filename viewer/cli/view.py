"""What is drawn, in the words of the command line, as a list of shots would say it."""

import math
import re
from collections.abc import Mapping
from typing import Any

from viewer.errors import UsageError
from viewer.spec.measure_words import measure_asked_for

_PLANE = re.compile(r"(?P<flip>-?)(?P<axis>[xyz])=(?P<at>[^=]+)", re.IGNORECASE)


def view_asked_for(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a shot that say what is drawn.

    Raises
    ------
    UsageError
        If the section or a measure is none.
    """
    hidden = options.get("hide", ())
    table: dict[str, Any] = {
        "hidden": [name for name in hidden if "/" not in name],
        "hidden_parts": [name for name in hidden if "/" in name],
        "ghosted": list(options.get("ghost", ())),
        "selected": list(options.get("select", ())),
        "measures": [measure_asked_for(text) for text in options.get("measure", ())],
    }
    if options.get("section") is not None:
        table["section"] = section_asked_for(options["section"])
    return {key: value for key, value in table.items() if value}


def section_asked_for(text: str) -> dict[str, Any]:
    """Return the table of a section from `x=4.5`, `-x=4.5` or `1,0,1,4.5`."""
    plane = _PLANE.fullmatch(text.strip())
    if plane is not None:
        at_m = _number(plane["at"])
        if math.isfinite(at_m):
            table: dict[str, Any] = {"axis": plane["axis"].lower(), "at_m": at_m}
            return table | ({"flip": True} if plane["flip"] else {})
    numbers = [_number(word) for word in re.split(r"[,\s]+", text.strip())]
    if len(numbers) == 4 and all(map(math.isfinite, numbers)):
        return {"normal": numbers[:3], "at_m": numbers[3]}
    message = f"--section {text}: write it as x=4.5, -x=4.5 or four numbers 1,0,1,4.5"
    raise UsageError(message)


def _number(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        return math.nan
