"""The modules that a station may name, read when they are named."""

from collections.abc import Mapping
from pathlib import Path

from viewer.errors import Problem, nearest
from viewer.spec.model import ModuleKey, ModuleSpec
from viewer.spec.modulefile import ModuleSource, Variant, read_module

Overrides = Mapping[str, Mapping[str, float]]
Sources = dict[Path, ModuleSource]

# Values that come from outside stand in no file.
OUTSIDE = Path("--set")


class Shelf:
    """Finds, reads and binds modules for one station, each file once."""

    def __init__(
        self,
        files: Mapping[str, tuple[Path, ...]],
        overrides: Overrides,
        sources: Sources,
    ) -> None:
        """Take where modules are, values from outside, and files read before.

        `sources` grows by what is read.
        """
        self._files = files
        self._overrides = overrides
        self._read = sources
        self._used: dict[str, ModuleSource] = {}
        self._bound: dict[ModuleKey, Variant] = {}

    def missing(self, module: str) -> str | None:
        """Return why a module cannot be had, or None if it can."""
        paths = self._files.get(module, ())
        if len(paths) == 1:
            return None
        if paths:
            several = ", ".join(str(path) for path in paths)
            return f"several files are called '{module}.toml': {several}"
        return f"there is no module file '{module}.toml'{nearest(module, self._files)}"

    def source(self, module: str) -> ModuleSource:
        """Return the file of a module that can be had."""
        if module not in self._used:
            path = self._files[module][0]
            if path not in self._read:
                self._read[path] = read_module(path)
            self._used[module] = self._read[path]
        return self._used[module]

    def bound(self, key: ModuleKey) -> ModuleSpec | None:
        """Return a module in a variant, or None if its file has faults."""
        if key not in self._bound:
            source = self.source(key.module)
            given = self._overrides.get(key.module, {})
            faults = source.change_faults(given)
            outside = {name: v for name, v in given.items() if name not in faults}
            changed = outside | dict(key.changed)
            self._bound[key] = source.variant(changed, key)
        return self._bound[key].spec

    def problems(self) -> list[Problem]:
        """Return the problems of every file that was read, and of the overrides."""
        found = [p for source in self._used.values() for p in source.faults.problems()]
        found += [p for variant in self._bound.values() for p in variant.problems()]
        return [*found, *problems_outside(self._overrides, self._used)]


def problems_outside(
    overrides: Overrides, used: Mapping[str, ModuleSource]
) -> list[Problem]:
    """Return what is wrong with parameters that are changed from outside.

    `used` are the modules that the station has.
    """
    found = []
    for module, values in overrides.items():
        found += _problems_outside(module, values, used)
    return found


def _problems_outside(
    module: str, values: Mapping[str, float], used: Mapping[str, ModuleSource]
) -> list[Problem]:
    if module not in used:
        near = nearest(module, used) or f"; it has {', '.join(used)}"
        message = f"the station has no module '{module}'{near}"
        return [Problem(path=OUTSIDE, key=module, message=message)]
    return [
        Problem(path=OUTSIDE, key=f"{module}.{name}", message=message)
        for name, message in used[module].change_faults(values).items()
    ]
