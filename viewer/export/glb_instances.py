"""Copies of a part as one node of many instances: EXT_mesh_gpu_instancing."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import numpy as np

from viewer.export.glb_buffers import GlbBuffers
from viewer.export.poses import is_rigid, quaternion
from viewer.export.tree import ExportNode

EXTENSION = "EXT_mesh_gpu_instancing"

Json = dict[str, Any]


def runs(nodes: Sequence[ExportNode]) -> list[list[ExportNode]]:
    """Return siblings in order, those that follow each other as copies together.

    What animations call, what has nodes below it and what is mirrored stays alone.
    """

    def kind(node: ExportNode) -> tuple[int, ...]:
        alone = node.children or node.key or node.hidden or not node.bodies
        if alone or not is_rigid(node.parent_from_node[:3, :3]):
            return (id(node),)
        return tuple(id(body.mesh) for body in node.bodies)

    return [list(run) for _, run in groupby(nodes, key=kind)]


def instances_entry(copies: Sequence[ExportNode], buffers: GlbBuffers) -> Json:
    """Return the extension's entry of a node that stands for all these copies."""
    places = np.array([node.parent_from_node[:3, 3] for node in copies])
    turns = np.array([quaternion(node.parent_from_node[:3, :3]) for node in copies])
    return {
        EXTENSION: {
            "attributes": {
                "TRANSLATION": buffers.add_values(places, bounded=False),
                "ROTATION": buffers.add_values(turns, bounded=False),
            }
        }
    }


def common_name(copies: Sequence[ExportNode]) -> str:
    """Return what copies are called together: `fin` for `fin-1` and `fin-2`."""
    stem, hyphen, number = copies[0].name.rpartition("-")
    return stem if hyphen and number.isdigit() else copies[0].name
