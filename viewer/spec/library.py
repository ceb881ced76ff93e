"""Where configs and assets lie, and which names they go by."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from viewer.errors import InputError, nearest

# The word for a picture without anything beside the station.
NO_REFERENCE = "none"

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def _shipped(folder: str) -> Path:
    """Return a data folder: beside the package in a checkout, else inside it."""
    beside = _PACKAGE.parent / folder
    return beside if beside.is_dir() else _PACKAGE / "_data" / folder


def configs_dir() -> Path:
    """Return the folder of the shipped configs."""
    return _shipped("configs")


def assets_dir() -> Path:
    """Return the folder of the shipped assets."""
    return _shipped("assets")


def station_names() -> tuple[str, ...]:
    """Return the names of the shipped stations."""
    return tuple(
        sorted(path.stem for path in (configs_dir() / "stations").glob("*.toml"))
    )


def shot_lists() -> tuple[Path, ...]:
    """Return the shipped lists of shots."""
    return tuple(sorted((configs_dir() / "shots").glob("*.toml")))


def module_paths() -> tuple[Path, ...]:
    """Return the shipped module files."""
    return tuple(sorted((configs_dir() / "modules").rglob("*.toml")))


def materials_path() -> Path:
    """Return the shipped table of materials."""
    return configs_dir() / "materials.toml"


@cache
def material_roles() -> tuple[str, ...]:
    """Return the names of the materials; none if their file cannot be read."""
    try:
        data = tomllib.loads(materials_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):  # said where the materials themselves are loaded
        return ()
    materials = data.get("materials")
    return tuple(materials) if isinstance(materials, dict) else ()


def find_station(name_or_path: str | Path) -> Path:
    """Return the file of a station that is named or given by its path.

    Raises
    ------
    InputError
        If there is no such file; names the nearest shipped station.
    """
    text = str(name_or_path)
    shipped = configs_dir() / "stations" / f"{text}.toml"
    path = Path(name_or_path)
    if shipped.is_file() and not path.is_file():
        return shipped
    if path.is_file():
        return path
    if path.is_dir():
        message = f"{text}: is a folder, not a station file"
    elif path.suffix == ".toml" or len(path.parts) > 1:
        message = f"{text}: there is no such file"
    else:
        names = station_names()
        shown = ", ".join(names)
        message = (
            f"there is no station '{text}'{nearest(text, names)}; shipped: {shown}"
        )
    raise InputError(message)


def modules_for(station: Path) -> Mapping[str, tuple[Path, ...]]:
    """Return module name -> files for a station file, the nearest folder first.

    Looked for in `modules/` beside the station file, beside its parent folder, in
    the station's own folder, then in the shipped library. Several files under one
    name in the same place are all given: that is for the caller to refuse.
    """
    here = station.resolve().parent
    places = [
        (here / "modules").rglob("*.toml"),
        (here.parent / "modules").rglob("*.toml"),
        (path for path in here.glob("*.toml") if path != station.resolve()),
        (configs_dir() / "modules").rglob("*.toml"),
    ]
    found: dict[str, tuple[Path, ...]] = {}
    for place in places:
        for name, paths in _by_name(place).items():
            found.setdefault(name, paths)
    return found


def _by_name(paths: Iterable[Path]) -> dict[str, tuple[Path, ...]]:
    grouped: dict[str, tuple[Path, ...]] = {}
    for path in sorted(paths):
        grouped[path.stem] = (*grouped.get(path.stem, ()), path)
    return grouped
