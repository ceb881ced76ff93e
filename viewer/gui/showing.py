"""What a view hides, isolates and ghosts, after the user asked for it. No Qt."""

from collections.abc import Container
from dataclasses import replace

from viewer.assembly.station import Parts
from viewer.gui.selecting import Names
from viewer.gui.tree_nodes import element_of
from viewer.scene.view import ViewState
from viewer.spec.measures import elements_of
from viewer.spec.model import StationSpec


def are_hidden(view: ViewState, names: Names) -> bool:
    """Return whether all of them are hidden one by one."""
    hidden = {*view.hidden, *view.hidden_parts}
    return bool(names) and all(name in hidden for name in names)


def are_isolated(view: ViewState, names: Names) -> bool:
    """Return whether they are all that is drawn."""
    return bool(names) and set(view.only) == set(names)


def are_ghosted(view: ViewState, names: Names) -> bool:
    """Return whether all of them are translucent."""
    return bool(names) and all(element_of(name) in view.ghosted for name in names)


def with_hidden(view: ViewState, names: Names) -> ViewState:
    """Hide them; show them again where all of them are hidden."""
    elements = tuple(name for name in names if "/" not in name)
    parts = tuple(name for name in names if "/" in name)
    if are_hidden(view, names):
        return replace(
            view,
            hidden=_without(view.hidden, elements),
            hidden_parts=_without(view.hidden_parts, parts),
        )
    return replace(
        view,
        hidden=_with(view.hidden, elements),
        hidden_parts=_with(view.hidden_parts, parts),
    )


def with_shown(view: ViewState, names: Names) -> ViewState:
    """Draw them, whatever has kept them hidden; what else is isolated stays so."""
    elements = tuple(dict.fromkeys(map(element_of, names)))
    whole = tuple(name for name in names if "/" not in name)
    kept = tuple(
        part
        for part in view.hidden_parts
        if part not in names and element_of(part) not in whole
    )
    only = view.only
    if only:
        only = _with(only, tuple(n for n in names if element_of(n) not in only))
    hidden = _without(view.hidden, elements)
    return replace(view, hidden=hidden, hidden_parts=kept, only=only)


def with_isolated(view: ViewState, names: Names) -> ViewState:
    """Draw nothing else; draw the others again where that is so already.

    What is isolated is not hidden any more, or nothing would be seen.
    """
    if are_isolated(view, names):
        return replace(view, only=())
    elements = tuple(map(element_of, names))
    return replace(
        view,
        only=names,
        hidden=_without(view.hidden, elements),
        hidden_parts=_without(view.hidden_parts, names),
    )


def with_ghosted(view: ViewState, names: Names) -> ViewState:
    """Draw them translucent, whole elements; solid again where all of them are so."""
    elements = tuple(dict.fromkeys(map(element_of, names)))
    if are_ghosted(view, names):
        return replace(view, ghosted=_without(view.ghosted, elements))
    return replace(view, ghosted=_with(view.ghosted, elements))


def with_all_shown(view: ViewState) -> ViewState:
    """Draw everything, and all of it solid."""
    return replace(view, hidden=(), hidden_parts=(), only=(), ghosted=())


def is_all_shown(view: ViewState) -> bool:
    """Return whether nothing is hidden, isolated or translucent."""
    return with_all_shown(view) == view


def with_known(view: ViewState, known: Container[str]) -> ViewState:
    """Return a view without names that a station does not have (any more)."""

    def kept(names: Names) -> Names:
        return tuple(name for name in names if name in known)

    return replace(
        view,
        hidden=kept(view.hidden),
        hidden_parts=kept(view.hidden_parts),
        only=kept(view.only),
        ghosted=kept(view.ghosted),
        selected=kept(view.selected),
        measures=tuple(
            m for m in view.measures if all(name in known for name in elements_of(m))
        ),
    )


def names_of(spec: StationSpec, parts: Parts) -> frozenset[str]:
    """Return every element that a station ever has, and every part of each."""
    built: dict[str, set[str]] = {}
    for key, module in parts.items():
        built.setdefault(key.module, set()).update(p.name for p in module.parts)
    added = {a.id or a.module: a.module for step in spec.steps for a in step.add}
    of_parts = {f"{name}/{part}" for name, m in added.items() for part in built[m]}
    return frozenset(added.keys() | of_parts)


def _with(names: Names, more: Names) -> Names:
    return (*names, *(name for name in more if name not in names))


def _without(names: Names, fewer: Names) -> Names:
    return tuple(name for name in names if name not in fewer)
