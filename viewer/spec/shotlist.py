"""Lists of pictures: read, multiplied out, their stations found.

The values of `[defaults]` hold for every shot that does not say otherwise. Paths
of stations and references count from the folder of the list.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from viewer.errors import ConfigError, InputError, UsageError
from viewer.spec.faults import Faults, Key, in_order, key_text
from viewer.spec.library import find_station
from viewer.spec.matrix import multiplied
from viewer.spec.measures import read_measures
from viewer.spec.rules import check_axes
from viewer.spec.shots import (
    OPTIONS,
    CameraRecord,
    OrbitRecord,
    SectionRecord,
    ShotDefaults,
    ShotRecord,
    ShotsFile,
    ShotSpec,
    ShotsSpec,
)
from viewer.spec.tomlfile import TomlFile, read_toml
from viewer.spec.wording import validated

Table = Mapping[str, Any]


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
    return ShotsSpec(
        id=file.data["id"], path=file.path, shots=tuple(shot for _, shot in shots)
    )


def read_shots(file: TomlFile) -> list[tuple[Key, ShotSpec]]:
    """Return the shots of a list that have no fault, by their keys; note the rest."""
    if not file.is_read:
        return []
    faults = file.faults
    validated(ShotsFile, file.data, (), faults)
    given = file.data.get("defaults", {})
    defaults = given if isinstance(given, dict) else {}
    _asked(ShotDefaults, defaults, ("defaults",), faults)
    found: list[tuple[Key, ShotSpec]] = []
    names: set[str] = set()
    for place, table in enumerate(_list(file.data.get("shots"))):
        key: Key = ("shots", place)
        for single in _singles(table, defaults, key, file):
            _note_twin(single.get("name"), names, key, faults)
            shot = _shot(single, defaults, key, file)
            found += [] if shot is None else [(key, shot)]
    return found


def shot_asked_for(table: Table, name: str = "shot") -> ShotSpec:
    """Return the shot that a table from outside any list asks for.

    The keys are those of `ShotDefaults`; paths count from the working folder.

    Raises
    ------
    InputError
        If there is no such station.
    UsageError
        With every key that is wrong, as options of the command line.
    """
    faults = Faults(path=Path(name))
    pair = _asked(ShotDefaults, table, (), faults)
    if pair is None or faults.found:
        lines = [_as_option(fault.key, fault.message) for fault in faults.found]
        raise UsageError("\n".join(lines))
    camera, asked = pair
    return ShotSpec(
        name=name,
        title=None,
        station=find_station(asked.station or "ross"),
        camera=camera or asked.camera,
        reference=asked.reference,
        overrides=_by_module(asked.set),
        asked=asked,
    )


def _as_option(key: Key, message: str) -> str:
    # Of a camera's table each key is an option, without its unit.
    plain = key[1:] if key[0] == "camera" and len(key) > 1 else key
    # An entry of a list is an option of its own.
    named = OPTIONS.get(str(plain[0]))
    plain = tuple(k for k in plain if isinstance(k, str)) if named is None else (named,)
    name = re.sub(r"_(m|deg)$", "", key_text(plain))
    return f"--{name.replace('_', '-')}: {message}"


def _list(entries: object) -> list[dict[str, Any]]:
    tables = entries if isinstance(entries, list) else []
    return [table if isinstance(table, dict) else {} for table in tables]


def _note_twin(name: object, names: set[str], key: Key, faults: Faults) -> None:
    if isinstance(name, str):
        if name in names:
            faults.add((*key, "name"), f"there is a '{name}' already")
        names.add(name)


def _singles(
    table: dict[str, Any], defaults: Table, key: Key, file: TomlFile
) -> list[dict[str, Any]]:
    """Return the tables of single pictures that an entry stands for."""
    if "matrix" not in table:
        return [table]
    station = table.get("station", defaults.get("station"))
    steps = lambda: _steps_of(_found_station(station, file))  # noqa: E731 - only if asked
    return multiplied(table, steps, (*key, "matrix"), file.faults)


def _steps_of(station: Path | None) -> list[str]:
    """Return the ids of a station's steps, as far as its file can be read."""
    steps = [] if station is None else _list(read_toml(station).data.get("steps"))
    return [step["id"] for step in steps if isinstance(step.get("id"), str)]


def _shot(table: Table, defaults: Table, key: Key, file: TomlFile) -> ShotSpec | None:
    whole = {**defaults, **table}
    own = _asked(ShotRecord, table, key, file.faults)
    station = _station(whole.get("station"), key, file)
    if own is None or station is None or file.faults.is_at_fault(("defaults",)):
        return None
    camera, record = _asked(ShotRecord, whole, key, file.faults) or own
    assert isinstance(record, ShotRecord)
    return ShotSpec(
        name=record.name,
        title=record.title,
        station=station,
        camera=camera or record.camera,
        reference=_beside(file.path, record.reference),
        overrides=_by_module(record.set),
        asked=record,
    )


def _asked(
    record: type[ShotDefaults], table: Table, key: Key, faults: Faults
) -> tuple[CameraRecord | OrbitRecord | None, ShotDefaults] | None:
    """Return the camera, where it is a table, and all the rest of a shot."""
    rest = dict(table)
    camera = None
    if isinstance(table.get("camera"), dict):
        camera = _camera(rest.pop("camera"), (*key, "camera"), faults)
    rest["set"] = _flat(table.get("set", {}))
    if isinstance(measures := table.get("measures"), list | tuple):
        rest["measures"] = read_measures(measures, (*key, "measures"), faults)
    if type(step := table.get("step")) is int:
        rest["step"] = str(step)
    found = validated(record, rest, key, faults)
    if found is not None and found.section is not None:
        _check_section(found.section, (*key, "section"), faults)
    return None if found is None or faults.is_at_fault(key) else (camera, found)


def _camera(
    table: dict[str, Any], key: Key, faults: Faults
) -> CameraRecord | OrbitRecord | None:
    if "azimuth_deg" in table or "elevation_deg" in table:
        return validated(OrbitRecord, table, key, faults)
    camera = validated(CameraRecord, table, key, faults)
    if camera is not None:
        _check_camera(camera, key, faults)
    return camera


def _check_camera(camera: CameraRecord, key: Key, faults: Faults) -> None:
    sight = [t - p for t, p in zip(camera.target_m, camera.position_m, strict=True)]
    if not any(sight):
        faults.add((*key, "target_m"), "is where the camera stands")
    elif "up" in camera.model_fields_set:
        check_axes(faults, key, sight, camera.up, names=("target_m", "up"))
    elif not any(sight[:2]):
        faults.add(key, "looks straight up or down, and must say what is `up` then")


def _check_section(section: SectionRecord, key: Key, faults: Faults) -> None:
    if (section.axis is None) == (section.normal is None):
        faults.add(key, "must say either its `axis` or its `normal`")
    elif section.normal is not None:
        check_axes(faults, key, section.normal, None, names=("normal", ""))


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


def _found_station(name: object, file: TomlFile) -> Path | None:
    """Return a station's file, or None where `_station` will say what is wrong."""
    try:
        return find_station(_beside(file.path, str(name)) or "")
    except InputError:
        return None


def _beside(path: Path, name: str | None) -> str | None:
    """Return a file's name as seen from the list that names it."""
    if name is None or (Path(name).suffix == "" and len(Path(name).parts) == 1):
        return name
    return str(path.parent / name)
