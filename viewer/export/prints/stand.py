"""The stand of a printed model: a plinth, posts under the hulls, raised lettering."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from viewer.export.tree import ExportNode, placed_bodies
from viewer.geometry.body import Body
from viewer.geometry.frames import Points, apply
from viewer.scene.scene import Camera
from viewer.scene.surroundings import CARRIED, Piece, plaque, stand_below
from viewer.scene.view import Language
from viewer.spec.model import StationSpec

STAND = "Stand"

_POST_MM = 1.6
"""The least radius of a printed post: thinner ones bend."""
_SUNK_MM = 3.0
"""How far a post reaches into the hull."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandWords:
    """What the plaque says."""

    name: str
    scale: float
    language: Language = "en"


def stand_words(spec: StationSpec, scale: float, language: Language) -> StandWords:
    """Return what the plaque of a station says, its name in a language if known."""
    name = getattr(spec.name, language) or spec.name.en
    return StandWords(name=name, scale=scale, language=language)


def stand_tree(
    roots: Sequence[ExportNode], words: StandWords, mm_per_m: float
) -> ExportNode:
    """Return a stand for the trees as a tree of its own, in the station frame."""
    points, carried = _points(roots)
    stand = stand_below(
        points,
        carried if len(carried) else points,
        least_post_m=_POST_MM / mm_per_m,
        sunk_m=_SUNK_MM / mm_per_m,
    )
    stand = replace(stand, scale=words.scale)
    letters = plaque(stand, words.name, _from_starboard(points), words.language)
    parts = tuple(_part(piece) for piece in (*stand.pieces, *letters))
    element = ExportNode(
        name=STAND, children=parts, extras={"kind": "element", "id": STAND}
    )
    return ExportNode(
        name=STAND,
        children=(ExportNode(name=STAND, children=(element,)),),
        extras={"kind": "stand"},
    )


def _part(piece: Piece) -> ExportNode:
    node, mesh = piece
    name = node.material.replace("_", " ")
    body = Body(material=node.material, mesh=mesh)
    return ExportNode(
        name=name, bodies=(body,), shape=name, extras={"kind": "part", "part": "stand"}
    )


def _points(roots: Sequence[ExportNode]) -> tuple[Points, Points]:
    """Return all vertices of the trees, and those of hulls, which posts may carry."""
    everything, carried = [], [np.zeros((0, 3))]
    for placed in (body for root in roots for body in placed_bodies(root)):
        points = apply(placed.root_from_body, placed.body.mesh.points)
        everything.append(points)
        if placed.body.material in CARRIED:
            carried.append(points)
    return np.concatenate(everything), np.concatenate(carried)


def _from_starboard(points: Points) -> Camera:
    """Return a camera that looks at the side of the plinth that bears the plaque."""
    middle = points.mean(axis=0)
    away = np.array([0.0, 1e4, 0.0])
    return Camera(
        position_m=middle + away, target_m=middle, up=np.array([0.0, 0.0, -1.0])
    )
