"""From a station, its reference and a view state to a scene."""

from dataclasses import dataclass, replace

import numpy as np

from viewer.assembly.explode import exploded
from viewer.assembly.station import Parts, Station
from viewer.geometry.frames import Points, apply
from viewer.geometry.outermost import outermost
from viewer.geometry.remembered import Remembered
from viewer.scene.aids import aid_pieces
from viewer.scene.captions import (
    Subject,
    heading,
    names_below,
    ruler_label,
    said,
    small_print,
    text_in,
)
from viewer.scene.exploding import leader_pieces
from viewer.scene.framing import (
    EMPTY_M,
    arranged_axes,
    fitted_to,
    framed_by,
    seen_axes,
)
from viewer.scene.layout import Ruler, ruler, world_from_reference
from viewer.scene.marks import in_one_surface, materials_of
from viewer.scene.materials import load_materials
from viewer.scene.measures import DrawnMeasure, add_measures, drawn_measures
from viewer.scene.members import Piece, member_pieces, members_of
from viewer.scene.named import check_names
from viewer.scene.ports import PortMark, port_labels, port_marks, port_pieces
from viewer.scene.reference import Reference
from viewer.scene.scene import Background, Camera, Label, Scene, SceneNode
from viewer.scene.sectioning import cut_open
from viewer.scene.silhouettes import silhouettes
from viewer.scene.standing import standing_points_m
from viewer.scene.styles import Style, style_named
from viewer.scene.surroundings import CARRIED, Stand, dimensions, plaque, stand_below
from viewer.scene.table import SceneTable
from viewer.scene.view import ViewState

_stands: Remembered[Stand] = Remembered()


def compose(  # noqa: PLR0913 - what, beside what, how, in what frame
    station: Station,
    parts: Parts,
    view: ViewState,
    reference: Reference | None = None,
    aspect: float = 16.0 / 9.0,
    *,
    framed: Station | None = None,
) -> Scene:
    """Return the scene of a station beside, over or without its reference.

    `aspect` is the width of the picture over its height; a preset camera is
    fitted to it. Everything is arranged round `framed` where it is given, so that
    the picture stands still while something moves in it; its parts must be there.
    Node ids and mesh keys are the same from step to step.

    Raises
    ------
    InputError
        If the view names a camera, a style or an element that is not there, or a
        module a material role that the table lacks.
    """
    check_names(framed or station, parts, view)
    station = exploded(station, parts, view.explode)
    framed = framed and exploded(framed, parts, view.explode)
    if view.layout == "silhouettes":
        return silhouettes(station, parts, view, reference, aspect)
    shown = None if view.layout == "alone" else reference
    asked = _Asked(
        station=station,
        still=framed or station,
        parts=parts,
        view=view,
        reference=shown,
        style=style_named(view.style),
        whole_aspect=aspect,
    )
    table = SceneTable()
    camera, labels = _arranged(table, asked)
    if framed is not None:
        table = _in_motion(table, asked)
    marks = _add_about_elements(table, asked)
    scene = _scene(table, asked, camera, labels)
    if not (marks and view.labels):
        return scene
    # Which ports are seen, and what is in the way of their names, is known now.
    names = port_labels(marks, scene, asked.aspect, asked.style, view.language)
    return replace(scene, labels=(*scene.labels, *names))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Asked:
    """What a scene is composed of.

    `still` is what the picture is arranged round: the station when its step is done.
    """

    station: Station
    still: Station
    parts: Parts
    view: ViewState
    reference: Reference | None
    style: Style
    whole_aspect: float

    @property
    def split(self) -> bool:
        """Whether the reference has a half of the picture to itself."""
        return self.view.layout == "split" and self.reference is not None

    @property
    def aspect(self) -> float:
        """Width over height of what one camera sees."""
        return self.whole_aspect / 2.0 if self.split else self.whole_aspect


