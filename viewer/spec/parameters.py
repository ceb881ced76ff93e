"""Binding the parameters of a module, and working out what is said with them."""

import keyword
import math
from collections.abc import Mapping
from typing import Any

from viewer.errors import nearest
from viewer.spec.expressions import (
    CONSTANTS,
    FUNCTIONS,
    ExpressionError,
    UnknownNameError,
    is_expression,
    parse,
)
from viewer.spec.faults import Faults, Key
from viewer.spec.model import MAX_PARAMETERS, Parameter
from viewer.spec.wording import number, unit_of

# Stands for a value that could not be worked out; its cause is noted already.
FAILED = object()

_NEAR_WHOLE = 1e-12


class Binding:
    """The parameters of one module, each worked out when it is first asked for."""

    def __init__(
        self, tables: Mapping[str, Any], changed: Mapping[str, float], faults: Faults
    ) -> None:
        """Take the raw ``[parameters]`` tables and the values that were changed."""
        self._tables = tables
        self._changed = changed
        self._faults = faults
        self._under_way: list[str] = []
        self.values: dict[str, float] = {}
        self.failed: set[str] = set()
        if len(tables) > MAX_PARAMETERS:
            # Each may wait for another: a long row of them would go too deep.
            message = f"must have at most {MAX_PARAMETERS} entries, has {len(tables)}"
            faults.add(("parameters",), message)
            self.failed.update(tables)
        for name in tables:
            self._bind(name)

    def worked_out(self, value: Any, key: Key) -> Any:
        """Return a value with every expression in it replaced by its number.

        A table or list without expressions is returned itself, not a copy.
        """
        if isinstance(value, dict):
            worked = {k: self.worked_out(v, (*key, k)) for k, v in value.items()}
            return value if all(worked[k] is value[k] for k in value) else worked
        if isinstance(value, list):
            entries = [self.worked_out(v, (*key, n)) for n, v in enumerate(value)]
            same = all(a is b for a, b in zip(entries, value, strict=True))
            return value if same else entries
        if is_expression(value):
            result = self._evaluated(value, key)
            return FAILED if result is None else whole_if_near(result)
        return value

    def _bind(self, name: str) -> None:
        if name in self.values or name in self.failed:
            return
        table = self._tables[name]
        default: object = table.get("default") if isinstance(table, dict) else None
        if name in self._changed:
            value: float | None = self._changed[name]
        elif is_expression(default):
            value = self._from_expression(name, str(default))
        else:
            value = _finite(default)
        if value is None:
            self.failed.add(name)
        else:
            self.values[name] = value

    def _from_expression(self, name: str, text: str) -> float | None:
        key = ("parameters", name, "default")
        if name in self._under_way:
            ring = [*self._under_way[self._under_way.index(name) :], name]
            self._faults.add(key, f"depends on itself: {' -> '.join(ring)}")
            self.failed.update(ring)
            return None
        self._under_way.append(name)
        result = self._evaluated(text, key)
        self._under_way.pop()
        return None if name in self.failed else result

    def _evaluated(self, text: str, key: Key) -> float | None:
        try:
            expression = parse(text)
            for name in expression.names & self._tables.keys():
                self._bind(name)
            return expression.value(self.values)
        except UnknownNameError as error:
            if error.name in self._tables:
                self._faults.silence(key)
            else:
                near = nearest(error.name, self._tables)
                known = ", ".join(self._tables) or "none"
                has = near or f"; the module has {known}"
                self._faults.add(key, f"no parameter '{error.name}'{has}")
        except ExpressionError as error:
            self._faults.add(key, f'"{_short(text)}" {error}')
        return None


def whole_if_near(value: float) -> float:
    """Return a whole number as an int, so that it may count things."""
    near = round(value)
    if abs(value - near) <= _NEAR_WHOLE * max(1.0, abs(value)):
        return near
    return value


def check_parameters(
    parameters: Mapping[str, Parameter], values: Mapping[str, float], faults: Faults
) -> None:
    """Note names that expressions cannot use, and values outside their range."""
    for name, parameter in parameters.items():
        key: Key = ("parameters", name)
        if name in FUNCTIONS or name in CONSTANTS or keyword.iskeyword(name):
            faults.add(
                key, f"'{name}' has a meaning in expressions; choose another name"
            )
        low, high = parameter.range
        if low > high:
            faults.add((*key, "range"), f"runs from {low:g} down to {high:g}")
        elif name in values and not low <= values[name] <= high:
            fault = out_of_range(name, values[name], parameter)
            faults.add((*key, "default"), fault)


def change_fault(
    name: str, value: float, parameters: Mapping[str, Parameter]
) -> str | None:
    """Return what is wrong with giving a parameter this value, or None."""
    if name not in parameters:
        known = ", ".join(parameters) or "none"
        return f"no such parameter{nearest(name, parameters) or f'; there are {known}'}"
    parameter = parameters[name]
    low, high = parameter.range
    if not math.isfinite(value):
        return f"must be a finite number, is {number(value)}"
    return None if low <= value <= high else out_of_range(name, value, parameter)


def out_of_range(name: str, value: float, parameter: Parameter) -> str:
    """Return the sentence about a value that lies outside its parameter's range."""
    low, high = parameter.range
    unit = unit_of((name,))
    return f"must lie within {number(low)} to {number(high)}{unit}, is {number(value)}"


def _short(text: str, most: int = 60) -> str:
    text = text.strip()
    return text if len(text) <= most else text[: most - 1] + "…"


def _finite(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value) if math.isfinite(value) else None
    except OverflowError:  # a whole number of hundreds of digits
        return None
