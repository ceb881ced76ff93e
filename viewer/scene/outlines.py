"""What is outlined on a sheet of silhouettes, as each of its views sees it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from viewer.assembly.station import Parts, Station
from viewer.geometry.frames import IDENTITY, Points, Transform, apply
from viewer.geometry.mesh import Mesh, merged
from viewer.geometry.outermost import outermost
from viewer.geometry.remembered import Remembered
from viewer.scene.camera import preset_named, view_axes
from viewer.scene.captions import said, text_in
from viewer.scene.marks import parted
from viewer.scene.members import Member, member_pieces, members_of
from viewer.scene.reference import Reference
from viewer.scene.scene import Layer
from viewer.scene.view import ViewState

VIEWS = ("top", "starboard", "front")

_wholes: Remembered[Mesh] = Remembered()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """What is outlined as one, of a station in its own frame."""

    name: str
    mesh: Mesh
    station_from_mesh: Transform
    look: str = ""
    """What is added to the name of its material."""
    element: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Subject:
    """A station that is outlined, and its name."""

    layer: Layer
    title: str
    line: str
    bodies: tuple[Body, ...]
    seen: Mapping[str, Points]
    """View -> its outermost points along right, up and backward, (n, 3)."""


def subjects_of(
    station: Station, parts: Parts, reference: Reference | None, view: ViewState
) -> Iterable[Subject]:
    """Give the station as a view draws it, and the reference."""
    own = [
        body
        for member in members_of(station, parts, view)
        for body in _bodies(member, parts)
    ]
    name = text_in(station.spec.name, view.language)
    yield _subject("station", name, "", own)
    if reference is not None:
        yield _subject(
            "reference",
            text_in(reference.title, view.language),
            said(reference.scale_words, view.language),
            [
                Body(name=role, mesh=mesh, station_from_mesh=IDENTITY)
                for role, mesh in reference.meshes.items()
            ],
        )


def _bodies(member: Member, parts: Parts) -> Iterable[Body]:
    """Give an element as one body for each mark that its parts have."""
    by_look: dict[str, list[Mesh]] = {}
    for node, mesh in member_pieces(member, parts):
        ghost = " ghosted" if member.ghost else ""
        by_look.setdefault(ghost + parted(node.material)[1], []).append(mesh)
    element = member.placement.element
    for look, meshes in by_look.items():
        yield Body(
            name=f"{member.ghost}{element}{look}",
            mesh=_wholes.of(meshes, None, partial(merged, meshes)),
            station_from_mesh=member.placement.station_from_module,
            look=look,
            element=element,
        )


def _subject(layer: Layer, title: str, line: str, bodies: list[Body]) -> Subject:
    found = [apply(each.station_from_mesh, outermost(each.mesh)) for each in bodies]
    points = np.concatenate(found) if found else np.zeros((0, 3))
    seen = {view: points @ axes_of_view(view).T for view in VIEWS}
    return Subject(layer=layer, title=title, line=line, bodies=tuple(bodies), seen=seen)


def axes_of_view(view: str) -> Points:
    """Return right, up and backward of a view, as rows of a (3, 3)."""
    preset = preset_named(view)
    return view_axes(np.array(preset.towards_camera), np.array(preset.up))
