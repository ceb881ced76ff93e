"""Results that are kept as long as the meshes that they were made of."""

import gc
from weakref import ref

from viewer.geometry.mesh import Mesh
from viewer.geometry.remembered import Remembered
from viewer.geometry.solids import box


def test_it_is_made_once_for_the_same_meshes_and_key():
    kept: Remembered[object] = Remembered()
    one, other = box((1.0, 1.0, 1.0)), box((2.0, 1.0, 1.0))
    made = kept.of([one, other], "a", object)
    assert kept.of([one, other], "a", object) is made
    assert kept.of([one, other], "b", object) is not made
    assert kept.of([one], "b", object) is not kept.of([other], "b", object)
    twin = Mesh(points=other.points, normals=other.normals, triangles=other.triangles)
    first = kept.of([one, other], "a", object)
    assert kept.of([one, twin], "a", object) is not first


def test_it_goes_with_its_first_mesh():
    class Result:
        pass

    kept: Remembered[Result] = Remembered()
    mesh = box((1.0, 1.0, 1.0))
    made = ref(kept.of([mesh], 0, Result))
    assert made() is not None
    del mesh
    gc.collect()
    assert made() is None
