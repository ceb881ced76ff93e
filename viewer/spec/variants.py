"""Which variant of a module an element is: its id and the parameters it changes.

Values given on the command line (`--set`) hold for a whole station spec and are
not part of a key; a key names only what the station's own steps change.
"""

from collections.abc import Mapping

from viewer.spec.model import ModuleId, ModuleKey


def element_key(module: ModuleId, values: Mapping[str, float]) -> ModuleKey:
    """Return the key of a module with these parameters changed."""
    return ModuleKey(module=module, changed=tuple(sorted(values.items())))


def changed_key(key: ModuleKey, values: Mapping[str, float]) -> ModuleKey:
    """Return the key after further parameters change; the later value holds."""
    return element_key(key.module, {**dict(key.changed), **values})
