from dataclasses import replace

import numpy as np
import pytest

from viewer.geometry.frames import IDENTITY
from viewer.render.backdrop import space_backdrop
from viewer.render.finishing import metres_from, with_occlusion, with_outline
from viewer.render.offscreen import render_image
from viewer.scene.camera import project
from viewer.scene.layout import box_mesh
from viewer.scene.scene import (
    Background,
    Camera,
    Light,
    Material,
    Scene,
    SceneNode,
)

SIZE = (160, 120)


def camera(*towards: float) -> Camera:
    """Return a camera at the origin that looks in a direction."""
    return Camera(
        position_m=np.zeros(3),
        target_m=np.array(towards),
        up=np.array([0.0, 0.0, -1.0]),
        view_angle_deg=50.0,
    )


def box_over_floor(*, casts_shadow: bool) -> Scene:
    """Return a cube 2 m above a floor, seen from ahead and above, lit from above."""
    shapes = {
        "floor": box_mesh(np.array([-9.0, -9.0, 4.0]), np.array([9.0, 9.0, 4.2])),
        "cube": box_mesh(np.full(3, -1.0), np.full(3, 1.0)),
    }
    nodes = [
        SceneNode(
            id=name, mesh=name, material="m", world_from_mesh=IDENTITY, layer="station"
        )
        for name in shapes
    ]
    return Scene(
        nodes=tuple(nodes),
        meshes=shapes,
        materials={"m": Material(name="m", colour=(0.7, 0.7, 0.7))},
        camera=Camera(
            position_m=np.array([16.0, 0.0, -12.0]),
            target_m=np.array([0.0, 0.0, 2.0]),
            up=np.array([0.0, 0.0, -1.0]),
        ),
        # Light falls along +Z, down: the floor below the cube is in its shadow.
        lights=(
            Light(direction=(0.0, 0.0, 1.0), intensity=1.0, casts_shadow=casts_shadow),
            Light(direction=(-1.0, 0.0, 1.0), intensity=0.1),
        ),
        labels=(),
        background=Background(bottom=(0.5, 0.5, 0.5), top=(0.5, 0.5, 0.5)),
    )


def where(scene: Scene, point: tuple[float, float, float]) -> tuple[int, int]:
    """Return row and column of a point of the world in a picture of SIZE."""
    x, y = project(scene.camera, np.array([point]), SIZE[0] / SIZE[1])[0]
    return int((1.0 - y) * SIZE[1]), int(x * SIZE[0])


@pytest.mark.render
def test_what_is_above_throws_a_shadow_and_only_there():
    pictures = [
        render_image(box_over_floor(casts_shadow=casts), SIZE)[..., 0].astype(int)
        for casts in (False, True)
    ]
    scene = box_over_floor(casts_shadow=True)
    below, beside = where(scene, (0.9, 0.0, 4.0)), where(scene, (0.0, 6.0, 4.0))
    lit_top = where(scene, (0.0, 0.0, -1.0))
    plain, shadowed = pictures
    assert shadowed[below] < plain[below] - 60
    assert abs(shadowed[beside] - plain[beside]) <= 2
    assert abs(shadowed[lit_top] - plain[lit_top]) <= 2


def test_the_earth_is_below_and_stars_above():
    down, up = (space_backdrop(camera(0.01, 0.0, z), SIZE) for z in (1.0, -1.0))
    blue, red = down[..., 2].astype(int), down[..., 0].astype(int)
    assert (blue >= red).mean() > 0.95
    assert down.mean() > 40
    assert np.median(up) == 0
    assert up.max() > 100


def test_the_limb_lies_where_350_km_up_it_does():
    """The horizon dips by acos(R / (R + h)) = 18.6 degrees."""
    level = space_backdrop(camera(1.0, 0.0, 0.0), (90, 900)).astype(int).sum(axis=2)
    first = int(np.argmax(level.mean(axis=1)))
    share = 1.0 - 2.0 * (first + 0.5) / 900
    dip = -np.degrees(np.arctan(share * np.tan(np.radians(25.0))))
    assert dip == pytest.approx(np.degrees(np.arccos(6371.0 / 6721.0)), abs=0.6)


def test_the_same_look_gives_the_same_sky():
    first, second = (space_backdrop(camera(1.0, 0.2, 0.3), SIZE) for _ in range(2))
    assert np.array_equal(first, second)
    parallel = replace(camera(1.0, 0.2, 0.3), parallel_height_m=50.0)
    assert space_backdrop(parallel, SIZE).shape == (120, 160, 3)


@pytest.mark.parametrize("parallel", [False, True])
def test_depth_comes_back_in_metres(parallel):
    near, far, metres = 2.0, 500.0, np.array([[2.5, 30.0, 490.0]])
    if parallel:
        stored = (metres - near) / (far - near)
    else:
        stored = (1.0 / near - 1.0 / metres) / (1.0 / near - 1.0 / far)
    found = metres_from(stored.astype(np.float32), near, far, parallel=parallel)
    assert np.allclose(found, metres, rtol=1e-2)


def test_a_plane_has_no_lines_and_a_jump_has_one():
    grey = np.full((40, 60, 3), 100, dtype=np.uint8)
    column = np.linspace(0.02, 0.05, 60)
    slope = np.broadcast_to(1.0 / column, (40, 60)).astype(np.float32)
    ink = (1.0, 1.0, 1.0)
    assert np.array_equal(with_outline(grey, slope, ink)[5:-5, 5:-5], grey[5:-5, 5:-5])
    step = np.full((40, 60), 20.0, dtype=np.float32)
    step[:, 30:] = 24.0
    lines = with_outline(grey, step, ink)[20, :, 0]
    assert lines[28:32].max() == 255
    assert (lines[5:25] == 100).all()


def test_only_corners_are_darkened():
    white = np.full((80, 120, 3), 200, dtype=np.uint8)
    flat = np.full((80, 120), 20.0, dtype=np.float32)
    assert np.abs(with_occlusion(white, flat, 0.6).astype(int) - 200).max() <= 2
    groove = flat.copy()
    groove[:, 58:62] = 20.6
    dark = with_occlusion(white, groove, 0.6)[40, :, 0].astype(int)
    assert dark[60] < 185
    assert abs(dark[10] - 200) <= 2
