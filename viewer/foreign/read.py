"""Reading mesh files as they are found: told by content, repaired as they come."""

import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.errors import InputError
from viewer.foreign.model import ForeignMesh, ForeignNode

SUFFIXES = (".glb", ".gltf", ".stl", ".obj", ".ply", ".3mf", ".off")
"""The files that can be read."""

_OBJ_WORDS = (b"v ", b"mtllib ", b"o ", b"vn ")
_GREY = (176, 178, 182)


def read_mesh(path: Path) -> ForeignMesh:
    """Return the nodes of a mesh file of any format in `SUFFIXES`.

    The content tells the format; a wrong file extension is remarked.

    Raises
    ------
    InputError
        If it is no mesh file, is damaged or holds no triangle.
    """
    kind = _kind(path)
    remarks = []
    if kind != path.suffix.lower().removeprefix("."):
        remarks.append(f"holds {kind.upper()}, whatever its name ends in")
    nodes, credit = _nodes(path, kind)
    kept = [node for node in nodes if len(node.triangles)]
    if not kept:
        message = f"{path}: holds no triangles"
        raise InputError(message)
    return ForeignMesh(
        path=path, nodes=tuple(kept), credit=credit, remarks=tuple(remarks)
    )


def _nodes(path: Path, kind: str) -> tuple[list[ForeignNode], str]:
    try:
        if kind == "3mf":
            from viewer.foreign.read_3mf import read_3mf

            return read_3mf(path), ""
        return _with_trimesh(path, kind)
    except InputError:
        raise
    except Exception as error:
        # Libraries meet damaged files with errors of every type.
        reason = str(error) or type(error).__name__
        message = f"{path}: cannot be read as {kind.upper()}: {reason}"
        raise InputError(message) from error


def _kind(path: Path) -> str:
    """Return the format that the first bytes tell, or else the name."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
            size = path.stat().st_size
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror or error}"
        raise InputError(message) from error
    if (kind := _sniffed(head, size)) is not None:
        return kind
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return suffix.removeprefix(".")
    known = ", ".join(SUFFIXES)
    message = f"{path}: is no mesh file that is known; known are {known}"
    raise InputError(message)


def _sniffed(head: bytes, size: int) -> str | None:
    """Return the format that the first bytes of a file so long tell, if they do."""
    text = head.lstrip()
    is_text_stl = text.startswith(b"solid") and b"facet" in head
    told = {
        "glb": head.startswith(b"glTF"),
        "3mf": head.startswith(b"PK\x03\x04"),
        "ply": text.startswith(b"ply"),
        "gltf": text.startswith(b"{"),
        "off": text.startswith((b"OFF", b"COFF")),
        "stl": is_text_stl or _is_binary_stl(head, size),
        "obj": any(line.startswith(_OBJ_WORDS) for line in text.splitlines()),
    }
    return next((kind for kind, is_so in told.items() if is_so), None)


def _is_binary_stl(head: bytes, size: int) -> bool:
    """Return whether a file is as long as a binary STL of so many triangles is."""
    return len(head) >= 84 and size == 84 + 50 * struct.unpack_from("<I", head, 80)[0]


def _with_trimesh(path: Path, kind: str) -> tuple[list[ForeignNode], str]:
    import trimesh

    scene = trimesh.load_scene(str(path), file_type=kind, process=False)
    nodes = []
    for name in scene.graph.nodes_geometry:
        file_from_node, geometry = scene.graph[name]
        mesh = scene.geometry[geometry]
        if isinstance(mesh, trimesh.Trimesh):
            nodes.append(_node(str(name), mesh, np.asarray(file_from_node)))
    # A node of several materials is several meshes; the file's own order is lost.
    nodes.sort(key=lambda node: node.name)
    asset = scene.metadata.get("gltf_asset") or {}
    return nodes, str(asset.get("copyright", ""))


def _node(name: str, mesh: Any, file_from_node: NDArray[np.float64]) -> ForeignNode:
    points = np.asarray(mesh.vertices, dtype=float)
    placed = points @ file_from_node[:3, :3].T + file_from_node[:3, 3]
    return _clean(name, placed, np.asarray(mesh.faces, dtype=np.int32), _colours(mesh))


def _clean(
    name: str,
    points: NDArray[np.float64],
    triangles: NDArray[np.int32],
    colours: NDArray[np.uint8],
) -> ForeignNode:
    """Return a node without triangles that are broken, without area or there twice."""
    finite = np.isfinite(points).all(axis=1).reshape(-1)
    usable = finite[triangles].all(axis=1)
    a, b, c = (points[triangles[:, k]] for k in range(3))
    with np.errstate(invalid="ignore"):
        usable &= np.linalg.norm(np.cross(b - a, c - a), axis=1) > 0.0
    corners = np.sort(triangles, axis=1)
    _, first = np.unique(corners, axis=0, return_index=True)
    once = np.zeros(len(triangles), dtype=bool)
    once[first] = True
    keep = usable & once
    return ForeignNode(
        name=name, points=points, triangles=triangles[keep], colours=colours[keep]
    )


def _colours(mesh: Any) -> NDArray[np.uint8]:
    """Return the sRGB colour of each triangle, (m, 3)."""
    count = len(mesh.faces)
    visual = mesh.visual
    if visual.kind == "texture":
        return _textured(mesh, count)
    if visual.kind in ("face", "vertex"):
        return np.asarray(visual.face_colors[:, :3], dtype=np.uint8)
    return np.tile(np.array(_GREY, dtype=np.uint8), (count, 1))


def _textured(mesh: Any, count: int) -> NDArray[np.uint8]:
    material = mesh.visual.material
    factor = _factor(material)
    image = getattr(material, "baseColorTexture", None) or getattr(
        material, "image", None
    )
    uv = mesh.visual.uv
    if image is None or uv is None or len(uv) != len(mesh.vertices):
        return np.tile((factor * 255.0).astype(np.uint8), (count, 1))
    pixels = np.asarray(image.convert("RGB"))
    middle = np.asarray(uv)[mesh.faces].mean(axis=1) % 1.0
    column = (middle[:, 0] * pixels.shape[1]).astype(int).clip(0, pixels.shape[1] - 1)
    row = ((1.0 - middle[:, 1]) * pixels.shape[0]).astype(int)
    seen = pixels[row.clip(0, pixels.shape[0] - 1), column]
    shaded: NDArray[np.uint8] = (seen * factor).astype(np.uint8)
    return shaded


def _factor(material: Any) -> NDArray[np.float64]:
    """Return a material's plain colour, (3,) sRGB from 0 to 1."""
    given = getattr(material, "baseColorFactor", None)
    if given is None:
        textured = getattr(material, "baseColorTexture", None) is not None
        given = (255, 255, 255) if textured else getattr(material, "diffuse", None)
    if given is None:
        given = _GREY
    colour = np.asarray(given, dtype=float)[:3]
    return colour / 255.0 if colour.max() > 1.0 else colour
