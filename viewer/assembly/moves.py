"""How a step takes place: elements leave, move, change and dock, at any time in it.

A step is one stretch of time from 0 to 1, shared out among its acts in the order in
which `after_step` does them. Everything is a function of the time alone.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from viewer.assembly.paths import FROM_BEHIND, Path3, approach, eased, swing
from viewer.assembly.station import (
    Parts,
    Placement,
    Station,
    after_step,
    station_at,
)
from viewer.geometry.detail import Detail
from viewer.geometry.frames import Points, Transform, apply, compose, inverse
from viewer.geometry.mesh import box_corners
from viewer.geometry.parts import Cache, build_module
from viewer.spec.between import can_unfold, state_between
from viewer.spec.model import ElementId, ModuleKey, StationSpec

Placements = Mapping[ElementId, Placement]

_STATES = 24
"""Of unfolding and turning: each is a mesh of its own, built once."""
_DOCKED = 0.72
"""The share of an arrival after which the element is docked and unfolds."""


def station_during(
    spec: StationSpec, parts: Parts, steps_done: int, time: float
) -> Station:
    """Return the station while its step number `steps_done` takes place.

    Parameters
    ----------
    steps_done : int
        The step in question, from 1; 0 gives the empty station.
    time : float
        0 to 1. At 1 the station is exactly `station_at`'s; at 0 it is the one before,
        with what is to arrive still far off.

    Notes
    -----
    Elements on their way may be in states that `parts` lacks: see `parts_during`.
    """
    if steps_done == 0 or time >= 1.0:
        return station_at(spec, parts, steps_done)
    before = station_at(spec, parts, steps_done - 1)
    after = after_step(before, parts)
    return replace(after, placements=next_step(before, parts)(time))


def next_step(before: Station, parts: Parts) -> Callable[[float], Placements]:
    """Return who is where at a time from 0 to 1 while a station's next step is done.

    For many times of one step: quicker than `station_during` for each.
    """
    after = after_step(before, parts)
    boxes = {
        element: _box(placed, parts)
        for station in (before, after)
        for element, placed in station.placements.items()
    }
    stage = _Stage(
        spec=before.spec, parts=parts, before=before, after=after, boxes_m=boxes
    )

    def placements(time: float) -> Placements:
        return after.placements if time >= 1.0 else stage.placements(max(time, 0.0))

    return placements


def parts_during(
    station: Station, parts: Parts, detail: Detail, cache: Cache | None = None
) -> Parts:
    """Return the parts with the states that elements on their way are in.

    What has been built is taken over; only what is missing is built. With the cache
    of `build_parts` that is what folds, and not the whole module.
    """
    missing = {
        placed.module
        for placed in station.placements.values()
        if placed.module not in parts
    }
    built = {
        key: build_module(state_between(station.spec, key), detail, cache)
        for key in missing
    }
    return {**parts, **built} if built else parts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """One act of a step: who takes part, and from when to when."""

    kind: str
    elements: tuple[ElementId, ...]
    start: float
    end: float

    def share(self, time: float) -> float:
        """Return how far the act has come, 0 to 1."""
        span = self.end - self.start
        return min(1.0, max(0.0, (time - self.start) / span))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Stage:
    """A step between the station before it and the one after it."""

    spec: StationSpec
    parts: Parts
    before: Station
    after: Station
    boxes_m: Mapping[ElementId, Points]
    """Round each element where it stands after the step, or before it leaves."""

    def placements(self, time: float) -> dict[ElementId, Placement]:
        """Return who is there, and where, at a time from 0 to less than 1."""
        shown: dict[ElementId, Placement] = dict(self.before.placements)
        for act in self._acts():
            if act.kind == "arrivals" and time < act.start:
                continue  # still on the ground
            share = act.share(time)
            moved = getattr(self, f"_{act.kind}")(act.elements, share)
            for element in act.elements:
                shown.pop(element, None)
            shown.update(moved)
        return shown

    def _acts(self) -> list[_Act]:
        """Return the acts one after the other, each as long as the others."""
        groups = list(self._groups())
        ends = np.linspace(0.0, 1.0, len(groups) + 1)
        return [
            _Act(kind=kind, elements=elements, start=float(start), end=float(end))
            for (kind, elements), start, end in zip(
                groups, ends[:-1], ends[1:], strict=True
            )
        ]

    def _groups(self) -> Iterator[tuple[str, tuple[ElementId, ...]]]:
        step = self.after.step
        if step is None:
            return
        if step.remove:
            yield "departures", tuple(ElementId(r.element) for r in step.remove)
        for move in step.move:
            yield "transfers", self._with_all_on_it(ElementId(move.element))
        if step.set:
            yield "changes", tuple(ElementId(change.element) for change in step.set)
        arrived = [e for e in self.after.placements if e not in self.before.placements]
        for element in arrived:
            dock = self.after.placements[element].dock
            if dock is None or dock.to_element not in arrived:
                yield "arrivals", self._with_all_on_it(element)

    def _with_all_on_it(self, root: ElementId) -> tuple[ElementId, ...]:
        """Return an element and all that hang on it, in the end, the root first."""
        found = [root]
        for element in found:
            found += [
                other
                for other, placed in self.after.placements.items()
                if placed.dock is not None and placed.dock.to_element == element
            ]
        return tuple(found)

    # --- the acts: who takes part and how far the act has come -> where they are ----

    def _departures(
        self, elements: tuple[ElementId, ...], share: float
    ) -> dict[ElementId, Placement]:
        if share >= 1.0:
            return {}
        moved = {}
        for element in elements:
            placed = self.before.placements[element]
            path = self._path_to(self.before, element)
            moved.update(_rigid({element: placed}, placed, path(1.0 - share)))
        return moved

    def _transfers(
        self, elements: tuple[ElementId, ...], share: float
    ) -> dict[ElementId, Placement]:
        root = elements[0]
        start, end = self.before.placements[root], self.after.placements[root]
        known = self.before.placements
        group = {element: known[element] for element in elements if element in known}
        if share >= 1.0:
            return {e: self.after.placements[e] for e in group}
        if share <= 0.0:
            return group
        path = swing(
            start.station_from_module,
            end.station_from_module,
            (self._port(self.before, root)[:3, 2], self._port(self.after, root)[:3, 2]),
            *self._room_round(set(group)),
        )
        return _rigid(group, start, path(share))

    def _changes(
        self, elements: tuple[ElementId, ...], share: float
    ) -> dict[ElementId, Placement]:
        return {e: self._changed(e, share) for e in elements}

    def _changed(self, element: ElementId, share: float) -> Placement:
        end = self.after.placements[element]
        start = self.before.placements[element]
        if share <= 0.0 or share >= 1.0:
            return end if share >= 1.0 else start
        old = self.spec.modules[start.module].values
        stage = _stage_of(eased(share))
        changed = tuple(
            (name, old[name] + stage * (value - old[name]))
            for name, value in end.module.changed
        )
        return replace(end, module=ModuleKey(module=end.module.module, changed=changed))

    def _arrivals(
        self, elements: tuple[ElementId, ...], share: float
    ) -> dict[ElementId, Placement]:
        root = self.after.placements[elements[0]]
        group = {e: self.after.placements[e] for e in elements}
        if share >= 1.0:
            return group
        unfolds = any(can_unfold(self.spec.modules[p.module]) for p in group.values())
        docked = _DOCKED if unfolds else 1.0
        path = self._path_to(self.after, root.element)
        moved = _rigid(group, root, path(min(share / docked, 1.0)))
        opened = 0.0 if share <= docked else (share - docked) / (1.0 - docked)
        return {e: self._unfolded(p, opened) for e, p in moved.items()}

    def _unfolded(self, placed: Placement, opened: float) -> Placement:
        if not can_unfold(self.spec.modules[placed.module]):
            return placed
        key = replace(placed.module, unfolded=_stage_of(eased(opened)))
        return replace(placed, module=key)

    # --- where there is room ---------------------------------------------------------

    def _path_to(self, station: Station, element: ElementId) -> Path3:
        """Return the way of an element to its port, from far off."""
        centre, radius = self._room_round({element})
        placed = station.placements[element]
        port = self._port(station, element)
        return approach(placed.station_from_module, port, centre, radius)

    def _port(self, station: Station, element: ElementId) -> Transform:
        """Return the frame of the port that an element hangs on, in the station."""
        placed = station.placements[element]
        if placed.dock is None:
            # The first one comes from behind, along its own axis.
            return compose(placed.station_from_module, FROM_BEHIND)
        host = station.placements[placed.dock.to_element]
        port = self.parts[host.module].module_from_port[placed.dock.to_port]
        return compose(host.station_from_module, port)

    def _room_round(self, moving: set[ElementId]) -> tuple[Points, float]:
        """Return a sphere outside of which nothing is in the way of what moves.

        Its radius is that of what stays plus that of what moves, metres.
        """
        boxes = self.boxes_m.items()
        still = [box for element, box in boxes if element not in moving]
        own = [box for element, box in boxes if element in moving]
        everything = np.array(still or own)
        low, high = everything[:, 0].min(axis=0), everything[:, 1].max(axis=0)
        size = max(float(np.linalg.norm(box[1] - box[0])) for box in own)
        return (low + high) / 2.0, float(np.linalg.norm(high - low)) / 2.0 + size


def _rigid(
    group: Placements, root: Placement, station_from_root: Transform
) -> dict[ElementId, Placement]:
    """Return a group moved so that its root is where it is said to be."""
    shift = compose(station_from_root, inverse(root.station_from_module))
    return {
        element: replace(
            placed, station_from_module=compose(shift, placed.station_from_module)
        )
        for element, placed in group.items()
    }


def _box(placed: Placement, parts: Parts) -> Points:
    """Return a box round an element, (2, 3): quick, and never too small."""
    corners = box_corners(parts[placed.module].bounds_m)
    points = apply(placed.station_from_module, corners)
    return np.array([points.min(axis=0), points.max(axis=0)])


def _stage_of(share: float) -> float:
    return math.floor(share * _STATES + 0.5) / _STATES
