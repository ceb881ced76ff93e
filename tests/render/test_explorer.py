"""Pixels of what the explorer's words ask for."""

import numpy as np
import pytest

from viewer.render.offscreen import render_image
from viewer.scene.camera import project
from viewer.scene.compose import compose
from viewer.scene.view import Section, ViewState

pytestmark = pytest.mark.render

SIZE = (240, 135)
ASPECT = 240 / 135


def seen_at(scene, image, place_m) -> np.ndarray:
    """Return the colour at a place of the world, (3,)."""
    x, y = project(scene.camera, np.array([place_m]), ASPECT)[0]
    height, width = image.shape[:2]
    return image[int((1.0 - y) * height), int(x * width), :3].astype(int)


def pictured(built, **words):
    view = ViewState(camera="starboard", layout="alone", labels=False, **words)
    scene = compose(*built, view, None, ASPECT)
    return scene, render_image(scene, SIZE)


def test_a_cut_shows_a_red_wall_and_a_dark_inside(built):
    section = Section(normal=(0.0, 1.0, 0.0), at_m=0.0)
    scene, image = pictured(built, section=section)
    red, green, blue = seen_at(scene, image, (5.0, 0.0, 0.94))
    assert red > 1.6 * max(green, blue)
    assert seen_at(scene, image, (5.0, 0.0, 0.0)).max() < 90
    whole, plain = pictured(built)
    assert seen_at(whole, plain, (5.0, 1.0, 0.0)).min() > 150


def test_selected_is_blue_and_highlighted_orange(built):
    scene, image = pictured(built, selected=("core",), highlight="lab")
    red, _, blue = seen_at(scene, image, (5.0, 1.0, 0.0))
    assert blue > 1.5 * red
    red, _, blue = seen_at(scene, image, (12.0, 1.0, 0.0))
    assert red > 1.5 * blue


def test_a_ghost_lets_through_what_is_behind(built):
    ghost = pictured(built, ghosted=("lab",))
    gone = pictured(built, hidden=("lab",), fit="core")
    plain = pictured(built)
    at = (12.0, 1.0, 0.0)
    behind = (12.0, 1.0, 1.6)
    ground = seen_at(*ghost, behind)
    through = np.abs(seen_at(*ghost, at) - ground).max()
    solid = np.abs(seen_at(*plain, at) - seen_at(*plain, behind)).max()
    assert 8 < through < 0.6 * solid
    assert gone[0].camera is not plain[0].camera


def test_what_is_drawn_apart_lets_the_ground_be_seen_between(built):
    scene, image = pictured(built, explode=2.0)
    # A gap of 2.4 m behind the core, with the line amid it.
    ground = seen_at(scene, image, (11.2, 0.0, 1.6))
    gap = seen_at(scene, image, (11.2, 0.0, 0.6))
    assert np.abs(gap - ground).max() < 25
