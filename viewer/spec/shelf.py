"""The modules that a station may name, read when they are named."""

from collections.abc import Mapping
from pathlib import Path

from viewer.errors import Problem, nearest
from viewer.spec.library import modules_for
from viewer.spec.model import ModuleKey, ModuleSpec
from viewer.spec.modules import ModuleSource, bind, change_fault, read_module


class Shelf:
    """Finds, reads and binds modules for one station, each file once."""

    def __init__(
        self, station: Path, overrides: Mapping[str, Mapping[str, float]]
    ) -> None:
        self._files = modules_for(station)
        self._overrides = overrides
        self._sources: dict[str, ModuleSource] = {}
        self._bound: dict[ModuleKey, ModuleSpec | None] = {}
        self._own_problems: list[Problem] = []

    def missing(self, module: str) -> str | None:
        """Return why a module cannot be had, or None if it can."""
        paths = self._files.get(module, ())
        if len(paths) == 1:
            return None
        if paths:
            several = ", ".join(str(path) for path in paths)
            return f"several files are called '{module}': {several}"
        close = nearest(module, self._files)
        return f"there is no module file '{module}.toml'{close}"

    def source(self, module: str) -> ModuleSource:
        """Return the file of a module that can be had."""
        if module not in self._sources:
            self._sources[module] = read_module(self._files[module][0])
        return self._sources[module]

    def bound(self, key: ModuleKey) -> ModuleSpec | None:
        """Return a module in a variant, or None if its file has faults."""
        if key not in self._bound:
            overrides = self._valid_overrides(key.module)
            self._bound[key] = bind(
                self.source(key.module), overrides, dict(key.changed)
            )
        return self._bound[key]

    def _valid_overrides(self, module: str) -> dict[str, float]:
        source = self.source(module)
        return {
            name: value
            for name, value in self._overrides.get(module, {}).items()
            if change_fault(source, name, value) is None
        }

    def check_overrides(self) -> None:
        """Note the values from outside that no module of the station can take."""
        for module, values in self._overrides.items():
            if module not in self._sources:
                close = nearest(module, self._sources)
                self._note(module, f"the station has no module '{module}'{close}")
                continue
            for name, value in values.items():
                if message := change_fault(self._sources[module], name, value):
                    self._note(f"{module}.{name}", message)

    def _note(self, key: str, message: str) -> None:
        self._own_problems.append(Problem(path=Path("--set"), key=key, message=message))

    def problems(self) -> list[Problem]:
        """Return the problems of every file that was read, and of the overrides."""
        files = [
            p for source in self._sources.values() for p in source.document.problems()
        ]
        return [*files, *self._own_problems]
