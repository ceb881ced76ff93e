"""What a station is compared with, as few meshes as it has materials."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from viewer.assembly.station import Parts, Station
from viewer.errors import InputError
from viewer.geometry.frames import IDENTITY, Points, Transform
from viewer.geometry.glb_read import GlbModel, read_glb
from viewer.geometry.mesh import Mesh, merged, moved, union_bounds
from viewer.scene.captions import date_text
from viewer.scene.scene import Material
from viewer.spec.record import LocalText


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reference:
    """A station that stands still beside the one that is shown.

    `meshes` is one mesh for each material role, in the reference's own station
    frame, metres.
    """

    name: str
    """Its id, such as `iss`."""
    title: LocalText
    meshes: Mapping[str, Mesh]
    bounds_m: Points
    """(2, 3): the box round it in its own station frame."""
    credit: str = ""
    """Where its shape comes from."""
    materials: Mapping[str, Material] = field(default_factory=dict)
    """Its own materials, by role, for roles that the shipped table lacks."""
    warning: str = ""
    """What its user must know, such as that it fits poorly."""

    @property
    def scale_words(self) -> str:
        """What is said of the scale at which it is shown."""
        return "scale uncertain" if self.warning else "same scale"


def reference_from_station(
    station: Station, parts: Parts, *, credit: str = ""
) -> Reference:
    """Return a station at its step as a reference."""
    pieces = (
        (material, mesh, placement.station_from_module)
        for placement in station.placements.values()
        for material, mesh in parts[placement.module].by_material.items()
    )
    spec, step = station.spec, station.step
    title = spec.name
    date = step.date if step else None
    if date and station.steps_done < len(spec.steps):
        title = LocalText(
            en=f"{spec.name.en}, {date_text(date.start, 'en')}",
            ru=f"{spec.name.ru or spec.name.en}, {date_text(date.start, 'ru')}",
        )
    return _reference(spec.id, title, pieces, credit)


def reference_from_glb(path: Path, *, name: str = "", credit: str = "") -> Reference:
    """Return a GLB file of this program's making as a reference.

    Raises
    ------
    InputError
        If the file cannot be read or holds no mesh.
    """
    model = read_glb(path)
    if not any(node.bodies for node in model.nodes):
        message = f"{path}: holds no mesh"
        raise InputError(message)
    return reference_from_model(model, name=name or path.stem, credit=credit)


def reference_from_model(model: GlbModel, *, name: str, credit: str = "") -> Reference:
    """Return a GLB file that was read, at least one mesh in it, as a reference.

    Its title is the first root's name, in both languages where the file has them.
    """
    pieces = (
        (body.material, body.mesh, node.station_from_node)
        for node in model.nodes
        for body in node.bodies
    )
    root = model.nodes[0]
    title = LocalText.model_validate(
        root.extras.get("names", {"en": root.name or name})
    )
    return _reference(name, title, pieces, credit)


def _reference(
    name: str,
    title: LocalText,
    pieces: Iterable[tuple[str, Mesh, Transform]],
    credit: str,
) -> Reference:
    gathered: dict[str, list[Mesh]] = {}
    for material, mesh, pose in pieces:
        placed = mesh if pose is IDENTITY else moved(mesh, pose)
        gathered.setdefault(material, []).append(placed)
    meshes = {role: merged(several) for role, several in gathered.items()}
    return Reference(
        name=name,
        title=title,
        meshes=meshes,
        bounds_m=union_bounds(mesh.bounds_m for mesh in meshes.values()),
        credit=credit,
    )
