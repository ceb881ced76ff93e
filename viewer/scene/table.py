"""What a scene is gathered in: nodes, their meshes, and where they are."""

from dataclasses import dataclass, field

import numpy as np

from viewer.geometry.frames import Points, apply
from viewer.geometry.mesh import Mesh
from viewer.geometry.outermost import outermost
from viewer.scene.scene import Layer, SceneNode


@dataclass(slots=True, kw_only=True)
class SceneTable:
    """Nodes and meshes as they are gathered, layer after layer."""

    nodes: list[SceneNode] = field(default_factory=list)
    meshes: dict[str, Mesh] = field(default_factory=dict)
    _points: dict[Layer, list[Points]] = field(default_factory=dict)

    def add(self, node: SceneNode, mesh: Mesh) -> None:
        """Take a node with its mesh."""
        self.nodes.append(node)
        self.meshes[node.mesh] = mesh
        placed = apply(node.world_from_mesh, outermost(mesh))
        self._points.setdefault(node.layer, []).append(placed)

    def keep_clear(self, points_m: Points) -> None:
        """Have the picture show these points too, (n, 3), world frame."""
        self._points.setdefault("aid", []).append(points_m)

    def count_as_station(self, points_m: Points) -> None:
        """Have the station be taken to reach round these points, (n, 3)."""
        self._points["station"] = [points_m]

    def element_points_m(self, element: str) -> Points:
        """Return the outermost points of an element, (n, 3); none if not drawn."""
        found = [
            apply(node.world_from_mesh, outermost(self.meshes[node.mesh]))
            for node in self.nodes
            if node.element == element
        ]
        return np.concatenate(found) if found else np.zeros((0, 3))

    def of_station(self) -> list[tuple[SceneNode, Mesh]]:
        """Return the station's own nodes with their meshes."""
        own = (node for node in self.nodes if node.layer == "station")
        return [(node, self.meshes[node.mesh]) for node in own]

    def points_m(self, *layers: Layer) -> Points:
        """Return the outermost points of these layers, (n, 3), world frame."""
        found = [points for layer in layers for points in self._points.get(layer, ())]
        return np.concatenate(found) if found else np.zeros((0, 3))
