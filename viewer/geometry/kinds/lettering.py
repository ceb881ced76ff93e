"""Builder of names on hulls: strokes as bent bars on a round or flat ground."""

import math
from itertools import pairwise
from unicodedata import normalize

import numpy as np

from viewer.geometry.body import Body, bodies
from viewer.geometry.detail import Detail
from viewer.geometry.frames import Points
from viewer.geometry.letterforms import WORD_SPACE, letterform
from viewer.geometry.mesh import Mesh, merged
from viewer.geometry.solids import loft
from viewer.geometry.surfaces import normalised
from viewer.spec.kinds.lettering import LETTERS, Lettering

# Between the outer edges of two letters, for a height of one.
_GAP = 0.16
# A turn of a bow in so few chords at least.
_LEAST_CHORDS = 8
# A stroke less steep than this lies; its ends are not cut level.
_LYING = 0.2
_TINY = 1e-9


def build_lettering(fields: Lettering, detail: Detail) -> tuple[Body, ...]:
    """Return the letters, each stroke a closed bar that reaches into the ground."""
    chords = max(_LEAST_CHORDS, detail.segments(0.3 * fields.height_m))
    words = fields.text.upper()
    bars = [
        _bar(ribbon * fields.height_m, fields, detail)
        for ribbon in ribbons(words, fields.weight, chords)
    ]
    return bodies((fields.material, merged(bars)))


def settable(text: str) -> str:
    """Return a text in capitals: letters with accents lose them, other signs go."""
    whole = "".join(
        letter if letter in LETTERS else normalize("NFKD", letter)[0]
        for letter in text.upper()
    )
    return "".join(letter for letter in whole if letter in LETTERS or letter == " ")


def text_width(text: str, weight: float) -> float:
    """Return how wide a line of settable text is for a height of one."""
    return _layout(text, weight)[1]


def ribbons(text: str, weight: float, bow_chords: int) -> list[Points]:
    """Return the two edges of each stroke of a line of text, (2, n, 2).

    The right edge comes first. The text is one unit high, centred on the origin.
    """
    starts, width = _layout(text, weight)
    found = []
    for letter, start in starts:
        shift = np.array([start + weight / 2.0 - width / 2.0, -0.5])
        for stroke in letterform(letter, bow_chords).strokes:
            found.append(_ribbon(_inset(stroke, weight), weight) + shift)
    return found


def _layout(text: str, weight: float) -> tuple[list[tuple[str, float]], float]:
    """Return where each letter begins, and the width of all."""
    starts, x = [], 0.0
    for letter in text:
        if letter.isspace():
            x += WORD_SPACE
        else:
            starts.append((letter, x))
            x += letterform(letter, _LEAST_CHORDS).width + weight + _GAP
    return starts, max(x - _GAP, 0.0)


def _inset(stroke: Points, weight: float) -> Points:
    """Return a stroke whose outer edge, not its middle, is at foot and top."""
    inset = stroke.copy()
    inset[:, 1] = weight / 2.0 + stroke[:, 1] * (1.0 - weight)
    return inset


def _ribbon(line: Points, weight: float) -> Points:
    """Return the right and the left edge of a stroke along its middle line."""
    ahead = normalised(np.diff(line, axis=0))
    aside = np.column_stack([-ahead[:, 1], ahead[:, 0]])
    mean = np.concatenate([aside[:1], normalised(aside[:-1] + aside[1:]), aside[-1:]])
    if np.allclose(line[0], line[-1]):
        mean[[0, -1]] = normalised(aside[:1] + aside[-1:])
    reach = np.ones(len(line))
    reach[1:-1] = 1.0 / np.maximum(np.einsum("ij,ij->i", mean[1:-1], aside[1:]), 0.4)
    half = mean * reach[:, None] * weight / 2.0
    edges = np.stack([line - half, line + half])
    for end, direction in ((0, ahead[0]), (-1, ahead[-1])):
        _cut_level(edges[:, end], line[end], direction, weight)
    return edges


def _cut_level(corners: Points, end: Points, direction: Points, weight: float) -> None:
    """Carry a standing stroke's end on to foot or top, and cut it level there."""
    half = weight / 2.0
    foot, top = abs(end[1] - half) < 1e-6, abs(end[1] - 1.0 + half) < 1e-6
    if abs(direction[1]) < _LYING or not (foot or top):
        return
    level = 0.0 if foot else 1.0
    corners += direction * ((level - corners[:, 1:]) / direction[1])


def _bar(ribbon: Points, fields: Lettering, detail: Detail) -> Mesh:
    """Return the bar over a ribbon in metres, bent over the ground."""
    right, left = edges = _bent_finely(ribbon, fields, detail)
    # One keel below instead of a floor: a third fewer triangles.
    keel = _on_ground((right + left) / 2.0, fields, -fields.sink_m)
    right, left = _on_ground(edges, fields, fields.relief_m)
    return loft(np.stack([left, right, keel], axis=1))


def _bent_finely(ribbon: Points, fields: Lettering, detail: Detail) -> Points:
    """Return the ribbon with further points, so that it follows the round ground."""
    if fields.radius_m is None:
        return ribbon
    chord = 2.0 * math.pi * fields.radius_m / detail.segments(fields.radius_m)
    bent = {"along": [1], "around": [0], "ball": [0, 1]}[fields.ground]
    pieces = [ribbon[:, :1]]
    for a, b in pairwise(np.moveaxis(ribbon, 1, 0)):
        count = max(1, math.ceil(np.abs(b - a)[:, bent].max() / chord))
        share = (np.arange(1, count + 1) / count)[None, :, None]
        pieces.append(a[:, None] * (1.0 - share) + b[:, None] * share)
    return np.concatenate(pieces, axis=1)


def _on_ground(edges: Points, fields: Lettering, height_m: float) -> Points:
    """Return points of the text, (..., 2), in the part frame, so high over ground."""
    y, z = edges[..., 0], edges[..., 1]
    if fields.radius_m is None:
        return np.stack([np.full_like(y, height_m), y, z], axis=-1)
    radius, turned_y, turned_z = (
        fields.radius_m + height_m,
        y / fields.radius_m,
        z / fields.radius_m,
    )
    round_y = fields.ground in ("around", "ball")
    round_z = fields.ground in ("along", "ball")
    out = np.ones_like(y)
    if round_y:
        out, y = out * np.cos(turned_y), radius * np.sin(turned_y)
    if round_z:
        out, z = out * np.cos(turned_z), radius * np.sin(turned_z)
        y = y * np.cos(turned_z) if round_y else y
    return np.stack([radius * out - fields.radius_m, y, z], axis=-1)
