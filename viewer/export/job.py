"""What is to be exported, how, and what came of it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from viewer.errors import UsageError
from viewer.export.gltf_additions import Additions
from viewer.export.progress import Progress
from viewer.export.tree import ExportNode, tree_bounds_m
from viewer.geometry.detail import Detail
from viewer.geometry.file_frames import GLTF_FROM_STATION
from viewer.geometry.frames import Points, compose
from viewer.geometry.mesh import union_bounds
from viewer.scene.layout import world_from_reference
from viewer.scene.scene import Material

# A file has no camera: the two stand side by side as seen from ahead, which is
# how a glTF viewer shows a model first. Its axes are right, up and backward.
_FROM_AHEAD = GLTF_FROM_STATION[:3, :3]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExportOptions:
    """What the user chooses about an exported file."""

    scale: float | None = None
    """How many times smaller than life; for formats that are printed alone."""
    reference: ExportNode | None = None
    """What stands beside the station, its root in its own station frame."""
    only: tuple[str, ...] = ()
    """The elements that are exported; all where none is named."""
    animated_at: Detail | None = None
    """The detail that moving parts are built at for a file with animations and
    cameras; without it the file holds the station as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExportJob:
    """Everything a writer needs: trees in the frame of the exported station."""

    path: Path
    roots: tuple[ExportNode, ...]
    materials: Mapping[str, Material]
    options: ExportOptions
    additions: Additions
    progress: Progress


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Summary:
    """What a written file holds.

    `bounds_m` is (2, 3), life size, in the station frame; `notes` are sentences
    that the user should read.
    """

    path: Path
    triangles: int
    nodes: int
    meshes: int
    size_bytes: int
    bounds_m: Points
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the summary in one line, without the notes."""
        length, breadth, height = np.ptp(self.bounds_m, axis=0)
        return (
            f"{self.path}: {self.triangles:,} triangles, {self.nodes:,} nodes, "
            f"{self.meshes:,} meshes, {self.size_bytes / 1e6:.2f} MB; "
            f"{length:.2f} m long, {breadth:.2f} m broad, {height:.2f} m high"
        )


def export_roots(tree: ExportNode, reference: ExportNode | None) -> list[ExportNode]:
    """Return the station and, beside it as in a picture, its reference."""
    if reference is None:
        return [tree]
    place = world_from_reference(
        tree_bounds_m(tree), tree_bounds_m(reference), "beside", _FROM_AHEAD
    )
    beside = ExportNode(
        name=reference.name,
        parent_from_node=compose(place, reference.parent_from_node),
        bodies=reference.bodies,
        shape=reference.shape,
        children=reference.children,
        extras={**reference.extras, "reference": True},
    )
    return [tree, beside]


def roots_bounds_m(roots: tuple[ExportNode, ...]) -> Points:
    """Return the box round all trees, (2, 3), metres, station frame."""
    return union_bounds(tree_bounds_m(root) for root in roots)


def count_nodes(node: ExportNode) -> int:
    """Return how many nodes a tree has, its root among them."""
    return 1 + sum(count_nodes(child) for child in node.children)


def parse_scale(text: str) -> float:
    """Return 200.0 for `1:200` or `200`: how many times smaller than life.

    Raises
    ------
    UsageError
        If the text names no scale.
    """
    one, colon, number = text.strip().rpartition(":")
    try:
        scale = float(number) / float(one if colon else "1")
    except (ValueError, ZeroDivisionError):
        scale = math.nan
    if not (math.isfinite(scale) and scale > 0.0):
        message = f"'{text}' is not a scale; write it as 1:200"
        raise UsageError(message)
    return scale
