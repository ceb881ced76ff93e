"""Time what is asked at every move of the mouse: what lies under it, what is meant.

.venv/bin/python scripts/bench/picking.py [--reference iss] [--rays 400]
"""

import argparse
import time
from collections.abc import Callable

import numpy as np

from viewer.assembly.station import Parts, station_at
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.frames import apply
from viewer.geometry.parts import build_parts
from viewer.scene.camera import project
from viewer.scene.compose import compose
from viewer.scene.picking import make_ready, pick_at
from viewer.scene.pointer import Pointer
from viewer.scene.references import reference_named
from viewer.scene.scene import Scene
from viewer.scene.snapping import PortPlace, port_places, snap_at
from viewer.scene.view import ViewState
from viewer.spec.load import load_station

SIZE_PX = (1600, 900)
ASPECT = SIZE_PX[0] / SIZE_PX[1]
Place = tuple[float, float]


def main() -> None:
    """Print how long the first pick takes, and those after it; then snapping."""
    options = _options()
    spec = load_station(options.station)
    parts = build_parts(spec, INTERACTIVE)
    station = station_at(spec, parts, len(spec.steps))
    ports = port_places(station, parts)
    for named in ("none", options.reference):
        reference = reference_named(named)
        scene = compose(station, parts, ViewState(), reference, ASPECT)
        triangles = sum(len(scene.meshes[n.mesh].triangles) for n in scene.nodes)
        print(f"beside {named}: {triangles} triangles in {len(scene.nodes)} nodes")
        _time_scene(scene, parts, ports, _places(scene, options.rays))


def _time_scene(
    scene: Scene, parts: Parts, ports: list[PortPlace], places: list[Place]
) -> None:
    start = time.perf_counter()
    pick_at(scene, ASPECT, (0.5, 0.5), parts.values())
    first = time.perf_counter()
    make_ready(scene)
    ready = 1e3 * (time.perf_counter() - first)
    print(f"  first {1e3 * (first - start):.1f} ms, all ready {ready:.0f} ms later")
    _time("picking", places, lambda at: pick_at(scene, ASPECT, at, parts.values()))
    for _ in range(2):
        # Creases are found the first time round.
        _time("snapping", places, lambda at: _snapped(scene, at, ports))


def _time(name: str, places: list[Place], ask: Callable[[Place], object]) -> None:
    took, met = [], 0
    for place in places:
        start = time.perf_counter()
        met += ask(place) is not None
        took.append(1e3 * (time.perf_counter() - start))
    median, late = (np.quantile(took, share) for share in (0.5, 0.99))
    print(
        f"  {name}: median {median:.2f} ms, 99th of 100 {late:.2f} ms, longest "
        f"{max(took):.2f} ms; {met} of {len(places)} met something"
    )


def _snapped(scene: Scene, at: Place, ports: list[PortPlace]) -> object:
    width, height = SIZE_PX
    pointer = Pointer(
        scene=scene,
        camera=scene.camera,
        size_px=SIZE_PX,
        place_px=(at[0] * width, at[1] * height),
    )
    return snap_at(pointer, ports=ports)


def _places(scene: Scene, count: int) -> list[Place]:
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
