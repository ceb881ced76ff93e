"""Which reference a user means: a shipped station, a station file, any mesh file."""

import re
from pathlib import Path

from viewer.assembly.epochs import Likeness, steps_like, steps_until
from viewer.assembly.figures import StationFigures, station_figures
from viewer.assembly.station import Station, station_at
from viewer.assembly.steps import steps_done
from viewer.errors import InputError
from viewer.geometry.baked import BAKED_STATION, load_reference_bake
from viewer.geometry.detail import REFERENCE
from viewer.geometry.parts import build_parts
from viewer.scene.captions import text_in
from viewer.scene.reference import (
    Reference,
    reference_from_glb,
    reference_from_model,
    reference_from_station,
)
from viewer.scene.view import Language
from viewer.spec.load import load_station
from viewer.spec.model import StationSpec

NO_REFERENCE = "none"
MESHES = frozenset({".glb", ".gltf", ".stl", ".obj", ".ply", ".3mf", ".off"})
"""Suffixes of mesh files."""

_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
# A step or a date comes last, so that a Windows path keeps its drive's colon.
_AT = re.compile(r"(?P<station>.+?)(?:@(?P<date>[^@:/\\]+)|:(?P<step>[^@:/\\]+))?")


def reference_named(
    name: str | None, *, like: Station | None = None, match: Likeness | None = None
) -> Reference | None:
    """Return the reference of a name.

    `iss`, `iss:STEP`, `iss@2000-12`, a station file, a mesh file, or `none`. The
    baked mesh is taken where it still is what the configs give; anything else is
    built at its last step, at the one that is named, or, with `match`, at the one
    that is most like the station `like`.

    Raises
    ------
    InputError
        If there is no such station, step or file.
    ConfigError
        If its configs are wrong.
    """
    if name is None or name == NO_REFERENCE:
        return None
    if Path(name).suffix.lower() in MESHES:
        return _from_mesh(Path(name))
    if name == BAKED_STATION and match is None:
        baked = load_reference_bake()
        if baked is not None:
            return reference_from_model(baked, name=BAKED_STATION)
    return _built(name, like, match)


def station_and_step(name: str) -> tuple[StationSpec, int]:
    """Return the station that `iss`, `iss:STEP` or `iss@2000-12` means, and its step.

    The errors are those of `reference_named`.
    """
    station, date, step = _parted(name)
    spec = load_station(station)
    return spec, steps_until(spec, date) if date else steps_done(spec, step or "last")


def reference_title(name: str | None, language: Language) -> str | None:
    """Return what a reference is called; None where there is none."""
    if name is None or name == NO_REFERENCE:
        return None
    if Path(name).suffix.lower() in MESHES:
        return Path(name).stem
    return text_in(station_and_step(name)[0].name, language)


def figures_named(name: str | None) -> StationFigures | None:
    """Return the figures of a station that is named as a reference; None of a mesh."""
    if name is None or name == NO_REFERENCE or Path(name).suffix.lower() in MESHES:
        return None
    spec, count = station_and_step(name)
    parts = build_parts(spec, REFERENCE)
    return station_figures(station_at(spec, parts, count), parts)


def _parted(name: str) -> tuple[str, str | None, str | None]:
    found = _AT.fullmatch(name)
    if found is None:
        message = f"reference '{name}': is neither a station nor a file"
        raise InputError(message)
    station, date, step = found["station"], found["date"], found["step"]
    # What stands behind an @ may be a step too.
    is_step = date is not None and not _DATE.fullmatch(date)
    return (station, None, date) if is_step else (station, date, step)


def _built(name: str, like: Station | None, match: Likeness | None) -> Reference:
    _, date, step = _parted(name)
    if match is not None and (date or step):
        message = f"reference '{name}': names a time itself; leave --match out"
        raise InputError(message)
    spec, count = station_and_step(name)
    parts = build_parts(spec, REFERENCE)
    if match is not None and like is not None:
        count = steps_like(spec, parts, like, match)
    return reference_from_station(station_at(spec, parts, count), parts)


def _from_mesh(path: Path) -> Reference:
    """Return a mesh file: our own as it is, any other fitted to the station."""
    if path.suffix.lower() == ".glb":
        try:
            return reference_from_glb(path)
        except InputError:
            # Of another's making, or broken: the forgiving reader tells which.
            pass
    from viewer.scene.found import reference_from_mesh

    return reference_from_mesh(path)
