"""What each format spends on what it holds, in bytes: for telling a size beforehand.

The numbers are what the writers spend on the shipped stations; tests hold them to
files that are really written.
"""

import math
from collections.abc import Callable, Mapping

from viewer.export.cameras import preset_names
from viewer.export.contents import Contents, Shared, shared_of
from viewer.export.obj import objects
from viewer.export.page import viewer_library
from viewer.export.units import metres_per
from viewer.export.usdz import prims
from viewer.geometry.mesh import Mesh

_POINT, _COORDINATE = 24, 8
"""Of glTF: position and normal, texture coordinates."""
_SHORT_INDEX, _LONG_INDEX, _MOST_SHORT = 2, 4, 65535
_DRACO_POINT, _DRACO_MESH = 4.3, 60.0
# JSON, each without its names and extras.
_NODE, _MESH, _PRIMITIVE, _ACCESSOR, _VIEW, _MATERIAL = 85, 45, 75, 107, 66, 140
_VARIANTS, _COMPRESSED = 113, 110
_PROMISE = 90
_HEAD = 1_000
_PICTURES = {
    "solar-cells": 6_000,
    "blanket-back": 950,
    "hull-panels": 4_100,
    "quilt": 32_200,
    "radiator": 600,
}
"""Of PNG, pattern by pattern."""
_INDENTED = 1.57
"""How much longer JSON is that people can read."""
_CAMERAS = 4_500
_CHANNEL = 105
_PLY_HEAD, _PLY_POINT, _PLY_FACE = 460, 28, 13
_USD_MESH, _USD_POINT = 220, 12.0
_OBJ_NORMAL, _OBJ_NUMBER = 17.2, 8.4
_PAGE_HEAD = 62_000
_PAGE_STEP = 2_600
_BASE64 = 4.0 / 3.0
_ZIPPED_DATA, _ZIPPED_TEXT = 0.335, 0.085


def gltf_bytes(contents: Contents) -> float:
    """Return the size of a glTF file in binary, or of a text with its data."""
    shared = shared_of(contents)
    return _gltf_data(contents, shared) + _gltf_text(contents, shared)


def gltf_text_bytes(contents: Contents) -> float:
    """Return the size of a glTF text and the data beside it."""
    shared = shared_of(contents)
    return _gltf_data(contents, shared) + _INDENTED * _gltf_text(contents, shared)


def _gltf_data(contents: Contents, shared: Shared) -> float:
    if contents.options.compressed:
        surfaces = sum(
            _DRACO_MESH + _DRACO_POINT * len(mesh.points) for mesh in shared.surfaces
        )
    else:
        surfaces = sum(_surface(mesh) for mesh in shared.surfaces)
        surfaces += sum(
            _COORDINATE * len(mesh.points) for mesh in _textured(contents, shared)
        )
    return surfaces + _pictures(contents, shared) + 40.0 * _tracks(contents)[1]


def _surface(mesh: Mesh) -> float:
    short = len(mesh.points) <= _MOST_SHORT
    index = _SHORT_INDEX if short else _LONG_INDEX
    return _POINT * len(mesh.points) + index * mesh.triangles.size


def _textured(contents: Contents, shared: Shared) -> list[Mesh]:
    return [
        mesh
        for (_, role), mesh in shared.primitives.items()
        if mesh.uv is not None and contents.materials[role].texture is not None
    ]


def _pictures(contents: Contents, shared: Shared) -> float:
    roles = {role for _, role in shared.primitives}
    textures = {contents.materials[role].texture for role in roles} - {None}
    return float(sum(_PICTURES[texture.pattern] for texture in textures if texture))


def _gltf_text(contents: Contents, shared: Shared) -> float:
    """Return the length of the JSON."""
    options, count = contents.options, len(shared.primitives)
    surfaces = 3 * len(shared.surfaces) + len(_textured(contents, shared))
    text = _HEAD + shared.extras_bytes + _NODE * shared.nodes
    text += _MESH * len(shared.meshes) + _PRIMITIVE * count
    if options.variants:
        text += _VARIANTS * count
    if options.compressed:
        text += _COMPRESSED * count + _PROMISE * surfaces + _VIEW * len(shared.surfaces)
    else:
        text += (_ACCESSOR + _VIEW) * surfaces
    text += _MATERIAL * len({role for _, role in shared.primitives})
    channels, values = _tracks(contents)
    return (
        text
        + _CHANNEL * channels
        + (_ACCESSOR + _VIEW) * values
        + (_CAMERAS if channels else 0)
    )


