"""What a pointer near something means: a corner, an edge, the centre of a circle.

Candidates are the creases of what the pointer is on (`viewer.geometry.creases`), seen
through the camera; the most particular one within a few pixels is taken, if nothing
hides it.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from viewer.assembly.station import Parts, Station
from viewer.geometry.circles import Ball, Circle
from viewer.geometry.creases import Creases, creases_of
from viewer.geometry.frames import Points, Transform, apply, compose, inverse
from viewer.geometry.roundness import round_at
from viewer.scene.camera import axes_of, project
from viewer.scene.picking import Hit, pick, ray_through
from viewer.scene.pointer import Pointer, in_half
from viewer.scene.scene import SceneNode

SnapKind = Literal["port", "vertex", "midpoint", "centre", "edge", "circle", "face"]
POINTS: frozenset[SnapKind] = frozenset(
    {"port", "vertex", "midpoint", "centre", "edge", "face"}
)
EDGES: frozenset[SnapKind] = frozenset({"edge"})
CIRCLES: frozenset[SnapKind] = frozenset({"circle"})
_MOST = 12
"""Lines within reach of which one may be meant: from afar there are hundreds."""
_TRIES = 4
"""Candidates of a kind that are looked at for whether something hides them."""
_SLACK_M, _SLACK = 0.02, 0.004
"""By how much what lies in front must be nearer to hide something."""
_NEAR_PORT_M = 2.5
_ROUND_THE_CLOCK = [
    (float(np.cos(angle)), float(np.sin(angle)))
    for angle in np.linspace(0.0, 2.0 * np.pi, 8, endpoint=False)
]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PortPlace:
    """A docking port of the station: its name as `element.port`, and its origin."""

    name: str
    point_m: Points


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Snap:
    """What the pointer means.

    Attributes
    ----------
    kind : SnapKind
    point_m : (3,), world frame
    hit : Hit
        The surface that the pointer is on, or next to.
    line_m : (n, 3), world frame
        Of an edge: the ends of its straight line, or the points of its curve in order.
    closed : bool
        Whether the curve leads back to its first point.
    circle : Circle or Ball or None, world frame
        Of a circle, and of an edge or a centre that is one.
    port : str
        Of a port: its name.
    """

    kind: SnapKind
    point_m: Points
    hit: Hit
    line_m: Points
    closed: bool = False
    circle: Circle | Ball | None = None
    port: str = ""


def port_places(station: Station, parts: Parts) -> list[PortPlace]:
    """Return every port of a station, in the station frame."""
    return [
        PortPlace(
            name=f"{element}.{port}",
            point_m=compose(placed.station_from_module, frame)[:3, 3],
        )
        for element, placed in station.placements.items()
        for port, frame in parts[placed.module].module_from_port.items()
    ]


def snap_at(
    pointer: Pointer,
    to: Set[SnapKind] = POINTS,
    ports: Sequence[PortPlace] = (),
) -> Snap | None:
    """Return what a pointer means; None where nothing is near.

    Just outside of something it means that too: edges are pointed at from either side.
    """
    pointer = in_half(pointer)
    hit = pointer.hit()
    # Half way out first: what is nearer is meant.
    for reach in (0.5, 1.0):
        if hit is not None:
            break
        near = (
            pointer.hit((reach * pointer.radius_px * x, reach * pointer.radius_px * y))
            for x, y in _ROUND_THE_CLOCK
        )
        hit = next((found for found in near if found is not None), None)
    return None if hit is None else snap(pointer, hit, to, ports)


def snap(
    pointer: Pointer,
    hit: Hit,
    to: Set[SnapKind] = POINTS,
    ports: Sequence[PortPlace] = (),
) -> Snap | None:
    """Return what a pointer that is on a surface means, the most particular first."""
    if "port" in to and (port := _port(pointer, hit, ports)) is not None:
        return port
    near = [seen for seen in _seen(pointer, hit) if len(seen.near) or "centre" in to]
    finders = (
        ("vertex", _vertices),
        ("midpoint", _midpoints),
        ("centre", _centres),
        ("edge", _edges),
        ("circle", _circles),
    )
    for kind, candidates in finders:
        if kind in to:
            found = sorted(
                (c for seen in near for c in candidates(seen, hit)),
                key=lambda candidate: candidate[0],
            )
            for _, snapped in found[:_TRIES]:
                if kind == "centre" or _is_seen(pointer, snapped.point_m):
                    return snapped
    if "circle" in to:
        return _section(pointer, hit)
    none = np.zeros((0, 3))
    return (
        Snap(kind="face", point_m=hit.point_m, hit=hit, line_m=none)
        if "face" in to
        else None
    )


# --- creases as they are seen ---------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Seen:
    """The creases of a node within the pointer's reach.

    Attributes
    ----------
    near : (k,) int
        The edges within reach.
    off_px : (k,)
        How far from the pointer each is seen.
    foot_m : (k, 3)
        Where on it that is.
    """

    pointer: Pointer
    creases: Creases
    pose: Transform
    near: NDArray[np.intp]
    off_px: Points
    foot_m: Points

    def world(self, points_m: Points) -> Points:
        return apply(self.pose, points_m)


_Candidate = tuple[float, Snap]


def _seen(pointer: Pointer, hit: Hit) -> Iterator[_Seen]:
    """Give the creases of what was hit, and of all else of its element."""
    for node in pointer.scene.nodes:
        same = node.element == hit.element if hit.element else node.id == hit.node
        if same and node.visible and node.layer == hit.layer:
            yield _seen_of(pointer, node)


def _seen_of(pointer: Pointer, node: SceneNode) -> _Seen:
    creases = creases_of(pointer.scene.meshes[node.mesh])
    flat = apply(node.world_from_mesh, creases.ends.reshape(-1, 3))
    depths = ((pointer.camera.position_m - flat) @ axes_of(pointer.camera)[2]).reshape(
        -1, 2
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        seen = pointer.seen_px(flat).reshape(-1, 2, 2)
    ahead = np.flatnonzero((depths > 0.0).all(axis=1))
    start, along = seen[ahead, 0], seen[ahead, 1] - seen[ahead, 0]
    size = np.maximum((along**2).sum(axis=1), 1e-12)
    share = np.clip(-(start * along).sum(axis=1) / size, 0.0, 1.0)
    off = np.linalg.norm(start + share[:, None] * along, axis=1)
    within = off <= pointer.radius_px
    ahead, share = ahead[within], share[within]
    if pointer.camera.parallel_height_m is None:
        # What is half way in the picture is not half way in space.
        near, far = depths[ahead].T
        share = share * near / (far + share * (near - far))
    ends = flat.reshape(-1, 2, 3)[ahead]
    return _Seen(
        pointer=pointer,
        creases=creases,
        pose=node.world_from_mesh,
        near=ahead,
        off_px=off[within],
        foot_m=ends[:, 0] + share[:, None] * (ends[:, 1] - ends[:, 0]),
    )


def _vertices(seen: _Seen, hit: Hit) -> Iterator[_Candidate]:
    corners = seen.creases.corners[seen.near]
    points = seen.world(seen.creases.ends[seen.near][corners])
    yield from _points_near(seen, hit, "vertex", points)


def _midpoints(seen: _Seen, hit: Hit) -> Iterator[_Candidate]:
    straight = [
        edge
        for edge in _one_of_each(seen, seen.creases.straight)
        if seen.creases.circle(int(seen.creases.curve[edge])) is None
    ]
    if straight:
        lines = np.array([seen.creases.line(edge) for edge in straight])
        middles = seen.world(lines.mean(axis=1))
        yield from _points_near(seen, hit, "midpoint", middles)


def _centres(seen: _Seen, hit: Hit) -> Iterator[_Candidate]:
    """Give the centres of circles: of rims whose middle the pointer is on."""
    creases = seen.creases
    off = np.linalg.norm(seen.pointer.seen_px(seen.world(creases.middles)), axis=1)
    order = np.argsort(off, kind="stable")[:_MOST]
    for curve in order[off[order] <= seen.pointer.radius_px].tolist():
        if (circle := creases.circle(curve)) is None:
            continue
        placed = _placed(circle, seen.pose)
        # Of two rims one behind the other the one that the pointer is on.
        beside = float(np.linalg.norm(placed.centre_m - hit.point_m))
        if beside > 1.2 * circle.radius_m + _SLACK_M:
            continue
        for away, snapped in _points_near(seen, hit, "centre", placed.centre_m[None]):
            yield away + beside, replace(snapped, circle=placed)


def _points_near(
    seen: _Seen, hit: Hit, kind: SnapKind, points_m: Points
) -> Iterator[_Candidate]:
    if not len(points_m):
        return
    off = np.linalg.norm(seen.pointer.seen_px(points_m), axis=1)
    for place in np.flatnonzero(off <= seen.pointer.radius_px).tolist():
        yield (
            float(off[place]),
            Snap(kind=kind, point_m=points_m[place], hit=hit, line_m=np.zeros((0, 3))),
        )


def _edges(seen: _Seen, hit: Hit) -> Iterator[_Candidate]:
    """Give edges: whole rims of what is round, straight lines of all else."""
    for edge in islice(_one_of_each(seen, seen.creases.straight), _TRIES):
        place = int(np.flatnonzero(seen.near == edge)[0])
        circle = seen.creases.circle(int(seen.creases.curve[edge]))
        if circle is None:
            line, closed = seen.creases.line(edge), False
        else:
            line, closed = seen.creases.loop(edge)
        yield (
            float(seen.off_px[place]),
            Snap(
                kind="edge",
                point_m=seen.foot_m[place],
                hit=hit,
                line_m=seen.world(line),
                closed=closed,
                circle=None if circle is None else _placed(circle, seen.pose),
            ),
        )


def _circles(seen: _Seen, hit: Hit) -> Iterator[_Candidate]:
    for edge in _one_of_each(seen, seen.creases.curve):
        circle = seen.creases.circle(int(seen.creases.curve[edge]))
        if circle is not None:
            place = int(np.flatnonzero(seen.near == edge)[0])
            yield (
                float(seen.off_px[place]),
                Snap(
                    kind="circle",
                    point_m=seen.foot_m[place],
                    hit=hit,
                    line_m=np.zeros((0, 3)),
                    circle=_placed(circle, seen.pose),
                ),
            )


def _one_of_each(seen: _Seen, line: NDArray[np.int64]) -> Iterator[int]:
    """Give of the nearest lines the edge that is nearest, the nearest first."""
    given: set[int] = set()
    for place in np.argsort(seen.off_px, kind="stable").tolist():
        edge = int(seen.near[place])
        if (number := int(line[edge])) not in given:
            given.add(number)
            yield edge
        if len(given) == _MOST:
            return


# --- what is no crease ----------------------------------------------------------------


def _port(pointer: Pointer, hit: Hit, ports: Sequence[PortPlace]) -> Snap | None:
    if not ports or hit.layer != "station":
        return None
    points = np.array([port.point_m for port in ports])
    off = np.linalg.norm(pointer.seen_px(points), axis=1)
    # Not one on the far side of the station.
    off[np.linalg.norm(points - hit.point_m, axis=1) > _NEAR_PORT_M] = np.inf
    place = int(off.argmin())
    if off[place] > pointer.radius_px:
        return None
    return Snap(
        kind="port",
        point_m=points[place],
        hit=hit,
        line_m=np.zeros((0, 3)),
        port=ports[place].name,
    )


def _section(pointer: Pointer, hit: Hit) -> Snap | None:
    """Return the circle of what is round where it was hit; None where it is not."""
    node = next(node for node in pointer.scene.nodes if node.id == hit.node)
    point = apply(inverse(node.world_from_mesh), hit.point_m[None])[0]
    found = round_at(pointer.scene.meshes[node.mesh], hit.triangle, point)
    if found is None:
        return None
    return Snap(
        kind="circle",
        point_m=hit.point_m,
        hit=hit,
        line_m=np.zeros((0, 3)),
        circle=_placed(found, node.world_from_mesh),
    )


def _placed(found: Circle | Ball, pose: Transform) -> Circle | Ball:
    centre = apply(pose, found.centre_m[None])[0]
    if isinstance(found, Ball):
        return replace(found, centre_m=centre)
    return replace(found, centre_m=centre, axis=pose[:3, :3] @ found.axis)


def _is_seen(pointer: Pointer, point_m: Points) -> bool:
    """Tell whether nothing hides a point."""
    (x, y) = project(pointer.camera, point_m[None], pointer.aspect)[0].tolist()
    ray = ray_through(pointer.camera, pointer.aspect, x, y)
    hit = pick(pointer.scene, ray)
    distance_m = float((point_m - ray.origin_m) @ ray.direction)
    return hit is None or hit.distance_m >= distance_m * (1.0 - _SLACK) - _SLACK_M
