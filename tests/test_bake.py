"""The baked reference is what the configs give, and comes at once."""

import io
import json

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

ELEMENT_ARRAY_BUFFER = 34963
AGAIN = "bake it anew: .venv/bin/python scripts/bake.py"


def test_the_baked_file_is_what_the_configs_give() -> None:
    stream = io.BytesIO()
    write_bake(stream, load_station(BAKED_STATION), load_materials())
    fresh, baked = chunks(stream.getvalue()), chunks(baked_reference().read_bytes())

    assert fresh[0] == baked[0], AGAIN
    for view in fresh[0]["bufferViews"]:
        mine, theirs = (numbers(data, view) for data in (fresh[1], baked[1]))
        # Processors differ in the last bit of a sine.
        assert np.allclose(mine, theirs, rtol=0.0, atol=2e-6), AGAIN


def chunks(data: bytes) -> tuple[dict, bytes]:
    """Return the two chunks of a GLB: its JSON and its buffer."""
    length = int.from_bytes(data[12:16], "little")
    return json.loads(data[20 : 20 + length]), data[28 + length :]


def numbers(data: bytes, view: dict) -> np.ndarray:
    """Return a buffer view as numbers: corners of triangles, or coordinates."""
    start = view.get("byteOffset", 0)
    piece = data[start : start + view["byteLength"]]
    is_index = view["target"] == ELEMENT_ARRAY_BUFFER
    kind = np.uint8 if is_index else np.float32
    return np.frombuffer(piece, kind)


def test_it_is_used_while_the_configs_are_what_they_were() -> None:
    model = load_reference_bake()

    assert model is not None, AGAIN
    bodies = [(node, body) for node in model.nodes for body in node.bodies]
    points = np.concatenate(
        [apply(node.station_from_node, body.mesh.points) for node, body in bodies]
    )
    # The published span across the arrays, starboard to port: 108.3 m.
    assert abs(np.ptp(points[:, 1]) / 108.3 - 1.0) < 0.01


def test_it_is_small() -> None:
    assert baked_reference().stat().st_size < 3_000_000
