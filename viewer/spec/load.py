"""From a config file to a spec, or to every problem that stands in its way."""

from collections.abc import Mapping
from pathlib import Path

from viewer.errors import ConfigError
from viewer.spec.faults import in_order
from viewer.spec.model import ModuleSpec
from viewer.spec.modulefile import load_changed, read_module


def load_module(
    path: Path | str, changed: Mapping[str, float] | None = None
) -> ModuleSpec:
    """Return a module with its parameters bound, some of them changed.

    Raises
    ------
    ConfigError
        With every problem of the file.
    """
    source = read_module(Path(path))
    spec = load_changed(source, changed or {}, source.faults)
    if spec is None:
        raise ConfigError(in_order(source.faults.problems()))
    return spec
