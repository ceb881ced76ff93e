"""A measure as the command line says it: `clearance:nem,tsm-1`, `distance:0,0,0:1,2,3`.

Points are parted by colons, elements by commas; `loop` is an edge that closes, and
`@reference` behind the kind says that points are in the reference's frame.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from viewer.errors import UsageError, nearest

_LOOP = "loop"
_POINTS = {"distance": 2, "edge": 2, _LOOP: 3, "diameter": 3}
"""Of how many points at least each kind is made."""
_ELEMENTS = {"length": 1, "clearance": 2}
_EXAMPLES = {
    "distance": "distance:0,0,0:1,2,3",
    "edge": "edge:0,0,0:1,2,3",
    _LOOP: "loop:0,0,0:1,0,0:1,1,0",
    "diameter": "diameter:0,1,0:0,0,1:0,-1,0",
    "length": "length:nem",
    "clearance": "clearance:nem,tsm-1",
}


def measure_asked_for(text: str) -> dict[str, Any]:
    """Return the table of a measure, as a list of shots has it, from its words.

    Raises
    ------
    UsageError
        If they are no measure; says how it is written.
    """
    head, colon, rest = text.strip().partition(":")
    kind, at, of = head.partition("@")
    if kind not in _EXAMPLES:
        known = ", ".join(_EXAMPLES)
        message = (
            f"{text}: no such measure{nearest(kind, _EXAMPLES)}; there are {known}"
        )
        raise UsageError(message)
    table = _by_elements(kind, rest) if kind in _ELEMENTS else _by_points(kind, rest)
    if not colon or table is None or (at and (kind in _ELEMENTS or not of)):
        message = f"{text}: write it as {_EXAMPLES[kind]}"
        raise UsageError(message)
    return table | ({"of": of} if at else {})


def measure_words(table: Mapping[str, Any]) -> str:
    """Return a measure's table in words; `measure_asked_for` gives it again."""
    kind = str(table["kind"])
    if kind in _ELEMENTS:
        names = [str(table[key]) for key in ("element", "to") if key in table]
        return f"{kind}:{','.join(names)}"
    head = _LOOP if table.get("closed") else kind
    if table.get("of", "station") != "station":
        head += f"@{table['of']}"
    points: Sequence[Sequence[float]] = (
        [table["from_m"], table["to_m"]] if kind == "distance" else table["points_m"]
    )
    places = (",".join(map(_exact, point)) for point in points)
    return ":".join([head, *places])


def _exact(number: float) -> str:
    """Return a number that is read back as the very same."""
    return repr(float(number)).removesuffix(".0")


def _by_elements(kind: str, rest: str) -> dict[str, Any] | None:
    names = [name.strip() for name in rest.split(",")]
    if len(names) != _ELEMENTS[kind] or not all(names):
        return None
    return {"kind": kind, **dict(zip(("element", "to"), names, strict=False))}


def _by_points(kind: str, rest: str) -> dict[str, Any] | None:
    points = [_point(words) for words in rest.split(":")]
    if len(points) < _POINTS[kind] or None in points:
        return None
    if kind == "distance":
        if len(points) != 2:
            return None
        return {"kind": kind, "from_m": points[0], "to_m": points[1]}
    if kind == _LOOP:
        return {"kind": "edge", "points_m": points, "closed": True}
    return {"kind": kind, "points_m": points}


def _point(words: str) -> list[float] | None:
    try:
        numbers = [float(word) for word in words.split(",")]
    except ValueError:
        return None
    return numbers if len(numbers) == 3 else None
