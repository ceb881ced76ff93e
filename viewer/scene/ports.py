"""Docking ports as markers: what each is, which way it faces, and whether it is free.

A marker is a ring round the port with an arrow out of it and a stroke at its clocking
mark. The ring's outline is the type: a circle for the SSVP, two for its hybrid, one
with petals for the APAS, a square for the CBM, a triangle for structure, a hexagon for
berths. The arrow's end is the side: a cone, as of a probe, is active; a cup, as of a
drogue, passive; both androgynous. What is taken is a filled plate in a darker colour.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal
from weakref import WeakKeyDictionary

import numpy as np

from viewer.assembly.station import Parts, Placement, Station
from viewer.geometry.frames import (
    Points,
    Transform,
    compose,
    frozen,
    rotation,
    unit,
)
from viewer.geometry.mesh import Mesh, merged, moved
from viewer.geometry.parts import BuiltModule
from viewer.geometry.rays import Ray
from viewer.geometry.solids import box, cone, cylinder, repeated, revolve, torus_ring
from viewer.scene.camera import axes_of, project, unproject
from viewer.scene.captions import LINE_HEIGHT, label_box, port_words, shrink
from viewer.scene.picking import pick
from viewer.scene.scene import Camera, Label, Scene, SceneNode, halves
from viewer.scene.styles import Style
from viewer.scene.view import Language, Section
from viewer.spec.model import Port, PortId, PortSide, PortType, StationSpec

Piece = tuple[SceneNode, Mesh]
Align = Literal["left", "centre", "right"]

FREE, TAKEN = "port_free", "port_taken"
"""The materials of markers."""

_RADII_M: dict[PortType, float] = {
    "ssvp": 0.86,
    "ssvp-hybrid": 1.04,
    "apas": 0.95,
    "cbm": 1.3,
    "structural": 0.8,
    "berth": 0.55,
}
_CORNERS: dict[PortType, int] = {"cbm": 4, "structural": 3, "berth": 6}
_ROUND = 40
_ARROW_M = 1.0
_DOCKING: frozenset[PortType] = frozenset({"ssvp", "ssvp-hybrid", "apas", "cbm"})
"""The types whose free ports are named."""
_MOST_NAMES = 14
_KEPT = 32
_PORT_FROM_PART: Transform = frozen(
    np.array(
        [[0.0, 0, 1, 0], [0, -1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1]],
    )
)
"""Solids reach along +X with their upper side at +Z, ports along +Z, marked at +X."""

_merged: WeakKeyDictionary[BuiltModule, dict[object, Mesh]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PortMark:
    """A port of an element that is drawn."""

    placement: Placement
    port: Port
    is_free: bool
    module_from_port: Transform

    @property
    def station_from_port(self) -> Transform:
        """Its frame in the station: +Z out, +X its clocking mark."""
        return compose(self.placement.station_from_module, self.module_from_port)


def port_marks(
    station: Station,
    parts: Parts,
    shown: Container[str | None],
    section: Section | None = None,
) -> list[PortMark]:
    """Return the ports of the elements that are shown, but for those cut away."""
    taken = _taken(station)
    found = []
    for element, placement in station.placements.items():
        if element in shown:
            frames = parts[placement.module].module_from_port
            own = [
                PortMark(
                    placement=placement,
                    port=port,
                    is_free=(element, port_id) not in taken,
                    module_from_port=frames[port_id],
                )
                for port_id, port in _ports_of(station.spec, placement).items()
            ]
            found += [mark for mark in _one_a_place(own) if not _is_cut(mark, section)]
    return found


def _one_a_place(marks: Sequence[PortMark]) -> list[PortMark]:
    """Return one port for each place: some are there in two kinds, one is fitted."""
    found: dict[tuple[float, ...], PortMark] = {}
    for mark in marks:
        frame = mark.module_from_port
        place = tuple(np.round([*frame[:3, 3], *frame[:3, 2]], 2).tolist())
        if place not in found or not mark.is_free:
            found[place] = mark
    return list(found.values())


def _taken(station: Station) -> set[tuple[str, PortId]]:
    docks = [(e, p.dock) for e, p in station.placements.items() if p.dock is not None]
    guests = {(element, dock.port) for element, dock in docks}
    return guests | {(dock.to_element, dock.to_port) for _, dock in docks}


def _ports_of(spec: StationSpec, placement: Placement) -> dict[PortId, Port]:
    """Return an element's ports; those of what is on its way are its module's."""
    module = spec.modules.get(replace(placement.module, unfolded=1.0))
    if module is None:
        own = (
            m for m in spec.modules.values() if m.key.module == placement.module.module
        )
        module = next(own)
    return dict(module.ports)


def _is_cut(mark: PortMark, section: Section | None) -> bool:
    place = mark.station_from_port[:3, 3]
    return section is not None and float(np.dot(section.normal, place)) > section.at_m


# --- markers --------------------------------------------------------------------------


def port_pieces(marks: Sequence[PortMark], parts: Parts) -> Iterator[Piece]:
    """Give the markers: a node for each element's free ones, one for its others."""
    groups: dict[tuple[str, str], list[PortMark]] = {}
    for mark in marks:
        state = FREE if mark.is_free else TAKEN
        groups.setdefault((mark.placement.element, state), []).append(mark)
    for (element, state), group in groups.items():
        placement = group[0].placement
        node = SceneNode(
            id=f"ports/{element}/{state}",
            mesh=f"ports/{element}/{state}",
            material=state,
            world_from_mesh=placement.station_from_module,
            layer="aid",
            element=element,
        )
        yield node, _group_mesh(parts[placement.module], group)


