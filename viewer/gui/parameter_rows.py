"""The parameters of a module as rows of sliders: ranges, steps, what is set. No Qt."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from viewer.errors import Problem
from viewer.gui.chosen import Chosen
from viewer.spec.model import ModuleSpec
from viewer.spec.record import Confidence
from viewer.spec.shelf import Overrides
from viewer.spec.wording import unit_of

_POSITIONS = 150
"""Of a slider, about: finer than a hand, coarse enough for round numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterRow:
    """A parameter: what it is, where it may go, where it is.

    `value` is what is chosen, though the model may refuse it; `fixed` is what a step
    sets for the selected element, whatever the module has.
    """

    module: str
    name: str
    label: str
    unit: str
    low: float
    high: float
    step: float
    default: float
    value: float
    is_changed: bool
    fixed: float | None
    source: str
    confidence: Confidence

    @property
    def positions(self) -> int:
        """The last position of the slider; the first is 0."""
        return max(1, math.ceil((self.high - self.low) / self.step - 1e-9))

    def value_at(self, position: int) -> float:
        """Return the value of a position: a round one, but for the ends."""
        if position <= 0:
            return self.low
        if position >= self.positions:
            return self.high
        first = math.ceil(self.low / self.step - 1e-9)
        start = first if first * self.step > self.low + 1e-9 * self.step else first + 1
        value = round((start + position - 1) * self.step, 12)
        return min(max(value, self.low), self.high)

    def position_of(self, value: float) -> int:
        """Return the position that is nearest to a value."""
        share = (value - self.low) / max(self.high - self.low, 1e-12)
        guess = round(share * self.positions)
        near = range(max(guess - 2, 0), min(guess + 2, self.positions) + 1)
        return min(near, key=lambda place: abs(self.value_at(place) - value))


def parameter_rows(chosen: Chosen, overrides: Overrides) -> tuple[ParameterRow, ...]:
    """Return the rows of the selected element's module, in the file's order."""
    module = chosen.module
    given = overrides.get(module.key.module, {})
    fixed = dict(module.key.changed)
    return tuple(_row(module, name, given.get(name), fixed) for name in module.values)


def _row(
    module: ModuleSpec, name: str, given: float | None, fixed: dict[str, float]
) -> ParameterRow:
    parameter = module.parameters[name]
    low, high = parameter.range
    built = parameter.default if name in fixed else module.values[name]
    value = built if given is None else given
    return ParameterRow(
        module=module.key.module,
        name=name,
        label=parameter.label or _words(name),
        unit=unit_sign(name),
        low=low,
        high=high,
        step=round_step((high - low) / _POSITIONS),
        default=parameter.default,
        value=value,
        is_changed=given is not None,
        fixed=fixed.get(name),
        source=". ".join(t for t in (parameter.source, parameter.note) if t),
        confidence=parameter.confidence,
    )


def problem_words(problem: Problem, part_names: Sequence[str]) -> str:
    """Return what is wrong with a value; a part goes by its name there."""

    def named(found: re.Match[str]) -> str:
        place = int(found[1])
        return part_names[place] if place < len(part_names) else found[0]

    where = re.sub(r"^parts\[(\d+)\]", named, problem.key)
    return f"{where} {problem.message}".strip()


def unit_sign(name: str) -> str:
    """Return the unit in which a parameter is given: what its name ends in."""
    unit = unit_of((name,)).strip()
    return {"degrees": "°"}.get(unit, unit)


def round_step(wanted: float) -> float:
    """Return the round number, 1, 2 or 5 times a power of ten, next above."""
    if wanted <= 0.0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(f * power for f in (1.0, 2.0, 5.0, 10.0) if f * power >= wanted * 0.999)


def _words(name: str) -> str:
    bare = name.rpartition("_")[0] if unit_of((name,)) else name
    words = bare.replace("_", " ")
    return words[:1].upper() + words[1:]
