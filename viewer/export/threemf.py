"""3MF: an object for each module, in its colours, millimetres at a scale, zenith up."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import lib3mf
import numpy as np

from viewer.errors import InputError
from viewer.export.glb import COPYRIGHT, GENERATOR, STATEMENT
from viewer.export.progress import Progress, silent
from viewer.export.tree import ExportNode, PlacedBody, placed_bodies
from viewer.export.union import Solid, united
from viewer.files import atomic_write
from viewer.geometry.file_frames import PRINT_FROM_STATION
from viewer.geometry.frames import Points, compose
from viewer.geometry.mesh import union_bounds
from viewer.scene.materials import check_roles
from viewer.scene.scene import Material

MM_PER_M = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Colored:
    """All of an element that is of one material, as a closed solid."""

    element: tuple[str, ...]
    material: str
    solid: Solid


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Printed:
    """What a written file holds; `lost` is too small to print at its scale."""

    solids: tuple[Colored, ...]
    lost: tuple[str, ...]
    size_mm: Points
    """(3,): along X, Y and Z."""


def write_3mf(
    path: Path,
    roots: Sequence[ExportNode],
    materials: Mapping[str, Material],
    *,
    scale: float,
    progress: Progress = silent,
) -> Printed:
    """Write each element as an object of closed parts, one for each material.

    `scale` is how many times smaller than life. All stand where they are in the
    station, its lowest corner at the origin: +X forward, +Y port, +Z zenith.

    Raises
    ------
    InputError
        If a material is not in the table, a body is not closed, or nothing is large
        enough to print.
    """
    groups = _by_element(roots, materials)
    found, lost = [], []
    for number, (names, material) in enumerate(groups):
        progress(0.9 * number / len(groups), f"uniting {names[-1]}")
        tree = _tree(names[-1], groups[names, material])
        try:
            solid = united([tree], PRINT_FROM_STATION, MM_PER_M / scale)
        except InputError:
            lost.append(f"{names[-1]}: {material}")
        else:
            found.append(Colored(element=names, material=material, solid=solid))
    if not found:
        message = "at this scale nothing is large enough to print"
        raise InputError(message)
    bounds = union_bounds(_bounds(colored.solid) for colored in found)
    content = _content(found, materials, -bounds[0], scale)
    with atomic_write(path) as stream:
        stream.write(content)
    progress(1.0, "written")
    size: Points = bounds[1] - bounds[0]
    return Printed(solids=tuple(found), lost=tuple(lost), size_mm=size)


_Groups = dict[tuple[tuple[str, ...], str], list[PlacedBody]]


def _by_element(
    roots: Sequence[ExportNode], materials: Mapping[str, Material]
) -> _Groups:
    groups: _Groups = {}
    for names, bodies in _elements_of(roots):
        for placed in bodies:
            groups.setdefault((names, placed.body.material), []).append(placed)
    check_roles({role: names[-1] for names, role in groups}, materials)
    return groups


def _elements_of(
    roots: Sequence[ExportNode],
) -> Iterator[tuple[tuple[str, ...], Iterator[PlacedBody]]]:
    """Give every element with its bodies; those of one name are numbered."""
    taken = Counter[tuple[str, str]]()
    for root in roots:
        for phase in root.children:
            station_from_phase = compose(root.parent_from_node, phase.parent_from_node)
            for element in phase.children:
                taken[root.name, element.name] += 1
                count = taken[root.name, element.name]
                name = element.name if count == 1 else f"{element.name} {count}"
                bodies = placed_bodies(element, station_from_phase)
                yield (root.name, phase.name, name), bodies


def _tree(name: str, placed: Sequence[PlacedBody]) -> ExportNode:
    children = tuple(
        ExportNode(
            name=" / ".join(body.names[1:]) or name,
            parent_from_node=body.root_from_body,
            bodies=(body.body,),
        )
        for body in placed
    )
    return ExportNode(name=name, children=children)


def _bounds(solid: Solid) -> Points:
    points = solid.points_mm.astype(float)
    return np.array([points.min(axis=0), points.max(axis=0)])


# --- the file -----------------------------------------------------------------------


def _content(
    found: Sequence[Colored],
    materials: Mapping[str, Material],
    offset_mm: Points,
    scale: float,
) -> bytes:
    """Return the whole package."""
    wrapper = lib3mf.get_wrapper()
    model = wrapper.CreateModel()
    model.SetUnit(lib3mf.ModelUnit.MilliMeter)
    _describe(model, found[0].element[0], scale)
    colours = model.AddBaseMaterialGroup()
    number_of = {
        role: colours.AddMaterial(role, _colour(wrapper, materials[role]))
        for role in dict.fromkeys(colored.material for colored in found)
    }
    for element, parts in _elements(found):
        whole = model.AddComponentsObject()
        whole.SetName(element[-1])
        whole.SetUUID(_uuid("object", *element))
        for part in parts:
            mesh = _mesh(model, part, offset_mm)
            number = number_of[part.material]
            mesh.SetObjectLevelProperty(colours.GetResourceID(), number)
            component = whole.AddComponent(mesh, wrapper.GetIdentityTransform())
            component.SetUUID(_uuid("component", *element, part.material))
        item = model.AddBuildItem(whole, wrapper.GetIdentityTransform())
        item.SetUUID(_uuid("item", *element))
    model.SetBuildUUID(_uuid("build"))
    return bytes(model.QueryWriter("3mf").WriteToBuffer())


def _elements(
    found: Sequence[Colored],
) -> Iterator[tuple[tuple[str, ...], list[Colored]]]:
    elements: dict[tuple[str, ...], list[Colored]] = {}
    for colored in found:
        elements.setdefault(colored.element, []).append(colored)
    yield from elements.items()


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


def _mesh(model: Any, part: Colored, offset_mm: Points) -> Any:
    points = (part.solid.points_mm.astype(float) + offset_mm).astype("<f4")
    triangles = np.ascontiguousarray(part.solid.triangles, dtype="<u4")
    mesh = model.AddMeshObject()
    mesh.SetName(f"{part.element[-1]} {part.material}")
    mesh.SetUUID(_uuid("mesh", *part.element, part.material))
    mesh.SetGeometry(
        (lib3mf.Position * len(points)).from_buffer_copy(points.tobytes()),
        (lib3mf.Triangle * len(triangles)).from_buffer_copy(triangles.tobytes()),
    )
    return mesh


def threemf_notes(printed: Printed, scale: float) -> tuple[str, ...]:
    """Return what the user should know before printing, in sentences."""
    length, breadth, height = printed.size_mm
    count = len({colored.element for colored in printed.solids})
    counted = "1 object" if count == 1 else f"{count} objects"
    notes = [
        f"1:{scale:g} in millimetres: {length:.1f} x {breadth:.1f} x {height:.1f} mm, "
        f"{counted} of {len(printed.solids)} parts, each closed; parts "
        "of an object overlap where they join"
    ]
    if printed.lost:
        notes.append(f"too small to print: {', '.join(printed.lost)}")
    return tuple(notes)
