"""Binary STL: one closed solid, millimetres at a scale, zenith up."""

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from viewer.export.job import DEFAULT_SCALE
from viewer.export.progress import Progress, silent, within
from viewer.export.solids import PRINTABLE_MM
from viewer.export.tree import ExportNode
from viewer.export.union import Solid, bounds_mm, rescaled, united
from viewer.export.units import MM_PER_M, UNIT_NAMES, metres_per
from viewer.files import atomic_write
from viewer.geometry.file_frames import PRINT_FROM_STATION

_FACET = np.dtype(
    [("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")]
)
_HEADER_SIZE = 80
_LEAST_NORMAL = np.float32(1e-12)
"""Shorter than this, in square units, ADMesh takes a normal for none."""
_SHOWN = 3
_AT_ONCE = 1 << 13
"""Facets that are worked out together: so many stay in the processor's cache."""


def write_stl(  # noqa: PLR0913 - what, where to, how large, in what unit
    path: Path,
    roots: Sequence[ExportNode],
    *,
    scale: float = DEFAULT_SCALE,
    unit: str = "mm",
    least_mm: float | None = None,
    progress: Progress = silent,
) -> Solid:
    """Write the union of the trees as STL; return the solid in millimetres.

    `scale` is how many times smaller than life: 200 makes 5 mm of a metre. The
    station frame's origin stays the origin; +X is forward, +Y port, +Z zenith.
    What is thinner than `least_mm` is thickened to it.
    """
    with atomic_write(path) as stream:
        solid = united(
            roots,
            PRINT_FROM_STATION,
            MM_PER_M / scale,
            within(progress, 0.0, 0.95),
            least_mm=least_mm,
        )
        write_solid_to(stream, solid, scale, unit)
    progress(1.0, "written")
    return solid


def write_solid(path: Path, solid: Solid, scale: float, unit: str = "mm") -> None:
    """Write a solid that is ready, in millimetres, as STL."""
    with atomic_write(path) as stream:
        write_solid_to(stream, solid, scale, unit)


def write_solid_to(stream: BinaryIO, solid: Solid, scale: float, unit: str) -> None:
    """Write a solid to an open stream; see `write_solid`."""
    if unit != "mm":
        solid = rescaled(solid, 1.0 / (MM_PER_M * metres_per(unit)))
    stream.write(_header(scale, unit))
    stream.write(struct.pack("<I", len(solid.triangles)))
    stream.write(facets(solid).data)


def facets(solid: Solid) -> NDArray[np.void]:
    """Return the solid's triangles as the records of a binary STL file."""
    records = np.zeros(len(solid.triangles), dtype=_FACET)
    for start in range(0, len(records), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        corners = solid.points_mm[solid.triangles[some]]
        records["corners"][some] = corners
        records["normal"][some] = _normals(corners).T
    return records


def _normals(corners: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the normal of each facet, (3, n), from its corners, (n, 3, 3).

    Sides and first products are rounded to float32 as ADMesh rounds them when it
    checks the stored normals: on a sliver a truer normal would count as a fault.
    """
    first, second, third = np.ascontiguousarray(corners.transpose(1, 2, 0))
    u, v = second - first, third - first
    normals = np.zeros(u.shape)
    for k in range(3):
        normals[k] = u[k - 2] * v[k - 1]
        normals[k] -= u[k - 1].astype(np.float64) * v[k - 2]
    lengths = np.sqrt((normals * normals).sum(axis=0))
    # A facet that rounding made a line has no normal; zero says so.
    has_none = lengths < _LEAST_NORMAL
    normals[:, has_none], lengths[has_none] = 0.0, 1.0
    normals /= lengths
    return normals


def _header(scale: float, unit: str) -> bytes:
    """Return the 80 bytes of free text; not `solid`, which would mean a text file.

    The last is zero: some readers take the header for a string of C.
    """
    text = f"ross-viewer STL, {UNIT_NAMES[unit]}, scale 1:{scale:g}, +Z zenith"
    return text.encode("ascii").ljust(_HEADER_SIZE - 1) + b"\0"


def stl_notes(solid: Solid, scale: float) -> tuple[str, ...]:
    """Return what the user should know before printing, in sentences."""
    length, breadth, height = np.ptp(bounds_mm(solid.points_mm), axis=0)
    notes = [
        f"1:{scale:g} in millimetres: {length:.1f} x {breadth:.1f} x {height:.1f} mm, "
        f"{solid.volume_mm3 / 1000.0:.2f} cm3, {solid.bodies} bodies united"
    ]
    if solid.thickened:
        names = ", ".join(sorted({body.names[-1] for body in solid.thickened})[:_SHOWN])
        notes.append(f"{len(solid.thickened)} bodies were thickened: {names}")
    if solid.loose:
        names = "; ".join(" / ".join(names[1:]) for names in solid.loose[:_SHOWN])
        more = "; ..." if len(solid.loose) > _SHOWN else ""
        notes.append(f"{len(solid.loose)} pieces hang on nothing: {names}{more}")
    if solid.thin:
        thinnest = solid.thin[0]
        notes.append(
            f"{len(solid.thin)} of {solid.bodies} bodies stand free and are thinner "
            f"than {PRINTABLE_MM:g} mm: they may not print; the thinnest, "
            f"{thinnest.thickness_mm:.2g} mm, is {' / '.join(thinnest.names[1:])}"
        )
    return tuple(notes)
