"""The part kinds that a module file can name, with their fields.

This is the user's side: names, units, defaults, limits. What each kind looks
like is built in `viewer.geometry.kinds`.
"""

from viewer.spec.kinds.appendages import (
    Antenna,
    BodyRadiator,
    Dish,
    Radiator,
    SolarWing,
)
from viewer.spec.kinds.docking import DockingPort
from viewer.spec.kinds.fittings import (
    Box,
    Engine,
    Hatch,
    Rail,
    Tank,
    ThrusterBlock,
    Tube,
    Window,
)
from viewer.spec.kinds.hulls import Adapter, Cupola, Hull, SoftSection, SphereNode
from viewer.spec.kinds.lettering import Lettering
from viewer.spec.kinds.part import Mount, PartRecord, Repeat
from viewer.spec.kinds.spacewalk import (
    Cosmonaut,
    GrappleFixture,
    PayloadAdapter,
    WorkSite,
)
from viewer.spec.kinds.structures import Manipulator, Truss

PART_KINDS: dict[str, type[PartRecord]] = {
    "hull": Hull,
    "sphere_node": SphereNode,
    "soft_section": SoftSection,
    "adapter": Adapter,
    "cupola": Cupola,
    "docking_port": DockingPort,
    "solar_wing": SolarWing,
    "radiator": Radiator,
    "body_radiator": BodyRadiator,
    "dish": Dish,
    "antenna": Antenna,
    "truss": Truss,
    "manipulator": Manipulator,
    "grapple_fixture": GrappleFixture,
    "payload_adapter": PayloadAdapter,
    "work_site": WorkSite,
    "cosmonaut": Cosmonaut,
    "lettering": Lettering,
    "engine": Engine,
    "thruster_block": ThrusterBlock,
    "tank": Tank,
    "window": Window,
    "hatch": Hatch,
    "rail": Rail,
    "tube": Tube,
    "box": Box,
}

__all__ = ["PART_KINDS", "Mount", "PartRecord", "Repeat"]
