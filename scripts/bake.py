"""Bake the ISS, which ROSS is set beside, into assets/iss.glb.

Run it from the top of the checkout after its configs or the part kinds change:
`.venv/bin/python scripts/bake.py`. The test of the baked file says when.
"""

import sys
import time

from viewer.export.bake import write_bake
from viewer.files import atomic_write
from viewer.geometry.baked import BAKED_STATION, baked_reference
from viewer.geometry.glb_read import read_glb
from viewer.scene.materials import load_materials
from viewer.spec.load import load_station


def main() -> None:
    """Bake the reference and say how large it is and how fast it loads."""
    path = baked_reference()
    spec = load_station(BAKED_STATION)
    with atomic_write(path) as stream:
        write_bake(stream, spec, load_materials())
    start = time.perf_counter()
    model = read_glb(path)
    took_ms = 1000.0 * (time.perf_counter() - start)
    triangles = sum(
        len(body.mesh.triangles) for node in model.nodes for body in node.bodies
    )
    size_mb = path.stat().st_size / 1e6
    sys.stdout.write(
        f"{path}: {triangles:,} triangles, {len(model.nodes)} nodes, "
        f"{size_mb:.2f} MB, read in {took_ms:.1f} ms\n"
    )


if __name__ == "__main__":
    main()