def _arranged(table: SceneTable, asked: _Asked) -> tuple[Camera, list[Label]]:
    """Gather the station and all that is round it; return the camera and labels."""
    view, style, aspect = asked.view, asked.style, asked.aspect
    _add_station(table, asked.still, asked)
    own_m = table.points_m("station")
    if view.standing:
        everywhere_m = standing_points_m(asked.still, asked.parts, view)
        table.count_as_station(everywhere_m)
    if asked.reference is not None:
        _add_reference(table, asked.reference, view)
    stand = _stand(table) if style.stand and len(own_m) else None
    for piece in stand.pieces if stand else ():
        table.add(*piece)
    figures = _add_dimensions(table, own_m, view, style, aspect)
    # A model on a stand has its scale on the plaque, a drawing its lengths.
    wanted = view.scale_bar and stand is None and not figures
    bar = _add_ruler(table, view) if wanted else None
    if view.aids:
        _add_aids(table, view)
    labels = heading(asked.station, style, view.language, asked.whole_aspect)
    labels = labels if view.labels else []
    taken = _measures(table, view, asked.still, asked.parts)
    points = fitted_to(table, view, asked.still, asked.parts)
    camera = framed_by(view, points, labels, aspect)
    labels += _names(table, asked, camera, bar)
    if stand is not None:
        name = text_in(asked.station.spec.name, view.language)
        for piece in plaque(stand, name, camera, view.language):
            table.add(*piece)
    labels += figures
    if taken:
        labels += add_measures(table, taken, camera, view, aspect)
    return camera, labels


def _names(
    table: SceneTable, asked: _Asked, camera: Camera, bar: Ruler | None
) -> list[Label]:
    """Return the small print, the names of what is compared, and the ruler's length."""
    view, style, aspect = asked.view, asked.style, asked.aspect
    labels = small_print(view.caption, view.credit, style, aspect)
    if view.labels and asked.reference is not None:
        subjects = _subjects(table, asked.station, asked.reference, view)
        labels += names_below(subjects, camera, aspect, style)
    if view.labels and bar is not None:
        labels.append(ruler_label(bar, camera, aspect, style, view.language))
    return labels


def _add_about_elements(table: SceneTable, asked: _Asked) -> list[PortMark]:
    """Add what is drawn at the elements, wherever they are; return the ports."""
    view, station, parts = asked.view, asked.station, asked.parts
    shown = {node.element for node in table.nodes}
    if view.explode:
        for piece in leader_pieces(station, parts, shown, view.section):
            table.add(*piece)
    if not view.ports:
        return []
    marks = port_marks(station, parts, shown, view.section)
    for piece in port_pieces(marks, parts):
        table.add(*piece)
    return marks


def _scene(
    table: SceneTable, asked: _Asked, camera: Camera, labels: list[Label]
) -> Scene:
    view, style, shown = asked.view, asked.style, asked.reference
    meshes, nodes = table.meshes, table.nodes
    if view.section is not None:
        pieces = cut_open(nodes, meshes, view.section)
        nodes = [node for node, _ in pieces]
        meshes = {node.mesh: mesh for node, mesh in pieces}
    nodes = list(in_one_surface(nodes, style.surface))
    known = {**load_materials(), **(shown.materials if shown else {})}
    return Scene(
        nodes=tuple(nodes),
        meshes=meshes,
        materials=materials_of(nodes, known),
        camera=camera,
        lights=style.lights,
        labels=tuple(labels),
        background=Background(
            bottom=style.bottom,
            top=style.top,
            transparent=view.transparent,
            backdrop=style.backdrop,
        ),
        finish=style.finish,
        warnings=(shown.warning,) if shown and shown.warning else (),
        split=asked.split,
    )


def _add_station(table: SceneTable, station: Station, asked: _Asked) -> None:
    members = members_of(station, asked.parts, asked.view, asked.still)
    for member in members:
        for piece in member_pieces(member, asked.parts):
            table.add(*piece)


def _in_motion(still: SceneTable, asked: _Asked) -> SceneTable:
    """Return the table with the station as it is instead of the one it is fitted to."""
    table = SceneTable()
    _add_station(table, asked.station, asked)
    for node in still.nodes:
        if node.layer != "station":
            table.add(node, still.meshes[node.mesh])
    return table


