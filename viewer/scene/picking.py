"""What lies under a place of a picture: the ray through it, and what that meets first.

Fast enough to be asked at every move of the mouse: boxes of nodes first, then blocks of
triangles that are cut once for each mesh (`viewer.geometry.rays`).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import numpy as np

from viewer.geometry.frames import Points, unit
from viewer.geometry.mesh import Mesh
from viewer.geometry.parts import BuiltModule, part_runs_of
from viewer.geometry.rays import Ray, blocks_of, bounds_of, entries
from viewer.scene.camera import axes_of
from viewer.scene.scene import Camera, Layer, Scene, SceneNode, halves

_PICKED: frozenset[Layer] = frozenset({"station", "reference"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hit:
    """Where a ray meets the surface of a scene first.

    Attributes
    ----------
    element : str or None
        The element of the station; None of the reference.
    part : str or None
        The name of the part within its module, where the modules are known.
    point_m : (3,), world frame
    normal : (3,), unit length, world frame
        Of the triangle, to the side that is seen.
    distance_m : float
        From the origin of the ray.
    node : str
        The id of the scene's node.
    triangle : int
        Its place among the triangles of the node's mesh.
    """

    element: str | None
    part: str | None
    point_m: Points
    normal: Points
    distance_m: float
    node: str
    triangle: int
    layer: Layer


def ray_through(camera: Camera, aspect: float, x: float, y: float) -> Ray:
    """Return the ray from the camera through a place of its picture, world frame.

    Undoes `project`: every point of the ray lies at that place.

    Parameters
    ----------
    aspect : float
        Width over height of the whole picture.
    x, y : float
        0 to 1 from the lower left corner of what `camera.window` takes of it.
    """
    left, bottom, right, top = camera.window
    across = (2.0 * (left + x * (right - left)) - 1.0) * aspect
    up = 2.0 * (bottom + y * (top - bottom)) - 1.0
    axes = axes_of(camera)
    if camera.parallel_height_m is not None:
        half_m = camera.parallel_height_m / 2.0
        start = camera.position_m + half_m * (across * axes[0] + up * axes[1])
        return Ray(origin_m=start, direction=-axes[2])
    tangent = math.tan(math.radians(camera.view_angle_deg) / 2.0)
    line = tangent * (across * axes[0] + up * axes[1]) - axes[2]
    return Ray(origin_m=camera.position_m, direction=unit(line.tolist()))


def pick_at(
    scene: Scene,
    aspect: float,
    place: tuple[float, float],
    modules: Iterable[BuiltModule] = (),
    *,
    camera: Camera | None = None,
) -> Hit | None:
    """Return what is seen at a place of a scene's picture; None where nothing is.

    In a split scene that is a place in either half.

    Parameters
    ----------
    aspect : float
        Width over height of the whole picture.
    place : (x, y)
        0 to 1 from the lower left corner.
    modules : iterable of BuiltModule
        Where the names of parts are looked up.
    camera : Camera, optional
        Where the user looks from instead of the scene's own camera.
    """
    x, y = place
    seen_by = camera or scene.camera
    if not scene.split:
        return pick(scene, ray_through(seen_by, aspect, x, y), modules)
    right = bool(x >= 0.5)
    ray = ray_through(seen_by, aspect / 2.0, 2.0 * x - right, y)
    return pick(half_of(scene, right=right), ray, modules)


def pick(scene: Scene, ray: Ray, modules: Iterable[BuiltModule] = ()) -> Hit | None:
    """Return what a ray meets first of what is visible; None where it meets nothing.

    Aids and lettering about the station are no target. What is translucent is met only
    where there is nothing solid, in front or behind.
    """
    targets = _targets_of(scene)
    for solid in (True, False):
        if (found := targets.first(ray, solid=solid)) is not None:
            distance, node, triangle = found
            hit = _hit(scene, ray, node, triangle, distance)
            return replace(hit, part=_part_name(scene, node, triangle, modules))
    return None


def make_ready(scene: Scene) -> None:
    """Cut the meshes of a scene beforehand, so that the first pick is fast too."""
    for mesh in _targets_of(scene).meshes:
        blocks_of(mesh)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Targets:
    """The n nodes of a scene that can be picked.

    Attributes
    ----------
    mesh_from_world : (n, 3, 4)
    boxes : (2, n, 3)
        The box of each, in the frame of its mesh.
    solid : (n,) bool
    """

    nodes: tuple[SceneNode, ...]
    meshes: tuple[Mesh, ...]
    mesh_from_world: Points
    boxes: Points
    solid: Points

    def first(self, ray: Ray, *, solid: bool) -> tuple[float, SceneNode, int] | None:
        """Return how far away the first triangle is, its node, and its place there."""
        turns, shifts = self.mesh_from_world[:, :, :3], self.mesh_from_world[:, :, 3]
        origins, directions = turns @ ray.origin_m + shifts, turns @ ray.direction
        entered = np.where(
            self.solid == solid, entries(self.boxes, origins, directions), np.inf
        )
        nearest, found = np.inf, None
        for place in np.argsort(entered, kind="stable").tolist():
            if not entered[place] < nearest:
                break
            met = blocks_of(self.meshes[place]).first_hit(
                origins[place], directions[place], nearest
            )
            if met is not None:
                nearest = met[0]
                found = (nearest, self.nodes[place], met[1])
        return found


_kept: WeakKeyDictionary[Scene, _Targets] = WeakKeyDictionary()
_kept_halves: WeakKeyDictionary[Scene, tuple[Scene, Scene]] = WeakKeyDictionary()


def _targets_of(scene: Scene) -> _Targets:
    if (targets := _kept.get(scene)) is None:
        targets = _kept[scene] = _gathered(scene)
    return targets


def _gathered(scene: Scene) -> _Targets:
    nodes = tuple(
        node
        for node in scene.nodes
        if node.visible
        and not node.on_top
        and node.layer in _PICKED
        and len(scene.meshes[node.mesh].triangles)
    )
    meshes = tuple(scene.meshes[node.mesh] for node in nodes)
    poses = np.array([node.world_from_mesh for node in nodes]).reshape(-1, 4, 4)
    bounds = np.array([bounds_of(mesh) for mesh in meshes]).reshape(-1, 2, 3)
    solid = [scene.materials[node.material].opacity >= 1.0 for node in nodes]
    return _Targets(
        nodes=nodes,
        meshes=meshes,
        mesh_from_world=np.linalg.inv(poses)[:, :3],
        boxes=np.moveaxis(bounds, 1, 0),
        solid=np.array(solid, dtype=bool),
    )


def half_of(scene: Scene, *, right: bool) -> Scene:
    """Return a half of a split scene; the same object as long as the scene lives."""
    if (pair := _kept_halves.get(scene)) is None:
        pair = _kept_halves[scene] = halves(scene)
    return pair[right]


def _hit(
    scene: Scene, ray: Ray, node: SceneNode, triangle: int, distance_m: float
) -> Hit:
    mesh = scene.meshes[node.mesh]
    a, b, c = mesh.points[mesh.triangles[triangle]] @ node.world_from_mesh[:3, :3].T
    normal = unit(np.cross(b - a, c - a).tolist())
    return Hit(
        element=node.element,
        part=None,
        point_m=ray.origin_m + distance_m * ray.direction,
        normal=-normal if normal @ ray.direction > 0.0 else normal,
        distance_m=distance_m,
        node=node.id,
        triangle=triangle,
        layer=node.layer,
    )


def _part_name(
    scene: Scene, node: SceneNode, triangle: int, modules: Iterable[BuiltModule]
) -> str | None:
    """Return whose a triangle is, by the module that the node's mesh comes from."""
    mesh = scene.meshes[node.mesh]
    for module in modules:
        for material, own in module.by_material.items():
            if own is mesh and material in module.part_runs:
                return module.part_runs[material].name_of(triangle)
    # Merged of some parts alone, or cut open.
    runs = part_runs_of(mesh)
    return None if runs is None else runs.name_of(triangle)
