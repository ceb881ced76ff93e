"""What an exploded view draws beside its elements: leader lines over the gaps."""

from collections.abc import Container, Iterator

import numpy as np

from viewer.assembly.explode import leaders
from viewer.assembly.station import Parts, Station
from viewer.geometry.frames import IDENTITY
from viewer.geometry.mesh import Mesh
from viewer.geometry.solids import rods
from viewer.scene.scene import SceneNode

_RADIUS = 0.0011
"""Of a line, as a share of how far the elements' origins lie apart."""
_LEAST_M = 0.02


def leader_pieces(
    station: Station, parts: Parts, shown: Container[str | None]
) -> Iterator[tuple[SceneNode, Mesh]]:
    """Give the lines along the docking axes of what is shown, as one node."""
    hosts = {e: p.dock.to_element for e, p in station.placements.items() if p.dock}
    lines = [
        line
        for line in leaders(station, parts)
        if line.element in shown and hosts[line.element] in shown
    ]
    if lines:
        yield (
            SceneNode(
                id="explode/leaders",
                mesh="explode/leaders",
                material="leader",
                world_from_mesh=IDENTITY,
                layer="aid",
            ),
            rods(
                np.array([line.start_m for line in lines]),
                np.array([line.end_m for line in lines]),
                _radius_m(station),
                6,
            ),
        )


def _radius_m(station: Station) -> float:
    origins = np.array(
        [p.station_from_module[:3, 3] for p in station.placements.values()]
    )
    extent = float(np.ptp(origins, axis=0).max())
    return max(_LEAST_M, _RADIUS * extent)
