"""The rules of assembly, checked by going through a station's steps once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from viewer.errors import nearest
from viewer.spec.document import Document
from viewer.spec.faults import Key
from viewer.spec.model import (
    AddAction,
    ModuleId,
    ModuleKey,
    ModuleSpec,
    MoveAction,
    Port,
    PortId,
    RemoveAction,
    SetAction,
    StationFile,
    StepRecord,
)
from viewer.spec.modules import change_fault
from viewer.spec.shelf import Shelf
from viewer.spec.variants import changed_key, element_key

_FITTING = ({"active", "passive"}, {"androgynous"})


@dataclass(slots=True)
class _Element:
    """An element that is there: its variant, and the port that it hangs on."""

    key: ModuleKey
    module: ModuleSpec | None
    port: str | None = None
    host: str | None = None
    host_port: str | None = None


@dataclass(slots=True)
class _Walk:
    """The state of the station between two steps."""

    document: Document
    shelf: Shelf
    elements: dict[str, _Element] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)
    """element.port -> what is docked there."""
    modules: dict[ModuleKey, ModuleSpec] = field(default_factory=dict)


def walk_steps(
    document: Document, file: StationFile, shelf: Shelf
) -> dict[ModuleKey, ModuleSpec]:
    """Return every module in every variant that a step needs; faults are noted."""
    walk = _Walk(document=document, shelf=shelf)
    _check_names(document, file)
    for number, step in enumerate(file.steps):
        _take_step(walk, step, ("steps", number))
    return walk.modules


def _check_names(document: Document, file: StationFile) -> None:
    phases = [phase.id for phase in file.phases]
    _check_twice(document, "phases", phases)
    _check_twice(document, "steps", [step.id for step in file.steps])
    reached = 0
    for number, step in enumerate(file.steps):
        key = ("steps", number, "phase")
        if step.phase not in phases:
            close = nearest(step.phase, phases) or f"; has {', '.join(phases)}"
            document.fault(key, f"there is no phase '{step.phase}'{close}")
            continue
        if phases.index(step.phase) < reached:
            document.fault(key, f"'{step.phase}' was over: steps go phase by phase")
        reached = max(reached, phases.index(step.phase))


def _check_twice(document: Document, table: str, names: list[str]) -> None:
    for index, name in enumerate(names):
        if name in names[:index]:
            document.fault((table, index, "id"), f"'{name}' is used twice")


def _take_step(walk: _Walk, step: StepRecord, key: Key) -> None:
    for index, removal in enumerate(step.remove):
        _remove(walk, removal, (*key, "remove", index))
    for index, move in enumerate(step.move):
        _move(walk, move, (*key, "move", index))
    for index, change in enumerate(step.set):
        _set(walk, change, (*key, "set", index))
    for index, arrival in enumerate(step.add):
        _add(walk, arrival, (*key, "add", index))


# --- the four actions -----------------------------------------------------------


def _add(walk: _Walk, arrival: AddAction, key: Key) -> None:
    element = arrival.id or arrival.module
    if element in walk.elements:
        walk.document.fault(
            key, f"'{element}' is there already; give it an 'id' of its own"
        )
        return
    if missing := walk.shelf.missing(arrival.module):
        walk.document.fault((*key, "module"), missing)
        return
    values = _valid_changes(walk, arrival.module, arrival.set, (*key, "set"))
    placed = _element(walk, element_key(ModuleId(arrival.module), values))
    if not walk.elements:
        _check_first(walk, arrival, key)
    elif arrival.port is None or arrival.to is None:
        walk.document.fault(
            key,
            f"'{element}' needs 'port' and 'to': only the first element stands alone",
        )
    else:
        if arrival.pose is not None:
            walk.document.fault((*key, "pose"), "only the first element has a pose")
        _dock(walk, element, placed, (arrival.port, arrival.to), key)
    walk.elements[element] = placed


def _check_first(walk: _Walk, arrival: AddAction, key: Key) -> None:
    for name in ("port", "to"):
        if getattr(arrival, name) is not None:
            walk.document.fault(
                (*key, name), "the first element has nothing to dock to yet"
            )


def _remove(walk: _Walk, removal: RemoveAction, key: Key) -> None:
    if not _is_there(walk, removal.element, (*key, "element")):
        return
    hanging = [n for n, e in walk.elements.items() if e.host == removal.element]
    if hanging:
        walk.document.fault(
            (*key, "element"),
            f"'{removal.element}' cannot leave: {', '.join(hanging)} hang on it",
        )
        return
    _undock(walk, removal.element)
    del walk.elements[removal.element]


def _move(walk: _Walk, move: MoveAction, key: Key) -> None:
    if not _is_there(walk, move.element, (*key, "element")):
        return
    placed = walk.elements[move.element]
    if placed.host is None:
        walk.document.fault(
            (*key, "element"), f"'{move.element}' carries the station; it cannot move"
        )
        return
    target = move.to.partition(".")[0]
    if target != move.element and move.element in _ancestors(walk, target):
        walk.document.fault(
            (*key, "to"),
            f"is a cycle: '{target}' itself hangs on '{move.element}'",
        )
        return
    _undock(walk, move.element)
    _dock(walk, move.element, placed, (move.port, move.to), key)


def _set(walk: _Walk, change: SetAction, key: Key) -> None:
    if not _is_there(walk, change.element, (*key, "element")):
        return
    placed = walk.elements[change.element]
    values = _valid_changes(
        walk, placed.key.module, change.parameters, (*key, "parameters")
    )
    changed = _element(walk, changed_key(placed.key, values))
    placed.key, placed.module = changed.key, changed.module


# --- what they share ------------------------------------------------------------


def _element(walk: _Walk, key: ModuleKey) -> _Element:
    module = walk.shelf.bound(key)
    if module is not None:
        walk.modules[key] = module
    return _Element(key=key, module=module)


def _valid_changes(
    walk: _Walk, module: str, values: Mapping[str, float], key: Key
) -> dict[str, float]:
    source = walk.shelf.source(module)
    valid = {}
    for name, value in values.items():
        if message := change_fault(source, name, value):
            walk.document.fault((*key, name), message)
        else:
            valid[name] = value
    return valid


def _is_there(walk: _Walk, element: str, key: Key) -> bool:
    if element in walk.elements:
        return True
    close = nearest(element, walk.elements)
    has = close or f"; there are {', '.join(walk.elements) or 'none'}"
    walk.document.fault(key, f"there is no element '{element}' at this step{has}")
    return False


def _ancestors(walk: _Walk, element: str) -> set[str]:
    found: set[str] = set()
    while (
        (placed := walk.elements.get(element)) and placed.host and element not in found
    ):
        found.add(element)
        element = placed.host
    return found


def _undock(walk: _Walk, element: str) -> None:
    placed = walk.elements[element]
    walk.used.pop(f"{element}.{placed.port}", None)
    walk.used.pop(f"{placed.host}.{placed.host_port}", None)
    placed.port = placed.host = placed.host_port = None


def _dock(
    walk: _Walk, element: str, placed: _Element, ports: tuple[str, str], key: Key
) -> None:
    own, to = ports
    target, _, its = to.partition(".")
    if target == element:
        walk.document.fault((*key, "to"), f"'{element}' cannot be mated to itself")
        return
    own_port = _port(walk, element, placed, own, (*key, "port"))
    if not _is_there(walk, target, (*key, "to")):
        return
    its_port = _port(walk, target, walk.elements[target], its, (*key, "to"))
    if own_port and its_port:
        _check_fit(walk, (element, own_port), (target, its_port), (*key, "to"))
    if to in walk.used:
        walk.document.fault((*key, "to"), f"port '{to}' is taken by '{walk.used[to]}'")
        return
    if f"{element}.{own}" in walk.used:
        taken_by = walk.used[f"{element}.{own}"]
        walk.document.fault((*key, "port"), f"port '{own}' is taken by '{taken_by}'")
        return
    walk.used[to], walk.used[f"{element}.{own}"] = element, target
    placed.port, placed.host, placed.host_port = own, target, its


def _port(
    walk: _Walk, element: str, placed: _Element, port: str, key: Key
) -> Port | None:
    if placed.module is None:
        return None
    ports = placed.module.ports
    if port in ports:
        return ports[PortId(port)]
    close = nearest(port, ports)
    walk.document.fault(
        key, f"'{port}' is not a port of '{element}' (has {', '.join(ports)}){close}"
    )
    return None


def _check_fit(
    walk: _Walk, one: tuple[str, Port], other: tuple[str, Port], key: Key
) -> None:
    (element, own), (target, its) = one, other
    if own.type != its.type:
        walk.document.fault(
            key,
            f"'{element}.{own.id}' is of type {own.type}, "
            f"'{target}.{its.id}' of type {its.type}: they do not fit",
        )
    elif {own.side, its.side} not in _FITTING:
        walk.document.fault(
            key,
            f"'{element}.{own.id}' is {own.side} and '{target}.{its.id}' is {its.side}: "
            "one must be active and the other passive",
        )
