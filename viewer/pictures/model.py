"""A station at a step, from the file that describes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from viewer.assembly.station import Parts, Station, station_at
from viewer.assembly.steps import steps_done
from viewer.errors import UsageError, nearest
from viewer.geometry.detail import DETAILS, INTERACTIVE, Detail
from viewer.geometry.parts import build_parts
from viewer.spec.load import load_station

Overrides = Mapping[str, Mapping[str, float]]
"""Module -> parameter -> value."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """A station at a step with the parts that it is built of."""

    station: Station
    parts: Parts
    framed: Station | None = None
    """What the picture is fitted to, where the station is in the midst of a step."""


def build_model(
    station: str | Path,
    step: str = "last",
    overrides: Overrides | None = None,
    detail: Detail = INTERACTIVE,
) -> Model:
    """Load, build and assemble a station.

    `station` is a shipped name or a path; `overrides` are what `--set` asks for.
    """
    spec = load_station(station, overrides)
    count = steps_done(spec, step)
    parts = build_parts(spec, detail)
    return Model(station=station_at(spec, parts, count), parts=parts)


def named_detail(name: str) -> Detail:
    """Return a detail level by its name."""
    if name not in DETAILS:
        known = ", ".join(DETAILS)
        message = f"--detail {name}: no such level{nearest(name, DETAILS)}; has {known}"
        raise UsageError(message)
    return DETAILS[name]
