"""What a user has chosen, and the way back to what he had chosen before. No Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from viewer.assembly.epochs import Likeness
from viewer.scene.scene import Camera
from viewer.scene.view import ViewState
from viewer.spec.shelf import Overrides

LONGEST = 200
"""Choices that are kept: more than anyone goes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """All that undo brings back: how the station is looked at, and what is changed.

    The step, what is selected and where a step stands are no choices: who goes back
    wants to stay where he is.
    """

    view: ViewState = field(default_factory=ViewState)
    with_reference: bool = True
    match: Likeness | None = None
    overrides: Overrides = field(default_factory=dict)
    camera: Camera | None = None
    """Where the user looks from, if not from the preset."""

    def is_like(self, other: "Choices") -> bool:
        """Return whether nothing differs that undo would bring back."""
        return (
            self.with_reference == other.with_reference
            and self.match == other.match
            and self.camera is other.camera
            and same_values(self.overrides, other.overrides)
            and self.view == replace(other.view, selected=self.view.selected)
        )

    def differs_in_overrides_alone(self, other: "Choices") -> bool:
        """Return whether parameters differ, and nothing else that can be seen."""
        return (
            not same_values(self.overrides, other.overrides)
            and self.view == other.view
            and self.is_like(replace(other, overrides=self.overrides))
        )

    def selecting(self, selected: tuple[str, ...]) -> "Choices":
        """Return the same choices with something else selected."""
        return replace(self, view=replace(self.view, selected=selected))


def same_values(one: Overrides, other: Overrides) -> bool:
    """Return whether the same parameters have the same values."""
    return _plain(one) == _plain(other)


def arrangement(choices: Choices) -> tuple[object, ...]:
    """Return what a preset is fitted to: where it differs, it is fitted again."""
    view = choices.view
    return (view.camera, view.fit, view.layout, view.aids, choices.match)


def _plain(overrides: Overrides) -> dict[str, dict[str, float]]:
    return {module: dict(values) for module, values in overrides.items() if values}


class History:
    """The choices before and after the present ones.

    What is changed under the same `gesture` (a slider that is dragged, a camera that
    is turned) is one step of the way back.
    """

    def __init__(self, now: Choices) -> None:
        self.now = now
        self._before: list[Choices] = []
        self._after: list[Choices] = []
        self._gesture: str | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is a way back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is a way forward again."""
        return bool(self._after)

    def choose(self, wanted: Choices, gesture: str | None = None) -> None:
        """Make other choices the present ones."""
        if wanted.is_like(self.now):
            self.now = wanted
            return
        goes_on = gesture is not None and gesture == self._gesture
        if not (goes_on and self._before):
            self._before.append(self.now)
            del self._before[:-LONGEST]
        self._after.clear()
        self._gesture = gesture
        self.now = wanted

    def everywhere(self, change: Callable[[Choices], Choices]) -> None:
        """Change the present choices and all before and after them alike.

        For what is no choice of its own, and so is not to be undone.
        """
        self.now = change(self.now)
        self._before = [change(choices) for choices in self._before]
        self._after = [change(choices) for choices in self._after]

    def end_gesture(self) -> None:
        """Let what comes next be a step of its own."""
        self._gesture = None

    def undo(self) -> bool:
        """Go back by one; return whether there was a way."""
        return self._go(self._before, self._after)

    def redo(self) -> bool:
        """Go forward again by one; return whether there was a way."""
        return self._go(self._after, self._before)

    def _go(self, source: list[Choices], target: list[Choices]) -> bool:
        if not source:
            return False
        target.append(self.now)
        self.now = source.pop().selecting(self.now.view.selected)
        self._gesture = None
        return True


def changed(
    overrides: Overrides, module: str, name: str, value: float | None
) -> dict[str, dict[str, float]]:
    """Return overrides with one parameter set, or left at its default (None)."""
    result = _plain(overrides)
    values: Mapping[str, float] = result.get(module, {})
    kept = {key: old for key, old in values.items() if key != name}
    if value is not None:
        kept[name] = value
    result[module] = kept
    return _plain(result)
