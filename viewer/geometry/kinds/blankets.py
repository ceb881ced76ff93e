"""The panels of solar arrays: a core with cells above and the back below."""

import math
from dataclasses import replace

import numpy as np

from viewer.geometry.detail import Detail
from viewer.geometry.mesh import Mesh, merged
from viewer.geometry.solids import box, boxes
from viewer.geometry.surfaces import faceted, flat_quads
from viewer.spec.kinds.appendages import SolarWing

Piece = tuple[str, Mesh]

# How far cells stand over their frame: enough to be told apart from afar.
_PROUD_M = 0.006
# Strings of cells are about so wide, parted by a silver line.
_STRING_M = 0.8
_LINE_M = 0.016


def covered_panel(
    fields: SolarWing, length_m: float, detail: Detail, *, core: bool
) -> list[Piece]:
    """Return one panel about its middle: frame or fabric, cells above, back below.

    `core` is False where the blanket is one sheet, which `flat_core` returns.
    """
    thick, skin = fields.thickness_m, _skin(fields)
    margin = 0.012
    seam = 0.004 * length_m
    if fields.frame:
        margin = min(0.06, 0.04 * min(length_m, fields.width_m))
        seam = 0.02 * length_m
    inner = (length_m - 2.0 * seam, fields.width_m - 2.0 * margin)
    pieces: list[Piece] = [("cells", _cells(inner, thick, skin, detail))]
    if core:
        middle = box((length_m, fields.width_m, thick - 2.0 * skin))
        pieces.append(("frame" if fields.frame else "cells_back", middle))
    if fields.frame:
        pieces.append(("cells_back", _back(inner, thick, skin, detail)))
    return pieces


def flat_core(fields: SolarWing) -> Mesh:
    """Return the sheet of a fabric blanket that is stretched flat, from x = 0 on."""
    size = (fields.length_m, fields.width_m, fields.thickness_m - 2.0 * _skin(fields))
    return box(size, centre_m=(fields.length_m / 2.0, 0.0, 0.0))


def _skin(fields: SolarWing) -> float:
    return min(_PROUD_M, fields.thickness_m / 3.0)


def _cells(
    size_m: tuple[float, float], thick: float, skin: float, detail: Detail
) -> Mesh:
    """Return the cells, their texture coordinates metres along and across the panel."""
    if detail.fine:
        mesh = _strings(size_m, thick / 2.0 - skin, skin)
    else:
        mesh = _lid(size_m, thick, skin, 1.0)
    return replace(mesh, uv=mesh.points[:, :2].copy())


def _strings(size_m: tuple[float, float], z: float, skin: float) -> Mesh:
    """Return strings of cells side by side, sunk into the core by half their height."""
    length, width = size_m
    count = max(1, math.ceil(width / _STRING_M))
    pitch = width / count
    line = min(_LINE_M, 0.1 * pitch)
    y = (np.arange(count) - (count - 1) / 2.0) * pitch
    centres = np.column_stack([np.zeros(count), y, np.full(count, z)])
    return boxes(centres, np.array([length, pitch - line, 2.0 * skin]))


def _back(
    size_m: tuple[float, float], thick: float, skin: float, detail: Detail
) -> Mesh:
    if not detail.fine:
        return _lid(size_m, thick, skin, -1.0)
    return box((*size_m, 2.0 * skin), centre_m=(0.0, 0.0, skin - thick / 2.0))


def _lid(size_m: tuple[float, float], thick: float, skin: float, facing: float) -> Mesh:
    """Return a flat face that closes to a point inside the core.

    It has half the triangles of a box. `facing` is 1 for a face that looks along
    +Z and -1 for one along -Z.
    """
    x, y = size_m[0] / 2.0, size_m[1] / 2.0
    top = facing * thick / 2.0
    corners = np.array([(-x, -y, top), (x, -y, top), (x, y, top), (-x, y, top)])
    if facing < 0.0:
        corners = corners[::-1]
    tip = np.array([[0.0, 0.0, facing * (1.5 * skin - thick / 2.0)]])
    sides = np.array([[1, 0, 4], [2, 1, 4], [3, 2, 4], [0, 3, 4]], dtype=np.int32)
    return merged(
        [flat_quads(corners[None]), faceted(np.concatenate([corners, tip]), sides)]
    )
