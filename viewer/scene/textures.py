"""Surfaces drawn by the program: cells, quilts, panel lines, as small tiled pictures.

A texture holds the whole colour of a surface, so that window, still and glTF show the
same. Each tile joins itself on all sides; the corner at (0, 0) is plain, which is where
surfaces without texture coordinates look.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from viewer.scene.scene import Colour, Texture

Pixels = NDArray[np.uint8]
_Field = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """How a surface is drawn, and how large its tile is in pixels."""

    draw: Callable[["_Sheet"], None]
    size_px: tuple[int, int]


@cache
def texture_pixels(texture: Texture, colour: Colour) -> Pixels:
    """Return the tile of a texture, (H, W, 3) uint8 sRGB, first row at v = 1.

    u runs to the right, v upwards. The same arguments give the same pixels.
    """
    pattern = PATTERNS[texture.pattern]
    sheet = _Sheet(pattern.size_px, texture.tile_m, colour)
    pattern.draw(sheet)
    pixels = np.clip(sheet.colours * 255.0 + 0.5, 0, 255).astype(np.uint8)
    return pixels[::-1]


class _Sheet:
    """A tile that is being drawn; lengths are metres, from the lower left corner."""

    def __init__(
        self, size_px: tuple[int, int], tile_m: tuple[float, float], colour: Colour
    ) -> None:
        self.colour = np.array(colour)
        columns, rows = size_px
        self.u = (np.arange(columns) + 0.5) * tile_m[0] / columns
        self.v = (np.arange(rows) + 0.5) * tile_m[1] / rows
        self.tile_m = tile_m
        self.colours = np.tile(self.colour, (rows, columns, 1))

    def away(self, line_m: float, pitch_m: float, axis: int) -> _Field:
        """Return the distance from lines a pitch apart, as a row or as a column."""
        along = self.u if axis == 0 else self.v
        off = np.abs((along - line_m + pitch_m / 2.0) % pitch_m - pitch_m / 2.0)
        return off[None, :] if axis == 0 else off[:, None]

    def lines(
        self, away: _Field, width_m: float, colour: object, strength: float
    ) -> None:
        """Lay lines of a colour where `away` is less than half their width.

        Narrower lines than a pixel are as faint as they are narrow.
        """
        pixel_m = max(self.tile_m[0] / len(self.u), self.tile_m[1] / len(self.v))
        cover = np.clip((width_m - 2.0 * away) / pixel_m / 2.0 + 0.5, 0.0, 1.0)
        cover = (cover * min(1.0, width_m / pixel_m) * strength)[..., None]
        self.colours += cover * (np.asarray(colour) - self.colours)

    def shade(self, factor: _Field) -> None:
        """Make the sheet darker or lighter by a factor at each place."""
        self.colours = np.clip(self.colours * factor[..., None], 0.0, 1.0)


_SILVER = (0.72, 0.74, 0.78)
_SEAM = (0.42, 0.44, 0.47)


def _cells(sheet: _Sheet) -> None:
    """Draw cells of 80 by 80 mm with their fingers, silver between them."""
    cell = 0.08
    across, along = sheet.away(0.04, cell, 0), sheet.away(0.04, cell, 1)
    sheet.shade(0.94 + 0.12 * _tones((4, 4), sheet))
    for third in (cell / 3.0, 2.0 * cell / 3.0):
        sheet.lines(sheet.away(0.04 + third, cell, 0), 0.0016, _SILVER, 0.35)
    sheet.lines(np.minimum(across, along), 0.0030, _SILVER, 0.7)
    # The cut corners of the cells leave small diamonds.
    sheet.lines(np.maximum(across + along - 0.006, 0.0), 0.004, _SILVER, 0.6)


def _backs(sheet: _Sheet) -> None:
    """Draw the back of a blanket: film with the wiring of the strings on it."""
    sheet.shade(0.97 + 0.06 * _tones((3, 2), sheet))
    dark, light = 0.62 * sheet.colour, np.minimum(1.0, 1.25 * sheet.colour)
    sheet.lines(sheet.away(0.1, 0.2, 0), 0.006, dark, 0.8)
    sheet.lines(sheet.away(0.15, 0.3, 1), 0.01, light, 0.5)


def _panels(sheet: _Sheet) -> None:
    """Draw shield panels: thin gaps, rows of fasteners, hardly different tones."""
    u_m, v_m = sheet.tile_m
    sheet.shade(0.985 + 0.03 * _tones((2, 2), sheet))
    gap_u, gap_v = sheet.away(u_m / 4.0, u_m / 2.0, 0), sheet.away(v_m / 4, v_m / 2, 1)
    sheet.lines(np.minimum(gap_u, gap_v), 0.006, _SEAM, 0.55)
    beside = np.maximum(np.abs(gap_u - 0.022), sheet.away(0.02, 0.1, 1))
    below = np.maximum(np.abs(gap_v - 0.022), sheet.away(0.02, 0.1, 0))
    sheet.lines(np.minimum(beside, below), 0.008, _SEAM, 0.4)


def _quilt(sheet: _Sheet) -> None:
    """Draw a blanket of films: stitched seams, pillows between them, faint creases."""
    u_m, v_m = sheet.tile_m
    seam_u, seam_v = sheet.away(u_m / 4, u_m / 2, 0), sheet.away(v_m / 4, v_m / 2, 1)
    near = np.minimum(seam_u, seam_v)
    sheet.shade(0.93 + 0.07 * np.clip(near / 0.11, 0.0, 1.0) ** 0.6)
    waves = sum(
        np.sin(2.0 * np.pi * (p * sheet.u[None] / u_m + q * sheet.v[:, None] / v_m) + s)
        for p, q, s in ((3, 2, 0.4), (-2, 5, 1.9), (5, -3, 4.0), (4, 4, 2.7))
    )
    sheet.shade(1.0 + 0.016 * np.asarray(waves))
    dashes = np.minimum(sheet.away(0.0, 0.03, 0), sheet.away(0.0, 0.03, 1))
    sheet.lines(near, 0.005, _SEAM, 0.35)
    sheet.lines(np.maximum(near, dashes), 0.006, _SEAM, 0.4)


def _radiator(sheet: _Sheet) -> None:
    """Draw the tubes under a radiator's face, and the edges of its tiles."""
    sheet.shade(0.985 + 0.03 * _tones((2, 2), sheet))
    grey = 0.86 * sheet.colour
    sheet.lines(sheet.away(0.05, 0.1, 0), 0.012, grey, 0.5)
    sheet.lines(sheet.away(sheet.tile_m[1] / 2, sheet.tile_m[1], 1), 0.008, grey, 0.8)


def _tones(count: tuple[int, int], sheet: _Sheet) -> _Field:
    """Return one tone, 0 to 1, for each of so many fields across and along."""
    columns, rows = count
    # A fixed shuffle: neighbours differ, and so do no two runs.
    tones = (np.arange(columns * rows) * 7 % 5 / 4.0).reshape(rows, columns)
    across = (np.arange(len(sheet.u)) * columns) // len(sheet.u)
    along = (np.arange(len(sheet.v)) * rows) // len(sheet.v)
    field: _Field = tones[along[:, None], across[None, :]]
    return field


PATTERNS: Mapping[str, Pattern] = {
    "solar-cells": Pattern(draw=_cells, size_px=(256, 256)),
    "blanket-back": Pattern(draw=_backs, size_px=(128, 128)),
    "hull-panels": Pattern(draw=_panels, size_px=(256, 256)),
    "quilt": Pattern(draw=_quilt, size_px=(256, 256)),
    "radiator": Pattern(draw=_radiator, size_px=(64, 128)),
}
