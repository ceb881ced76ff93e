"""A found mesh as a reference: in the station frame, in as few colours as will do."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from viewer.foreign.fit import Fit, read_and_fit
from viewer.geometry.frames import Points, apply
from viewer.geometry.mesh import Mesh, union_bounds
from viewer.geometry.surfaces import creased, face_normals
from viewer.scene.reference import Reference
from viewer.scene.scene import Material
from viewer.spec.meshfile import load_mesh_notes
from viewer.spec.record import LocalText

_COLOURS = 24
# Colours nearer than this, of 255, are one.
_STEP = 24


def reference_from_mesh(path: Path) -> Reference:
    """Return a mesh file of anyone's making, fitted to the reference station.

    The errors are those of `read_and_fit`. What fits poorly is shown as it was found
    best, with a warning.
    """
    fit, notes = read_and_fit(path), load_mesh_notes(path)
    meshes, materials = _coloured(fit)
    poor = next((w for w in fit.assumed if w.startswith("poor")), "")
    return Reference(
        name=path.stem,
        title=notes.name or LocalText(en=path.stem),
        meshes=meshes,
        bounds_m=union_bounds(mesh.bounds_m for mesh in meshes.values()),
        credit=fit.mesh.credit,
        materials=materials,
        warning="" if fit.ok else f"{path}: {poor}",
    )


def _coloured(fit: Fit) -> tuple[dict[str, Mesh], dict[str, Material]]:
    """Return a mesh for each colour, in the station frame, and the colours."""
    corners = np.concatenate(list(_placed(fit)))
    colours = np.concatenate([node.colours for node in fit.mesh.nodes])
    palette, which = _palette(colours)
    meshes, materials = {}, {}
    for index, (red, green, blue) in enumerate(palette.tolist()):
        role = f"found #{red:02x}{green:02x}{blue:02x}"
        colour = (red / 255.0, green / 255.0, blue / 255.0)
        materials[role] = Material(name=role, colour=colour, roughness=0.6)
        meshes[role] = _smooth(corners[which == index])
    return meshes, materials


def _placed(fit: Fit) -> Iterable[NDArray[np.float64]]:
    for node in fit.mesh.nodes:
        corners = apply(fit.station_from_file, node.points)[node.triangles]
        yield corners[:, ::-1] if fit.mirrored else corners


def _palette(colours: NDArray[np.uint8]) -> tuple[NDArray[np.int64], Points]:
    """Return at most `_COLOURS` colours, (k, 3), and which of them each has, (m,)."""
    coarse = colours.astype(np.int64) // _STEP
    steps, inverse, counts = np.unique(
        coarse, axis=0, return_inverse=True, return_counts=True
    )
    common = np.argsort(-counts, kind="stable")[:_COLOURS]
    off = np.abs(steps[:, None] - steps[common][None]).sum(axis=2)
    which = off.argmin(axis=1)[inverse.reshape(-1)]
    palette = np.array(
        [colours[which == k].mean(axis=0) for k in range(len(common))]
    ).astype(np.int64)
    return palette, which


def _smooth(corners: NDArray[np.float64]) -> Mesh:
    """Return triangles, (m, 3, 3), smooth where they meet at a gentle angle."""
    keys = np.round(corners.reshape(-1, 3) * 1e4).astype(np.int64)
    _, first, index = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    points = corners.reshape(-1, 3)[first]
    triangles = index.reshape(-1, 3).astype(np.int32)
    size = np.linalg.norm(face_normals(points, triangles), axis=1)
    return creased(points, triangles[size > 1e-12])
