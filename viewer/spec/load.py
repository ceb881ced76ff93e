"""From config files to specs, or to every problem that stands in the way."""

from collections.abc import Mapping
from pathlib import Path

from viewer.errors import ConfigError, Problem
from viewer.spec.faults import in_order
from viewer.spec.library import find_station
from viewer.spec.model import ModuleSpec, StationSpec
from viewer.spec.modulefile import Variant, read_module
from viewer.spec.shelf import OUTSIDE, Overrides
from viewer.spec.stationfile import read_station
from viewer.spec.variants import element_key


def load_module(
    path: Path | str, changed: Mapping[str, float] | None = None
) -> ModuleSpec:
    """Return the module of a file, with some of its parameters changed.

    Raises
    ------
    ConfigError
        With every problem of the file, and of the changes.
    """
    source = read_module(Path(path))
    changed = changed or {}
    wrong = source.change_faults(changed)
    made = Variant(spec=None)
    if not wrong:
        made = source.variant(changed, element_key(source.id, changed))
    if made.spec is None:
        outside = [
            Problem(path=OUTSIDE, key=f"{source.id}.{name}", message=message)
            for name, message in wrong.items()
        ]
        found = [*source.faults.problems(), *made.problems(), *outside]
        raise ConfigError(in_order(found))
    return made.spec


def load_station(
    station: Path | str, overrides: Overrides | None = None
) -> StationSpec:
    """Return a station whose every name is resolved and every cross-check passed.

    Parameters
    ----------
    station : str or Path
        A shipped name or the path of a station file.
    overrides : mapping of module -> parameter -> value
        Hold for every element of a module, in every step that does not itself set
        the same parameter.

    Raises
    ------
    InputError
        If there is no such station.
    ConfigError
        With every problem of the station file and of the modules that it names.
    """
    reading = read_station(find_station(station), overrides or {})
    if reading.spec is None:
        raise ConfigError(reading.problems)
    return reading.spec
