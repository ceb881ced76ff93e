"""From a station file to a validated spec, or to every problem at once."""

from collections.abc import Mapping
from pathlib import Path

from viewer.errors import ConfigError, Problem
from viewer.spec.assembly_rules import walk_steps
from viewer.spec.document import Document, read_document
from viewer.spec.library import find_station
from viewer.spec.model import ModuleKey, ModuleSpec, StationFile, StationSpec
from viewer.spec.modules import load_module
from viewer.spec.shelf import Shelf

__all__ = ["load_module", "load_station", "station_problems"]

Overrides = Mapping[str, Mapping[str, float]]


def load_station(
    station: str | Path, overrides: Overrides | None = None
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
    path = find_station(station)
    document, shelf, file, modules = _read(path, overrides or {})
    problems = [*document.problems(), *shelf.problems()]
    if problems or file is None:
        raise ConfigError(problems)
    return StationSpec(
        id=file.id,
        path=path,
        name=file.name,
        summary=file.summary,
        reference=file.reference,
        facts=file.facts,
        phases=tuple(file.phases),
        steps=tuple(file.steps),
        modules=modules,
    )


def station_problems(path: Path) -> list[Problem]:
    """Return every problem of a station file and of the modules that it names."""
    document, shelf, _, _ = _read(path, {})
    return [*document.problems(), *shelf.problems()]


def _read(
    path: Path, overrides: Overrides
) -> tuple[Document, Shelf, StationFile | None, dict[ModuleKey, ModuleSpec]]:
    document = read_document(path)
    shelf = Shelf(path, overrides)
    file = document.validated(StationFile, document.table) if document.table else None
    if file is None:
        return document, shelf, None, {}
    modules = walk_steps(document, file, shelf)
    shelf.check_overrides()
    return document, shelf, file, modules
