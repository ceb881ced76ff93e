"""A scene cut open at a plane: surfaces cut off, cut faces drawn over what is solid.

Bodies are solid throughout; pressure hulls are not. A thick body of a hull's material
is shown as what it stands for: a wall, with the inside, which nobody has modelled, left
dark. What reaches into the inside, such as the rings that are discs from afar, is not
drawn there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import numpy as np

from viewer.geometry.clipping import clipped
from viewer.geometry.contours import (
    all_of,
    face_of,
    loops_of,
    region_of,
    room_in,
)
from viewer.geometry.frames import IDENTITY, Points, Transform, compose, frozen, inverse
from viewer.geometry.mesh import Mesh
from viewer.geometry.outermost import outermost
from viewer.geometry.remembered import Remembered
from viewer.scene.marks import GHOST, GHOSTED, UPCOMING, parted
from viewer.scene.scene import SceneNode
from viewer.scene.view import Section

Piece = tuple[SceneNode, Mesh]

WALL_M = 0.12
"""Of a pressure hull, its insulation and its shield."""
CUT_FACE, INSIDE = "section", "section_inside"
"""The materials of cut faces, and of what is inside of hulls."""

_HULLS = frozenset({"hull", "hull_dark", "insulation", "fabric"})
_THICK_M = 1.1
"""From which on a body of these materials is a hull, and no box or ring."""
_CLEAR_M = 3.1e-6
"""By which the plane is moved: models have faces at round figures, which it misses."""
_cuts: WeakKeyDictionary[Mesh, dict[str, tuple[object, Mesh | None]]] = (
    WeakKeyDictionary()
)
"""Mesh -> node -> the plane that it was cut at last, and what was left."""
_known_faces: Remembered[tuple[Piece, ...]] = Remembered()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Plane:
    """A plane of the station frame."""

    normal: Points
    at_m: float

    @property
    def station_from_plane(self) -> Transform:
        """A frame on it, +Z along its normal."""
        aside = np.eye(3)[int(np.argmin(np.abs(self.normal)))]
        across = np.cross(aside, self.normal)
        across /= np.linalg.norm(across)
        pose = np.eye(4)
        pose[:3, 0], pose[:3, 1] = across, np.cross(self.normal, across)
        pose[:3, 2], pose[:3, 3] = self.normal, self.at_m * self.normal
        return frozen(pose)

    def seen_from(self, station_from_mesh: Transform) -> tuple[Points, float]:
        """Return its normal, (3,), and its place along it in a mesh's frame."""
        shift = float(self.normal @ station_from_mesh[:3, 3])
        return station_from_mesh[:3, :3].T @ self.normal, self.at_m - shift


def cut_open(
    nodes: Iterable[SceneNode], meshes: Mapping[str, Mesh], section: Section
) -> list[Piece]:
    """Return the nodes with their meshes, cut at a plane, and the cut faces.

    The reference is cut at the same place of its own frame. Aids stay whole; ghosts are
    cut without a face.
    """
    plane = _Plane(
        normal=np.array(section.normal, dtype=float), at_m=section.at_m + _CLEAR_M
    )
    kept: list[Piece] = []
    met: dict[str, list[_Met]] = {}
    for node in nodes:
        mesh = meshes[node.mesh]
        if node.layer == "aid":
            kept.append((node, mesh))
            continue
        station_from_mesh = _station_from_mesh(node)
        cut = _cut(node.id, mesh, *plane.seen_from(station_from_mesh))
        if cut is mesh:
            kept.append((node, mesh))
        elif cut is not None:
            kept.append((replace(node, mesh=f"{node.id} cut"), cut))
        if cut is not mesh and cut is not None and _is_solid(node):
            pair = _Met(node=node, mesh=mesh, station_from_mesh=station_from_mesh)
            met.setdefault(node.layer, []).append(pair)
    for layer in met.values():
        kept += _faces(layer, plane)
    return kept


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Met:
    """A solid node that the plane goes through."""

    node: SceneNode
    mesh: Mesh
    station_from_mesh: Transform

    @property
    def owner(self) -> str:
        """Whose face it is part of."""
        return self.node.element or self.node.layer


def _station_from_mesh(node: SceneNode) -> Transform:
    """Return where a mesh is in the frame of its own station."""
    return IDENTITY if node.layer == "reference" else node.world_from_mesh


def _is_solid(node: SceneNode) -> bool:
    return parted(node.material)[0] not in (GHOST, GHOSTED, UPCOMING)


def _cut(node: str, mesh: Mesh, normal: Points, at_m: float) -> Mesh | None:
    """Return what is left of a node's mesh: the same object while the plane stays."""
    reach = outermost(mesh) @ normal
    if reach.max() <= at_m:
        return mesh
    if reach.min() >= at_m:
        return None
    known, plane = _cuts.setdefault(mesh, {}), (*normal.tolist(), at_m)
    if known.get(node, (None, None))[0] != plane:
        known[node] = (plane, clipped(mesh, normal, at_m))
    return known[node][1]


# --- the cut faces --------------------------------------------------------------------


def _faces(met: list[_Met], plane: _Plane) -> tuple[Piece, ...]:
    """Return the cut faces of a layer, the same objects while nothing changes."""
    key = (
        (*plane.normal.tolist(), plane.at_m),
        tuple((m.node.id, m.node.world_from_mesh.tobytes()) for m in met),
    )
    return _known_faces.of(
        [m.mesh for m in met], key, lambda: tuple(_drawn_faces(met, plane))
    )


def _drawn_faces(met: list[_Met], plane: _Plane) -> Iterator[Piece]:
    """Give the faces of a layer: of each element what is solid, and its inside."""
    station_from_plane = plane.station_from_plane
    plane_from_station = inverse(station_from_plane)
    owners = _by_owner(met)
    solids, rooms = {}, {}
    for owner, own in owners.items():
        whole, hulls = [], []
        for each in own:
            pose = compose(plane_from_station, each.station_from_mesh)
            of_hull = parted(each.node.material)[0] in _HULLS
            loops = loops_of(each.mesh, pose, with_thickness=of_hull)
            whole += loops
            hulls += [loop for loop in loops if loop.thickness_m >= _THICK_M]
        solids[owner] = region_of(whole)
        rooms[owner] = room_in(region_of(hulls), WALL_M)
    # What one element reaches into another's inside is not drawn there either.
    inside = all_of(list(rooms.values()))
    for owner, own in owners.items():
        regions = ((CUT_FACE, solids[owner] - inside), (INSIDE, rooms[owner]))
        for material, region in regions:
            face = face_of(region, station_from_plane)
            if face is not None:
                yield _face_node(own[0].node, owner, material), face


def _by_owner(met: list[_Met]) -> dict[str, list[_Met]]:
    found: dict[str, list[_Met]] = {}
    for each in met:
        found.setdefault(each.owner, []).append(each)
    return found


def _face_node(node: SceneNode, owner: str, material: str) -> SceneNode:
    return SceneNode(
        id=f"{owner}/{material}",
        mesh=f"{owner}/{material}",
        material=material,
        world_from_mesh=node.world_from_mesh if node.layer == "reference" else IDENTITY,
        layer=node.layer,
        element=node.element,
    )
