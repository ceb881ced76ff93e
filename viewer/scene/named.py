"""The elements and parts that a view names: every wrong name at once."""

from collections.abc import Iterable, Iterator

from viewer.assembly.station import Parts, Station
from viewer.errors import InputError, nearest
from viewer.scene.members import elements_ever
from viewer.scene.view import ViewState
from viewer.spec.measures import elements_of


def check_names(station: Station, parts: Parts, view: ViewState) -> None:
    """Refuse a view that names an element or a part which the station never has.

    What a picture is fitted to and what is highlighted must be there at its step.

    Raises
    ------
    InputError
        With a line for each wrong name, and the nearest right one.
    """
    wrong = [*_absent(station, view), *_unknown(station, parts, view)]
    if wrong:
        raise InputError("\n".join(wrong))


def _absent(station: Station, view: ViewState) -> Iterator[str]:
    for field, name in (("highlight", view.highlight), ("fit", view.fit)):
        if name is not None and name not in station.placements:
            hint = nearest(name, station.placements)
            yield f"{field} '{name}': no such element is there{hint}"


def _unknown(station: Station, parts: Parts, view: ViewState) -> Iterator[str]:
    named: Iterable[tuple[str, tuple[str, ...]]] = (
        ("hidden", view.hidden),
        ("only", view.only),
        ("ghosted", view.ghosted),
        ("hidden_parts", view.hidden_parts),
        ("selected", view.selected),
        ("measures", tuple(n for m in view.measures for n in elements_of(m))),
    )
    if not any(names for _, names in named):
        return
    ever = elements_ever(station)
    for field, names in named:
        for name in names:
            element, slash, part = name.partition("/")
            if element not in ever:
                hint = nearest(element, ever)
                yield f"{field} '{name}': the station never has it{hint}"
            elif slash:
                known = parts_ever(station, parts, element)
                if part not in known:
                    hint = nearest(part, known)
                    yield f"{field} '{name}': its module has no such part{hint}"


def parts_ever(station: Station, parts: Parts, element: str) -> tuple[str, ...]:
    """Return the names of the parts that an element ever has, in order."""
    module = next(
        arrival.module
        for step in station.spec.steps
        for arrival in step.add
        if (arrival.id or arrival.module) == element
    )
    built = (each for key, each in parts.items() if key.module == module)
    return tuple(dict.fromkeys(part.name for each in built for part in each.parts))
