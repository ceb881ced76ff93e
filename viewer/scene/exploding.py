"""What an exploded view draws beside its elements: leader lines over the gaps."""

from collections.abc import Container, Iterator

import numpy as np

from viewer.assembly.explode import leaders
from viewer.assembly.station import Parts, Station
from viewer.geometry.frames import IDENTITY, Points
from viewer.geometry.mesh import Mesh
from viewer.geometry.solids import rods
from viewer.scene.scene import SceneNode
from viewer.scene.view import Section

_RADIUS = 0.0011
"""Of a line, as a share of how far the elements' origins lie apart."""
_LEAST_M = 0.02
_SHORTEST_M = 0.01


def leader_pieces(
    station: Station,
    parts: Parts,
    shown: Container[str | None],
    section: Section | None = None,
) -> Iterator[tuple[SceneNode, Mesh]]:
    """Give the lines along the docking axes of what is shown, as one node.

    They end where a section cuts.
    """
    hosts = {e: p.dock.to_element for e, p in station.placements.items() if p.dock}
    lines = np.array(
        [
            (line.start_m, line.end_m)
            for line in leaders(station, parts)
            if line.element in shown and hosts[line.element] in shown
        ]
    ).reshape(-1, 2, 3)
    if section is not None:
        lines = _cut(lines, section)
    if len(lines):
        yield (
            SceneNode(
                id="explode/leaders",
                mesh="explode/leaders",
                material="leader",
                world_from_mesh=IDENTITY,
                layer="aid",
            ),
            rods(
                lines[:, 0],
                lines[:, 1],
                _radius_m(station),
                6,
            ),
        )


def _cut(lines: Points, section: Section) -> Points:
    """Return what lies before a plane of lines, (n, 2, 3)."""
    heights = lines @ np.array(section.normal) - section.at_m
    left = (heights <= 0.0).any(axis=1)
    kept, heights = lines[left], heights[left]
    low, high = heights.min(axis=1), heights.max(axis=1)
    share = np.where(high > 0.0, -low / np.maximum(high - low, 1e-12), 1.0)[:, None]
    rising = (heights[:, 0] <= heights[:, 1])[:, None]
    near = np.where(rising, kept[:, 0], kept[:, 1])
    far = np.where(rising, kept[:, 1], kept[:, 0])
    ends = np.stack([near, near + share * (far - near)], axis=1)
    length = np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1)
    found: Points = ends[length > _SHORTEST_M]
    return found


def _radius_m(station: Station) -> float:
    origins = np.array(
        [p.station_from_module[:3, 3] for p in station.placements.values()]
    )
    extent = float(np.ptp(origins, axis=0).max())
    return max(_LEAST_M, _RADIUS * extent)
