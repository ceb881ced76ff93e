from dataclasses import replace

import numpy as np
import pytest

from viewer.render import offscreen
from viewer.render.tiles import tiles_of
from viewer.scene.compose import compose
from viewer.scene.scene import Background
from viewer.scene.view import ViewState


@pytest.mark.parametrize(
    ("size", "most"), [((7, 5), (3, 2)), ((100, 60), (100, 60)), ((64, 9), (10, 9))]
)
def test_tiles_cover_each_pixel_once(size, most):
    covered = np.zeros(size, dtype=int)
    for tile in tiles_of(size, most):
        assert tile.width <= most[0]
        assert tile.height <= most[1]
        covered[tile.left :, tile.bottom :][: tile.width, : tile.height] += 1
    assert (covered == 1).all()


@pytest.mark.render
@pytest.mark.parametrize("style", ["studio", "mockup", "blueprint", "space"])
def test_a_picture_in_tiles_is_the_picture_at_once(
    built, reference, style, monkeypatch
):
    view = ViewState(style=style)
    size = (320, 180)
    scene = compose(*built, view, reference, 16 / 9)
    # Lettering is placed to whole pixels of its tile.
    scene = replace(scene, labels=())
    whole = offscreen.render_image(scene, size)
    shadowed = any(light.casts_shadow for light in scene.lights)
    monkeypatch.setattr(offscreen, "_MOST_POINTS", 20_000)
    tiled = offscreen.render_image(scene, size)
    apart = np.abs(whole.astype(int) - tiled.astype(int)).max(axis=2)
    # The light's picture has the tile's shape: a shadow's edge may lie a bit elsewhere.
    assert np.quantile(apart, 0.93 if shadowed else 0.999) <= 2


@pytest.mark.render
def test_the_backdrop_gradient_runs_on_from_tile_to_tile(built, monkeypatch):
    scene = compose(*built, ViewState(labels=False, scale_bar=False))
    scene = replace(
        scene,
        nodes=(),
        background=Background(bottom=(0.0, 0.0, 0.0), top=(1.0, 1.0, 1.0)),
    )
    monkeypatch.setattr(offscreen, "_MOST_POINTS", 20_000)
    image = offscreen.render_image(scene, (320, 180)).astype(int)
    steps = np.diff(image[:, 160, 0])
    assert steps.max() <= 0
    assert steps.min() >= -3
