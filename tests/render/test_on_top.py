"""What is drawn on top of everything, and text with a box behind it."""

from dataclasses import replace

import numpy as np
import pytest

from tests.render.test_offscreen import SIZE, box_node, is_hue, scene_of
from viewer.pictures.drawing import drawing_of
from viewer.render.offscreen import Studio, render_image
from viewer.scene.scene import Background, Finish, Label, Light

pytestmark = pytest.mark.render


def test_nothing_hides_what_is_on_top():
    front = box_node("front", "red", (3.0, 0.0, 0.0))
    behind = box_node("behind", "blue")
    hidden = render_image(scene_of(front, behind), SIZE)
    assert not is_hue(hidden, 2)[45, 80]
    above = replace(behind, on_top=True)
    for nodes in ((front, above), (above, front)):
        seen = render_image(scene_of(*nodes), SIZE)
        assert is_hue(seen, 2)[45, 80]


def test_it_has_its_own_colour_whatever_the_light():
    node = replace(box_node("on-top", "blue"), on_top=True)
    dusk = Light(direction=(1.0, 0.0, 0.0), intensity=0.05)
    dark = replace(scene_of(node), lights=(dusk,))
    image = render_image(dark, SIZE)
    assert np.abs(image[45, 80].astype(int) - [26, 26, 204]).max() <= 3


def test_it_casts_no_shadow_and_outlines_do_not_cross_it():
    sun = Light(direction=(-1.0, 0.0, 0.0), intensity=1.0, casts_shadow=True)
    wall = box_node("wall", "red", (-4.0, 0.0, 0.0))
    above = replace(box_node("above", "blue", (3.0, 0.0, 4.0)), on_top=True)
    lit = replace(scene_of(wall), lights=(sun,))
    both = replace(scene_of(wall, above), lights=(sun,))
    region = np.s_[40:50, 70:90]
    assert np.array_equal(
        render_image(lit, SIZE)[region], render_image(both, SIZE)[region]
    )
    lined = replace(
        scene_of(box_node("front", "red"), replace(above, world_from_mesh=np.eye(4))),
        finish=Finish(outline=(1.0, 1.0, 1.0)),
    )
    image = render_image(lined, SIZE)
    assert is_hue(image, 2)[45, 75:85].all()


def test_a_box_lies_behind_a_text_that_asks_for_it():
    label = Label(text="88", anchor=(0.5, 0.6), height=0.2, colour=(1.0, 1.0, 1.0))
    backed = replace(label, backing=(0.1, 0.1, 0.8))
    plain, boxed = (
        render_image(replace(scene_of(), labels=(each,)), SIZE)
        for each in (label, backed)
    )
    assert not is_hue(plain, 2).any()
    assert is_hue(boxed, 2).sum() > 100
    # A renderer that is shown another text shows no box where none is asked for.
    studio = Studio()
    studio.picture(replace(scene_of(), labels=(backed,)), SIZE)
    again = studio.picture(replace(scene_of(), labels=(label,)), SIZE)
    studio.close()
    assert np.array_equal(again, plain)


def test_a_drawing_shows_the_lines_that_are_on_top():
    paper = Background(bottom=(1.0, 1.0, 1.0), top=(1.0, 1.0, 1.0))
    front, behind = box_node("front", "red", (3.0, 0.0, 0.0)), box_node("behind", "red")
    counts = []
    for nodes in ((front,), (front, behind), (front, replace(behind, on_top=True))):
        scene = replace(scene_of(*nodes), background=paper)
        counts.append(len(drawing_of(scene, (400, 225), Studio()).lines_px))
    assert counts[0] == counts[1]
    assert counts[2] > counts[0]
