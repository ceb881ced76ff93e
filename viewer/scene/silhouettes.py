"""Two stations as flat outlines from three sides, one above the other, at one scale.

Everything lies on one sheet that an orthographic camera looks at from ahead: each
station is laid on it three times, turned as a view from the top, the side and the front
shows it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from viewer.assembly.station import Parts, Station
from viewer.geometry.frames import Points, Transform, compose, frozen
from viewer.scene.camera import Margins, fit_camera, preset_named, view_axes
from viewer.scene.captions import (
    LINE_HEIGHT,
    heading,
    reach_of,
    ruler_label,
    said,
    shrink,
    small_print,
)
from viewer.scene.framing import EMPTY_M
from viewer.scene.layout import ruler
from viewer.scene.marks import between, mixed
from viewer.scene.materials import load_materials
from viewer.scene.outlines import VIEWS, Subject, axes_of_view, subjects_of
from viewer.scene.reference import Reference
from viewer.scene.scene import (
    Background,
    Colour,
    Label,
    Layer,
    Light,
    Material,
    Scene,
    SceneNode,
)
from viewer.scene.styles import Style, style_named
from viewer.scene.surroundings import dimension_line
from viewer.scene.table import SceneTable
from viewer.scene.view import ViewState

_NAMES = {"top": "Top", "starboard": "Side", "front": "Front"}
# Skies from all sides light everything alike: a flat colour.
_FLAT = (
    Light(direction=(0.0, 0.0, 1.0), intensity=1.0, softness=1.0),
    Light(direction=(0.0, 0.0, -1.0), intensity=1.0, softness=1.0),
)
_GAP = 0.16
"""Between two outlines, as a share of the larger station's longest side."""
_ROW_GAP = 0.24
"""Between the rows, where figures and a name stand, as a share of their heights."""
_FADED = 0.7
"""How far a ghost's outline turns to the colour of the page."""
_LINE = 0.045
"""Of a dimension line from its outline, as such a share."""
_MARGINS = Margins(left=0.05, right=0.05, bottom=0.06, top=0.05)
_HEAD_ROOM = 0.09
"""Under the heading, for the names of views and of the first station."""
_SHEET = preset_named("front")
_AXES = view_axes(np.array(_SHEET.towards_camera), np.array(_SHEET.up))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Outline:
    """A subject in a view, its middle at a place of the sheet, (2,): right and up."""

    subject: Subject
    view: str
    at: Points

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Its left, right, low and high edges on the sheet."""
        half = np.ptp(self.subject.seen[self.view][:, :2], axis=0) / 2.0
        (left, low), (right, high) = (
            (self.at - half).tolist(),
            (self.at + half).tolist(),
        )
        return left, right, low, high


def silhouettes(
    station: Station,
    parts: Parts,
    view: ViewState,
    reference: Reference | None,
    aspect: float,
) -> Scene:
    """Return the sheet of a station, and of its reference below it."""
    style, table = style_named(view.style), SceneTable()
    every = subjects_of(station, parts, reference, view)
    subjects = [subject for subject in every if subject.bodies]
    labels = _drawn(table, subjects, style, view) if subjects else []
    points = table.points_m("station", "reference", "aid")
    points = points if len(points) else EMPTY_M
    if view.scale_bar:
        measure = ruler(points, _AXES)
        for shade, mesh in (("light", measure.light), ("dark", measure.dark)):
            pose = measure.world_from_ruler
            table.add(_node(f"ruler/{shade}", f"ruler_{shade}", "aid", pose), mesh)
    shown = np.concatenate([points, table.points_m("aid")])
    header = heading(station, style, view.language, aspect) if view.labels else []
    below = 1.0 - reach_of(header, aspect)[1]
    margins = replace(_MARGINS, top=below + _HEAD_ROOM if header else _MARGINS.top)
    camera = fit_camera(shown, _SHEET, aspect, margins=margins, parallel=True)
    if view.scale_bar:
        labels.append(ruler_label(measure, camera, aspect, style, view.language))
    labels = [*header, *labels] if view.labels else []
    labels += small_print(view.caption, view.credit, style, aspect)
    return Scene(
        nodes=tuple(table.nodes),
        meshes=table.meshes,
        materials=_materials((node.material for node in table.nodes), style),
        camera=camera,
        lights=_FLAT,
        labels=tuple(labels),
        background=Background(
            bottom=style.bottom, top=style.top, transparent=view.transparent
        ),
        warnings=(reference.warning,) if reference and reference.warning else (),
    )


def _drawn(
    table: SceneTable, subjects: list[Subject], style: Style, view: ViewState
) -> list[Label]:
    """Lay every outline on the sheet; return what is written beside them."""
    labels: list[Label] = []
    stroke_m = 1.4 * float(_sizes(subjects).max())
    for outline in _outlines(subjects):
        _lay(table, outline)
        # Drawn apart, a station is longer than it is.
        if not (view.explode and outline.subject.layer == "station"):
            labels += _dimensions(table, outline, style, view, stroke_m)
        if outline.view == VIEWS[0]:
            labels.append(_name(outline, style))
    return labels + _column_names(subjects, style, view)


# --- laying out -----------------------------------------------------------------


def _outlines(subjects: list[Subject]) -> Iterable[_Outline]:
    across, down = _columns(subjects), _rows(subjects)
    for subject, v in zip(subjects, down, strict=True):
        for view, u in zip(VIEWS, across, strict=True):
            yield _Outline(subject=subject, view=view, at=np.array([u, v]))


def _sizes(subjects: list[Subject]) -> Points:
    """Return the extents right and up of each subject in each view, (s, 3, 2)."""
    return np.array(
        [[np.ptp(s.seen[view][:, :2], axis=0) for view in VIEWS] for s in subjects]
    )


def _gap(subjects: list[Subject]) -> float:
    return _GAP * float(_sizes(subjects).max())


def _columns(subjects: list[Subject]) -> list[float]:
    return _spread(_sizes(subjects)[..., 0].max(axis=0).tolist(), _gap(subjects))


def _rows(subjects: list[Subject]) -> list[float]:
    high = _sizes(subjects)[..., 1].max(axis=1).tolist()
    return [-v for v in _spread(high, _ROW_GAP * sum(high))]


def _spread(lengths: list[float], gap: float) -> list[float]:
    """Return the middles of lengths laid one after the other."""
    found, at = [], 0.0
    for length in lengths:
        found.append(at + length / 2.0)
        at += length + gap
    return found


def _on_sheet(u: float, v: float) -> Points:
    """Return a place of the sheet, a little before everything, in the world."""
    place: Points = np.array([u, v, 0.0]) @ _AXES
    return place


def _lay(table: SceneTable, outline: _Outline) -> None:
    subject, view = outline.subject, outline.view
    seen = subject.seen[view]
    middle = (seen.min(axis=0) + seen.max(axis=0)) / 2.0
    pose = np.eye(4)
    pose[:3, :3] = _AXES.T @ axes_of_view(view)
    pose[:3, 3] = (np.array([*outline.at, 0.0]) - middle) @ _AXES
    for body in subject.bodies:
        node = SceneNode(
            id=f"{subject.layer}/{view}/{body.name}",
            mesh=f"{subject.layer}/{body.name}",
            material=f"outline {subject.layer}{body.look}",
            world_from_mesh=compose(frozen(pose), body.station_from_mesh),
            layer=subject.layer,
            element=body.element,
        )
        table.add(node, body.mesh)


def _dimensions(
    table: SceneTable,
    outline: _Outline,
    style: Style,
    state: ViewState,
    stroke_m: float,
) -> list[Label]:
    """Add a line below an outline, and one beside the front; return the figures."""
    left, right, low, high = outline.box
    longest = max(right - left, high - low)
    off = _LINE * longest + 1.0
    ends = [((left, low - off), (right, low - off), (outline.at[0], low - 1.6 * off))]
    if outline.view == "front":
        beside, level = right + off, float(outline.at[1])
        ends.append(((beside, low), (beside, high), (right + 1.5 * off, level)))
        # Its figure is written to the right.
        table.keep_clear(_on_sheet(beside + 0.12 * stroke_m, level)[None])
    labels = []
    for number, (start, end, text_at) in enumerate(ends):
        line = dimension_line(_on_sheet(*start), _on_sheet(*end), _AXES, stroke_m)
        key = f"dimension/{outline.subject.layer}/{outline.view}/{number}"
        table.add(_node(key, "outline line", "aid"), line)
        metres = f"{float(np.hypot(end[0] - start[0], end[1] - start[1])):.1f}"
        labels.append(
            Label(
                text=said("{length} m", state.language, length=metres),
                anchor_m=_triple(_on_sheet(*text_at)),
                align="left" if number else "centre",
                height=LINE_HEIGHT * 0.9,
                colour=style.text,
                bold=True,
            )
        )
    return labels


def _name(outline: _Outline, style: Style) -> Label:
    """Return a subject's name above its first outline, at its left edge."""
    subject = outline.subject
    left, right, low, high = outline.box
    off = _LINE * max(right - left, high - low) + 1.0
    return Label(
        text=subject.title + (f"  ({subject.line})" if subject.line else ""),
        anchor_m=_triple(_on_sheet(left, high + off + 3.0)),
        align="left",
        height=LINE_HEIGHT * 1.15,
        colour=style.text,
        bold=True,
    )