def _group_mesh(module: BuiltModule, group: Sequence[PortMark]) -> Mesh:
    """Return the markers of one module, of one state, in its frame; the same again."""
    known = _merged.setdefault(module, {})
    key = (group[0].is_free, tuple(mark.port.id for mark in group))
    if key not in known:
        while len(known) >= _KEPT:
            del known[next(iter(known))]
        known[key] = merged(
            [
                moved(
                    marker(mark.port.type, mark.port.side, is_free=mark.is_free),
                    mark.module_from_port,
                )
                for mark in group
            ]
        )
    return known[key]


@cache
def marker(kind: PortType, side: PortSide, *, is_free: bool) -> Mesh:
    """Return the marker of a port, in the port's frame, metres."""
    radius = _RADII_M[kind]
    outline = _ring(kind, radius) if is_free else _plate(kind, radius)
    stroke = box((0.09, 0.09, 0.34 * radius), centre_m=(0.0, 0.0, 1.22 * radius))
    pieces = [*outline, stroke, *_arrow(side, radius)]
    return moved(merged(pieces), _PORT_FROM_PART)


def _ring(kind: PortType, radius: float) -> list[Mesh]:
    corners = _CORNERS.get(kind)
    if corners is not None:
        return [_band(corners, radius, 0.86 * radius, (-0.05, 0.05))]
    rings = [torus_ring(2.0 * radius, 0.11, _ROUND)]
    if kind == "ssvp-hybrid":
        rings.append(torus_ring(1.6 * radius, 0.08, _ROUND))
    return [*rings, *(_petals(radius) if kind == "apas" else [])]


def _plate(kind: PortType, radius: float) -> list[Mesh]:
    """Return a filled plate, a little inside so that both of a mate are to be seen."""
    corners, out = _CORNERS.get(kind, _ROUND), 1.08 * radius
    plates = [revolve([(-0.14, out), (-0.05, out)], corners)]
    if kind == "ssvp-hybrid":
        plates.append(torus_ring(2.0 * out + 0.16, 0.08, _ROUND))
    return [*plates, *(_petals(out) if kind == "apas" else [])]


def _band(corners: int, outer: float, inner: float, span: tuple[float, float]) -> Mesh:
    low, high = span
    # Corners reach further out than the middles of sides.
    wide = 1.12 if corners == 4 else 1.3 if corners == 3 else 1.05
    outline = [
        (low, wide * inner),
        (high, wide * inner),
        (high, wide * outer),
        (low, wide * outer),
    ]
    return revolve(outline, corners, closed=True)


def _petals(radius: float) -> list[Mesh]:
    petal = box((0.1, 0.5 * radius, 0.26 * radius), centre_m=(0.0, 0.0, 1.1 * radius))
    turns = [rotation((1.0, 0.0, 0.0), angle) for angle in (60.0, 180.0, 300.0)]
    return [repeated(petal, turns)]


def _arrow(side: PortSide, radius: float) -> list[Mesh]:
    """Return the arrow along +X: its shaft, with a cone, a cup or both at its end."""
    length, thick = _ARROW_M * (0.4 + 0.6 * radius), 0.055
    neck = 0.62 * length
    pieces = [cylinder((0.0, 0.0, 0.0), (neck + 0.02, 0.0, 0.0), thick, 12)]
    if side != "passive":
        pieces.append(cone((neck, 0.0, 0.0), (length, 0.0, 0.0), 0.2, 0.0, 24))
    if side != "active":
        # Open outwards, as a drogue is.
        cup = [(neck, 0.03), (length, 0.24), (length, 0.31), (neck - 0.04, 0.09)]
        pieces.append(revolve(cup, 24, closed=True))
    return pieces


