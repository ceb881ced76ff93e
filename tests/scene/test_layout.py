import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from viewer.geometry.frames import apply
from viewer.geometry.mesh import is_closed, volume_m3
from viewer.scene.camera import CAMERAS, view_axes
from viewer.scene.layout import box_mesh, ruler, world_from_reference

axes_of_presets = st.sampled_from(
    [view_axes(np.array(c.towards_camera), np.array(c.up)) for c in CAMERAS.values()]
)
sizes = st.tuples(*[st.floats(0.5, 110.0)] * 3)


def cloud(size):
    corners = np.array(np.meshgrid([0.0, 1.0], [0.0, 1.0], [0.0, 1.0]))
    return corners.reshape(3, -1).T * size


def test_a_box_is_closed_and_faces_outwards():
    mesh = box_mesh(np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0]))
    assert is_closed(mesh)
    assert np.isclose(volume_m3(mesh), 6.0)
    centre = np.array([1.5, 3.0, 4.5])
    assert (np.einsum("ij,ij->i", mesh.normals, mesh.points - centre) > 0).all()


@given(sizes, sizes, axes_of_presets)
def test_beside_is_level_to_the_right_and_clear(own, other, axes):
    station, reference = cloud(own) - 3.0, cloud(other) + 5.0
    place = world_from_reference(station, reference, "beside", axes)
    assert np.allclose(place[:3, :3], np.eye(3))  # no turn and no scale
    seen, beside = station @ axes.T, apply(place, reference) @ axes.T
    assert seen[:, 0].max() < beside[:, 0].min()
    for axis in (1, 2):
        middles = [(p[:, axis].min() + p[:, axis].max()) / 2 for p in (seen, beside)]
        assert np.isclose(*middles)


@given(sizes, axes_of_presets)
def test_a_ruler_is_round_metres_below_and_not_foreshortened(size, axes):
    points = cloud(size)
    measure = ruler(points, axes)
    assert measure.length_m in (2.5, 5.0, 10.0, 25.0, 50.0)
    along = measure.end_m - measure.world_from_ruler[:3, 3]
    assert np.isclose(np.linalg.norm(along), measure.length_m)
    assert np.isclose(along @ axes[2], 0.0)
    assert (measure.world_from_ruler[:3, 3] @ axes[1]) < (points @ axes[1]).min()
    assert np.isclose(np.linalg.det(measure.world_from_ruler[:3, :3]), 1.0)
