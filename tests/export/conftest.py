"""A small station of plain boxes: every number of it can be worked out by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from viewer.assembly.station import Station, station_at
from viewer.export.tree import ExportNode, station_tree
from viewer.geometry.body import Body
from viewer.geometry.frames import IDENTITY, Transform, mount, port_frame, rotation
from viewer.geometry.mesh import Mesh, merged, moved, union_bounds
from viewer.geometry.parts import BuiltModule, BuiltPart
from viewer.scene.scene import Material
from viewer.spec.model import (
    AddAction,
    ModuleId,
    ModuleKey,
    ModuleSpec,
    PhaseRecord,
    PortId,
    StationSpec,
    StepRecord,
)
from viewer.spec.record import Dates, Figure, LocalText

DATES = Dates(start="2027-12", source="Federal programme", confidence="published")


def box(
    lowest: tuple[float, float, float], highest: tuple[float, float, float]
) -> Mesh:
    """Return a closed box with a normal for each face: 24 points, 12 triangles."""
    corners = np.array([lowest, highest], dtype=float)
    points, normals, triangles = [], [], []
    for axis in range(3):
        for side in (0, 1):
            u, v = (axis + 1) % 3, (axis + 2) % 3
            if side == 0:
                u, v = v, u
            face = np.zeros((4, 3))
            face[:, axis] = corners[side, axis]
            face[:, u] = corners[[0, 1, 1, 0], u]
            face[:, v] = corners[[0, 0, 1, 1], v]
            start = 4 * len(points)
            triangles += [[start, start + 1, start + 2], [start, start + 2, start + 3]]
            points.append(face)
            normal = np.zeros((4, 3))
            normal[:, axis] = 2.0 * side - 1.0
            normals.append(normal)
    return Mesh(
        points=np.concatenate(points),
        normals=np.concatenate(normals),
        triangles=np.array(triangles, dtype=np.int32),
    )


def part(
    name: str, bodies: tuple[Body, ...], *places: Transform, kind: str = "box"
) -> BuiltPart:
    """Return a part that stands at the module's origin where no place is given."""
    return BuiltPart(
        name=name, kind=kind, bodies=bodies, module_from_part=places or (IDENTITY,)
    )


def module(
    key: ModuleKey, parts: tuple[BuiltPart, ...], ports: Mapping[str, Transform]
) -> BuiltModule:
    """Return a module of these parts with everything derived from them."""
    gathered: dict[str, list[Mesh]] = {}
    for each in parts:
        for body in each.bodies:
            gathered.setdefault(body.material, []).extend(
                moved(body.mesh, place) for place in each.module_from_part
            )
    by_material = {name: merged(meshes) for name, meshes in gathered.items()}
    return BuiltModule(
        key=key,
        parts=parts,
        module_from_port={PortId(name): frame for name, frame in ports.items()},
        by_material=by_material,
        bounds_m=union_bounds(mesh.bounds_m for mesh in by_material.values()),
    )


def module_spec(key: ModuleKey, name: str) -> ModuleSpec:
    """Return a module's record with one figure."""
    mass = Figure(value=7000.0, source="RSC Energia 2022", confidence="published")
    return ModuleSpec(
        key=key,
        path=Path(f"{key.module}.toml"),
        name=LocalText(en=name, ru="Модуль"),
        role="module",
        summary=None,
        figures={"mass_kg": mass},
        parameters={},
        values={},
        parts=(),
        ports={},
    )


@dataclass(frozen=True)
class Sample:
    """A station with its parts and the materials they are made of."""

    station: Station
    parts: dict[ModuleKey, BuiltModule]
    materials: dict[str, Material]

    @property
    def tree(self) -> ExportNode:
        """The whole tree in the station frame."""
        return station_tree(self.station, self.parts)


CORE, ARM = ModuleKey(module=ModuleId("core")), ModuleKey(module=ModuleId("arm"))


def _modules() -> dict[ModuleKey, BuiltModule]:
    hull = Body(material="hull", mesh=box((-5.0, -1.5, -1.5), (5.0, 1.5, 1.5)))
    fin = Body(material="panel", mesh=box((1.4, -0.1, -0.5), (4.0, 0.1, 0.5)))
    fins = [rotation((1.0, 0.0, 0.0), 90.0 * k) @ _SIDEWAYS for k in range(4)]
    core = module(
        CORE,
        (part("hull", (hull,), kind="hull"), part("fin", (fin,), *fins)),
        {
            "fore": port_frame((5.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
            "zenith": port_frame((3.0, 0.0, -1.5), (0.0, 0.0, -1.0), (1.0, 0.0, 0.0)),
        },
    )
    mast = Body(material="panel", mesh=box((-0.2, -0.5, -0.5), (20.0, 0.5, 0.5)))
    arm = module(
        ARM,
        (part("mast", (mast,)),),
        {"base": port_frame((0.0, 0.0, 0.0), (-1.0, 0.0, 0.0), (0.0, 0.0, 1.0))},
    )
    return {CORE: core, ARM: arm}


# A part's own +X along the module's +Y: the fins stand off the hull's sides.
_SIDEWAYS = mount((0.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def _spec() -> StationSpec:
    text = {"date": DATES}
    steps = (
        StepRecord(
            id="launch-1",
            phase="one",
            name=LocalText(en="First launch"),
            add=[AddAction(module="core")],
            **text,
        ),
        StepRecord(
            id="launch-2",
            phase="two",
            name=LocalText(en="Second launch"),
            add=[
                AddAction(module="arm", id="tower", port="base", to="core.zenith"),
                AddAction(module="arm", id="bowsprit", port="base", to="core.fore"),
            ],
            **text,
        ),
    )
    phases = tuple(
        PhaseRecord(id=name, name=LocalText(en=f"Phase {name}"))
        for name in ("one", "two", "three")
    )
    return StationSpec(
        id="tiny",
        path=Path("tiny.toml"),
        name=LocalText(en="Tiny station", ru="Малая станция"),
        summary=None,
        reference=None,
        facts={},
        phases=phases,
        steps=steps,
        modules={
            CORE: module_spec(CORE, "Core"),
            ARM: module_spec(ARM, "Mast"),
        },
    )


@pytest.fixture(scope="session")
def sample() -> Sample:
    """A hull of 10 x 3 x 3 m with four fins, a 20 m mast up and another forward.

    In the station frame its box is x -5 to 25, y -4 to 4, z -21.5 to 4.
    """
    parts = _modules()
    return Sample(
        station=station_at(_spec(), parts, 2),
        parts=parts,
        materials={
            "hull": Material(name="hull", colour=(0.9, 0.9, 0.5)),
            "panel": Material(name="panel", colour=(0.1, 0.2, 0.5), metallic=0.2),
            "glass": Material(name="glass", colour=(0.5, 0.5, 0.5), opacity=0.4),
        },
    )
