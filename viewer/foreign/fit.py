"""What a found mesh is: its scale, its axes, its strays, and how well that fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from viewer.errors import InputError, nearest
from viewer.foreign.align import scale_of
from viewer.foreign.model import ForeignMesh, ForeignNode
from viewer.foreign.samples import sampled
from viewer.foreign.search import best_alignment
from viewer.foreign.target import Target, target_station
from viewer.foreign.verdict import (
    axis_name,
    is_askew,
    measured,
    words_of_axes,
    words_of_fit,
    words_of_size,
)
from viewer.geometry.frames import Transform, apply, frozen
from viewer.spec.meshfile import MeshNotes

_FINE = 250_000
# Further off the station's box than this a triangle is no part of it.
_BEYOND_M = 12.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fit:
    """How a mesh lies on the reference station.

    Attributes
    ----------
    ok : bool
        Whether it is taken for that station, rightly scaled and turned.
    station_from_file : (4, 4)
        To the station frame, metres; with the scale, and mirroring if need be.
    median_distance_m : float
        From the station's pressurised modules and truss to the mesh.
    share_within_1m : float
        Of them, 0 to 1.
    dropped : names of nodes that are no part of it
    assumed : what was found or taken for granted, in words
    """

    ok: bool
    station_from_file: Transform
    median_distance_m: float
    share_within_1m: float
    dropped: tuple[str, ...]
    assumed: tuple[str, ...]
    mesh: ForeignMesh
    """With neither what was dropped nor stray triangles."""

    @property
    def scale(self) -> float:
        """Metres for one unit of the file."""
        return scale_of(self.station_from_file)

    @property
    def turn(self) -> NDArray[np.float64]:
        """The turn alone, (3, 3)."""
        turn: NDArray[np.float64] = self.station_from_file[:3, :3] / self.scale
        return turn

    @property
    def up(self) -> str:
        """The file's axis that points to zenith, or nearly, such as `+y`."""
        return axis_name(self.turn.T @ np.array([0.0, 0.0, -1.0])).lower()

    @property
    def forward(self) -> str:
        """The file's axis that points forward, or nearly."""
        return axis_name(self.turn.T @ np.array([1.0, 0.0, 0.0])).lower()

    @property
    def is_askew(self) -> bool:
        """Whether it lies along no axes of the file."""
        return is_askew(self.turn)

    @property
    def mirrored(self) -> bool:
        """Whether the file shows it in a mirror."""
        return bool(np.linalg.det(self.station_from_file[:3, :3]) < 0.0)


def fit_mesh(mesh: ForeignMesh, notes: MeshNotes | None = None) -> Fit:
    """Return how a mesh lies on the reference station.

    `notes` are what its owner knows; what they leave open is searched for.

    Raises
    ------
    InputError
        If the notes name a node that is not there, or leave none.
    """
    notes = notes or MeshNotes()
    nodes = _without(mesh, notes.drop)
    target = target_station()
    corners = np.concatenate([node.points[node.triangles] for node in nodes])
    best, rival, limits = best_alignment(corners, target, notes)
    kept, dropped = _parted(nodes, best.station_from_file, target)
    if kept:
        corners = np.concatenate([node.points[node.triangles] for node in kept])
    surface = sampled(corners, _FINE)
    misfit = measured(best, surface, target)
    good = bool(kept) and misfit.is_good
    words = [*mesh.remarks, *words_of_size(best, corners, notes, limits)]
    words.append(words_of_axes(best))
    words += words_of_fit(best, rival, misfit, good=good)
    words += [f"left out, far off the station: {name}" for name in dropped]
    return Fit(
        ok=good,
        station_from_file=frozen(best.station_from_file),
        median_distance_m=misfit.median_m,
        share_within_1m=misfit.share,
        dropped=(*notes.drop, *dropped),
        assumed=tuple(words),
        mesh=ForeignMesh(
            path=mesh.path,
            nodes=tuple(kept or nodes),
            credit=notes.credit or mesh.credit,
            remarks=mesh.remarks,
        ),
    )


def _without(mesh: ForeignMesh, drop: Sequence[str]) -> list[ForeignNode]:
    names = {node.name for node in mesh.nodes}
    for name in drop:
        if name not in names:
            message = f"{mesh.path}: drop: has no node '{name}'{nearest(name, names)}"
            raise InputError(message)
    left = [node for node in mesh.nodes if node.name not in drop]
    if not left:
        message = f"{mesh.path}: drop: leaves nothing of the mesh"
        raise InputError(message)
    return left


def _parted(
    nodes: Sequence[ForeignNode], place: Transform, target: Target
) -> tuple[list[ForeignNode], list[str]]:
    """Return the nodes without what lies far off the station, and those left out."""
    low = target.whole_m.min(axis=0) - _BEYOND_M
    high = target.whole_m.max(axis=0) + _BEYOND_M
    centre = (low + high) / 2.0
    reach = float(np.linalg.norm(target.whole_m - centre, axis=1).max()) + _BEYOND_M
    kept, dropped = [], []
    for node in nodes:
        corners = apply(place, node.points)[node.triangles]
        # Arrays that are turned reach out of the box, but begin within it.
        near = (np.linalg.norm(corners - centre, axis=2) < reach).all(axis=1)
        within = ((corners > low) & (corners < high)).all(axis=(1, 2))
        near &= bool((within & near).any())
        if near.any():
            kept.append(
                ForeignNode(
                    name=node.name,
                    points=node.points,
                    triangles=node.triangles[near],
                    colours=node.colours[near],
                )
            )
        if not near.all():
            count = int((~near).sum())
            whole = not near.any()
            dropped.append(node.name if whole else f"{node.name} ({count} triangles)")
    return kept, dropped


def read_and_fit(path: Path) -> Fit:
    """Read a mesh and its side file, and fit it to the reference station.

    Raises
    ------
    InputError
        If the file cannot be read as a mesh.
    ConfigError
        If its side file is wrong.
    """
    from viewer.foreign.read import read_mesh
    from viewer.spec.meshfile import load_mesh_notes

    return fit_mesh(read_mesh(path), load_mesh_notes(path))
