"""Docked mechanisms meet on their plane and nowhere else."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manifold3d import Manifold, OpType

from tests.geometry.soundness import solid
from viewer.geometry.detail import INTERACTIVE, STILL, Detail
from viewer.geometry.frames import rotation
from viewer.geometry.kinds import build_part
from viewer.geometry.mesh import moved
from viewer.spec.kinds.docking import DockingPort

# Roll 0: the axes oppose and the clocking marks, the parts' +Z, are parallel.
A_FROM_B = rotation((0.0, 0.0, 1.0), 180.0)
SIZES = {"ssvp": (1.35, 0.8), "ssvp-hybrid": (1.55, 0.8), "apas": (1.5, 0.8)}
SIZES["cbm"] = (2.0, 1.27)


def port(kind: str, side: str, **fields: Any) -> DockingPort:
    return DockingPort(kind="docking_port", type=kind, side=side, **fields)


def _solid(fields: DockingPort, detail: Detail, *, docked: bool = False) -> Manifold:
    meshes = [body.mesh for body in build_part(fields, detail)]
    if docked:
        meshes = [moved(mesh, A_FROM_B) for mesh in meshes]
    return Manifold.batch_boolean([solid(mesh) for mesh in meshes], OpType.Add)


def assert_fit(active: DockingPort, passive: DockingPort, detail: Detail) -> None:
    a, b = _solid(active, detail), _solid(passive, detail, docked=True)
    both = a ^ b
    box = both.bounding_box()
    assert not both.is_empty()
    assert max(abs(box[0]), abs(box[3])) < 0.002
    assert both.volume() < 0.0015 * np.pi / 4.0 * active.diameter_m**2
    # What is hollow between them counts as a shell of negative volume.
    assert sum(shell.volume() > 0.0 for shell in (a + b).decompose()) == 1


@pytest.mark.parametrize("detail", [INTERACTIVE, STILL], ids=lambda detail: detail.name)
@pytest.mark.parametrize("kind", SIZES)
def test_docked_ports_touch_on_the_plane_alone(kind: str, detail: Detail) -> None:
    flange, passage = SIZES[kind]
    sizes = {"diameter_m": flange, "passage_m": passage}
    assert_fit(port(kind, "active", **sizes), port(kind, "passive", **sizes), detail)


@settings(max_examples=40)
@given(
    st.sampled_from(list(SIZES)),
    st.floats(1.0, 2.4),
    st.floats(0.3, 0.75),
    st.floats(0.2, 1.2),
    st.floats(0.0, 1.0),
)
def test_ports_of_one_size_fit(
    kind: str, flange: float, share: float, active_depth: float, more_depth: float
) -> None:
    sizes = {"diameter_m": flange, "passage_m": flange * share}
    # A passive body must be deep enough for what it takes in.
    deep = max(active_depth, 0.4 * flange * share) + more_depth
    assert_fit(
        port(kind, "active", depth_m=active_depth, **sizes),
        port(kind, "passive", depth_m=deep, **sizes),
        INTERACTIVE,
    )


@pytest.mark.parametrize("kind", SIZES)
def test_only_the_active_side_reaches_over_the_plane(kind: str) -> None:
    flange, passage = SIZES[kind]
    for side in ("active", "passive"):
        fields = port(kind, side, diameter_m=flange, passage_m=passage)
        reach = max(body.mesh.bounds_m[1, 0] for body in build_part(fields, STILL))
        assert (reach > 0.05) == (side == "active")
        assert min(b.mesh.bounds_m[0, 0] for b in build_part(fields, STILL)) == -0.35


@pytest.mark.parametrize("kind", SIZES)
def test_a_passive_port_is_hollow_and_dark_inside(kind: str) -> None:
    flange, passage = SIZES[kind]
    fields = port(kind, "passive", diameter_m=flange, passage_m=passage)
    dark = [b.mesh for b in build_part(fields, INTERACTIVE) if b.material == "dark"]
    assert dark
    assert max(mesh.bounds_m[1, 0] for mesh in dark) < -0.04
