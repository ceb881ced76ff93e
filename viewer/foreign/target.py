"""What found meshes are fitted to: points on the reference station."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from viewer.assembly.station import Parts, Placement, station_at
from viewer.foreign.samples import sampled
from viewer.geometry.detail import REFERENCE
from viewer.geometry.frames import Points, apply
from viewer.geometry.mesh import Mesh
from viewer.geometry.parts import build_parts
from viewer.spec.load import load_station

STATION = "iss"
# What does not turn: arrays and radiators may stand anyhow in a found mesh.
_RIGID_ROLES = frozenset({"module", "adapter", "truss"})
_TURNING = frozenset({"cells", "cells_back", "frame", "radiator"})
_POINTS = 24_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Target:
    """Points of the reference station in its own frame, metres.

    Attributes
    ----------
    rigid_m : (n, 3)
        On pressurised modules, adapters and truss.
    whole_m : (k, 3)
        On everything, arrays included.
    span_m : float
        From wing tip to wing tip, along Y.
    """

    rigid_m: Points
    whole_m: Points
    span_m: float


@lru_cache(maxsize=2)
def target_station(name: str = STATION) -> Target:
    """Return the reference station as it stands after its last step."""
    spec = load_station(name)
    parts = build_parts(spec, REFERENCE)
    placements = station_at(spec, parts, len(spec.steps)).placements.values()
    rigid = [p for p in placements if spec.modules[p.module].role in _RIGID_ROLES]
    whole = np.concatenate(list(_corners(placements, parts, frozenset())))
    fixed = np.concatenate(list(_corners(rigid, parts, _TURNING)))
    return Target(
        rigid_m=sampled(fixed, _POINTS).points,
        whole_m=sampled(whole, _POINTS).points,
        span_m=float(np.ptp(whole[..., 1])),
    )


def _corners(
    placements: Iterable[Placement],
    parts: Parts,
    without: frozenset[str],
) -> Iterable[NDArray[np.float64]]:
    for placement in placements:
        for material, mesh in parts[placement.module].by_material.items():
            if material not in without:
                yield _placed(mesh, placement)


def _placed(mesh: Mesh, placement: Placement) -> NDArray[np.float64]:
    return apply(placement.station_from_module, mesh.points)[mesh.triangles]
