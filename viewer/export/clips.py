"""The assembly as animations: one clip for the whole and one for each step.

What a clip leaves out stands as the file shows it at rest: the station at its step.
What is not there yet, or not any more, has the scale 0.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from viewer.assembly.moves import next_step
from viewer.assembly.station import Parts, Placement, Station, after_step
from viewer.export.joints import joint_names, joint_turns, straightened, unfolds
from viewer.export.poses import quaternion
from viewer.export.tree import Past, copy_names, joint_key, state_key
from viewer.geometry.frames import Transform
from viewer.spec.kinds import PartRecord
from viewer.spec.model import ElementId, ModuleKey, StationSpec, StepRecord

STEP_S = 4.0
PAUSE_S = 0.5
OPENING_S = 1.0
"""How long the whole clip shows the finished station before it starts with nothing."""
WHOLE = "Assembly"

_SAMPLES = 33
_CUT_S = 0.001
_FOLDED = 0.03
"""Of its length, what a folded wing takes: thin, yet not nothing."""

Path = Literal["translation", "rotation", "scale"]
Rows = NDArray[np.float64]
Place = tuple[str, Path]
Row = Sequence[float]
Values = Sequence[Row]
Shape = tuple[PartRecord, ...]
Seen = Sequence[Placement | None]
_SHOWN, _HIDDEN = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
_BETWEEN = (math.nan,) * 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Track:
    """How one thing about a node changes: `values` (n, 3 or 4) at `times_s` (n,)."""

    key: str
    path: Path
    times_s: Rows
    values: Rows

    @property
    def stepped(self) -> bool:
        """Whether values hold until the next one: what is there, or not."""
        return self.path == "scale" and "/" not in self.key


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Clip:
    """An animation by name."""

    name: str
    tracks: tuple[Track, ...]
    extras: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class History:
    """A station with all its steps so far: `stations` from the empty one on."""

    stations: tuple[Station, ...]
    past: Past

    @property
    def station(self) -> Station:
        """The station as it stands."""
        return self.stations[-1]


def history_of(station: Station, parts: Parts) -> History:
    """Return how a station came to be what it is."""
    stations = [Station(spec=station.spec, steps_done=0, placements={})]
    for _ in range(station.steps_done):
        stations.append(after_step(stations[-1], parts))
    last: dict[ElementId, Placement] = {}
    shapes: dict[ElementId, dict[object, ModuleKey]] = {}
    for past in reversed(stations):
        for element, placed in past.placements.items():
            last.setdefault(element, placed)
            shape = _shape(past.spec, placed.module)
            shapes.setdefault(element, {}).setdefault(shape, placed.module)
    states = {
        element: tuple(keys.values())[1:]
        for element, keys in shapes.items()
        if len(keys) > 1
    }
    gone = tuple(last[e] for e in last if e not in station.placements)
    return History(stations=tuple(stations), past=Past(gone=gone, states=states))


def _shape(spec: StationSpec, key: ModuleKey) -> Shape:
    """Return what two states of a module share if they differ in their joints alone."""
    return tuple(straightened(part) for part in spec.modules[key].parts)


def assembly_clips(history: History, parts: Parts) -> tuple[Clip, ...]:
    """Return the clip of the whole, then one for each step, in their order."""
    recorder = _Recorder(history=history, parts=parts)
    recorded = [recorder.record(before) for before in history.stations[:-1]]
    steps = history.station.spec.steps[: len(recorded)]
    return (
        _whole(recorder, recorded),
        *(
            _step_clip(number, step, rows)
            for number, (step, rows) in enumerate(
                zip(steps, recorded, strict=True), start=1
            )
        ),
    )


def _step_clip(number: int, step: StepRecord, recorded: "_Recorded") -> Clip:
    said = {"date": step.date, "caption": step.caption}
    return Clip(
        name=f"{number:02d} {step.name.en}",
        tracks=tuple(
            _track(place, _times(len(rows)), rows) for place, rows in recorded.items()
        ),
        extras={
            "step": step.id,
            "number": number,
            "names": step.name.model_dump(exclude_none=True),
            **{k: v.model_dump(exclude_none=True) for k, v in said.items() if v},
        },
    )


def _whole(recorder: "_Recorder", recorded: Sequence["_Recorded"]) -> Clip:
    """Return all steps one after the other, after a look at what they lead to."""
    places = dict.fromkeys(place for rows in recorded for place in rows)
    tracks = []
    for place in places:
        rest = recorder.rest(place)
        times, values = [np.array([0.0, OPENING_S - _CUT_S])], [np.stack([rest, rest])]
        for number, rows in enumerate(recorded):
            own = rows.get(place, np.stack([rest, rest]))
            start = OPENING_S + number * (STEP_S + PAUSE_S)
            times.append(start + _times(len(own)))
            values.append(own)
        tracks.append(_track(place, np.concatenate(times), np.concatenate(values)))
    return Clip(name=WHOLE, tracks=tuple(tracks), extras={"whole": True})


def _times(count: int) -> Rows:
    return np.linspace(0.0, STEP_S, count)


def _track(place: Place, times: Rows, rows: Rows) -> Track:
    """Return a track without the values in the midst of a stretch that is even."""
    known = ~np.isnan(rows[:, 0])
    times, rows = times[known], rows[known]
    same = (rows[1:] == rows[:-1]).all(axis=1)
    key, path = place
    keep = np.ones(len(rows), dtype=bool)
    keep[1:-1] = ~(same[:-1] & same[1:])
    return Track(
        key=key, path=path, times_s=times[keep], values=_steady(path, rows[keep])
    )


def _steady(path: Path, rows: Rows) -> Rows:
    """Turn quaternions so that none goes the long way round to the next."""
    if path != "rotation":
        return rows
    signs = np.sign(np.einsum("ij,ij->i", rows[1:], rows[:-1]))
    flips = np.cumprod(np.concatenate([[1.0], np.where(signs < 0.0, -1.0, 1.0)]))
    turned: Rows = rows * flips[:, None]
    return turned


_Recorded = dict[Place, Rows]
"""What differs from the rest, place by place: (2 or samples, 3 or 4); rows of NaN
are left to be interpolated."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Recorder:
    """Compares what a step shows with the station at rest."""

    history: History
    parts: Parts
    _rest: dict[Place, Rows] = field(default_factory=dict)
    _shapes: dict[ModuleKey, Shape] = field(default_factory=dict)
    _turns: dict[tuple[ModuleKey, int], list[list[float]]] = field(default_factory=dict)

    def rest(self, place: Place) -> Rows:
        """Return the value that a place has without an animation."""
        return self._rest[place]

    def record(self, before: Station) -> _Recorded:
        """Return all that is otherwise than at rest while the next step is done."""
        shown = next_step(before, self.parts)
        frames = [shown(float(time)) for time in np.linspace(0.0, 1.0, _SAMPLES)]
        found: _Recorded = {}
        for final in (*self.history.station.placements.values(), *self._gone()):
            seen = [frame.get(final.element) for frame in frames]
            if all(placed is seen[0] for placed in seen):
                seen = [seen[0], seen[0]]
            for place, rest, rows in self._rows(final, seen):
                known = self._rest.setdefault(place, np.array(rest, dtype=float))
                values = np.array(rows, dtype=float)
                if not (values == known).all():
                    found[place] = values
        return found

    def _gone(self) -> tuple[Placement, ...]:
        return self.history.past.gone

    def _rows(
        self, final: Placement, seen: Seen
    ) -> Iterator[tuple[Place, Row, Values]]:
        """Return each place of an element, its value at rest and one for each time."""
        element = final.element
        there = element in self.history.station.placements
        poses = [placed.station_from_module for placed in _filled(seen, final)]
        end = final.station_from_module
        yield (element, "translation"), _offset(end), [_offset(pose) for pose in poses]
        yield (element, "rotation"), _turn(end), [_turn(pose) for pose in poses]
        shown = [_SHOWN if placed else _HIDDEN for placed in seen]
        yield (element, "scale"), _SHOWN if there else _HIDDEN, shown
        keys = self._keys(final, seen)
        others = self.history.past.states.get(element, ())
        for key in (final.module, *others):
            owner = state_key(element, key) if others else str(element)
            same = [self._shape(k) == self._shape(key) for k in _held(keys)]
            if others:
                rest = _SHOWN if key == final.module else _HIDDEN
                yield (owner, "scale"), rest, [_SHOWN if s else _HIDDEN for s in same]
            yield from self._joints(owner, key, keys, seen)

    def _shape(self, key: ModuleKey) -> Shape:
        if (known := self._shapes.get(key)) is None:
            known = self._shapes[key] = _shape(self.history.station.spec, key)
        return known

    def _turned(self, key: ModuleKey, index: int) -> list[list[float]]:
        """Return how far each joint of a part is turned in a state of its module."""
        if (known := self._turns.get((key, index))) is None:
            record = self.history.station.spec.modules[key].parts[index]
            known = [_turn(pose) for pose in joint_turns(record)]
            self._turns[key, index] = known
        return known

    def _keys(self, final: Placement, seen: Seen) -> list[ModuleKey | None]:
        """Return the states that steps leave an element in; None for those between."""
        known = self.history.station.spec.modules
        keys = [replace(placed.module, unfolded=1.0) for placed in _filled(seen, final)]
        return [key if key in known else None for key in keys]

    def _joints(
        self, owner: str, own: ModuleKey, keys: Sequence[ModuleKey | None], seen: Seen
    ) -> Iterator[tuple[Place, Row, Values]]:
        """Return how the joints of an element turn, and how its wings open."""
        modules, shape = self.history.station.spec.modules, self._shape(own)
        alike = [key and (key if self._shape(key) == shape else own) for key in keys]
        opened = [placed.module.unfolded if placed else 1.0 for placed in seen]
        widths = [(max(share, _FOLDED), 1.0, 1.0) for share in opened]
        for index, built in enumerate(self.parts[own].parts):
            record = modules[own].parts[index]
            rest = self._turned(own, index)
            turns = [key and self._turned(key, index) for key in alike]
            for number, joint in enumerate(joint_names(record)):
                rows = [turn[number] if turn else _BETWEEN for turn in turns]
                for part in copy_names(built):
                    key = joint_key(owner, part, joint)
                    yield (key, "rotation"), rest[number], rows
                    if unfolds(record):
                        yield (key, "scale"), _SHOWN, widths


def _held(keys: Sequence[ModuleKey | None]) -> Iterator[ModuleKey]:
    """Return the states with the last one kept until the next is reached."""
    last = next(key for key in keys if key is not None)
    for key in keys:
        last = key or last
        yield last


def _filled(seen: Seen, final: Placement) -> list[Placement]:
    """Return where an element is, or is to be or was where it is not there."""
    last = next((placed for placed in seen if placed is not None), final)
    filled = []
    for placed in seen:
        last = placed or last
        filled.append(last)
    return filled


def _offset(pose: Transform) -> list[float]:
    return [float(value) for value in np.round(pose[:3, 3], 9) + 0.0]


def _turn(pose: Transform) -> list[float]:
    return quaternion(pose[:3, :3])
