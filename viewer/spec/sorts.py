"""Which sort of config a file is."""

from collections.abc import Mapping
from typing import Any

from viewer.spec.tomlfile import TomlFile

# What tells the sorts of file apart: a table that only one of them has.
_TABLES: Mapping[str, str] = {
    "steps": "station",
    "phases": "station",
    "shots": "shots",
    "materials": "materials",
    "parts": "module",
    "ports": "module",
    "parameters": "module",
    "role": "module",
}
_FOLDERS: Mapping[str, str] = {
    "stations": "station",
    "shots": "shots",
    "modules": "module",
}


def sort_of(file: TomlFile) -> str | None:
    """Tell a module, station, list of shots or materials by its tables.

    By its folder where it has none of them.
    """
    for name, sort in _TABLES.items():
        if name in file.data:
            return sort
    if not file.is_read or not _has_a_name(file.data):
        return None
    folders = [_FOLDERS[part] for part in file.path.resolve().parts if part in _FOLDERS]
    return folders[-1] if folders else None


def _has_a_name(data: Mapping[str, Any]) -> bool:
    return "id" in data or "name" in data
