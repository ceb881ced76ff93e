"""What a found mesh file holds, before anything is known of its size or axes."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.frames import Points
from viewer.geometry.mesh import Indices


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ForeignNode:
    """A node of the file, its mesh in the file's own frame and unit.

    Attributes
    ----------
    points : (n, 3) float64
    triangles : (m, 3) int32
        As wound in the file, which may be inside out.
    colours : (m, 3) uint8
        sRGB, for each triangle.
    """

    name: str
    points: Points
    triangles: Indices
    colours: NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ForeignMesh:
    """A file that was read: its nodes with a mesh."""

    path: Path
    nodes: tuple[ForeignNode, ...]
    credit: str = ""
    """Whom the file itself names."""
    remarks: tuple[str, ...] = ()
    """What was odd about the file."""
