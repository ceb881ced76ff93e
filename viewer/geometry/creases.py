"""The edges of a mesh: where faces meet, how sharply, and what runs on as one line."""

from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.circles import LEAST_POINTS, Circle, fit_circle
from viewer.geometry.frames import Points
from viewer.geometry.mesh import Indices, Mesh, welded_faces
from viewer.geometry.shells import shell_labels

CREASE_DEG = 25.0
_STRAIGHT_DEG = 1.0
_UNBROKEN = 0.9998
"""The cosine between two normals that are meant to be the same."""
_ROUND_DEG = 50.0
"""The most by which a curve turns from facet to facet: a hexagon has corners."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MeshEdges:
    """The edges of a welded mesh with the faces at each side, in the mesh's frame.

    Attributes
    ----------
    points : (p, 3)
    pairs : (n, 2) int32
        The ends of each edge, as rows of `points`.
    faces : (n, 2) int64
        The triangles of the mesh at each side; the same twice where there is but one.
    facing : (n, 2, 3)
        Their unit normals.
    open : (n,) bool
        Whether there is but one face.
    smooth : (n,) bool
        Whether the mesh's own normals go over it without a break: a facet of what is
        meant to be round.
    """

    points: Points
    pairs: Indices
    faces: NDArray[np.int64]
    facing: Points
    open: NDArray[np.bool_]
    smooth: NDArray[np.bool_]

    @property
    def ends(self) -> Points:
        """Both ends of each edge, (n, 2, 3)."""
        return self.points[self.pairs]

    def sharp(self, crease_deg: float) -> NDArray[np.bool_]:
        """Return which edges are open, or turn by more than that."""
        cosine = np.einsum("ij,ij->i", self.facing[:, 0], self.facing[:, 1])
        turning: NDArray[np.bool_] = cosine < np.cos(np.radians(crease_deg))
        return turning | self.open


def edges_of(mesh: Mesh) -> MeshEdges:
    """Return every edge of a mesh once."""
    points, triangles, kept = welded_faces(mesh)
    triangles, own = triangles[kept], mesh.triangles[kept]
    a, b, c = (points[triangles[:, k]] for k in range(3))
    across = np.cross(b - a, c - a)
    normals = across / np.maximum(np.linalg.norm(across, axis=1), 1e-12)[:, None]
    pairs, corners = _sides(triangles), _sides(own)
    turned = pairs[:, 0] > pairs[:, 1]
    pairs[turned], corners[turned] = pairs[turned, ::-1], corners[turned, ::-1]
    face = np.tile(np.arange(len(triangles)), 3)
    order = np.lexsort((face, pairs[:, 1], pairs[:, 0]))
    pairs, face, corners = pairs[order], face[order], corners[order]
    new = np.ones(len(pairs), dtype=bool)
    new[1:] = (pairs[1:] != pairs[:-1]).any(axis=1)
    first = np.flatnonzero(new)
    count = np.diff([*first, len(pairs)])
    other = np.where(count > 1, np.minimum(first + 1, len(face) - 1), first)
    bend = np.einsum(
        "ijk,ijk->ij", mesh.normals[corners[first]], mesh.normals[corners[other]]
    )
    number = np.flatnonzero(kept)
    return MeshEdges(
        points=points,
        pairs=pairs[first],
        faces=np.stack([number[face[first]], number[face[other]]], axis=1),
        facing=np.stack([normals[face[first]], normals[face[other]]], axis=1),
        open=count == 1,
        smooth=(bend > _UNBROKEN).all(axis=1) & (count > 1),
    )


def _sides(triangles: Indices) -> Indices:
    """Return the ends of the three sides of each triangle, (3 m, 2), side by side."""
    return np.concatenate([triangles[:, pair] for pair in ([0, 1], [1, 2], [2, 0])])


@dataclass(frozen=True, kw_only=True, eq=False)
class Creases:
    """The sharp edges of a mesh, and the lines that they run on in.

    Attributes
    ----------
    edges : MeshEdges
        All of them, the n sharp ones among them.
    patch : (m,) int64
        For each triangle of the mesh the number of the smooth patch that it is in.
    ends : (n, 2, 3), in the mesh's frame
    pairs : (n, 2) int
        The same ends as numbers: equal where they are one point.
    straight, curve : (n,) int64
        The number of the straight line, and of the curve, that each is a piece of.
    """

    edges: MeshEdges
    patch: NDArray[np.int64]
    ends: Points
    pairs: NDArray[np.int64]
    straight: NDArray[np.int64]
    curve: NDArray[np.int64]

    @cached_property
    def _circles(self) -> dict[int, Circle | None]:
        return {}

    @cached_property
    def middles(self) -> Points:
        """The middle of the vertices of each curve, (curves, 3)."""
        count = int(self.curve.max(initial=-1)) + 1
        middle = self.ends.mean(axis=1)
        sums = [np.bincount(self.curve, middle[:, k], count) for k in range(3)]
        counts = np.bincount(self.curve, minlength=count)
        middles: Points = np.stack(sums, axis=1) / np.maximum(counts, 1)[:, None]
        return middles

    @cached_property
    def corners(self) -> NDArray[np.bool_]:
        """Whether each end, (n, 2), is where a curve ends or several meet."""
        points, curves = self.pairs.reshape(-1), np.repeat(self.curve, 2)
        _, of_point, edges = np.unique(points, return_inverse=True, return_counts=True)
        along = points * (int(curves.max(initial=0)) + 1) + curves
        _, of_curve, own = np.unique(along, return_inverse=True, return_counts=True)
        passed = (edges[of_point] == 2) & (own[of_curve] == 2)
        corners: NDArray[np.bool_] = ~passed.reshape(-1, 2)
        return corners

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """Of how many edges each curve is made, (curves,)."""
        return np.bincount(self.curve)

    def line(self, edge: int) -> Points:
        """Return the ends of the straight line that an edge is a piece of, (2, 3)."""
        points = self.ends[self.straight == self.straight[edge]].reshape(-1, 3)
        along = points[1] - points[0]
        reach = points @ along
        line: Points = points[[int(reach.argmin()), int(reach.argmax())]]
        return line

    def loop(self, edge: int) -> tuple[Points, bool]:
        """Return the points of the curve of an edge in order, and whether it closes.

        A point is named once: a closed curve goes from the last to the first.
        """
        of_curve = np.flatnonzero(self.curve == self.curve[edge])
        return _in_turn(self.pairs[of_curve], self.ends[of_curve])

    def circle(self, curve: int) -> Circle | None:
        """Return the circle that a curve is, or None where it is none."""
        if curve not in self._circles:
            self._circles[curve] = self._fitted(curve)
        return self._circles[curve]

    def _fitted(self, curve: int) -> Circle | None:
        found = np.flatnonzero(self.curve == curve)
        numbers, first = np.unique(self.pairs[found], return_index=True)
        if len(numbers) < LEAST_POINTS:
            return None
        circle = fit_circle(self.ends[found].reshape(-1, 3)[first])
        return circle if circle is not None and circle.is_round else None


_kept: WeakKeyDictionary[Mesh, Creases] = WeakKeyDictionary()


def creases_of(mesh: Mesh) -> Creases:
    """Return the creases of a mesh, found when they are first asked for."""
    if (creases := _kept.get(mesh)) is None:
        creases = _kept[mesh] = _found(mesh)
    return creases


def _found(mesh: Mesh) -> Creases:
    edges = edges_of(mesh)
    sharp = edges.sharp(CREASE_DEG) & ~edges.smooth
    ends, pairs = edges.ends[sharp], edges.pairs[sharp].astype(np.int64)
    straight = _joined(ends, pairs, _STRAIGHT_DEG)
    return Creases(
        edges=edges,
        patch=_linked(edges.faces[~sharp], len(mesh.triangles)),
        ends=ends,
        pairs=pairs,
        straight=straight,
        curve=_joined(ends, pairs, _ROUND_DEG),
    )


def _joined(
    ends: Points, pairs: NDArray[np.int64], most_deg: float
) -> NDArray[np.int64]:
    """Return numbers for edges, the same for those that run on as one line.

    At each point an edge runs on in the one that turns least, where that one would
    choose it too and it turns by no more than `most_deg`.
    """
    one, other = _next_to_each_other(pairs)
    away = (ends[:, 1] - ends[:, 0]) / np.maximum(
        np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1), 1e-12
    )[:, None]
    # Half edges: 2e leaves the first end of edge e, 2e + 1 its second.
    leaving = np.stack([away, -away], axis=1).reshape(-1, 3)
    onward = -np.einsum("ij,ij->i", leaving[one], leaving[other])
    best = np.full(len(leaving), -np.inf)
    np.maximum.at(best, one, onward)
    chosen = onward >= best[one] - 1e-12
    mutual = chosen & (onward >= best[other] - 1e-12)
    runs_on = mutual & (onward >= np.cos(np.radians(most_deg)))
    links = np.stack([one[runs_on] // 2, other[runs_on] // 2], axis=1)
    return _linked(links, len(ends))


def _linked(links: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Return numbers for `count` things, equal where links, (n, 2), lead."""
    alone = np.arange(count)
    everything = np.concatenate([links, np.stack([alone, alone], axis=1)])
    # Shells are found along triangles; a link is one with a side of no length.
    triples = np.column_stack([everything, everything[:, 1]]).astype(np.int32)
    labels, _ = shell_labels(triples, count)
    return labels[len(links) :]


