"""Which reference a user means: a shipped station, a station file or a GLB file."""

from pathlib import Path

from viewer.assembly.station import station_at
from viewer.assembly.steps import steps_done
from viewer.geometry.baked import BAKED_STATION, load_reference_bake
from viewer.geometry.detail import REFERENCE
from viewer.geometry.parts import build_parts
from viewer.scene.reference import (
    Reference,
    reference_from_glb,
    reference_from_model,
    reference_from_station,
)
from viewer.spec.load import load_station

NO_REFERENCE = "none"


def reference_named(name: str | None) -> Reference | None:
    """Return the reference of a name: `iss`, `iss@STEP`, a path, or `none`.

    The baked mesh is taken where it still is what the configs give; anything else
    is built by the engine at its last step, or at the one that is named.

    Raises
    ------
    InputError
        If there is no such station, step or file.
    ConfigError
        If its configs are wrong.
    """
    if name is None or name == NO_REFERENCE:
        return None
    if name == BAKED_STATION and (baked := load_reference_bake()) is not None:
        return reference_from_model(baked, name=BAKED_STATION)
    if Path(name).suffix.lower() == ".glb":
        return reference_from_glb(Path(name))
    return _built(name)


def _built(name: str) -> Reference:
    station, _, step = name.partition("@")
    spec = load_station(station)
    parts = build_parts(spec, REFERENCE)
    count = steps_done(spec, step or "last")
    return reference_from_station(station_at(spec, parts, count), parts)
