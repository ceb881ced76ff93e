"""Modules in states that no step leaves them in: half unfolded, half turned."""

from dataclasses import replace

from viewer.spec.kinds import PartRecord
from viewer.spec.load import load_module
from viewer.spec.model import ModuleKey, ModuleSpec, StationSpec

_FOLDS = "deploy"


def can_unfold(spec: ModuleSpec) -> bool:
    """Tell whether a module has anything that folds and is open."""
    return any(getattr(part, _FOLDS, 0.0) > 0.0 for part in spec.parts)


def state_between(spec: StationSpec, key: ModuleKey) -> ModuleSpec:
    """Return a module in the state of a key, whether or not a step leaves it so.

    Raises
    ------
    ConfigError
        If its parameters cannot have the values of the key.
    """
    whole = replace(key, unfolded=1.0)
    known = spec.modules.get(whole) or _bound(spec, whole)
    parts = tuple(_folded(part, key.unfolded) for part in known.parts)
    return replace(known, key=key, parts=parts)


def _bound(spec: StationSpec, key: ModuleKey) -> ModuleSpec:
    """Bind a module anew; what the key leaves open is as in the state most like it."""
    names = {name for name, _ in key.changed}
    states = [known for known in spec.modules if known.module == key.module]
    alike = min(
        states, key=lambda known: len(names ^ {name for name, _ in known.changed})
    )
    base = spec.modules[alike]
    return load_module(base.path, {**base.values, **dict(key.changed)})


def _folded(part: PartRecord, unfolded: float) -> PartRecord:
    if unfolded == 1.0 or not hasattr(part, _FOLDS):
        return part
    return part.model_copy(update={_FOLDS: getattr(part, _FOLDS) * unfolded})