def _next_to_each_other(
    pairs: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return every two half edges that leave one point, each pair both ways round."""
    points = pairs.reshape(-1)
    order = np.argsort(points, kind="stable")
    ordered = points[order]
    ones, others = [], []
    # Neighbours at distance 1, 2, ... in the order, as long as they share their point.
    for shift in range(1, len(order)):
        same = np.flatnonzero(ordered[shift:] == ordered[:-shift])
        if not len(same):
            break
        ones += [order[same], order[same + shift]]
        others += [order[same + shift], order[same]]
    if not ones:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(ones), np.concatenate(others)


def _in_turn(pairs: NDArray[np.int64], ends: Points) -> tuple[Points, bool]:
    """Return the points of edges that make one curve, from end to end."""
    places = dict(zip(pairs.reshape(-1).tolist(), ends.reshape(-1, 3), strict=True))
    beside: dict[int, list[int]] = {point: [] for point in places}
    for a, b in pairs.tolist():
        beside[a].append(b)
        beside[b].append(a)
    start = next(
        (p for p, near in beside.items() if len(near) == 1), next(iter(places))
    )
    path, before = [start], None
    while True:
        onward = [p for p in beside[path[-1]] if p not in (before, path[-1])]
        if not onward or onward[0] == start or len(path) > len(pairs):
            break
        before = path[-1]
        path.append(onward[0])
    closed = len(path) > 2 and path[0] in beside[path[-1]]
    return np.array([places[p] for p in path]), closed
