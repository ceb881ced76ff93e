"""Surfaces that the program draws itself."""

import numpy as np
import pytest

from viewer.errors import ConfigError
from viewer.scene.materials import load_materials
from viewer.scene.scene import Texture
from viewer.scene.textures import PATTERNS, texture_pixels

COLOUR = (0.5, 0.4, 0.3)
PLAIN = np.array(COLOUR) * 255.0


def tile(pattern: str) -> np.ndarray:
    texture = Texture(pattern=pattern, tile_m=(0.8, 0.8))
    return texture_pixels(texture, COLOUR).astype(int)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_tile_joins_itself(pattern: str) -> None:
    """Steps across the joint are no larger than steps inside the tile."""
    for axis in (0, 1):
        pixels = np.moveaxis(tile(pattern), axis, 0)
        inside = np.abs(np.diff(pixels, axis=0)).max()
        joint = np.abs(pixels[0] - pixels[-1]).max()
        assert joint <= inside


@pytest.mark.parametrize("pattern", PATTERNS)
def test_where_a_surface_has_no_coordinates_it_is_plain(pattern: str) -> None:
    corner = tile(pattern)[-1, 0]
    assert np.abs(corner - PLAIN).max() < 0.12 * 255


@pytest.mark.parametrize("pattern", PATTERNS)
def test_something_is_drawn_and_the_whole_keeps_the_colour(pattern: str) -> None:
    pixels = tile(pattern)
    assert pixels.std(axis=(0, 1)).max() > 1.0
    assert np.abs(pixels.mean(axis=(0, 1)) - PLAIN).max() < 0.15 * 255


def test_every_texture_of_the_shipped_materials_can_be_drawn() -> None:
    textured = [m for m in load_materials().values() if m.texture is not None]
    shapes = {texture_pixels(m.texture, m.colour).shape for m in textured}

    assert len(textured) >= 4
    assert all(len(shape) == 3 and shape[2] == 3 for shape in shapes)


def test_an_unknown_pattern_is_told_with_its_line(tmp_path) -> None:
    path = tmp_path / "materials.toml"
    path.write_text(
        '[materials.hull]\ncolour = "#ffffff"\ntexture = "quil"\n', encoding="utf-8"
    )
    with pytest.raises(ConfigError, match=r"materials\.toml:3: .*texture.*quilt"):
        load_materials(path)
