"""Letters as high as they are asked for, on every screen."""

import pytest
from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow, vtkTextActor

from viewer.render.lettering import Lettering
from viewer.scene.scene import Label

pytestmark = pytest.mark.render


def lettered(dpi: int) -> tuple[vtkRenderWindow, vtkTextActor, Lettering]:
    window, renderer = vtkRenderWindow(), vtkRenderer()
    window.SetOffScreenRendering(True)
    window.SetSize(400, 300)
    window.AddRenderer(renderer)
    window.SetDPI(dpi)
    letters = Lettering(renderer)
    text = Label(text="РОСС", anchor=(0.1, 0.9), height=0.1, colour=(0, 0, 0))
    letters.show((text,))
    return window, next(iter(renderer.GetViewProps())), letters


def height_px(window: vtkRenderWindow, actor: vtkTextActor) -> float:
    box = [0.0] * 4
    actor.GetBoundingBox(next(iter(window.GetRenderers())), box)
    return box[3] - box[2]


def test_a_dense_screen_has_as_many_pixels_for_a_letter_as_the_picture():
    plain, dense = lettered(72), lettered(144)

    assert height_px(*plain[:2]) == pytest.approx(0.1 * 300 * 0.75, rel=0.25)
    assert height_px(*dense[:2]) == pytest.approx(height_px(*plain[:2]), abs=1.0)


def test_a_window_that_moves_to_another_screen_is_lettered_anew():
    window, actor, letters = lettered(72)
    before = height_px(window, actor)
    window.SetDPI(144)
    letters.show(letters._shown)

    assert height_px(window, actor) == pytest.approx(before, abs=1.0)
