"""What each part kind looks like: one builder for each kind that a file can name."""

from collections.abc import Callable
from typing import Any

from viewer.geometry.body import Body
from viewer.geometry.detail import Detail
from viewer.geometry.kinds.antennas import build_antenna, build_dish
from viewer.geometry.kinds.arrays import build_solar_wing
from viewer.geometry.kinds.cupola import build_cupola
from viewer.geometry.kinds.docking import build_docking_port
from viewer.geometry.kinds.fittings import (
    build_box,
    build_hatch,
    build_rail,
    build_tube,
    build_window,
)
from viewer.geometry.kinds.hulls import build_adapter, build_hull, build_sphere_node
from viewer.geometry.kinds.lettering import build_lettering
from viewer.geometry.kinds.manipulators import build_manipulator
from viewer.geometry.kinds.propulsion import (
    build_engine,
    build_tank,
    build_thruster_block,
)
from viewer.geometry.kinds.radiators import build_body_radiator, build_radiator
from viewer.geometry.kinds.soft import build_soft_section
from viewer.geometry.kinds.spacewalk import (
    build_cosmonaut,
    build_grapple_fixture,
    build_payload_adapter,
    build_work_site,
)
from viewer.geometry.kinds.structures import build_truss
from viewer.spec.kinds.part import PartRecord

# Each builder takes the record of its own kind, so the table's type is loose.
BUILDERS: dict[str, Callable[[Any, Detail], tuple[Body, ...]]] = {
    "hull": build_hull,
    "sphere_node": build_sphere_node,
    "soft_section": build_soft_section,
    "adapter": build_adapter,
    "cupola": build_cupola,
    "docking_port": build_docking_port,
    "engine": build_engine,
    "thruster_block": build_thruster_block,
    "tank": build_tank,
    "window": build_window,
    "hatch": build_hatch,
    "rail": build_rail,
    "tube": build_tube,
    "box": build_box,
    "solar_wing": build_solar_wing,
    "radiator": build_radiator,
    "body_radiator": build_body_radiator,
    "dish": build_dish,
    "antenna": build_antenna,
    "truss": build_truss,
    "manipulator": build_manipulator,
    "grapple_fixture": build_grapple_fixture,
    "payload_adapter": build_payload_adapter,
    "work_site": build_work_site,
    "cosmonaut": build_cosmonaut,
    "lettering": build_lettering,
}


def build_part(fields: PartRecord, detail: Detail) -> tuple[Body, ...]:
    """Return the bodies of a part in its own frame: mounted at 0, reaching along +X."""
    return BUILDERS[fields.kind](fields, detail)


__all__ = ["BUILDERS", "build_part"]
