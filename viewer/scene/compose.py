"""From a station, its reference and a view state to a scene."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from viewer.assembly.station import Parts, Placement, Station
from viewer.errors import InputError, nearest
from viewer.geometry.frames import Points, apply
from viewer.geometry.mesh import box_corners
from viewer.scene.aids import aid_pieces
from viewer.scene.camera import (
    Margins,
    Preset,
    axes_of,
    fit_camera,
    preset_named,
    project,
    view_axes,
)
from viewer.scene.captions import (
    Subject,
    heading,
    names_below,
    reach_of,
    ruler_label,
    said,
    small_print,
    text_in,
)
from viewer.scene.layout import Ruler, ruler, world_from_reference
from viewer.scene.materials import check_roles, load_materials
from viewer.scene.reference import Reference
from viewer.scene.scene import (
    Background,
    Camera,
    Label,
    Material,
    Scene,
    SceneNode,
)
from viewer.scene.silhouettes import silhouettes
from viewer.scene.styles import Style, style_named
from viewer.scene.surroundings import CARRIED, Stand, dimensions, plaque, stand_below
from viewer.scene.table import SceneTable
from viewer.scene.view import ViewState
from viewer.spec.model import ElementId, ModuleKey

_HIGHLIGHT = 0.62
_HIGHLIGHTED = "+highlight"
_EMPTY_M = np.array([[-5.0, -5.0, -5.0], [5.0, 5.0, 5.0]])
_MARGINS = Margins(left=0.03, right=0.03, bottom=0.05, top=0.05)
_PRINT_BOTTOM = 0.09
"""Of the margins, where a caption or a credit stands below."""


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
    if view.layout == "silhouettes":
        return silhouettes(station, parts, view, reference, aspect)
    style = style_named(view.style)
    shown = None if view.layout == "alone" else reference
    split = view.layout == "split" and shown is not None
    whole, aspect = aspect, aspect / 2.0 if split else aspect
    table = SceneTable()
    _check_elements(station, highlight=view.highlight, fit=view.fit)
    _add_station(table, framed or station, parts, view.highlight)
    if shown is not None:
        _add_reference(table, shown, view)
    own_m = table.points_m("station")
    stand = _stand(table, own_m) if style.stand and len(own_m) else None
    for piece in stand.pieces if stand else ():
        table.add(*piece)
    figures = _add_dimensions(table, own_m, view, style, aspect)
    # A model on a stand has its scale on the plaque, a drawing its lengths.
    wanted = view.scale_bar and stand is None and not figures
    measure = _add_ruler(table, view) if wanted else None
    if view.aids:
        _add_aids(table, view)
    labels = heading(station, style, view.language, whole) if view.labels else []
    camera = _camera(table, view, labels, aspect)
    labels += small_print(view.caption, view.credit, style, aspect)
    if view.labels and shown is not None:
        subjects = _subjects(table, station, shown, view)
        labels += names_below(subjects, camera, aspect, style)
    if view.labels and measure is not None:
        labels.append(ruler_label(measure, camera, aspect, style, view.language))
    if stand is not None:
        name = text_in(station.spec.name, view.language)
        for piece in plaque(stand, name, camera, view.language):
            table.add(*piece)
    labels += figures
    if framed is not None:
        table = _in_motion(table, station, parts, view.highlight)
    return Scene(
        nodes=tuple(_in_one_surface(table.nodes, style.surface)),
        meshes=table.meshes,
        materials=_materials(
            _in_one_surface(table.nodes, style.surface),
            {**load_materials(), **(shown.materials if shown else {})},
        ),
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
        split=split,
    )


def module_key_text(key: ModuleKey) -> str:
    """Return a module key as text: the id and the parameters that differ."""
    changed = [f"{name}={value:g}" for name, value in key.changed]
    if key.unfolded < 1.0:
        changed.append(f"unfolded={key.unfolded:g}")
    return f"{key.module}[{','.join(changed)}]" if changed else str(key.module)


def _add_station(
    table: SceneTable, station: Station, parts: Parts, highlight: str | None
) -> None:
    for element, placement in station.placements.items():
        mark = _HIGHLIGHTED if element == highlight else ""
        for role, mesh in sorted(parts[placement.module].by_material.items()):
            table.add(_element_node(placement, role, role + mark), mesh)


def _in_motion(
    framed: SceneTable, station: Station, parts: Parts, highlight: str | None
) -> SceneTable:
    """Return the table with the station as it is instead of the one it is fitted to."""
    table = SceneTable()
    _add_station(table, station, parts, highlight)
    for node in framed.nodes:
        if node.layer != "station":
            table.add(node, framed.meshes[node.mesh])
    return table


def _check_elements(station: Station, **named: str | None) -> None:
    for field_name, element in named.items():
        if element is not None and ElementId(element) not in station.placements:
            hint = nearest(element, station.placements)
            message = f"{field_name} '{element}': no such element is there{hint}"
            raise InputError(message)


def _element_node(placement: Placement, role: str, material: str) -> SceneNode:
    return SceneNode(
        id=f"{placement.element}/{role}",
        mesh=f"{module_key_text(placement.module)}/{role}",
        material=material,
        world_from_mesh=placement.station_from_module,
        layer="station",
        element=placement.element,
    )


def _add_reference(table: SceneTable, reference: Reference, view: ViewState) -> None:
    station = table.points_m("station")
    place = world_from_reference(
        station if len(station) else _EMPTY_M,
        np.concatenate([mesh.points for mesh in reference.meshes.values()]),
        view.layout,
        _arranged_axes(view),
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
    measure = ruler(points if len(points) else _EMPTY_M, _arranged_axes(view))
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
    axes = _arranged_axes(view)
    measure = ruler(points if len(points) else _EMPTY_M, axes)
    start = measure.world_from_ruler[:3, 3] + axes[1] * 0.02 * measure.length_m
    for piece in aid_pieces(view.aids, points, start, axes):
        table.add(*piece)


def _add_dimensions(
    table: SceneTable, own_m: Points, view: ViewState, style: Style, aspect: float
) -> list[Label]:
    if not (style.dimensions or view.dimensions) or not len(own_m):
        return []
    axes, language = _seen_axes(view), view.language
    pieces, figures = dimensions(own_m, axes, style, language, aspect)
    for piece in pieces:
        table.add(*piece)
    # A figure reaches as far to either side of its anchor as it is off its line.
    middle = (own_m.min(axis=0) + own_m.max(axis=0)) / 2.0
    anchors = np.array([label.anchor_m for label in figures])
    table.keep_clear(anchors + 0.1 * (anchors - middle))
    return figures


def _stand(table: SceneTable, own_m: Points) -> Stand:
    hulls = [node for node in table.nodes if node.material in CARRIED]
    carried = [apply(n.world_from_mesh, table.meshes[n.mesh].points) for n in hulls]
    return stand_below(own_m, np.concatenate(carried) if carried else own_m)


def _preset(view: ViewState) -> Preset:
    """Return the preset that the view is taken with, or that it started from."""
    camera = view.arranged_for if isinstance(view.camera, Camera) else view.camera
    preset = camera if isinstance(camera, Preset) else preset_named(camera)
    angle_deg = view.view_angle_deg
    return preset if angle_deg is None else replace(preset, view_angle_deg=angle_deg)


def _seen_axes(view: ViewState) -> Points:
    """Return the axes of the camera that the picture is taken with."""
    if isinstance(view.camera, Camera):
        return axes_of(view.camera)
    return _arranged_axes(view)


def _arranged_axes(view: ViewState) -> Points:
    preset = _preset(view)
    return view_axes(np.array(preset.towards_camera), np.array(preset.up))


def _camera(
    table: SceneTable, view: ViewState, header: list[Label], aspect: float
) -> Camera:
    """Return the user's own camera, or the preset fitted round all that is shown.

    Where something would stand behind the lines at the top, the picture is fitted
    again below them.
    """
    if isinstance(view.camera, Camera):
        return view.camera
    points = _fitted_to(table, view)
    preset = _preset(view)
    printed = view.caption is not None or view.credit is not None
    margins = replace(_MARGINS, bottom=_PRINT_BOTTOM) if printed else _MARGINS
    camera = fit_camera(points, preset, aspect, margins=margins, parallel=view.parallel)
    right, bottom = reach_of(header, aspect)
    seen = project(camera, points, aspect)
    if not ((seen[:, 0] < right) & (seen[:, 1] > bottom)).any():
        return camera
    lower = replace(margins, top=1.0 - bottom)
    return fit_camera(points, preset, aspect, margins=lower, parallel=view.parallel)


def _fitted_to(table: SceneTable, view: ViewState) -> Points:
    """Return the points that a preset must show, (n, 3), world frame."""
    if view.fit is not None:
        return table.element_points_m(view.fit)
    points = table.points_m("station", "reference", "aid")
    return points if len(points) else box_corners(_EMPTY_M)


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


def _in_one_surface(
    nodes: Iterable[SceneNode], surface: str | None
) -> Iterable[SceneNode]:
    """Return the nodes, all but aids and what is marked in the one material."""
    for node in nodes:
        is_own = node.layer == "aid" or node.material.endswith(_HIGHLIGHTED)
        if surface is None or is_own:
            yield node
        else:
            yield replace(node, material=surface)


def _materials(
    nodes: Iterable[SceneNode], known: Mapping[str, Material]
) -> dict[str, Material]:
    """Return the materials that the nodes name, highlighted ones mixed."""
    used = {node.material: node.id for node in nodes}
    check_roles(
        {n.removesuffix(_HIGHLIGHTED): where for n, where in used.items()}, known
    )
    return {name: _material(name, known) for name in used}


def _material(name: str, known: Mapping[str, Material]) -> Material:
    plain = known[name.removesuffix(_HIGHLIGHTED)]
    if not name.endswith(_HIGHLIGHTED):
        return plain
    accent = known["highlight"].colour
    red, green, blue = (
        own + _HIGHLIGHT * (mark - own)
        for own, mark in zip(plain.colour, accent, strict=True)
    )
    return replace(plain, name=name, colour=(red, green, blue))