def _column_names(
    subjects: list[Subject], style: Style, state: ViewState
) -> list[Label]:
    """Return the names of the views, above the columns."""
    size = _sizes(subjects)[0]
    top = _rows(subjects)[0] + float(size[:, 1].max()) / 2.0 + 0.95 * _gap(subjects)
    return [
        Label(
            text=said(_NAMES[view], state.language),
            anchor_m=_triple(_on_sheet(u, top)),
            height=LINE_HEIGHT * shrink(1.5),
            colour=style.soft_text,
        )
        for view, u in zip(VIEWS, _columns(subjects), strict=True)
    ]


def _triple(point: Points) -> tuple[float, float, float]:
    x, y, z = point.tolist()
    return x, y, z


def _node(
    key: str, material: str, layer: Layer, pose: Transform | None = None
) -> SceneNode:
    return SceneNode(
        id=key,
        mesh=key,
        material=material,
        world_from_mesh=frozen(np.eye(4)) if pose is None else pose,
        layer=layer,
    )


def _materials(names: Iterable[str], style: Style) -> dict[str, Material]:
    return mixed(set(names), {**load_materials(), **_outline_materials(style)})


def _outline_materials(style: Style) -> dict[str, Material]:
    colours: dict[str, Colour] = {
        "outline station": style.text,
        "outline station ghosted": between(style.text, style.bottom, _FADED),
        "outline reference": style.soft_text,
        "outline line": style.soft_text,
    }
    return {
        name: Material(name=name, colour=colour, roughness=1.0)
        for name, colour in colours.items()
    }
