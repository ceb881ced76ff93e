"""Where in the config files a line of the tree, or a figure, is written. No Qt."""

from pathlib import Path

from viewer.assembly.station import Parts
from viewer.gui.tree_nodes import PHASE, STATION
from viewer.spec.faults import Key
from viewer.spec.lines import key_lines, line_of
from viewer.spec.model import ModuleSpec, StationSpec

Place = tuple[Path, Key]


def place_of(spec: StationSpec, parts: Parts, name: str) -> Place | None:
    """Return the file and the key of a node of the tree; None if it is not known.

    A module is its own file, the station and its phases are the station's.
    """
    if name == STATION:
        return spec.path, ()
    if name.startswith(PHASE):
        ids = [phase.id for phase in spec.phases]
        phase = name.removeprefix(PHASE)
        return (spec.path, ("phases", ids.index(phase))) if phase in ids else None
    element, _, part = name.partition("/")
    module = module_of(spec, element)
    if module is None:
        return None
    names = [each.name for each in parts[module.key].parts]
    key: Key = ("parts", names.index(part)) if part in names else ()
    return module.path, key


def module_of(spec: StationSpec, element: str) -> ModuleSpec | None:
    """Return the module of an element in one of its variants."""
    added = {a.id or a.module: a.module for step in spec.steps for a in step.add}
    module = added.get(element)
    found = (m for key, m in spec.modules.items() if key.module == module)
    return next(found, None)


def key_of(words: str) -> Key:
    """Return a dotted path as a key: ``parts.2.length_m``."""
    return tuple(int(w) if w.isdigit() else w for w in words.split(".") if w)


def line_in(path: Path, key: Key) -> int:
    """Return the line of a key in a file, from 1; the first if it is not there."""
    if not key:
        return 1
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return line_of(key_lines(text.replace("\r\n", "\n")), key) or 1
    except (OSError, ValueError):
        return 1
