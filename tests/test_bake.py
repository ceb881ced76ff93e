"""The baked reference is what the configs give, and comes at once."""

import io
import time

import numpy as np

from viewer.export.bake import write_bake
from viewer.geometry.baked import (
    BAKED_STATION,
    baked_reference,
    load_reference_bake,
)
from viewer.geometry.frames import apply
from viewer.scene.materials import load_materials
from viewer.spec.load import load_station

AGAIN = "bake it anew: .venv/bin/python scripts/bake.py"


def test_the_baked_file_is_what_the_configs_give() -> None:
    fresh = io.BytesIO()
    write_bake(fresh, load_station(BAKED_STATION), load_materials())

    assert fresh.getvalue() == baked_reference().read_bytes(), AGAIN


def test_it_is_used_while_the_configs_are_what_they_were() -> None:
    model = load_reference_bake()

    assert model is not None, AGAIN
    bodies = [(node, body) for node in model.nodes for body in node.bodies]
    points = np.concatenate(
        [apply(node.station_from_node, body.mesh.points) for node, body in bodies]
    )
    # The published span across the arrays, starboard to port: 108.3 m.
    assert abs(np.ptp(points[:, 1]) / 108.3 - 1.0) < 0.01


def test_it_is_small_and_loads_at_once() -> None:
    size = baked_reference().stat().st_size
    took_s = []
    for _ in range(5):
        start = time.perf_counter()
        load_reference_bake()
        took_s.append(time.perf_counter() - start)

    assert size < 3_000_000
    assert min(took_s) < 0.060  # a fourth of it on a quiet machine
