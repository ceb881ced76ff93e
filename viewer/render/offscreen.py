"""Pictures without a window: the same drawing, into memory."""

from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkFloatArray, vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow

from viewer.render.backdrop import space_backdrop
from viewer.render.context import offscreen_window
from viewer.render.draw import SceneDrawing
from viewer.render.finishing import (
    Depth,
    metres_from,
    over,
    with_occlusion,
    with_outline,
)
from viewer.render.painter import DEFAULT_SAMPLES, MAX_SIDE_PX
from viewer.render.shadows import ShadowMap, casting_light, light_view, shadow_map
from viewer.render.tiles import Tile, piece_of, tiles_of
from viewer.scene.scene import PLAIN, Scene, halves

Image = NDArray[np.uint8]
_Kind = TypeVar("_Kind", bound=np.generic)

# Points that are drawn at once: half a gigabyte of frame buffers. Larger pictures are
# drawn in tiles.
_MOST_POINTS = 16_000_000
_SHADOW_SIDE_PX = 3072
_MARGIN_PX = 1
"""By how much a tile is drawn larger where lines need what lies beyond it."""


def render_image(
    scene: Scene, size_px: tuple[int, int], samples: int = DEFAULT_SAMPLES
) -> Image:
    """Return the picture of a scene, (H, W, 3) uint8, sRGB, first row on top.

    With a transparent background (H, W, 4), the colours not multiplied by alpha.
    `samples` squared points of each pixel are drawn and averaged.

    Raises
    ------
    MachineError
        If the machine has no usable OpenGL.
    """
    studio = Studio()
    try:
        return studio.picture(scene, size_px, samples)
    finally:
        studio.close()


