"""Drawings as true lines and text: SVG and PDF, hidden lines removed.

What is hidden is told by the depths of the same scene, drawn once by OpenGL: a line
is seen where it lies no further than the nearest surface beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from viewer.errors import UsageError
from viewer.files import atomic_write
from viewer.geometry.frames import Points
from viewer.pictures.formats import DRAWING_STYLES
from viewer.render.lettering import font_file
from viewer.render.offscreen import Studio
from viewer.scene.camera import project
from viewer.scene.edges import SeenLines, lines_of
from viewer.scene.scene import Colour, Label, Scene, SceneNode

_DEPTH_SIDE_PX = 3600
_SPACING_PX = 1.5
"""Between two looks along a line."""
_SLACK_M, _SLACK = 0.04, 0.0012
_SHORTEST_PX = 0.5
_POINTS = 0.75
"""Of a CSS pixel, in points."""
_THINNER, _DASH_PX = 0.6, (3, 4)
"""Of a ghost's lines: how wide they are to others, and their dashes."""
_BASELINE = 0.78
"""Of a letter's height, from the top of its line."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawing:
    """Lines and text on a sheet, pixels from its upper left.

    Attributes
    ----------
    size_px : (int, int)
    lines_px : (n, 2, 2)
    ghosts_px : (m, 2, 2)
        Lines of what is translucent, which are drawn thinner and dashed.
    labels : with `anchor` in fractions of the sheet from its lower left
    """

    size_px: tuple[int, int]
    lines_px: Points
    ghosts_px: Points
    labels: tuple[Label, ...]
    ink: Colour
    paper: Colour


def drawing_of(scene: Scene, size_px: tuple[int, int], studio: Studio) -> Drawing:
    """Return a scene as a drawing; its outline's colour, or its text's, is the ink.

    Raises
    ------
    MachineError
        If the machine has no usable OpenGL.
    """
    width, height = size_px
    scale = min(1.0, _DEPTH_SIDE_PX / max(size_px))
    fine = (max(2, round(width * scale)), max(2, round(height * scale)))
    solid, ghosts = (
        seen * [width, -height] + [0.0, height]
        for seen in _seen(scene, fine, studio, width / height)
    )
    ink = scene.finish.outline or next((la.colour for la in scene.labels), (0, 0, 0))
    return Drawing(
        size_px=size_px,
        lines_px=_without_twins(solid),
        ghosts_px=_without_twins(ghosts),
        labels=tuple(_flat(label, scene, width / height) for label in scene.labels),
        ink=ink,
        paper=scene.background.bottom,
    )


def _seen(
    scene: Scene, size_px: tuple[int, int], studio: Studio, aspect: float
) -> tuple[Points, Points]:
    """Return the lines of a scene that nothing hides, (m, 2, 2), those on top too.

    Those of what is translucent come by themselves: they hide nothing.
    """
    solid = [node for node in scene.nodes if not _is_ghost(node, scene)]
    ghosts = [node for node in scene.nodes if _is_ghost(node, scene)]
    below = _with_nodes(scene, [node for node in solid if not node.on_top])
    above = lines_of(_with_nodes(scene, [n for n in solid if n.on_top]), aspect)
    depth = studio.depth(below, size_px)
    ahead = (above.depths_m > 0.0).all(axis=1)
    seen = np.concatenate(
        [_visible(lines_of(below, aspect), depth), above.places[ahead]]
    )
    faint = lines_of(_with_nodes(scene, ghosts), aspect)
    return seen, _visible(faint, depth)


def _is_ghost(node: SceneNode, scene: Scene) -> bool:
    return scene.materials[node.material].opacity < 1.0


def _with_nodes(scene: Scene, nodes: Sequence[SceneNode]) -> Scene:
    return replace(scene, nodes=tuple(nodes))


def _visible(lines: SeenLines, depth: NDArray[np.float32]) -> Points:
    """Return the parts of lines that nothing hides, (m, 2, 2)."""
    rows, columns = depth.shape
    behind = _furthest_beside(depth)
    size = np.array([columns, rows])
    length = np.linalg.norm((lines.places[:, 1] - lines.places[:, 0]) * size, axis=1)
    near = (
        np.isfinite(length) & (length > _SHORTEST_PX) & (lines.depths_m > 0).all(axis=1)
    )
    found: list[Points] = []
    for start, end, depths, px in zip(
        lines.places[near, 0],
        lines.places[near, 1],
        lines.depths_m[near],
        length[near],
        strict=True,
    ):
        looks = max(2, int(np.ceil(px / _SPACING_PX)) + 1)
        share = np.linspace(0.0, 1.0, looks)
        at = start + share[:, None] * (end - start)
        metres = 1.0 / ((1.0 - share) / depths[0] + share / depths[1])
        x = (at[:, 0] * columns).astype(int)
        y = ((1.0 - at[:, 1]) * rows).astype(int)
        inside = (x >= 0) & (x < columns) & (y >= 0) & (y < rows)
        x, y = x.clip(0, columns - 1), y.clip(0, rows - 1)
        clear = inside & (metres <= behind[y, x] * (1.0 + _SLACK) + _SLACK_M)
        found += _runs(at, clear)
    return np.array(found).reshape(-1, 2, 2)


def _furthest_beside(depth: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the greatest depth of each pixel and its eight neighbours."""
    padded = np.pad(depth, 1, mode="edge")
    rows, columns = depth.shape
    looks = [padded[i : i + rows, j : j + columns] for i in range(3) for j in range(3)]
    furthest: NDArray[np.float32] = np.maximum.reduce(looks)
    return furthest