# --- names ----------------------------------------------------------------------------


def port_labels(
    marks: Sequence[PortMark],
    scene: Scene,
    aspect: float,
    style: Style,
    language: Language,
) -> list[Label]:
    """Return the names of free docking ports, the nearest first, as many as have room.

    None covers another, nor any of the scene's labels. Ports whose arrow is not seen
    have none. `aspect` is that of what the scene's camera sees.
    """
    camera = scene.camera
    taken = [label_box(label, camera, aspect) for label in scene.labels]
    found: list[Label] = []
    for mark in _named(marks, scene):
        for label in _placings(mark, camera, aspect, style, language):
            own = label_box(label, camera, aspect)
            inside = own.min() > 0.0 and own.max() < 1.0
            if inside and not any(_meet(own, each) for each in taken):
                taken.append(own)
                found.append(label)
                break
        if len(found) == _MOST_NAMES:
            break
    return found


def _named(marks: Sequence[PortMark], scene: Scene) -> Iterator[PortMark]:
    """Give the free docking ports whose arrows are seen, the nearest first."""
    back = axes_of(scene.camera)[2]
    free = [mark for mark in marks if mark.is_free and mark.port.type in _DOCKING]
    free.sort(key=lambda mark: -float(mark.station_from_port[:3, 3] @ back))
    targets = halves(scene)[0] if scene.split else scene
    for mark in free:
        tip = _tip_m(mark)
        hit = pick(targets, _ray_to(scene.camera, tip))
        away = float((scene.camera.position_m - tip) @ back)
        if hit is None or float((scene.camera.position_m - hit.point_m) @ back) > away:
            yield mark


def _tip_m(mark: PortMark) -> Points:
    frame = mark.station_from_port
    tip: Points = frame[:3, 3] + 1.15 * _ARROW_M * frame[:3, 2]
    return tip


def _ray_to(camera: Camera, point_m: Points) -> Ray:
    """Return the line of sight to a point."""
    if camera.parallel_height_m is None:
        line = point_m - camera.position_m
        return Ray(origin_m=camera.position_m, direction=unit(line.tolist()))
    back = axes_of(camera)[2]
    ahead = float((camera.position_m - point_m) @ back)
    return Ray(origin_m=point_m + ahead * back, direction=-back)


def _placings(
    mark: PortMark,
    camera: Camera,
    aspect: float,
    style: Style,
    language: Language,
) -> Iterator[Label]:
    """Give the labels that would name a port: at its arrow's end, then further off."""
    start, tip = mark.station_from_port[:3, 3], _tip_m(mark)
    seen = project(camera, np.array([start, tip]), aspect)
    (along, rise), (tip_x, tip_y) = (seen[1] - seen[0]).tolist(), seen[1].tolist()
    height = 0.78 * LINE_HEIGHT * shrink(aspect)
    words = port_words(mark.port.type, mark.port.side, language)
    for align, lines in _offsets(along * aspect, rise):
        # The text hangs below its anchor.
        place = (tip_x, tip_y + lines * height)
        x_m, y_m, z_m = unproject(camera, place, aspect, tip).tolist()
        yield Label(
            text=words,
            anchor_m=(x_m, y_m, z_m),
            align=align,
            height=height,
            colour=style.text,
            backing=style.bottom,
        )


def _offsets(along: float, rise: float) -> Iterator[tuple[Align, float]]:
    """Give how a name may lie at an arrow's end: its side, and the lines above it."""
    aside: Align = "left" if along > 0.0 else "right"
    over, under = 1.3, -0.2
    if abs(rise) > abs(along):
        first = over if rise > 0.0 else under
        yield from (("centre", first), (aside, first))
    for lines in (0.5, over + 0.5, under - 0.5, over + 1.7, under - 1.7):
        yield aside, lines
    # Where the picture ends there is room on this side of the arrow alone.
    other: Align = "right" if aside == "left" else "left"
    for align in ("centre", other):
        for lines in (over, under, over + 1.2, under - 1.2):
            yield align, lines


def _meet(one: Points, other: Points) -> bool:
    return bool((one[0] < other[1]).all() and (other[0] < one[1]).all())
