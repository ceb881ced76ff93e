"""What is selected after a click, a key, a choice in the tree. No Qt."""

from collections.abc import Sequence

from viewer.gui.tree_nodes import (
    TreeNode,
    TreeStates,
    element_of,
    members_below,
    nodes_below,
)

Names = tuple[str, ...]
"""Elements, and parts as `element/part`."""


def after_click(
    selected: Names, element: str | None, part: str | None, *, add: bool
) -> Names:
    """Return what is selected after a click in the view.

    The first click takes the element, a second one on it the part under the mouse;
    with `add` an element comes to the others or leaves them. A click on nothing
    selects nothing.
    """
    if element is None:
        return selected if add else ()
    if add:
        mine = [name for name in selected if element_of(name) == element]
        others = tuple(name for name in selected if name not in mine)
        return others if mine else (*selected, element)
    if part is not None and [element_of(name) for name in selected] == [element]:
        wanted = f"{element}/{part}"
        # A third click on the same part leads back to the whole.
        return (element,) if selected == (wanted,) else (wanted,)
    return (element,)


def parent_of(tree: TreeNode, selected: Names) -> Names:
    """Return the elements of the parts, or all of the phase of an element."""
    if any("/" in name for name in selected):
        return tuple(dict.fromkeys(element_of(name) for name in selected))
    phases = [
        phase
        for phase in tree.children
        if any(child.id in selected for child in phase.children)
    ]
    names = [name for phase in phases for name in members_below(phase)]
    return tuple(names)


def neighbour_of(tree: TreeNode, states: TreeStates, selected: Names, by: int) -> Names:
    """Return the next part of the module or the next element, round and round.

    Elements that are not there at the step are passed over. Where nothing is
    selected, the first comes, or the last.
    """
    if len(selected) == 1 and "/" in selected[0]:
        element = element_of(selected[0])
        owner = next(node for node in nodes_below(tree) if node.id == element)
        return _next([part.id for part in owner.children], selected, by)
    return _next(_there(tree, states), selected, by)


def everything(tree: TreeNode, states: TreeStates) -> Names:
    """Return every element that is there at the step."""
    return tuple(_there(tree, states))


def _there(tree: TreeNode, states: TreeStates) -> list[str]:
    return [
        node.id
        for phase in tree.children
        for node in phase.children
        if states.is_present(node)
    ]


def _next(order: Sequence[str], selected: Names, by: int) -> Names:
    if not order:
        return ()
    places = [order.index(name) for name in selected if name in order]
    if not places:
        return (order[0 if by > 0 else -1],)
    return (order[((places[-1] if by > 0 else places[0]) + by) % len(order)],)
