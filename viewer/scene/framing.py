"""The camera of a picture: a preset fitted round what is shown, or the user's own."""

from dataclasses import replace

import numpy as np

from viewer.assembly.station import Parts, Station
from viewer.geometry.frames import Points, apply
from viewer.geometry.mesh import box_corners
from viewer.geometry.outermost import outermost
from viewer.scene.camera import (
    Margins,
    Preset,
    axes_of,
    fit_camera,
    preset_named,
    project,
    view_axes,
)
from viewer.scene.captions import reach_of
from viewer.scene.scene import Camera, Label
from viewer.scene.table import SceneTable
from viewer.scene.view import ViewState
from viewer.spec.model import ElementId

EMPTY_M = np.array([[-5.0, -5.0, -5.0], [5.0, 5.0, 5.0]])
"""The box that is shown where nothing else is."""
_MARGINS = Margins(left=0.03, right=0.03, bottom=0.05, top=0.05)
_PRINT_BOTTOM = 0.09
"""Of the margins, where a caption or a credit stands below."""


def framed_by(
    view: ViewState, points_m: Points, header: list[Label], aspect: float
) -> Camera:
    """Return the user's own camera, or the preset fitted round points, (n, 3).

    Where something would stand behind the lines at the top, the picture is fitted
    again below them.
    """
    if isinstance(view.camera, Camera):
        return view.camera
    preset = _preset(view)
    printed = view.caption is not None or view.credit is not None
    margins = replace(_MARGINS, bottom=_PRINT_BOTTOM) if printed else _MARGINS
    camera = fit_camera(
        points_m, preset, aspect, margins=margins, parallel=view.parallel
    )
    right, bottom = reach_of(header, aspect)
    seen = project(camera, points_m, aspect)
    if not ((seen[:, 0] < right) & (seen[:, 1] > bottom)).any():
        return camera
    lower = replace(margins, top=1.0 - bottom)
    return fit_camera(points_m, preset, aspect, margins=lower, parallel=view.parallel)


def fitted_to(
    table: SceneTable, view: ViewState, station: Station, parts: Parts
) -> Points:
    """Return the points that a preset must show, (n, 3), world frame."""
    if view.fit is not None:
        return _element_points_m(table, station, parts, view.fit)
    points = table.points_m("station", "reference", "aid")
    return points if len(points) else box_corners(EMPTY_M)


def _element_points_m(
    table: SceneTable, station: Station, parts: Parts, element: str
) -> Points:
    """Return an element's outermost points, be it drawn or hidden."""
    points = table.element_points_m(element)
    if len(points):
        return points
    placed = station.placements[ElementId(element)]
    meshes = parts[placed.module].by_material.values()
    whole = np.concatenate([outermost(mesh) for mesh in meshes])
    return apply(placed.station_from_module, whole)


def seen_axes(view: ViewState) -> Points:
    """Return the axes of the camera that the picture is taken with."""
    if isinstance(view.camera, Camera):
        return axes_of(view.camera)
    return arranged_axes(view)


def arranged_axes(view: ViewState) -> Points:
    """Return the axes of the preset that the two are set side by side for."""
    preset = _preset(view)
    return view_axes(np.array(preset.towards_camera), np.array(preset.up))


def _preset(view: ViewState) -> Preset:
    """Return the preset that the view is taken with, or that it started from."""
    camera = view.arranged_for if isinstance(view.camera, Camera) else view.camera
    preset = camera if isinstance(camera, Preset) else preset_named(camera)
    angle_deg = view.view_angle_deg
    return preset if angle_deg is None else replace(preset, view_angle_deg=angle_deg)
