"""3MF: an object for each module, in its colours, millimetres at a scale, zenith up."""

import ctypes
import math
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from uuid import NAMESPACE_URL, uuid5

import lib3mf
import numpy as np
from numpy.typing import NDArray

from viewer.errors import InputError
from viewer.export.elements import elements_of
from viewer.export.glb import COPYRIGHT, GENERATOR, STATEMENT
from viewer.export.progress import Progress, silent
from viewer.export.solids import PlacedSolid, solids_of
from viewer.export.threads import side_by_side
from viewer.export.tree import ExportNode
from viewer.export.union import Solid, joined, united_solids
from viewer.export.units import MM_PER_M, metres_per
from viewer.files import atomic_write
from viewer.geometry.file_frames import PRINT_FROM_STATION
from viewer.geometry.frames import Points
from viewer.geometry.mesh import Indices, union_bounds
from viewer.scene.materials import check_roles
from viewer.scene.scene import Material

_UNITS = {
    "mm": lib3mf.ModelUnit.MilliMeter,
    "cm": lib3mf.ModelUnit.CentiMeter,
    "m": lib3mf.ModelUnit.Meter,
    "in": lib3mf.ModelUnit.Inch,
    "ft": lib3mf.ModelUnit.Foot,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Colored:
    """An element as one closed solid, each triangle of one of its materials."""

    element: tuple[str, ...]
    materials: tuple[str, ...]
    solid: Solid
    of_triangle: Indices | None = None
    """(n,): each triangle's number in `materials`; None: all are of the first."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Printed:
    """What a written file holds; `lost` is too small to print at its scale."""

    solids: tuple[Colored, ...]
    lost: tuple[str, ...]
    size_mm: Points
    """(3,): along X, Y and Z."""


def write_3mf(  # noqa: PLR0913 - what, in which colours, where to, how
    path: Path,
    roots: Sequence[ExportNode],
    materials: Mapping[str, Material],
    *,
    scale: float,
    unit: str = "mm",
    least_mm: float | None = None,
    progress: Progress = silent,
) -> Printed:
    """Write each element as one closed object, its triangles in their colours.

    Slicers take the parts of an object for objects of their own and let each drop
    to the bed, so that an element is one mesh.

    `scale` is how many times smaller than life. All stand where they are in the
    station, its lowest corner at the origin: +X forward, +Y port, +Z zenith.

    Raises
    ------
    InputError
        If a material is not in the table, a body is not closed, or nothing is large
        enough to print.
    """
    groups = _by_element(roots, materials, MM_PER_M / scale, least_mm)
    progress(0.1, "uniting")
    united_groups = side_by_side(_united, groups.values())
    found, lost = [], []
    for number, names in enumerate(groups):
        progress(0.1 + 0.8 * number / len(groups), f"uniting {names[-1]}")
        solids, small = next(united_groups)
        lost += [f"{names[-1]}: {material}" for material in small]
        if solids:
            found.append(_colored(names, solids))
    if not found:
        message = "at this scale nothing is large enough to print"
        raise InputError(message)
    size = write_colored(path, found, materials, scale=scale, unit=unit)
    progress(1.0, "written")
    return Printed(solids=tuple(found), lost=tuple(lost), size_mm=size)


def _united(
    bodies: Mapping[str, Sequence[PlacedSolid]],
) -> tuple[dict[str, Solid], list[str]]:
    """Return an element's solid of each material, and what is too small to print."""
    found, small = {}, []
    for material, solids in bodies.items():
        try:
            found[material] = united_solids(solids)
        except InputError:
            small.append(material)
    return found, small


def _colored(names: tuple[str, ...], solids: Mapping[str, Solid]) -> Colored:
    whole, of_triangle = joined(tuple(solids.values()))
    return Colored(
        element=names,
        materials=tuple(solids),
        solid=whole,
        of_triangle=of_triangle,
    )


def write_colored(
    path: Path,
    found: Sequence[Colored],
    materials: Mapping[str, Material],
    *,
    scale: float,
    unit: str = "mm",
) -> Points:
    """Write solids that are ready, the lowest corner at the origin; return their size.

    The size is (3,), millimetres.
    """
    with atomic_write(path) as stream:
        return write_colored_to(stream, found, materials, scale=scale, unit=unit)


def write_colored_to(
    stream: BinaryIO,
    found: Sequence[Colored],
    materials: Mapping[str, Material],
    *,
    scale: float,
    unit: str = "mm",
) -> Points:
    """Write solids that are ready to an open stream; see `write_colored`."""
    bounds = union_bounds(_bounds(colored.solid) for colored in found)
    stream.write(_content(found, materials, _Frame(-bounds[0], scale, unit)))
    size: Points = bounds[1] - bounds[0]
    return size


@dataclass(frozen=True, slots=True)
class _Frame:
    """How solids become coordinates: moved by so many millimetres, then in a unit."""

    offset_mm: Points
    scale: float
    unit: str


_Groups = dict[tuple[str, ...], dict[str, list[PlacedSolid]]]


def _by_element(
    roots: Sequence[ExportNode],
    materials: Mapping[str, Material],
    mm_per_m: float,
    least_mm: float | None,
) -> _Groups:
    """Return the bodies of each element as solids, material by material.

    All are looked at together: a stripe is thin, but not where a hull backs it.
    """
    placed = [
        (element.names, body)
        for element in elements_of(roots)
        for body in element.bodies
    ]
    check_roles({b.body.material: names[-1] for names, b in placed}, materials)
    bodies = [body for _, body in placed]
    solids = solids_of(bodies, PRINT_FROM_STATION, mm_per_m, least_mm)
    groups: _Groups = {}
    for (names, _), solid in zip(placed, solids, strict=True):
        groups.setdefault(names, {}).setdefault(solid.material, []).append(solid)
    return groups


def _bounds(solid: Solid) -> Points:
    points = solid.points_mm.astype(float)
    return np.array([points.min(axis=0), points.max(axis=0)])


# --- the file -----------------------------------------------------------------------


def _content(
    found: Sequence[Colored],
    materials: Mapping[str, Material],
    frame: _Frame,
) -> bytes:
    """Return the whole package."""
    wrapper = lib3mf.get_wrapper()
    model = wrapper.CreateModel()
    model.SetUnit(_UNITS[frame.unit])
    _describe(model, found[0].element[0], frame.scale)
    colours = model.AddBaseMaterialGroup()
    roles = [role for colored in found for role in colored.materials]
    number_of = {
        role: colours.AddMaterial(role, _colour(wrapper, materials[role]))
        for role in dict.fromkeys(roles)
    }
    for colored in found:
        mesh = _mesh(model, colored, frame)
        _paint(mesh, colored, colours.GetResourceID(), number_of)
        item = model.AddBuildItem(mesh, wrapper.GetIdentityTransform())
        item.SetUUID(_uuid("item", *colored.element))
    model.SetBuildUUID(_uuid("build"))
    return _written(model, frame.unit)


def _written(model: Any, unit: str) -> bytes:
    """Return the package; by way of a file, since into a buffer lib3mf writes twice."""
    writer = model.QueryWriter("3mf")
    # A nanometre, whatever the unit.
    writer.SetDecimalPrecision(6 + round(math.log10(MM_PER_M * metres_per(unit))))
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "model.3mf"
        writer.WriteToFile(str(package))
        return package.read_bytes()


def _paint(
    mesh: Any, colored: Colored, resource: int, number_of: Mapping[str, int]
) -> None:
    """Set the object's own colour, and its triangles' where they differ."""
    numbers = np.array([number_of[role] for role in colored.materials], dtype="<u4")
    mesh.SetObjectLevelProperty(resource, int(numbers[0]))
    if colored.of_triangle is None or len(numbers) == 1:
        return
    row = [("resource", "<u4"), ("numbers", "<u4", 3)]
    table = np.zeros(len(colored.of_triangle), dtype=row)
    table["resource"] = resource
    table["numbers"] = numbers[colored.of_triangle][:, None]
    rows = _rows(lib3mf.TriangleProperties, table)
    handed_over(mesh, "SetAllTriangleProperties", rows)


def _uuid(*names: str) -> str:
    """Return a UUID that is the same every time; the library's own are random."""
    return str(uuid5(NAMESPACE_URL, "/".join((GENERATOR, *names))))


def _describe(model: Any, title: str, scale: float) -> None:
    told = {
        "Title": title,
        "Designer": GENERATOR,
        "Description": f"{STATEMENT} Scale 1:{scale:g}.",
        "LicenseTerms": COPYRIGHT,
    }
    group = model.GetMetaDataGroup()
    for name, text in told.items():
        group.AddMetaData("", name, text, "xs:string", True)


def _colour(wrapper: Any, material: Material) -> Any:
    channels = (*material.colour, material.opacity)
    return wrapper.RGBAToColor(*(round(255.0 * channel) for channel in channels))


def _mesh(model: Any, part: Colored, frame: _Frame) -> Any:
    moved = part.solid.points_mm.astype(float) + frame.offset_mm
    per_mm = 1.0 / (MM_PER_M * metres_per(frame.unit))
    points = (moved * per_mm).astype("<f4")
    triangles = np.ascontiguousarray(part.solid.triangles, dtype="<u4")
    mesh = model.AddMeshObject()
    mesh.SetName(part.element[-1])
    mesh.SetUUID(_uuid("mesh", *part.element))
    positions = _rows(lib3mf.Position, points)
    handed_over(mesh, "SetGeometry", positions, _rows(lib3mf.Triangle, triangles))
    return mesh


def _rows(kind: Any, array: NDArray[Any]) -> Any:
    return (kind * len(array)).from_buffer_copy(array.tobytes())


def handed_over(mesh: Any, method: str, *rows: Any) -> None:
    """Call a method of a mesh with whole arrays.

    The binding's own method copies them row by row in Python, which takes longer than
    all the rest; what it then calls is called here. A binding that is made otherwise
    is used as it is.
    """
    binding = getattr(mesh, "_wrapper", None)
    function = getattr(
        getattr(binding, "lib", None), f"lib3mf_meshobject_{method.lower()}", None
    )
    if binding is None or function is None:
        getattr(mesh, method)(*rows)
        return
    words = [word for row in rows for word in (ctypes.c_uint64(len(row)), row)]
    binding.checkError(mesh, function(mesh._handle, *words))


def threemf_notes(printed: Printed, scale: float) -> tuple[str, ...]:
    """Return what the user should know before printing, in sentences."""
    length, breadth, height = printed.size_mm
    count = len(printed.solids)
    counted = "1 object" if count == 1 else f"{count} objects"
    notes = [
        f"1:{scale:g} in millimetres: {length:.1f} x {breadth:.1f} x {height:.1f} mm, "
        f"{counted}, each closed, its triangles in their colours"
    ]
    if printed.lost:
        notes.append(f"too small to print: {', '.join(printed.lost)}")
    return tuple(notes)
