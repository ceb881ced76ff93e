"""Measures of what a pointer has snapped to, in a shot's words."""

from collections.abc import Iterable

import numpy as np

from viewer.geometry.circles import Ball, Circle
from viewer.geometry.frames import IDENTITY, Points, Transform, apply, inverse
from viewer.scene.camera import axes_of
from viewer.scene.scene import Camera, Layer, Scene
from viewer.scene.snapping import Snap
from viewer.spec.measures import (
    MAX_POINTS,
    DiameterRecord,
    DistanceRecord,
    EdgeRecord,
    Of,
    PlaceM,
)

_DIGITS = 4
"""Behind the point, of metres: a tenth of a millimetre."""


def distance_of(scene: Scene, start: Snap, end: Snap) -> DistanceRecord:
    """Return the distance of two snaps; of both stations in that of the main one."""
    layers = {start.hit.layer, end.hit.layer}
    of, frame = _frame(scene, layers.pop() if len(layers) == 1 else "station")
    first, second = _places((start.point_m, end.point_m), frame)
    return DistanceRecord(kind="distance", from_m=first, to_m=second, of=of)


def edge_of(scene: Scene, snap: Snap) -> EdgeRecord:
    """Return the measure of an edge that was snapped to."""
    of, frame = _frame(scene, snap.hit.layer)
    points = snap.line_m
    if len(points) > MAX_POINTS:
        kept = np.linspace(0, len(points) - 1, MAX_POINTS).round().astype(int)
        points = points[kept]
    return EdgeRecord(
        kind="edge", points_m=_places(points, frame), closed=snap.closed, of=of
    )


def diameter_of(scene: Scene, camera: Camera, snap: Snap) -> DiameterRecord:
    """Return the measure of a circle, or of a ball's outline, that was snapped to.

    Three points of it, which is what a circle is told by.
    """
    assert snap.circle is not None
    of, frame = _frame(scene, snap.hit.layer)
    points = ring_of(snap.circle, camera, 4)[:3]
    return DiameterRecord(kind="diameter", points_m=_places(points, frame), of=of)


def ring_of(circle: Circle | Ball, camera: Camera, count: int) -> Points:
    """Return points round a circle, (count, 3); of a ball as the camera sees it."""
    axis = axes_of(camera)[2] if isinstance(circle, Ball) else circle.axis
    aside = np.eye(3)[int(np.abs(axis).argmin())]
    across = np.cross(axis, aside)
    across /= np.linalg.norm(across)
    angles = np.linspace(0.0, 2.0 * np.pi, count, endpoint=False)[:, None]
    spokes = np.cos(angles) * across + np.sin(angles) * np.cross(axis, across)
    ring: Points = circle.centre_m + circle.radius_m * spokes
    return ring


def _frame(scene: Scene, layer: Layer) -> tuple[Of, Transform]:
    """Return in whose frame points of a layer are said, and that frame from the world.

    The reference's own: it stands elsewhere in another layout.
    """
    nodes = (node for node in scene.nodes if node.layer == "reference")
    if layer != "reference" or (node := next(nodes, None)) is None:
        return "station", IDENTITY
    return "reference", inverse(node.world_from_mesh)


def _places(
    points_m: Points | Iterable[Points], frame_from_world: Transform
) -> tuple[PlaceM, ...]:
    points = apply(frame_from_world, np.array(points_m)).round(_DIGITS) + 0.0
    return tuple((x, y, z) for x, y, z in points.tolist())
