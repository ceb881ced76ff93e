"""How an element hangs in the station, and what hangs on its ports. No Qt."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from viewer.assembly.station import Dock, Placement, Station
from viewer.gui.chosen import Chosen
from viewer.spec.model import ElementId, Port, PortId

_SAME_M = 0.01
"""Ports nearer than this are one place that is fitted in several ways."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortUse:
    """A port, and what is docked there: an element and its port.

    `instead` is the port of the same place that is fitted instead of it.
    """

    port: Port
    element: str | None = None
    its_port: str | None = None
    instead: str | None = None

    @property
    def is_free(self) -> bool:
        """Whether something can dock there now."""
        return self.element is None and self.instead is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """What an element is docked to: own port, and the other's element and port."""

    own: Port
    element: str
    other: Port


def joint_of(station: Station, chosen: Chosen) -> Joint | None:
    """Return what the element hangs on; None for the first and for what flies free."""
    dock = chosen.placement.dock if chosen.placement else None
    if dock is None:
        return None
    host = station.placements[dock.to_element]
    return Joint(
        own=chosen.module.ports[dock.port],
        element=str(dock.to_element),
        other=station.spec.modules[host.module].ports[dock.to_port],
    )


def port_uses(station: Station, chosen: Chosen) -> tuple[PortUse, ...]:
    """Return the ports of an element in its file's order, and what is docked there."""
    ports = chosen.module.ports
    if chosen.placement is None:
        return tuple(PortUse(port=port) for port in ports.values())
    taken = dict(_docked_at(station, chosen.placement))
    uses = []
    for name, port in ports.items():
        there = taken.get(name)
        same = (
            other for other in taken if other != name and _is_same(port, ports[other])
        )
        uses.append(
            PortUse(
                port=port,
                element=there[0] if there else None,
                its_port=there[1] if there else None,
                instead=None if there else next(same, None),
            )
        )
    return tuple(uses)


def guests_of(station: Station, element: str) -> tuple[str, ...]:
    """Return the elements that hang on an element."""
    return tuple(
        str(name)
        for name, placed in station.placements.items()
        if placed.dock is not None and placed.dock.to_element == element
    )


def _docked_at(
    station: Station, placement: Placement
) -> Iterator[tuple[PortId, tuple[str, str]]]:
    own: Dock | None = placement.dock
    if own is not None:
        yield own.port, (str(own.to_element), str(own.to_port))
    for name, other in station.placements.items():
        if other.dock is not None and other.dock.to_element == ElementId(
            placement.element
        ):
            yield other.dock.to_port, (str(name), str(other.dock.port))


def _is_same(one: Port, other: Port) -> bool:
    ends = (one.origin_m, one.out), (other.origin_m, other.out)
    return bool(np.allclose(*ends, atol=_SAME_M))
