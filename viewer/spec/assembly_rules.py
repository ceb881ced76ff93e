"""The rules of assembly, checked by going through a station's steps once.

Ports are taken and freed as the steps go. Whatever cannot be read is left out of
the checks that need it, so that one slip does not draw a row of others after it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from viewer.errors import nearest
from viewer.spec.actions import Arrival, Change, Mating, Move, Removal, Step
from viewer.spec.faults import Faults, Key
from viewer.spec.model import ModuleId, ModuleKey, ModuleSpec, Port, PortId
from viewer.spec.shelf import Shelf
from viewer.spec.variants import changed_key, element_key

_Named = tuple[str, Port]
"""A port with its full name, `element.port`."""

_FITTING = ({"active", "passive"}, {"androgynous"})


@dataclass(slots=True)
class _Element:
    """An element that is there: its variant, and the port that it hangs on.

    `key` is None where the module cannot be had.
    """

    key: ModuleKey | None
    ports: Mapping[PortId, Port] | None
    """None where they cannot be read."""
    port: str | None = None
    host: str | None = None
    host_port: str | None = None


@dataclass(slots=True)
class Walk:
    """The station between two steps, and what was found on the way."""

    faults: Faults
    shelf: Shelf
    steps: Sequence[Step]
    elements: dict[str, _Element] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    """Element -> the step in which it left."""
    modules: dict[ModuleKey, ModuleSpec] = field(default_factory=dict)
    has_begun: bool = False
    is_sure: bool = True
    """False once an element came whose name cannot be read."""

    def take(self) -> None:
        """Go through every step: remove, move, set, add."""
        for step in self.steps:
            for removal in step.removals:
                _remove(self, removal, step)
            for move in step.moves:
                _move(self, move)
            for change in step.changes:
                _change(self, change)
            for arrival in step.arrivals:
                _add(self, arrival)
        if self.steps and not self.has_begun:
            self.faults.add(self.steps[0].key, "no step adds an element")


def walk_steps(
    steps: Sequence[Step], shelf: Shelf, faults: Faults
) -> dict[ModuleKey, ModuleSpec]:
    """Return every module in every variant that a step needs; faults are noted."""
    walk = Walk(faults=faults, shelf=shelf, steps=steps)
    walk.take()
    return walk.modules


# --- the four actions -----------------------------------------------------------


def _add(walk: Walk, arrival: Arrival) -> None:
    walk.has_begun = True
    is_first = not walk.elements and walk.is_sure
    placed = _new_element(walk, arrival)
    element = arrival.element
    if element is None:
        walk.is_sure = False
        return
    if element in walk.elements:
        there = f"an element '{element}' is there already; give this one its own `id`"
        walk.faults.add(arrival.key, there)
        return
    if is_first:
        _check_first(walk, arrival)
    elif _is_mated(walk, arrival, element):
        _dock(walk, element, placed, arrival.mating, arrival.key)
    walk.elements[element] = placed


def _new_element(walk: Walk, arrival: Arrival) -> _Element:
    if arrival.module is None:
        return _Element(key=None, ports=None)
    if missing := walk.shelf.missing(arrival.module):
        walk.faults.add((*arrival.key, "module"), missing)
        return _Element(key=None, ports=None)
    key = (*arrival.key, "set")
    values = _valid_changes(walk, arrival.module, arrival.values, key)
    return _variant(walk, element_key(ModuleId(arrival.module), values))


def _check_first(walk: Walk, arrival: Arrival) -> None:
    if arrival.mating.is_named:
        message = "the first element has nothing to dock to; leave `port` and `to` out"
        name = "port" if arrival.mating.target is None else "to"
        walk.faults.add((*arrival.key, name), message)


def _is_mated(walk: Walk, arrival: Arrival, element: str) -> bool:
    """Tell whether a later element says where it docks, as it must, or flies free."""
    if arrival.has_pose and arrival.mating.is_named:
        message = "what hangs on a port has no pose; it is for what flies free"
        walk.faults.add((*arrival.key, "pose"), message)
    if arrival.mating.is_named:
        for name in ("port", "to"):
            _check_given(walk, arrival, name)
        return True
    if walk.is_sure and not arrival.has_pose:
        message = (
            f"'{element}' must name its `port` and what it docks `to`, or a `pose` "
            "if it flies free"
        )
        walk.faults.add(arrival.key, message)
    return False


def _check_given(walk: Walk, arrival: Arrival, name: str) -> None:
    mating = arrival.mating
    given = mating.port if name == "port" else mating.target
    key = (*arrival.key, name)
    if given is None and not walk.faults.is_at_fault(key):
        walk.faults.add(key, "is missing")


def _remove(walk: Walk, removal: Removal, step: Step) -> None:
    key = (*removal.key, "element")
    if (placed := _named(walk, removal.element, key)) is None:
        return
    element = str(removal.element)
    hanging = [name for name, other in walk.elements.items() if other.host == element]
    if hanging:
        names = ", ".join(f"'{name}'" for name in hanging)
        verb = "hangs" if len(hanging) == 1 else "hang"
        walk.faults.add(key, f"'{element}' cannot leave: {names} {verb} on it")
        return
    del placed, walk.elements[element]
    walk.left[element] = step.id or "an earlier step"


def _move(walk: Walk, move: Move) -> None:
    key = (*move.key, "element")
    if (placed := _named(walk, move.element, key)) is None:
        return
    element = str(move.element)
    if placed.host is None:
        # A root, a free flyer, or an element whose own docking was at fault.
        if element == next(iter(walk.elements)):
            message = f"'{element}' is the first element and carries the others"
            walk.faults.add(key, f"{message}; it cannot move")
        return
    target = move.mating.target
    if target is not None and target != element and element in _hosts(walk, target):
        message = f"makes a cycle: '{target}' itself hangs on '{element}'"
        walk.faults.add((*move.key, "to"), message)
        return
    placed.port = placed.host = placed.host_port = None
    _dock(walk, element, placed, move.mating, move.key)


def _change(walk: Walk, change: Change) -> None:
    placed = _named(walk, change.element, (*change.key, "element"))
    if placed is None or placed.key is None:
        return
    key = (*change.key, "parameters")
    values = _valid_changes(walk, placed.key.module, change.values, key)
    changed = _variant(walk, changed_key(placed.key, values))
    placed.key, placed.ports = changed.key, changed.ports


# --- what they share ------------------------------------------------------------


def _variant(walk: Walk, key: ModuleKey) -> _Element:
    module = walk.shelf.bound(key)
    if module is None:
        return _Element(key=key, ports=walk.shelf.source(key.module).ports)
    walk.modules[key] = module
    return _Element(key=key, ports=module.ports)


def _valid_changes(
    walk: Walk, module: str, values: Mapping[str, float], key: Key
) -> dict[str, float]:
    faults = walk.shelf.source(module).change_faults(values)
    for name, message in faults.items():
        walk.faults.add((*key, name), message)
    return {name: value for name, value in values.items() if name not in faults}


def _named(walk: Walk, element: str | None, key: Key) -> _Element | None:
    """Return an element that must be there; note it if it is not."""
    if element is None:
        return None
    placed = walk.elements.get(element)
    if placed is None and walk.is_sure:
        message = f"there is no element '{element}' at this step"
        walk.faults.add(key, message + _why_absent(walk, element))
    return placed


def _why_absent(walk: Walk, element: str) -> str:
    if element in walk.left:
        return f": it left in step '{walk.left[element]}'"
    for step in walk.steps:
        if any(arrival.element == element for arrival in step.arrivals):
            return f": it arrives in step '{step.id}'"
    near = nearest(element, walk.elements)
    return near or f"; there are {', '.join(walk.elements) or 'none'}"


def _hosts(walk: Walk, element: str) -> set[str]:
    """Return an element and everything that it hangs on, down to the first."""
    found: set[str] = set()
    name: str | None = element
    while name is not None and name not in found and name in walk.elements:
        found.add(name)
        name = walk.elements[name].host
    return found


def _dock(walk: Walk, element: str, placed: _Element, mating: Mating, key: Key) -> None:
    """Mate two ports if they are there, free and fit; else note why not."""
    if mating.target == element:
        message = f"'{element}' cannot be mated to itself"
        walk.faults.add((*key, "to"), message)
        return
    own = _port(walk, element, placed, mating.port, (*key, "port"))
    host = _named(walk, mating.target, (*key, "to"))
    its = None
    if host is not None and mating.target is not None:
        its = _port(walk, mating.target, host, mating.target_port, (*key, "to"))
        placed.host, placed.host_port = mating.target, None
    is_free = _is_free(walk, element, mating.port, (*key, "port")) and _is_free(
        walk, mating.target, mating.target_port, (*key, "to")
    )
    if own and its:
        one, other = (f"{element}.{own.id}", own), (f"{mating.target}.{its.id}", its)
        _check_fit(walk, one, other, (*key, "to"))
    if is_free:
        placed.port = mating.port
        placed.host_port = mating.target_port if host is not None else None


def _is_free(walk: Walk, element: str | None, port: str | None, key: Key) -> bool:
    if element is None or port is None:
        return True
    for name, other in walk.elements.items():
        if name == element and other.port == port and other.host_port:
            taker = str(other.host)
        elif other.host == element and other.host_port == port:
            taker = name
        else:
            continue
        message = f"port '{element}.{port}' is taken by '{taker}'"
        walk.faults.add(key, message + _free_ports(walk, element))
        return False
    return True


def _free_ports(walk: Walk, element: str) -> str:
    placed = walk.elements.get(element)
    if placed is None or placed.ports is None:
        return ""
    taken = {
        other.host_port for other in walk.elements.values() if other.host == element
    }
    free = [port for port in placed.ports if port not in taken | {placed.port}]
    return f"; free are {', '.join(free)}" if free else "; it has no free port"


def _port(
    walk: Walk, element: str, placed: _Element, port: str | None, key: Key
) -> Port | None:
    if placed.ports is None or port is None:
        return None
    ports = placed.ports
    if port in ports:
        return ports[PortId(port)]
    has = f"it has {', '.join(ports) or 'none'}"
    message = f"'{port}' is not a port of '{element}'{nearest(port, ports)}; {has}"
    walk.faults.add(key, message)
    return None


def _check_fit(walk: Walk, one: _Named, other: _Named, key: Key) -> None:
    (own_name, own), (its_name, its) = one, other
    if own.type != its.type:
        message = (
            f"'{own_name}' is of type {own.type} and '{its_name}' of type {its.type}: "
            "they do not fit"
        )
        walk.faults.add(key, message)
    elif {own.side, its.side} not in _FITTING:
        message = (
            f"'{own_name}' is {own.side} and '{its_name}' is {its.side}: one must be "
            "active and the other passive, or both androgynous"
        )
        walk.faults.add(key, message)
