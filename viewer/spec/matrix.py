"""One entry of a list multiplied out: a picture for each combination of values."""

import itertools
import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from viewer.errors import nearest
from viewer.spec.faults import Faults, Key
from viewer.spec.shots import ShotDefaults

MAX_PICTURES = 10_000
EVERY = "all"
"""In place of a list: every step of the station."""

_PLACE = re.compile(r"\{([^{}]*)\}")


def multiplied(
    table: Mapping[str, Any],
    steps: Callable[[], Sequence[str]],
    key: Key,
    faults: Faults,
) -> list[dict[str, Any]]:
    """Return the tables of single pictures; none where the matrix is at fault.

    `name` is a pattern: ``{step}``, ``{camera}`` and the like stand for the values,
    ``{n}`` for the place of the picture from 1, ``{step_n}`` for the place of the
    value on its axis. Without any of them the values are appended.
    """
    matrix = table["matrix"]
    if not isinstance(matrix, dict) or not matrix:
        faults.add(key, 'must be a table of lists, such as { camera = ["top"] }')
        return []
    axes = {
        name: _axis(name, matrix[name], steps, (*key, name), faults) for name in matrix
    }
    values = {name: axis for name, axis in axes.items() if axis}
    if len(values) < len(axes):
        return []
    if (count := math.prod(map(len, values.values()))) > MAX_PICTURES:
        faults.add(key, f"makes {count} pictures; {MAX_PICTURES} at most")
        return []
    return _pictures(table, values, key, faults)


def _axis(
    name: str,
    given: object,
    steps: Callable[[], Sequence[str]],
    key: Key,
    faults: Faults,
) -> Sequence[Any]:
    """Return the values along one axis; none where they are at fault."""
    if name not in ShotDefaults.model_fields:
        near = nearest(name, ShotDefaults.model_fields)
        faults.add(key, f"unknown key{near}")
    elif name == "step" and given == EVERY:
        return steps()
    elif isinstance(given, list) and given:
        return given
    else:
        every = f' or "{EVERY}"' if name == "step" else ""
        faults.add(key, f"must be a list of values{every}")
    return ()


def _pictures(
    table: Mapping[str, Any],
    axes: Mapping[str, Sequence[Any]],
    key: Key,
    faults: Faults,
) -> list[dict[str, Any]]:
    rest = {name: value for name, value in table.items() if name != "matrix"}
    pattern = str(table.get("name", ""))
    if not _PLACE.search(pattern):
        pattern = "-".join([pattern, *(f"{{{name}}}" for name in axes)])
    found = []
    places = itertools.product(*(range(len(axis)) for axis in axes.values()))
    for number, place in enumerate(places, start=1):
        chosen = {name: axes[name][k] for name, k in zip(axes, place, strict=True)}
        words = {
            name: _word(value, k)
            for (name, value), k in zip(chosen.items(), place, strict=True)
        }
        words |= {
            f"{name}_n": f"{k + 1:02d}" for name, k in zip(axes, place, strict=True)
        }
        words["n"] = f"{number:03d}"
        if (name := _filled(pattern, words, (*key[:-1], "name"), faults)) is None:
            return []
        found.append({**rest, **chosen, "name": name})
    return found


def _word(value: object, place: int) -> str:
    """Return a value as a part of a name; its place on the axis if it has no word."""
    text = re.sub(r"[^a-z0-9]+", "-", str(value).lower()).strip("-")
    return text if isinstance(value, str | int | float) and text else f"{place + 1}"


def _filled(
    pattern: str, words: Mapping[str, str], key: Key, faults: Faults
) -> str | None:
    unknown = [name for name in _PLACE.findall(pattern) if name not in words]
    if unknown:
        near = nearest(unknown[0], words) or f"; there are {', '.join(words)}"
        faults.add(key, f"'{{{unknown[0]}}}' is no axis of the matrix{near}")
        return None
    return _PLACE.sub(lambda match: words[match[1]], pattern)
