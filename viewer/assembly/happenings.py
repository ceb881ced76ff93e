"""What happens to whom in a step, by the names of the elements."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from viewer.spec.model import ModuleId, StationSpec
from viewer.spec.record import LocalText
from viewer.spec.variants import element_key

Kind = Literal["leaves", "moves", "changes", "arrives"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that happens in a step, and to whom, in the order of the file."""

    kind: Kind
    names: tuple[LocalText, ...]


def happenings(spec: StationSpec, number: int) -> tuple[Happening, ...]:
    """Return what happens in step `number`, from 1, in the order in which it does."""
    step = spec.steps[number - 1]
    names = _names(spec, number)
    acts: tuple[tuple[Kind, Iterable[str]], ...] = (
        ("leaves", [each.element for each in step.remove]),
        ("moves", [each.element for each in step.move]),
        ("changes", [each.element for each in step.set]),
        ("arrives", [each.id or each.module for each in step.add]),
    )
    return tuple(
        Happening(kind=kind, names=tuple(names[each] for each in elements))
        for kind, elements in acts
        if elements
    )


def _names(spec: StationSpec, number: int) -> dict[str, LocalText]:
    """Return the names of all elements that steps up to this one bring."""
    return {
        each.id or each.module: each.name
        or spec.modules[element_key(ModuleId(each.module), each.set)].name
        for step in spec.steps[:number]
        for each in step.add
    }
