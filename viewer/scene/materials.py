"""The materials table: role -> look, read from `configs/materials.toml`."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from viewer.errors import InputError, nearest
from viewer.scene.scene import Colour, Material, Texture
from viewer.spec.library import material_roles, materials_path
from viewer.spec.materials import MaterialRecord, load_materials_file

_read: dict[Path, Mapping[str, Material]] = {}


def load_materials(path: Path | None = None) -> Mapping[str, Material]:
    """Return every material of a materials file, by role; the shipped one by default.

    A file is read once, until it is read anew.

    Raises
    ------
    ConfigError
        With every problem of the file.
    """
    path = path or materials_path()
    if path not in _read:
        _read[path] = _materials(path)
    return _read[path]


def reread_materials() -> None:
    """Read the shipped materials anew; where they are wrong, those before stay.

    Raises
    ------
    ConfigError
        With every problem of the file.
    """
    path = materials_path()
    _read[path] = _materials(path)
    material_roles.cache_clear()


def _materials(path: Path) -> Mapping[str, Material]:
    file = load_materials_file(path)
    return MappingProxyType(
        {role: _material(role, record) for role, record in file.materials.items()}
    )


def _material(role: str, record: MaterialRecord) -> Material:
    return Material(
        name=role,
        colour=colour_of(record.colour),
        metallic=record.metallic,
        roughness=record.roughness,
        opacity=record.opacity,
        texture=None
        if record.texture is None
        else Texture(pattern=record.texture, tile_m=record.tile_m),
    )


def colour_of(text: str) -> Colour:
    """Return the sRGB colour that `#rrggbb` names."""
    red, green, blue = (int(text[k : k + 2], 16) / 255.0 for k in (1, 3, 5))
    return red, green, blue


def check_roles(used: Mapping[str, str], materials: Mapping[str, Material]) -> None:
    """Refuse roles that the table lacks; `used` says where each role is used."""
    missing = [
        f"{where}: no material '{role}'{nearest(role, materials)}"
        for role, where in used.items()
        if role not in materials
    ]
    if missing:
        raise InputError("\n".join(missing))