class Studio:
    """A place in memory to draw in, kept from picture to picture.

    Scenes that share meshes are drawn quicker one after the other: only what
    differs is sent.
    """

    def __init__(self) -> None:
        self._window: vtkRenderWindow | None = None
        self._drawing: SceneDrawing | None = None
        self._size_px = (0, 0)

    def picture(
        self, scene: Scene, size_px: tuple[int, int], samples: int = DEFAULT_SAMPLES
    ) -> Image:
        """Return the picture of a scene; see `render_image`."""
        if scene.split:
            return self._split(scene, size_px, samples)
        most = _tile_size(size_px, samples)
        shadow = self._shadow(scene, (most[0] * samples, most[1] * samples))
        drawn = _drawn_without_backdrop(scene)
        channels = 4 if drawn.background.transparent else 3
        image = np.zeros((size_px[1], size_px[0], channels), dtype=np.uint8)
        depth = _no_depth(scene, size_px)
        margin = _margin(drawn, most, size_px)
        for tile in tiles_of(size_px, most):
            wide = tile.grown(margin)
            piece = piece_of(drawn, wide, size_px)
            pixels, metres = self._piece(piece, wide, samples, shadow)
            rows, columns = tile.slices(size_px)
            image[rows, columns] = _trimmed(pixels, margin)
            if depth is not None and metres is not None:
                depth[rows, columns] = _trimmed(metres, margin)
        return _finished(image, depth, scene, size_px)

    def depth(self, scene: Scene, size_px: tuple[int, int]) -> Depth:
        """Return how far what is seen lies from the camera, (H, W) metres.

        Infinite where nothing is; along the line of sight. For pictures of one tile.
        """
        window, drawing = self._opened(size_px)
        drawing.show(replace(scene, labels=()))
        window.Render()
        near, far = drawing.clipping_range_m
        parallel = scene.camera.parallel_height_m is not None
        return metres_from(_depth(window), near, far, parallel=parallel)

    def _split(self, scene: Scene, size_px: tuple[int, int], samples: int) -> Image:
        """Return two pictures side by side, a line between them."""
        width, height = size_px
        right_px = width // 2
        sizes = ((width - right_px, height), (right_px, height))
        left, right = (
            self.picture(half, size, samples)
            for half, size in zip(halves(scene), sizes, strict=True)
        )
        line = max(1, height // 720)
        left[:, -line:] = left[:, -line:] // 2
        return np.concatenate([left, right], axis=1)

    def _piece(
        self, piece: Scene, tile: Tile, samples: int, shadow: ShadowMap | None
    ) -> tuple[Image, Depth | None]:
        """Return a tile's pixels, and its depths in metres where they are needed."""
        window, drawing = self._opened((tile.width * samples, tile.height * samples))
        drawing.show(piece, shadow)
        window.Render()
        pixels = _pixels(window, transparent=piece.background.transparent)
        image = _averaged(pixels, samples)
        if piece.finish == PLAIN:
            return image, None
        depth = _depth(window)
        near, far = drawing.clipping_range_m
        parallel = piece.camera.parallel_height_m is not None
        metres = metres_from(depth, near, far, parallel=parallel)
        if piece.finish.outline is not None:
            fine = with_outline(pixels, metres, piece.finish.outline)
            # What lies on top of everything lies on top of its outlines too.
            on_top = depth <= 0.0
            fine[on_top] = pixels[on_top]
            image = _averaged(fine, samples)
        return image, metres[samples // 2 :: samples, samples // 2 :: samples]

    def _shadow(self, scene: Scene, size_px: tuple[int, int]) -> ShadowMap | None:
        """Return the scene's depth as its casting light sees it, if it has one."""
        light = casting_light(scene)
        if light is None:
            return None
        scale = max(1.0, max(size_px) / _SHADOW_SIDE_PX)
        size_px = (round(size_px[0] / scale), round(size_px[1] / scale))
        view = light_view(scene, light, size_px[0] / size_px[1])
        window, drawing = self._opened(size_px)
        nodes = tuple(node for node in scene.nodes if not node.on_top)
        seen = replace(scene, nodes=nodes, camera=view.camera, labels=())
        drawing.show(seen)
        drawing.set_clipping_range_m(view.range_m)
        window.Render()
        return shadow_map(view, _depth(window)[::-1])

    def _opened(self, size_px: tuple[int, int]) -> tuple[vtkRenderWindow, SceneDrawing]:
        if self._window is None or self._drawing is None or self._size_px != size_px:
            self.close()
            self._window = offscreen_window(size_px)
            renderer = vtkRenderer()
            self._window.AddRenderer(renderer)
            self._drawing = SceneDrawing(renderer)
            self._size_px = size_px
        return self._window, self._drawing

    def close(self) -> None:
        """Give the memory back; the next picture opens a new place."""
        if self._drawing is not None:
            self._drawing.clear()
        if self._window is not None:
            self._window.Finalize()
        self._window = self._drawing = None


def _margin(scene: Scene, most_px: tuple[int, int], size_px: tuple[int, int]) -> int:
    alone = most_px == size_px
    return 0 if alone or scene.finish.outline is None else _MARGIN_PX


def _trimmed(field: NDArray[_Kind], margin: int) -> NDArray[_Kind]:
    """Return rows and columns without the margin at each side."""
    if margin == 0:
        return field
    return field[margin:-margin, margin:-margin]


def _tile_size(size_px: tuple[int, int], samples: int) -> tuple[int, int]:
    """Return the largest tile that there is room for, as wide as may be."""
    side = MAX_SIDE_PX // samples - 2 * _MARGIN_PX
    width = min(size_px[0], side)
    height = max(1, min(size_px[1], side, _MOST_POINTS // (width * samples**2)))
    return width, height


def _drawn_without_backdrop(scene: Scene) -> Scene:
    """Return the scene with nothing behind it where a backdrop is laid in later."""
    if scene.background.backdrop == "gradient":
        return scene
    return replace(scene, background=replace(scene.background, transparent=True))


def _no_depth(scene: Scene, size_px: tuple[int, int]) -> Depth | None:
    """Return room for the depths of a picture, where its finish needs them."""
    if scene.finish.occlusion == 0.0:
        return None
    return np.full((size_px[1], size_px[0]), np.inf, dtype=np.float32)


def _finished(
    image: Image, depth: Depth | None, scene: Scene, size_px: tuple[int, int]
) -> Image:
    if depth is not None:
        image = with_occlusion(image, depth, scene.finish.occlusion)
    background = scene.background
    if background.backdrop == "space" and not background.transparent:
        image = over(image, space_backdrop(scene.camera, size_px))
    return image


def _depth(window: vtkRenderWindow) -> Depth:
    """Return OpenGL's depth of what was drawn, (H, W), 0 to 1, first row on top."""
    width, height = window.GetSize()
    data = vtkFloatArray()
    window.GetZbufferData(0, 0, width - 1, height - 1, data)
    depth: Depth = vtk_to_numpy(data).reshape(height, width)
    return depth[::-1]


def _pixels(window: vtkRenderWindow, *, transparent: bool) -> Image:
    """Return what was drawn, first row on top, with alpha if it is asked for."""
    width, height = window.GetSize()
    data = vtkUnsignedCharArray()
    read = window.GetRGBACharPixelData if transparent else window.GetPixelData
    read(0, 0, width - 1, height - 1, 0, data, 0)
    pixels: Image = vtk_to_numpy(data).reshape(height, width, -1)
    return pixels[::-1]


def _averaged(pixels: Image, samples: int) -> Image:
    """Return the mean of each block of samples; transparent ones weigh nothing."""
    if samples == 1:
        return np.ascontiguousarray(pixels)
    height, width, channels = pixels.shape
    if channels == 3:
        return _block_mean(pixels, samples)
    shape = (height // samples, samples, width // samples, samples, channels)
    weighted = pixels.astype(np.float32)
    weighted[..., :3] *= weighted[..., 3:] / 255.0
    mean = weighted.reshape(shape).mean(axis=(1, 3))
    alpha = np.maximum(mean[..., 3:], 1e-3) / 255.0
    mean[..., :3] /= alpha
    return np.clip(mean + 0.5, 0, 255).astype(np.uint8)


def _block_mean(pixels: Image, samples: int) -> Image:
    """Return the rounded mean of blocks; rows first, which lie together."""
    rows = pixels[0::samples].astype(np.uint16)
    for shift in range(1, samples):
        rows += pixels[shift::samples]
    total = rows[:, 0::samples].copy()
    for shift in range(1, samples):
        total += rows[:, shift::samples]
    count = samples * samples
    return ((total + count // 2) // count).astype(np.uint8)
