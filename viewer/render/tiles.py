"""Pictures too large to be drawn at once, in pieces that join without a seam."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from viewer.scene.camera import project
from viewer.scene.scene import Background, Colour, Label, Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A piece of a picture: its lower left corner and its size, pixels."""

    left: int
    bottom: int
    width: int
    height: int

    def grown(self, margin: int) -> "Tile":
        """Return the tile with so many pixels more at each side."""
        return Tile(
            left=self.left - margin,
            bottom=self.bottom - margin,
            width=self.width + 2 * margin,
            height=self.height + 2 * margin,
        )

    def slices(self, size_px: tuple[int, int]) -> tuple[slice, slice]:
        """Return the rows and columns of the tile in a picture, first row on top."""
        top = size_px[1] - self.bottom
        return (
            slice(top - self.height, top),
            slice(self.left, self.left + self.width),
        )


def tiles_of(size_px: tuple[int, int], most_px: tuple[int, int]) -> Iterator[Tile]:
    """Give the pieces of a picture, none larger than `most_px`, row by row."""
    across, along = (math.ceil(s / m) for s, m in zip(size_px, most_px, strict=True))
    width, height = math.ceil(size_px[0] / across), math.ceil(size_px[1] / along)
    for bottom in range(0, size_px[1], height):
        for left in range(0, size_px[0], width):
            yield Tile(
                left=left,
                bottom=bottom,
                width=min(width, size_px[0] - left),
                height=min(height, size_px[1] - bottom),
            )


def piece_of(scene: Scene, tile: Tile, size_px: tuple[int, int]) -> Scene:
    """Return the scene of which a tile of the picture is the whole picture."""
    if (tile.width, tile.height) == size_px:
        return scene
    width, height = size_px
    window = (
        tile.left / width,
        tile.bottom / height,
        (tile.left + tile.width) / width,
        (tile.bottom + tile.height) / height,
    )
    return replace(
        scene,
        camera=replace(scene.camera, window=window),
        labels=tuple(
            _label(label, scene, window, width / height) for label in scene.labels
        ),
        background=_background(scene.background, window),
    )


def _label(
    label: Label, scene: Scene, window: tuple[float, float, float, float], aspect: float
) -> Label:
    """Return a label as the tile sees it: fixed to the tile, larger in its share."""
    anchor = label.anchor
    if label.anchor_m is not None:
        point = np.array(label.anchor_m)[None]
        x, y = project(scene.camera, point, aspect)[0].tolist()
        anchor = (x, y)
    if anchor is None:
        return label
    left, bottom, right, top = window
    place = ((anchor[0] - left) / (right - left), (anchor[1] - bottom) / (top - bottom))
    return replace(
        label, anchor=place, anchor_m=None, height=label.height / (top - bottom)
    )


def _background(
    background: Background, window: tuple[float, float, float, float]
) -> Background:
    _, bottom, _, top = window

    def at(share: float) -> Colour:
        low, high = np.array(background.bottom), np.array(background.top)
        red, green, blue = (low + share * (high - low)).tolist()
        return red, green, blue

    return replace(background, bottom=at(bottom), top=at(top))
