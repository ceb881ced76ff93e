"""Parts that float: what hangs on nothing of its module."""

from collections.abc import Sequence

import numpy as np
from manifold3d import Manifold
from numpy.typing import NDArray

from viewer.assembly.clearance import Shell, module_shells
from viewer.geometry.parts import BuiltModule

GAP_M = 0.01
"""Parts nearer than this touch: facets of two curved surfaces leave such gaps."""


def loose_parts(module: BuiltModule) -> list[str]:
    """Return the names of parts that nothing connects with most of the module."""
    shells = list(module_shells(module))
    groups = _Groups(len(shells))
    for i, j in _near(shells):
        if groups.of(i) != groups.of(j) and _touch(shells[i].solid, shells[j].solid):
            groups.join(i, j)
    of = [groups.of(k) for k in range(len(shells))]
    volumes: dict[int, float] = {}
    for group, shell in zip(of, shells, strict=True):
        volumes[group] = volumes.get(group, 0.0) + shell.solid.volume()
    main = max(volumes, key=volumes.__getitem__, default=0)
    loose = [
        shell.part for group, shell in zip(of, shells, strict=True) if group != main
    ]
    return list(dict.fromkeys(loose))


def _near(shells: Sequence[Shell]) -> NDArray[np.intp]:
    """Return the pairs of shells whose boxes come near each other, (n, 2)."""
    boxes = np.array([shell.box_m for shell in shells])
    low = np.maximum(boxes[:, None, 0], boxes[None, :, 0]) - GAP_M
    high = np.minimum(boxes[:, None, 1], boxes[None, :, 1])
    pairs = np.argwhere((low <= high).all(axis=2))
    return pairs[pairs[:, 0] < pairs[:, 1]]


def _touch(one: Manifold, other: Manifold) -> bool:
    return bool(one.min_gap(other, 2.0 * GAP_M) < GAP_M)


class _Groups:
    """Disjoint sets of numbers from 0."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def of(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, one: int, other: int) -> None:
        self._above[self.of(one)] = self.of(other)
