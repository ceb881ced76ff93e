import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from viewer.errors import MachineError
from viewer.geometry.frames import IDENTITY, translation
from viewer.render.offscreen import render_image
from viewer.scene.compose import compose
from viewer.scene.layout import box_mesh
from viewer.scene.scene import Background, Camera, Light, Material, Scene, SceneNode
from viewer.scene.view import ViewState

pytestmark = pytest.mark.render

SIZE = (160, 90)
RED, BLUE = (0.8, 0.1, 0.1), (0.1, 0.1, 0.8)


def box_node(name, colour, offset=(0.0, 0.0, 0.0), *, visible=True):
    return SceneNode(
        id=name,
        mesh="box",
        material=colour,
        world_from_mesh=translation(offset) if any(offset) else IDENTITY,
        layer="station",
        visible=visible,
    )


def scene_of(*nodes, transparent=False, **materials):
    """Return boxes of 2 m seen from 12 m ahead, 1 px being about 7 cm."""
    return Scene(
        nodes=nodes,
        meshes={"box": box_mesh(np.full(3, -1.0), np.full(3, 1.0))},
        materials={
            "red": Material(name="red", colour=RED),
            "blue": Material(name="blue", colour=BLUE),
            **materials,
        },
        camera=Camera(
            position_m=np.array([12.0, 0.0, 0.0]),
            target_m=np.zeros(3),
            up=np.array([0.0, 0.0, -1.0]),
        ),
        lights=(Light(direction=(-0.6, 0.3, 0.7), intensity=1.0),),
        labels=(),
        background=Background(
            bottom=(0.5, 0.5, 0.5), top=(0.5, 0.5, 0.5), transparent=transparent
        ),
    )


def is_hue(image, channel):
    """Tell for each pixel whether one channel of the three stands out."""
    colours = image[..., :3].astype(int)
    others = np.delete(colours, channel, axis=-1).max(axis=-1)
    return colours[..., channel] > others + 30


def test_the_centre_has_the_colour_of_what_is_there():
    image = render_image(scene_of(box_node("a", "red")), SIZE)
    assert image.shape == (90, 160, 3)
    assert image.dtype == np.uint8
    assert is_hue(image, 0)[45, 80]
    assert np.abs(image[2, 2].astype(int) - 128).max() <= 2


def test_what_is_hidden_or_absent_leaves_no_pixel():
    shown = scene_of(box_node("a", "red"), box_node("b", "blue", (0.0, 2.5, 0.0)))
    hidden = replace(
        shown,
        nodes=(shown.nodes[0], box_node("b", "blue", (0.0, 2.5, 0.0), visible=False)),
    )
    assert is_hue(render_image(shown, SIZE), 2).any()
    assert not is_hue(render_image(hidden, SIZE), 2).any()


def test_starboard_is_left_and_zenith_up_as_seen_from_ahead():
    nodes = (
        box_node("a", "red", (0.0, 2.5, 0.0)),
        box_node("b", "blue", (0.0, 0.0, -2.0)),
    )
    image = render_image(scene_of(*nodes), SIZE)
    assert np.nonzero(is_hue(image, 0))[1].max() < 80
    assert np.nonzero(is_hue(image, 2))[0].max() < 45


def test_a_transparent_background_is_clear_and_the_station_is_not():
    image = render_image(scene_of(box_node("a", "red"), transparent=True), SIZE)
    assert image.shape == (90, 160, 4)
    assert image[2, 2, 3] == 0
    assert image[45, 80, 3] == 255
    # No dark fringe: where an edge is half clear the colour is still the box's.
    edge = (image[..., 3] > 60) & (image[..., 3] < 200)
    assert is_hue(image, 0)[edge].all()


SKY_AND_FLOOR = (
    Light(direction=(0.0, 0.0, 1.0), intensity=0.6, softness=1.0),
    Light(direction=(0.0, 0.0, -1.0), intensity=0.3, softness=1.0),
)


def test_metals_are_not_black():
    metal = Material(name="metal", colour=(0.8, 0.8, 0.8), metallic=1.0, roughness=0.4)
    scene = scene_of(box_node("a", "metal"), metal=metal)
    image = render_image(replace(scene, lights=SKY_AND_FLOOR), SIZE)
    assert image[45, 80].min() > 60


def test_edges_are_smoothed_by_samples():
    scene = scene_of(box_node("a", "red"))
    tilted = replace(scene.camera, up=np.array([0.0, 0.3, -1.0]))
    scene = replace(scene, camera=tilted, lights=SKY_AND_FLOOR)
    shades = [
        len(np.unique(render_image(scene, SIZE, samples)[..., 0])) for samples in (1, 2)
    ]
    assert shades[0] < shades[1]


def test_an_orthographic_camera_shows_true_sizes():
    scene = scene_of(box_node("a", "red"))
    camera = replace(scene.camera, parallel_height_m=9.0)
    image = render_image(replace(scene, camera=camera), SIZE)
    wide = is_hue(image, 0)[45].sum()
    assert abs(wide - 20) <= 1  # 2 m of 9 m, of 90 pixels


def test_the_same_scene_gives_the_same_bytes(built, reference):
    scene = compose(*built, ViewState(), reference, 16 / 9)
    first, second = render_image(scene, SIZE), render_image(scene, SIZE)
    assert np.array_equal(first, second)
    lettered = render_image(replace(scene, labels=()), SIZE)
    assert not np.array_equal(first, lettered)


def test_cyrillic_letters_differ_from_one_another(built):
    station, parts = built
    scene = compose(station, parts, ViewState(language="ru"), None, 16 / 9)
    pictures = []
    for text in ("ШЩ", "ЖФ"):
        labels = (replace(scene.labels[0], text=text, height=0.2),)
        pictures.append(render_image(replace(scene, labels=labels), SIZE))
    assert not np.array_equal(*pictures)


def run_python(code, **environment):
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_nothing_is_said_about_a_display_that_is_not_there():
    code = (
        "from viewer.render.context import offscreen_window as w;"
        "print(w((32, 32)).GetInitialized())"
    )
    for display in ("", ":987"):
        done = run_python(code, DISPLAY=display)
        assert (done.stdout.strip(), done.stderr) == ("True", "")


@pytest.mark.skipif(sys.platform != "linux", reason="EGL is Linux's")
def test_a_machine_without_opengl_is_told_in_words():
    code = (
        "from viewer.errors import MachineError\n"
        "from viewer.render.context import offscreen_window\n"
        "try: offscreen_window((32, 32)); print('drawn')\n"
        "except MachineError as error: print(error.exit_code, error)\n"
    )
    nowhere = {
        "__EGL_VENDOR_LIBRARY_DIRS": "/nowhere",
        "__EGL_VENDOR_LIBRARY_FILENAMES": "/nowhere",
    }
    done = run_python(code, **nowhere)
    if done.stdout.startswith("drawn"):
        pytest.skip("this machine has OSMesa too")
    told = f"{MachineError.exit_code} this machine has no usable OpenGL"
    assert done.stdout.startswith(told)
    assert done.stderr == ""


def test_no_slow_library_is_loaded_for_a_picture():
    code = (
        "import sys, viewer.render.offscreen, viewer.png\n"
        "slow = {'vtk', 'pyvista', 'matplotlib', 'scipy', 'trimesh', 'PySide6'}\n"
        "print(sorted(slow & set(sys.modules)))"
    )
    assert run_python(code).stdout.strip() == "[]"
