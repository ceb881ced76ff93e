"""Lists of pictures: what each shows, how and how large.

The values of `[defaults]` hold for every shot that does not say otherwise. Paths
of stations and references count from the folder of the list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from viewer.errors import ConfigError, InputError
from viewer.spec.faults import Faults, Key, in_order
from viewer.spec.library import find_station
from viewer.spec.record import Direction, Flag, Name, Number, Record, Text, Whole
from viewer.spec.rules import check_axes, check_distinct
from viewer.spec.tomlfile import TomlFile, read_toml
from viewer.spec.wording import validated

MAX_SIDE_PX = 16384
MAX_DISTANCE_M = 100_000.0

Side = Annotated[Whole, Field(ge=16, le=MAX_SIDE_PX)]
Far = Annotated[Number, Field(ge=-MAX_DISTANCE_M, le=MAX_DISTANCE_M)]
Changed = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*\.[a-z][a-z0-9_]*$")]


class CameraRecord(Record):
    """A camera of one's own, in the station frame: +X forward, -Z up."""

    position_m: tuple[Far, Far, Far]
    target_m: tuple[Far, Far, Far]
    up: Direction = (0.0, 0.0, -1.0)
    view_angle_deg: Annotated[Number, Field(gt=0.1, lt=170.0)] = 30.0
    """The vertical field of view."""
    parallel_height_m: Annotated[Number, Field(gt=0.0, le=MAX_DISTANCE_M)] | None = None
    """Makes the picture orthographic, this many metres from top to bottom."""


class ShotDefaults(Record):
    """What a shot may say; all of it may be left out."""

    station: Text | None = None
    """A shipped station's name, or the path of a station file."""
    step: Text = "last"
    """A step's id, its number from 1, a phase's id, or `last`."""
    camera: Name = "default"
    """A preset's name; or a table, see `CameraRecord`."""
    size: tuple[Side, Side] = (1280, 720)
    """Width and height, pixels."""
    reference: Text | None = None
    """What it is compared with; left out: what the station names; or `none`."""
    layout: Literal["beside", "overlay", "alone"] = "beside"
    style: Name = "studio"
    transparent: Flag = False
    labels: Flag = True
    scale_bar: Flag = True
    language: Literal["en", "ru"] = "en"
    highlight: Name | None = None
    """The element to be highlighted."""
    arranged_for: Name = "default"
    """The preset that sees station and reference side by side, where the camera is
    a table."""
    parallel: Flag = False
    """Whether a preset is orthographic."""
    detail: Name | None = None
    set: Annotated[dict[Changed, Number], Field(max_length=100)] = {}
    """`module.parameter` -> value."""


class ShotRecord(ShotDefaults):
    """One entry of `[[shots]]`."""

    name: Name
    """The picture's file is named after it."""
    title: Text | None = None


