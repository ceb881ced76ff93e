"""Where the reference stands, and the ruler that lies before the two.

Both are arranged for a view: side by side as it sees them, the ruler along the
foot of its picture. `axes` are the view's right, up and backward (to the camera)
as rows of a (3, 3), world frame.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from viewer.geometry.frames import IDENTITY, Points, Transform, translation
from viewer.geometry.mesh import Mesh, merged
from viewer.scene.camera import as_seen
from viewer.scene.view import Layout

_GAP = 0.06
"""Between the two, as a share of what both measure from left to right."""
_SEGMENTS = 5
_SEGMENTS_M = (0.5, 1.0, 2.0, 5.0, 10.0)
_THICKNESS = 0.07
"""Of the ruler, as a share of a segment."""
_EDGE = 0.15
"""Of the ruler's outline, as a share of its thickness."""
_LONGEST = 0.75
"""The ruler at most, as a share of what it measures."""
_CLEAR = 0.06
"""Between the ruler and what it measures, as a share of what is measured."""


def world_from_reference(
    station_m: Points, reference_m: Points, layout: Layout, axes: Points
) -> Transform:
    """Return where the reference goes; the station itself stays in its frame.

    `beside` puts it to the right of the station, their middles level and equally
    far away; `split` puts their middles together. Both are points, (n, 3), each in
    its own station frame.
    """
    if layout == "split":
        # Each in the middle of its half, seen by the same camera.
        middles = [_middle(points) for points in (station_m, reference_m)]
        return translation((middles[0] - middles[1]).tolist())
    if layout != "beside":
        return IDENTITY
    station, reference = as_seen(station_m, axes), as_seen(reference_m, axes)
    offset = _middle(station) - _middle(reference)
    gap = _GAP * float(np.ptp(station[:, 0]) + np.ptp(reference[:, 0]))
    offset[0] = station[:, 0].max() - reference[:, 0].min() + gap
    return translation((offset @ axes).tolist())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ruler:
    """A bar of five segments, alternately light and dark.

    The meshes are in the bar's own frame: +X along it from its left end, +Z down
    in the picture.
    """

    light: Mesh
    dark: Mesh
    world_from_ruler: Transform
    length_m: float

    @property
    def end_m(self) -> Points:
        """Its right end, (3,), world frame."""
        place: Points = self.world_from_ruler[:3, 3]
        return place + self.world_from_ruler[:3, 0] * self.length_m


def ruler(points_m: Points, axes: Points) -> Ruler:
    """Return a ruler below `points_m`, (n, 3), world frame, as the view sees them.

    It lies across the line of sight, amid the depth of what it measures, so that
    it is not foreshortened: an even scale for the picture.
    """
    seen = as_seen(points_m, axes)
    extent = np.ptp(seen, axis=0)
    segment = _segment(float(extent[0]))
    light, dark = _bars(segment)
    left = [
        seen[:, 0].min(),
        seen[:, 1].min() - _CLEAR * extent[0],
        _middle(seen)[2],
    ]
    return Ruler(
        light=light,
        dark=dark,
        world_from_ruler=_ruler_pose(np.array(left) @ axes, axes),
        length_m=_SEGMENTS * segment,
    )


@cache
def _bars(segment_m: float) -> tuple[Mesh, Mesh]:
    """Return the light and the dark bars of a ruler, in its own frame."""
    thick = _THICKNESS * segment_m
    boxes = [
        box_mesh(
            np.array([k * segment_m, -thick / 2.0, 0.0]),
            np.array([(k + 1) * segment_m, thick / 2.0, thick]),
        )
        for k in range(_SEGMENTS)
    ]
    edge = _EDGE * thick
    # A dark plate behind shows as an outline, which a white page needs.
    plate = box_mesh(
        np.array([-edge, -thick, -edge]),
        np.array([_SEGMENTS * segment_m + edge, -thick / 2.0, thick + edge]),
    )
    return merged(boxes[0::2]), merged([*boxes[1::2], plate])


def _ruler_pose(place_m: Points, axes: Points) -> Transform:
    pose = np.eye(4)
    pose[:3, 0], pose[:3, 1], pose[:3, 2] = axes[0], axes[2], -axes[1]
    pose[:3, 3] = place_m
    pose.flags.writeable = False
    return pose


def _segment(extent_m: float) -> float:
    fitting = [s for s in _SEGMENTS_M if s * _SEGMENTS <= _LONGEST * extent_m]
    return fitting[-1] if fitting else _SEGMENTS_M[0]


def _middle(seen: Points) -> Points:
    middle: Points = (seen.min(axis=0) + seen.max(axis=0)) / 2.0
    return middle


def box_mesh(low: Points, high: Points) -> Mesh:
    """Return a closed box with a normal for each face: 24 points, 12 triangles."""
    points: list[Points] = []
    normals: list[Points] = []
    triangles: list[list[int]] = []
    for axis in range(3):
        for side in (0, 1):
            u, v = ((axis + 1) % 3, (axis + 2) % 3)[:: 1 if side else -1]
            face = np.tile(
                np.where(np.arange(3) == axis, (low, high)[side], low), (4, 1)
            )
            face[[1, 2], u] = high[u]
            face[[2, 3], v] = high[v]
            first = 4 * len(points)
            points.append(face)
            normals.append(np.tile(np.eye(3)[axis] * (2.0 * side - 1.0), (4, 1)))
            triangles += [[first, first + 1, first + 2], [first, first + 2, first + 3]]
    return Mesh(
        points=np.concatenate(points),
        normals=np.concatenate(normals),
        triangles=np.array(triangles, dtype=np.int32),
    )
