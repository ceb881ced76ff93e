"""Time what is asked at every move of the mouse: which triangle lies under it.

.venv/bin/python scripts/bench/picking.py [--reference iss] [--rays 400]
"""

import argparse
import time

import numpy as np

from viewer.assembly.station import station_at
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.frames import apply
from viewer.geometry.parts import build_parts
from viewer.scene.camera import project
from viewer.scene.compose import compose
from viewer.scene.picking import make_ready, pick_at
from viewer.scene.references import reference_named
from viewer.scene.scene import Scene
from viewer.scene.view import ViewState
from viewer.spec.load import load_station

ASPECT = 16.0 / 9.0


def main() -> None:
    """Print how long the first pick takes, and those after it."""
    options = _options()
    spec = load_station(options.station)
    parts = build_parts(spec, INTERACTIVE)
    station = station_at(spec, parts, len(spec.steps))
    for named in ("none", options.reference):
        reference = reference_named(named)
        scene = compose(station, parts, ViewState(), reference, ASPECT)
        triangles = sum(len(scene.meshes[n.mesh].triangles) for n in scene.nodes)
        start = time.perf_counter()
        pick_at(scene, ASPECT, (0.5, 0.5), parts.values())
        first = time.perf_counter() - start
        start = time.perf_counter()
        make_ready(scene)
        ready = time.perf_counter() - start
        took, met = [], 0
        for place in _places(scene, options.rays):
            start = time.perf_counter()
            hit = pick_at(scene, ASPECT, place, parts.values())
            took.append(time.perf_counter() - start)
            met += hit is not None
        median, late = (1e3 * np.quantile(took, share) for share in (0.5, 0.99))
        print(
            f"beside {named}: {triangles} triangles in {len(scene.nodes)} nodes; "
            f"first {1e3 * first:.1f} ms, all ready after {1e3 * ready:.0f} ms more, "
            f"median {median:.2f} ms, 99th of 100 "
            f"{late:.2f} ms, longest {1e3 * max(took):.2f} ms; {met} of "
            f"{options.rays} met something"
        )


def _places(scene: Scene, count: int) -> list[tuple[float, float]]:
    """Return places of the picture, half of them anywhere, half at the model."""
    random = np.random.default_rng(7)
    points = np.concatenate(
        [
            apply(node.world_from_mesh, scene.meshes[node.mesh].points)
            for node in scene.nodes
            if node.layer != "aid"
        ]
    )
    seen = project(scene.camera, random.choice(points, count // 2), ASPECT)
    places = np.concatenate([seen, random.random((count - len(seen), 2))])
    return [(x, y) for x, y in random.permutation(places).tolist()]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--station", default="ross")
    parser.add_argument("--reference", default="iss")
    parser.add_argument("--rays", type=int, default=400)
    return parser.parse_args()


if __name__ == "__main__":
    main()