def _runs(at: Points, clear: NDArray[np.bool_]) -> Iterable[Points]:
    """Give the first and last place of each run of looks that see the line."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], clear.view(np.int8), [0]])))
    for first, past in edges.reshape(-1, 2):
        if past - first > 1:
            yield at[[first, past - 1]]


def _without_twins(lines: Points) -> Points:
    """Return lines without those that lie on others, or are shorter than a dot."""
    length = np.linalg.norm(lines[:, 1] - lines[:, 0], axis=1)
    kept = lines[length > _SHORTEST_PX]
    keys = np.sort(np.round(kept * 2.0).astype(np.int64) @ [[1], [1 << 24]], axis=1)
    _, first = np.unique(keys[..., 0], axis=0, return_index=True)
    single: Points = kept[np.sort(first)]
    return single


def _flat(label: Label, scene: Scene, aspect: float) -> Label:
    """Return a label fixed to the sheet."""
    if label.anchor_m is None:
        return label
    x, y = project(scene.camera, np.array([label.anchor_m]), aspect)[0].tolist()
    return replace(label, anchor=(x, y), anchor_m=None)


# --- files ----------------------------------------------------------------------------


def write_drawing(path: Path, drawing: Drawing) -> None:
    """Write a drawing as SVG or PDF."""
    content = _svg(drawing) if path.suffix.lower() == ".svg" else _pdf(drawing)
    with atomic_write(path) as file:
        file.write(content)


def check_drawing(path: Path, style: str) -> None:
    """Refuse a drawing in a look that has no lines."""
    if style not in DRAWING_STYLES:
        looks = " or ".join(f"--style {name}" for name in DRAWING_STYLES)
        message = f"{path}: {path.suffix} is for drawings: take {looks}"
        raise UsageError(message)


def _stroke(drawing: Drawing) -> float:
    return max(0.35, drawing.size_px[1] / 1400.0)


def _svg(drawing: Drawing) -> bytes:
    width, height = drawing.size_px
    stroke = _stroke(drawing)
    body = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}">',
        f'<rect width="100%" height="100%" fill="{_hex(drawing.paper)}"/>',
        *_svg_path(drawing.ghosts_px, drawing, _THINNER * stroke, _DASH_PX),
        *_svg_path(drawing.lines_px, drawing, stroke),
        *(_svg_text(label, drawing) for label in drawing.labels),
        "</svg>",
        "",
    ]
    return "\n".join(body).encode()


def _svg_path(
    lines_px: Points, drawing: Drawing, stroke: float, dash: Sequence[int] = ()
) -> Iterable[str]:
    if not len(lines_px):
        return
    commands = "".join(
        f"M{x1:.2f} {y1:.2f}L{x2:.2f} {y2:.2f}"
        for (x1, y1), (x2, y2) in lines_px.tolist()
    )
    dashes = f' stroke-dasharray="{" ".join(map(str, dash))}"' if dash else ""
    yield (
        f'<path d="{commands}" fill="none" stroke="{_hex(drawing.ink)}"'
        f' stroke-width="{stroke:.2f}" stroke-linecap="round"{dashes}/>'
    )


def _svg_text(label: Label, drawing: Drawing) -> str:
    x, y, size = _placed(label, drawing)
    anchor = {"left": "start", "centre": "middle", "right": "end"}[label.align]
    weight = ' font-weight="bold"' if label.bold else ""
    if label.backing is not None:
        # A wide stroke in the paper's colour, under the letters.
        weight += (
            f' paint-order="stroke" stroke="{_hex(label.backing)}"'
            f' stroke-width="{0.4 * size:.2f}" stroke-linejoin="round"'
        )
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-family="DejaVu Sans, sans-serif"'
        f' font-size="{size:.2f}"{weight} text-anchor="{anchor}"'
        f' fill="{_hex(label.colour)}">{escape(label.text)}</text>'
    )


def _placed(label: Label, drawing: Drawing) -> tuple[float, float, float]:
    """Return where a label's baseline begins, pixels from the upper left; its size."""
    width, height = drawing.size_px
    x, y = label.anchor or (0.0, 0.0)
    size = 0.86 * label.height * height
    return x * width, (1.0 - y) * height + _BASELINE * label.height * height, size


