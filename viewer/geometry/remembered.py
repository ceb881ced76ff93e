"""Results that are worked out of meshes once, and kept while the meshes are there."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from viewer.geometry.mesh import Mesh

Result = TypeVar("Result")


class Remembered(Generic[Result]):
    """The last result of some meshes, found by the first of them.

    It goes with the first mesh, which a result must not hold itself.
    """

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[Mesh, tuple[list[Mesh], Hashable, Result]] = (
            WeakKeyDictionary()
        )

    def of(
        self, meshes: Sequence[Mesh], key: Hashable, make: Callable[[], Result]
    ) -> Result:
        """Return what was made of these very meshes, one at least, and of this key.

        Made anew where another was asked for in between.
        """
        first, *others = meshes
        known = self._known.get(first)
        if known is None or known[1] != key or not _are_same(known[0], others):
            known = self._known[first] = (others, key, make())
        return known[2]


def _are_same(one: Sequence[Mesh], other: Sequence[Mesh]) -> bool:
    return len(one) == len(other) and all(map(_is, one, other))


def _is(one: Mesh, other: Mesh) -> bool:
    return one is other
