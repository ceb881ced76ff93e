"""Rules that tables of several kinds of file have in common."""

import math
from collections.abc import Sequence

from viewer.errors import nearest
from viewer.spec.faults import Faults, Key
from viewer.spec.kinds import PartRecord, Repeat
from viewer.spec.library import material_roles
from viewer.spec.model import MODULE_UNITS
from viewer.spec.record import MAX_LENGTH_M
from viewer.spec.wording import number

MAX_FIGURE = 1e8

_SHORTEST = 1e-9
# Below this sine of the angle between them, two directions are one.
_NARROWEST = 1e-3


def check_axes(
    faults: Faults,
    key: Key,
    out: Sequence[float],
    clock: Sequence[float] | None,
    *,
    names: tuple[str, str] = ("out", "clock"),
) -> None:
    """Note a direction without length, or a clocking mark along `out`."""
    given = [out] if clock is None else [out, clock]
    for name, direction in zip(names, given, strict=False):
        if not _SHORTEST < math.hypot(*direction) < 1.0 / _SHORTEST:
            values = ", ".join(f"{value:g}" for value in direction)
            faults.add((*key, name), f"must be a direction, is [{values}]")
            return
    if clock is not None and _sine(out, clock) < _NARROWEST:
        faults.add((*key, names[1]), f"must point across `{names[0]}`, lies along it")


def check_repeat(faults: Faults, key: Key, repeat: Repeat | None) -> None:
    """Note copies that would march out of the picture."""
    if repeat is None or repeat.shift_m is None:
        return
    reach = math.hypot(*repeat.shift_m) * (repeat.count - 1)
    if reach > MAX_LENGTH_M:
        message = (
            f"puts the last of {repeat.count} copies {reach:.6g} m away; "
            f"{MAX_LENGTH_M:g} m at most"
        )
        faults.add((*key, "shift_m"), message)


def _sine(one: Sequence[float], other: Sequence[float]) -> float:
    (a, b, c), (d, e, f) = one, other
    cross = (b * f - c * e, c * d - a * f, a * e - b * d)
    return math.hypot(*cross) / (math.hypot(*one) * math.hypot(*other))


def check_distinct(
    faults: Faults, table: str, name_key: str, names: Sequence[str | None]
) -> None:
    """Note the second of two entries of a list that go by one name."""
    for place, name in enumerate(names):
        if name is not None and name in names[:place]:
            faults.add((table, place, name_key), f"there is a '{name}' already")


def check_figures(faults: Faults, key: Key, figures: object) -> None:
    """Note figures that no table of the program would show, or that none can have."""
    for name, figure in figures.items() if isinstance(figures, dict) else ():
        value = figure.get("value") if isinstance(figure, dict) else None
        if name not in MODULE_UNITS:
            known = (
                nearest(name, MODULE_UNITS) or f"; there are {', '.join(MODULE_UNITS)}"
            )
            faults.add((*key, name), f"unknown figure{known}")
        elif isinstance(value, int | float) and not _is_sane(value):
            message = f"must lie within 0 to {MAX_FIGURE:.0f}, is {number(value)}"
            if not faults.is_at_fault((*key, name, "value")):
                faults.add((*key, name, "value"), message)


def _is_sane(value: float) -> bool:
    return 0.0 <= value <= MAX_FIGURE


def check_materials(faults: Faults, key: Key, part: PartRecord) -> None:
    """Note material roles that `materials.toml` does not know."""
    known = material_roles()
    for name in type(part).model_fields:
        role = getattr(part, name) if name.endswith("material") else None
        if role is not None and known and role not in known:
            near = nearest(role, known) or f"; there are {', '.join(known)}"
            faults.add((*key, name), f"there is no material '{role}'{near}")
