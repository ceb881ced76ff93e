"""Stations, meshes and references, made once for many pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from viewer.assembly.epochs import Likeness
from viewer.assembly.moves import parts_during, station_during
from viewer.assembly.station import Parts, Station, station_at
from viewer.assembly.steps import steps_done
from viewer.geometry.detail import Detail
from viewer.geometry.parts import build_parts
from viewer.pictures.model import Model, Overrides
from viewer.scene.reference import Reference
from viewer.scene.references import reference_named
from viewer.spec.load import load_station
from viewer.spec.model import StationSpec

_Changes = frozenset[tuple[str, str, float]]
_SpecKey = tuple[Path, _Changes]


@dataclass(slots=True, kw_only=True)
class Stock:
    """What pictures have in common, kept from one to the next.

    Files are read once: a stock is for one run over configs that stay as they are.
    """

    _specs: dict[_SpecKey, StationSpec] = field(default_factory=dict)
    _parts: dict[tuple[_SpecKey, Detail], Parts] = field(default_factory=dict)
    _references: dict[object, Reference | None] = field(default_factory=dict)

    def model(
        self,
        station: Path,
        step: str,
        overrides: Overrides,
        detail: Detail,
        *,
        time: float = 1.0,
    ) -> Model:
        """Return a station at a step, or at a time in it, from 0 to 1.

        The errors are those of `build_model`.
        """
        key = (station, _flat(overrides))
        spec = self.spec(station, overrides)
        count = steps_done(spec, step)
        if (parts := self._parts.get((key, detail))) is None:
            parts = self._parts[key, detail] = build_parts(spec, detail)
        done = station_at(spec, parts, count)
        if time >= 1.0:
            return Model(station=done, parts=parts)
        during = station_during(spec, parts, count, time)
        grown = self._parts[key, detail] = parts_during(during, parts, detail)
        return Model(station=during, parts=grown, framed=done)

    def spec(self, station: Path, overrides: Overrides) -> StationSpec:
        """Return a station's spec; the errors are those of `load_station`."""
        key = (station, _flat(overrides))
        if (spec := self._specs.get(key)) is None:
            spec = self._specs[key] = load_station(station, overrides)
        return spec

    def reference(
        self, name: str | None, station: Station, match: Likeness | None = None
    ) -> Reference | None:
        """Return a reference, at the step where it is most like a station if asked.

        The errors are those of `reference_named`.
        """
        like = (station.spec.id, station.steps_done) if match else None
        key = (name, match, like)
        if key not in self._references:
            found = reference_named(name, like=station, match=match)
            self._references[key] = found
        return self._references[key]


def _flat(overrides: Mapping[str, Mapping[str, float]]) -> _Changes:
    return frozenset(
        (module, parameter, value)
        for module, values in overrides.items()
        for parameter, value in values.items()
    )
