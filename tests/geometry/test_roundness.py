import numpy as np
import pytest

from viewer.geometry.circles import Ball, Circle
from viewer.geometry.frames import apply, rotation, translation
from viewer.geometry.mesh import Mesh, merged, moved
from viewer.geometry.rays import blocks_of
from viewer.geometry.roundness import round_at
from viewer.geometry.solids import box, cone, cylinder, sphere

POSE = translation((3.0, -2.0, 7.0)) @ rotation((1.0, 3.0, -2.0), 40.0)


def _at(
    mesh: Mesh, origin: list[float], direction: list[float]
) -> Circle | Ball | None:
    """Return what is round where a ray in the frame before POSE meets a mesh."""
    start = apply(POSE, np.array([origin]))[0]
    ahead = POSE[:3, :3] @ np.array(direction)
    found = blocks_of(mesh).first_hit(start, ahead)
    assert found is not None
    return round_at(mesh, found[1], start + found[0] * ahead)


@pytest.mark.parametrize("sides", [8, 12, 40])
def test_a_wall_of_a_cylinder_is_as_thick_as_the_cylinder(sides):
    mesh = merged(
        [
            moved(cylinder([0, 0, 0], [9.0, 0, 0], 2.0, sides), POSE),
            moved(box([1.0, 1.0, 6.0], centre_m=[4.0, 0, 0]), POSE),
        ]
    )
    found = _at(mesh, [2.0, 0.3, 20.0], [0, 0, -1.0])
    assert isinstance(found, Circle)
    assert found.diameter_m == pytest.approx(4.0, abs=1e-9)
    assert np.allclose(found.centre_m, apply(POSE, np.array([[2.0, 0, 0]]))[0])
    assert abs(found.axis @ POSE[:3, 0]) == pytest.approx(1.0)


def test_a_cone_is_as_thick_as_it_is_there():
    mesh = moved(cone([0, 0, 0], [4.0, 0, 0], 2.0, 1.0, 36), POSE)
    found = _at(mesh, [2.0, 0.0, 20.0], [0, 0, -1.0])
    assert isinstance(found, Circle)
    assert found.diameter_m == pytest.approx(3.0, abs=0.01)


def test_a_ball_is_known_as_one_wherever_it_is_pointed_at():
    mesh = moved(sphere(1.65, 40), POSE)
    for x in (-1.2, 0.0, 0.8):
        found = _at(mesh, [x, 0.1, 20.0], [0, 0, -1.0])
        assert isinstance(found, Ball)
        assert found.radius_m == pytest.approx(1.65, rel=1e-6)


def test_a_short_wide_tube_is_no_ball():
    mesh = moved(cylinder([0, 0, 0], [1.0, 0, 0], 2.0, 40), POSE)
    found = _at(mesh, [0.5, 0.0, 20.0], [0, 0, -1.0])
    assert isinstance(found, Circle)
    assert found.diameter_m == pytest.approx(4.0)


def test_what_is_flat_is_not_round():
    mesh = moved(box([4.0, 2.0, 1.0]), POSE)
    assert _at(mesh, [0.1, 0.2, 20.0], [0, 0, -1.0]) is None