class ShotsFile(Record):
    """A list of shots; its tables are checked one by one."""

    id: Name
    defaults: dict[str, Any] = {}
    shots: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=1000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShotSpec:
    """A picture to be taken: the defaults filled in, the station's file found."""

    name: str
    title: str | None
    station: Path
    step: str
    camera: str | CameraRecord
    size_px: tuple[int, int]
    reference: str | None
    layout: Literal["beside", "overlay", "alone"]
    style: str
    transparent: bool
    labels: bool
    scale_bar: bool
    language: Literal["en", "ru"]
    highlight: str | None
    arranged_for: str
    parallel: bool
    detail: str | None
    overrides: Mapping[str, Mapping[str, float]]
    """Module -> parameter -> value, as `load_station` takes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShotsSpec:
    """A list of pictures."""

    id: str
    path: Path
    shots: tuple[ShotSpec, ...]


def load_shots(path: Path | str) -> ShotsSpec:
    """Return a list of shots.

    Raises
    ------
    ConfigError
        With every problem of the file.
    """
    file = read_toml(Path(path))
    shots = read_shots(file)
    if file.faults.found:
        raise ConfigError(in_order(file.faults.problems()))
    return ShotsSpec(id=file.data["id"], path=file.path, shots=tuple(shots.values()))


def read_shots(file: TomlFile) -> dict[int, ShotSpec]:
    """Return the shots of a list that have no fault, by their place; note the rest."""
    if not file.is_read:
        return {}
    faults = file.faults
    validated(ShotsFile, file.data, (), faults)
    given = file.data.get("defaults", {})
    defaults = given if isinstance(given, dict) else {}
    _shot_table(ShotDefaults, defaults, ("defaults",), faults)
    entries = file.data.get("shots")
    tables = [t if isinstance(t, dict) else {} for t in _list(entries)]
    check_distinct(faults, "shots", "name", [_name(table) for table in tables])
    shots = {
        place: _shot(table, defaults, ("shots", place), file)
        for place, table in enumerate(tables)
    }
    return {place: shot for place, shot in shots.items() if shot is not None}


def _list(entries: object) -> list[Any]:
    return entries if isinstance(entries, list) else []


def _name(table: Mapping[str, Any]) -> str | None:
    name = table.get("name")
    return name if isinstance(name, str) else None


def _shot(
    table: Mapping[str, Any], defaults: Mapping[str, Any], key: Key, file: TomlFile
) -> ShotSpec | None:
    whole = {**defaults, **table}
    own = _shot_table(ShotRecord, table, key, file.faults)
    station = _station(whole.get("station"), key, file)
    if own is None or station is None or file.faults.is_at_fault(("defaults",)):
        return None
    camera, record = _shot_table(ShotRecord, whole, key, file.faults) or own
    assert isinstance(record, ShotRecord)
    return ShotSpec(
        name=record.name,
        title=record.title,
        station=station,
        step=record.step,
        camera=camera or record.camera,
        size_px=record.size,
        reference=_beside(file.path, record.reference),
        layout=record.layout,
        style=record.style,
        transparent=record.transparent,
        labels=record.labels,
        scale_bar=record.scale_bar,
        language=record.language,
        highlight=record.highlight,
        arranged_for=record.arranged_for,
        parallel=record.parallel,
        detail=record.detail,
        overrides=_by_module(record.set),
    )


def _shot_table(
    record: type[ShotDefaults], table: Mapping[str, Any], key: Key, faults: Faults
) -> tuple[CameraRecord | None, ShotDefaults] | None:
    """Return the camera, where it is a table, and all the rest of a shot."""
    rest = dict(table)
    camera = None
    if isinstance(table.get("camera"), dict):
        at = (*key, "camera")
        camera = validated(CameraRecord, rest.pop("camera"), at, faults)
        if camera is not None:
            _check_camera(camera, at, faults)
    rest["set"] = _flat(table.get("set", {}))
    if type(step := table.get("step")) is int:
        rest["step"] = str(step)
    found = validated(record, rest, key, faults)
    return None if found is None or faults.is_at_fault(key) else (camera, found)


def _check_camera(camera: CameraRecord, key: Key, faults: Faults) -> None:
    sight = [t - p for t, p in zip(camera.target_m, camera.position_m, strict=True)]
    if not any(sight):
        faults.add((*key, "target_m"), "is where the camera stands")
    elif "up" in camera.model_fields_set:
        check_axes(faults, key, sight, camera.up, names=("target_m", "up"))
    elif not any(sight[:2]):
        faults.add(key, "looks straight up or down, and must say what is `up` then")


def _flat(changes: object) -> object:
    """Return ``nem.length_m = 12``, however it was quoted, as one key."""
    if not isinstance(changes, dict):
        return changes
    flat: dict[str, object] = {}
    for name, value in changes.items():
        if isinstance(value, dict):
            flat |= {f"{name}.{parameter}": inner for parameter, inner in value.items()}
        else:
            flat[name] = value
    return flat


def _by_module(changes: Mapping[str, float]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for name, value in changes.items():
        module, _, parameter = name.partition(".")
        found.setdefault(module, {})[parameter] = value
    return found


def _station(name: object, key: Key, file: TomlFile) -> Path | None:
    if name is None:
        message = "is missing: neither the shot nor [defaults] names a station"
        file.faults.add((*key, "station"), message)
        return None
    if not isinstance(name, str) or not name:
        return None  # said already
    try:
        return find_station(_beside(file.path, name) or name)
    except InputError as error:
        file.faults.add((*key, "station"), str(error))
        return None


def _beside(path: Path, name: str | None) -> str | None:
    """Return a file's name as seen from the list that names it."""
    if name is None or (Path(name).suffix == "" and len(Path(name).parts) == 1):
        return name
    return str(path.parent / name)
