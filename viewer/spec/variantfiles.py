"""A station with changed parameters as config files of its own.

The station's file is copied with the modules that were changed under new names: a
module's file that stations share is never written over. What is said of a changed
parameter is that it was changed: the source of the old value does not vouch for it.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from viewer.errors import InputError
from viewer.files import atomic_write
from viewer.spec.library import configs_dir, modules_for
from viewer.spec.model import ModuleSpec, Parameter, StationSpec
from viewer.spec.rewriting import Literal, rewritten, with_entries
from viewer.spec.shelf import Overrides
from viewer.spec.sorts import sort_of
from viewer.spec.tomlfile import read_toml
from viewer.spec.wording import number, unit_of

MOST_SIGNS = 64
"""Of the name of a module."""
_MOST_TEXT = 2000
_BY_HAND = "set by hand"


def save_variant(spec: StationSpec, overrides: Overrides, target: Path) -> list[Path]:
    """Write a station with these parameters as its defaults; return the files.

    Parameters
    ----------
    spec : StationSpec
        The station as it is, loaded with these overrides.
    overrides : mapping of module -> parameter -> value
    target : Path
        The new station file; the new modules lie beside it. Where `spec` is a module
        alone, the new module.

    Raises
    ------
    InputError
        If the target is among the shipped configs, or a module's file of that name
        is there already and not of this station.
    MachineError
        If the files cannot be written.
    """
    files = variant_files(spec, overrides, target)
    _check_places(files, target)
    # The station last: there is none that names modules which are not there.
    for path in sorted(files, key=lambda path: path == target):
        with atomic_write(path) as stream:
            stream.write(files[path].encode())
    return list(files)


def variant_files(
    spec: StationSpec, overrides: Overrides, target: Path
) -> Mapping[Path, str]:
    """Return path -> text of the files that `save_variant` writes."""
    modules = {key.module: module for key, module in spec.modules.items()}
    if sort_of(read_toml(spec.path)) == "module":
        module = next(iter(modules.values()))
        changes = overrides.get(module.key.module, {})
        return {target: _module_text(module, changes, _module_name(target))}
    found = modules_for(target)
    new_names: dict[str, str] = {}
    files: dict[Path, str] = {}
    for name, module in modules.items():
        changes = overrides.get(name, {})
        if not changes and _is_found(found.get(name, ()), module.path):
            continue
        new = new_names[name] = _new_name(name, spec.path.stem, target.stem)
        files[target.with_name(f"{new}.toml")] = _module_text(module, changes, new)
    files[target] = _station_text(spec, overrides, new_names, target)
    return files


def _is_found(paths: tuple[Path, ...], wanted: Path) -> bool:
    return [path.resolve() for path in paths] == [wanted.resolve()]


def _module_text(module: ModuleSpec, changes: Mapping[str, float], name: str) -> str:
    """Return a module's file under another name, with other defaults."""
    text = _text_of(module.path)
    values: dict[tuple[str | int, ...], Literal] = {("id",): name}
    for parameter, value in changes.items():
        at = ("parameters", parameter)
        values |= {
            (*at, "default"): value,
            (*at, "source"): _source(parameter, module.parameters[parameter]),
            (*at, "confidence"): "estimate",
        }
    return _origin(module.path, {name: changes}) + rewritten(text, values)


def _source(name: str, before: Parameter) -> str:
    """Return what is said of a parameter that was changed, once."""
    if before.source.startswith(_BY_HAND):
        return before.source
    was = f"{number(before.default)}{unit_of((name,))}"
    return f"{_BY_HAND}; {was} before: {before.source}"[:_MOST_TEXT]


def _station_text(
    spec: StationSpec, overrides: Overrides, new_names: Mapping[str, str], target: Path
) -> str:
    """Return the station's file with the new modules, its elements named as before."""
    values: dict[tuple[str | int, ...], Literal] = {("id",): _plain(target.stem)}
    elements: dict[tuple[str | int, ...], tuple[str, Literal]] = {}
    for number_, step in enumerate(spec.steps):
        for place, arrival in enumerate(step.add):
            if (new := new_names.get(arrival.module)) is not None:
                key = ("steps", number_, "add", place, "module")
                values[key] = new
                if arrival.id is None:
                    elements[key] = ("id", arrival.module)
    text = with_entries(_text_of(spec.path), elements)
    return _origin(spec.path, overrides) + rewritten(text, values)


def _origin(path: Path, overrides: Overrides) -> str:
    changes = ", ".join(
        f"{module}.{name} = {number(value)}"
        for module, values in overrides.items()
        for name, value in values.items()
    )
    return f"# From {path.name}" + (f", with {changes}.\n" if changes else ".\n")


def _text_of(path: Path) -> str:
    text = path.read_text(encoding="utf-8-sig")
    # Saved again, it would say where it comes from twice.
    return re.sub(r"\A# From [^\n]*\.toml[^\n]*\.\n", "", text)


def _new_name(module: str, old: str, new: str) -> str:
    """Return the module's name with the station's; of a variant, instead of its."""
    base = module.removesuffix(f"-{_plain(old)}")
    ending = f"-{_plain(new)}"
    return base[: MOST_SIGNS - len(ending)] + ending


def _module_name(target: Path) -> str:
    if target.stem != _plain(target.stem):
        message = (
            f"{target.name}: a module's file is called by the module's name: a small "
            f"letter first, then a-z, 0-9, - and _, such as {_plain(target.stem)}.toml"
        )
        raise InputError(message)
    return target.stem


def _plain(stem: str) -> str:
    """Return a file's stem as a name that configs can use."""
    plain = re.sub(r"[^a-z0-9_-]+", "-", stem.lower()).strip("-_")
    if not plain or not plain[0].isalpha():
        plain = f"variant-{plain}".rstrip("-")
    return plain[: MOST_SIGNS // 2]


def _check_places(files: Mapping[Path, str], target: Path) -> None:
    shipped = configs_dir().resolve()
    if target.resolve().is_relative_to(shipped):
        message = (
            f"{target}: the shipped configs stay as they are; choose another folder"
        )
        raise InputError(message)
    if target.exists():
        return
    for path in files:
        if path.exists():
            message = f"{path}: is there already; choose another name"
            raise InputError(message)