def _tracks(contents: Contents) -> tuple[int, int]:
    """Return how many channels animations have, and how many arrays they share.

    A step hides what comes later, and moves what it brings.
    """
    if contents.history is None:
        return 0, 0
    stations = contents.history.stations
    every = len({e for station in stations for e in station.placements})
    last = contents.history.station.placements
    changed = [len(last.keys() ^ station.placements.keys()) for station in stations]
    return sum(changed) + 4 * every, 5 * every


def gltf_nodes(contents: Contents) -> int:
    """Return how many nodes a glTF file has, its cameras among them."""
    cameras = 0 if contents.history is None else 1 + len(preset_names())
    return shared_of(contents).nodes + cameras


def obj_bytes(contents: Contents) -> float:
    """Return the size of an OBJ and its MTL: each line's letters."""
    per_m = 1.0 / metres_per(contents.options.units or "m")
    number = _OBJ_NUMBER + math.log10(per_m)
    points, faces, first = 0.0, 0.0, 1
    for placed in contents.placed:
        mesh = placed.body.mesh
        digits = math.log10(first + len(mesh.points)) + 1.0
        faces += len(mesh.triangles) * (6.0 * math.floor(digits) + 11.0)
        points += len(mesh.points) * (3.0 * number + 2.0 + _OBJ_NORMAL)
        first += len(mesh.points)
    return points + faces + 60.0 * len(contents.placed)


def ply_bytes(contents: Contents) -> float:
    """Return the size of a PLY file."""
    return _PLY_HEAD + _PLY_POINT * contents.points + _PLY_FACE * contents.triangles


def usdz_bytes(contents: Contents) -> float:
    """Return the size of a USDZ package; normals that are equal are stored once."""
    normals: dict[tuple[int, bytes], int] = {}
    for placed in contents.placed:
        mesh, turn = placed.body.mesh, placed.root_from_body[:3, :3].round(6) + 0.0
        normals[id(mesh), turn.tobytes()] = len(mesh.points)
    vectors = contents.points + sum(normals.values())
    return _USD_POINT * vectors + _USD_MESH * len(contents.placed)


def page_bytes(contents: Contents) -> float:
    """Return the size of a page: the packed model, three.js, the words."""
    shared = shared_of(contents)
    packed = _ZIPPED_DATA * _gltf_data(contents, shared)
    packed += _ZIPPED_TEXT * _gltf_text(contents, shared)
    steps = contents.station.steps_done
    return _BASE64 * packed + len(viewer_library()) + _PAGE_HEAD + _PAGE_STEP * steps


SIZES: Mapping[str, Callable[[Contents], float]] = {
    ".glb": gltf_bytes,
    ".gltf": gltf_text_bytes,
    ".obj": obj_bytes,
    ".ply": ply_bytes,
    ".usdz": usdz_bytes,
    ".html": page_bytes,
}
"""Of the formats whose size the trees decide alone."""

NODES: Mapping[str, Callable[[Contents], int]] = {
    ".glb": gltf_nodes,
    ".gltf": gltf_nodes,
    ".html": gltf_nodes,
    ".obj": lambda contents: objects(contents.placed),
    ".ply": lambda _: 1,
    ".usdz": lambda contents: prims(contents.placed),
}
"""How many things with a name each format holds."""

UNITED: Mapping[str, tuple[float, float]] = {
    ".stl": (35.0, 95.0),
    ".3mf": (50.0, 165.0),
}
"""How many triangles the union adds for each body, at least and at most."""
THICKENED = (1.7, 3.5)
"""How many times as many they are where thin things are thickened."""
TRIANGLE_BYTES: Mapping[str, tuple[float, float]] = {
    ".stl": (50.0, 50.0),
    ".3mf": (13.0, 16.0),
}
"""What a triangle takes, at least and at most."""