def _pdf(drawing: Drawing) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    from viewer.pictures.paper import register_fonts

    width, height = (side * _POINTS for side in drawing.size_px)
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(width, height), invariant=1)
    names = register_fonts(font_file)
    canvas.setFillColorRGB(*drawing.paper)
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    canvas.setStrokeColorRGB(*drawing.ink)
    canvas.setLineCap(1)
    for lines_px, thinner, dash in (
        (drawing.ghosts_px, _THINNER, _DASH_PX),
        (drawing.lines_px, 1.0, ()),
    ):
        canvas.setLineWidth(thinner * _stroke(drawing) * _POINTS)
        canvas.setDash([length * _POINTS for length in dash])
        flat = lines_px * [_POINTS, -_POINTS] + [0.0, height]
        canvas.lines([tuple(line) for line in flat.reshape(-1, 4).tolist()])
    for label in drawing.labels:
        x, y, size = _placed(label, drawing)
        canvas.setFillColorRGB(*label.colour)
        canvas.setFont(names[label.bold], size * _POINTS)
        if label.backing is not None:
            _back(canvas, label, (x * _POINTS, height - y * _POINTS))
        draw = {
            "left": canvas.drawString,
            "centre": canvas.drawCentredString,
            "right": canvas.drawRightString,
        }[label.align]
        draw(x * _POINTS, height - y * _POINTS, label.text)
    canvas.save()
    return stream.getvalue()


def _back(canvas: Any, label: Label, place: tuple[float, float]) -> None:
    """Put a box behind a label that is to be drawn at a place, points, in its font."""
    size = canvas._fontsize
    wide = canvas.stringWidth(label.text)
    left = place[0] - {"left": 0.0, "centre": 0.5, "right": 1.0}[label.align] * wide
    canvas.setFillColorRGB(*(label.backing or (1.0, 1.0, 1.0)))
    canvas.rect(left, place[1] - 0.25 * size, wide, 1.15 * size, stroke=0, fill=1)
    canvas.setFillColorRGB(*label.colour)


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in colour)