def _add_reference(table: SceneTable, reference: Reference, view: ViewState) -> None:
    station = table.points_m("station")
    place = world_from_reference(
        station if len(station) else EMPTY_M,
        np.concatenate([outermost(mesh) for mesh in reference.meshes.values()]),
        view.layout,
        arranged_axes(view),
    )
    for role, mesh in sorted(reference.meshes.items()):
        node = SceneNode(
            id=f"reference/{role}",
            mesh=f"reference/{reference.name}/{role}",
            material="ghost" if view.layout == "overlay" else role,
            world_from_mesh=place,
            layer="reference",
        )
        table.add(node, mesh)


def _add_ruler(table: SceneTable, view: ViewState) -> Ruler:
    points = table.points_m("station", "reference")
    measure = ruler(points if len(points) else EMPTY_M, arranged_axes(view))
    for shade, mesh in (("light", measure.light), ("dark", measure.dark)):
        node = SceneNode(
            id=f"ruler/{shade}",
            mesh=f"ruler/{shade}",
            material=f"ruler_{shade}",
            world_from_mesh=measure.world_from_ruler,
            layer="aid",
        )
        table.add(node, mesh)
    return measure


def _add_aids(table: SceneTable, view: ViewState) -> None:
    """Put the aids where the ruler lies, or would lie, a little above it."""
    points = table.points_m("station", "reference")
    axes = arranged_axes(view)
    measure = ruler(points if len(points) else EMPTY_M, axes)
    start = measure.world_from_ruler[:3, 3] + axes[1] * 0.02 * measure.length_m
    for piece in aid_pieces(view.aids, points, start, axes):
        table.add(*piece)


def _add_dimensions(
    table: SceneTable, own_m: Points, view: ViewState, style: Style, aspect: float
) -> list[Label]:
    # Drawn apart, it is longer than it is.
    if not (style.dimensions or view.dimensions) or not len(own_m) or view.explode:
        return []
    axes, language = seen_axes(view), view.language
    pieces, figures = dimensions(own_m, axes, style, language, aspect)
    for piece in pieces:
        table.add(*piece)
    # A figure reaches as far to either side of its anchor as it is off its line.
    middle = (own_m.min(axis=0) + own_m.max(axis=0)) / 2.0
    anchors = np.array([label.anchor_m for label in figures])
    table.keep_clear(anchors + 0.1 * (anchors - middle))
    return figures


def _measures(
    table: SceneTable, view: ViewState, station: Station, parts: Parts
) -> list[DrawnMeasure]:
    """Return the measures that are to be drawn, and have the picture show them."""
    drawn = drawn_measures(table, view, station, parts) if view.measures else []
    for each in drawn:
        table.keep_clear(each.points_m)
    return drawn


def _stand(table: SceneTable) -> Stand:
    """Return what the station stands on: the same objects while it stays as it is."""
    own = table.of_station()
    key = tuple((node.material, node.world_from_mesh.tobytes()) for node, _ in own)
    return _stands.of([mesh for _, mesh in own], key, lambda: _made_stand(own))


def _made_stand(own: list[Piece]) -> Stand:
    placed = [apply(node.world_from_mesh, mesh.points) for node, mesh in own]
    hulls = [
        points
        for (node, _), points in zip(own, placed, strict=True)
        if node.material in CARRIED
    ]
    return stand_below(np.concatenate(placed), np.concatenate(hulls or placed))


def _subjects(
    table: SceneTable, station: Station, reference: Reference, view: ViewState
) -> list[Subject]:
    language = view.language
    subjects = [
        Subject(
            title=text_in(reference.title, language),
            lines=(said(reference.scale_words, language),),
            layer="reference",
            points_m=table.points_m("reference"),
        )
    ]
    # Over each other both would have their names in one place: the heading says one.
    if view.layout in ("beside", "split"):
        own = text_in(station.spec.name, language)
        points = table.points_m("station")
        subjects.append(Subject(title=own, lines=(), points_m=points))
    return [subject for subject in subjects if len(subject.points_m)]
