"""What every mesh that a builder hands out must be."""

import manifold3d
import numpy as np

from viewer.geometry.mesh import Mesh, is_closed, volume_m3, welded

LEAST_DOUBLE_AREA_M2 = 1e-10


def solid(mesh: Mesh) -> manifold3d.Manifold:
    """Return the union of the shells of a mesh, as an exact solid."""
    points, triangles = welded(mesh)
    whole = manifold3d.Manifold(
        manifold3d.Mesh(points.astype(np.float32), triangles.astype(np.uint32))
    )
    assert whole.status() == manifold3d.Error.NoError
    shells = whole.decompose()
    assert all(shell.volume() > 0.0 for shell in shells)
    return manifold3d.Manifold.batch_boolean(shells, manifold3d.OpType.Add)


def assert_sound(mesh: Mesh) -> None:
    """Closed, outward, without degenerate triangles, normals on the faces' side."""
    assert np.isfinite(mesh.points).all()
    assert mesh.triangles.dtype == np.int32
    assert is_closed(mesh)
    assert volume_m3(mesh) > 0.0
    assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1.0, atol=1e-9)
    a, b, c = (mesh.points[mesh.triangles[:, k]] for k in range(3))
    across = np.cross(b - a, c - a)
    size = np.linalg.norm(across, axis=1)
    assert size.min() > LEAST_DOUBLE_AREA_M2
    sides = np.einsum(
        "ij,ikj->ik", across / size[:, None], mesh.normals[mesh.triangles]
    )
    assert sides.min() > 0.0
