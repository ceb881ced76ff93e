"""Parts that move, taken apart at their joints: wings that turn, arms that bend.

A file then holds a node for each joint: who opens it can turn it, and wings at
different angles share one mesh.
"""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from viewer.geometry.body import Body
from viewer.geometry.detail import Detail
from viewer.geometry.frames import IDENTITY, Transform, compose, inverse, rotation
from viewer.geometry.kinds import build_part
from viewer.geometry.kinds.manipulators import arm_links, joint_poses
from viewer.geometry.parts import shape_of
from viewer.spec.kinds import PartRecord
from viewer.spec.kinds.structures import Manipulator

_X = (1.0, 0.0, 0.0)
_STRAIGHT = {"turn_deg": 0.0}

Bodies = tuple[Body, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Joint:
    """What turns with a joint, in the joint's own frame.

    `parent_from_joint` leads to the joint before it, or to the part.
    """

    name: str
    parent_from_joint: Transform
    bodies: Bodies


@dataclass(slots=True)
class Workshop:
    """Takes parts apart, each shape once."""

    detail: Detail
    _built: dict[PartRecord, tuple[Bodies, ...]]

    @classmethod
    def open(cls, detail: Detail) -> "Workshop":
        """Return a workshop that builds at a detail level."""
        return cls(detail=detail, _built={})

    def joints(
        self, record: PartRecord, bodies: Bodies
    ) -> tuple[Bodies, tuple[Joint, ...]]:
        """Return what stands still of a part, and its joints, each upon the last.

        `bodies` is the part in one piece.
        """
        if isinstance(record, Manipulator):
            return self._arm(record)
        if is_wing(record):
            return (), (self._drive(record, bodies),)
        return bodies, ()

    def _drive(self, record: PartRecord, bodies: Bodies) -> Joint:
        turn_deg = float(getattr(record, "turn_deg", 0.0))
        straight = straightened(shape_of(record))
        if straight not in self._built:
            # Its housing is round: turning with the wing, it looks as it stood.
            own = build_part(straight, self.detail) if turn_deg else bodies
            self._built[straight] = (own,)
        return Joint(
            name=joint_names(record)[0],
            parent_from_joint=joint_turns(record)[0],
            bodies=self._built[straight][0],
        )

    def _arm(self, record: Manipulator) -> tuple[Bodies, tuple[Joint, ...]]:
        key = straightened(shape_of(record))
        if key not in self._built:
            self._built[key] = tuple(arm_links(record, self.detail))
        base, *links = self._built[key]
        return base, tuple(
            Joint(name=name, parent_from_joint=pose, bodies=bodies)
            for name, pose, bodies in zip(
                joint_names(record), joint_turns(record), links, strict=True
            )
        )


def is_wing(record: PartRecord) -> bool:
    """Tell whether a part is a wing or a radiator: something on a drive, that folds."""
    return _is_wing(type(record))


@cache
def _is_wing(kind: type[PartRecord]) -> bool:
    # Asked once for a kind: records take long to say that they lack a field.
    return {"turn_deg", "deploy"} <= kind.model_fields.keys()


def unfolds(record: PartRecord) -> bool:
    """Tell whether a part opens along its +X when it arrives."""
    return is_wing(record) and float(getattr(record, "deploy", 0.0)) > 0.0


def joint_names(record: PartRecord) -> tuple[str, ...]:
    """Return what the joints of a part are called, each upon the last."""
    if isinstance(record, Manipulator):
        links = len(record.links_m)
        return (*(f"joint-{k}" for k in range(1, links + 1)), "effector")
    return ("drive",) if is_wing(record) else ()


def straightened(record: PartRecord) -> PartRecord:
    """Return a part with all its joints at zero."""
    if isinstance(record, Manipulator):
        return record.model_copy(update={"joints_deg": (), "yaw_deg": 0.0})
    return record.model_copy(update=_STRAIGHT) if is_wing(record) else record


def joint_turns(record: PartRecord) -> tuple[Transform, ...]:
    """Return `parent_from_joint` of each joint of a part, each upon the last."""
    if isinstance(record, Manipulator):
        poses = joint_poses(record)
        steps = (compose(inverse(before), after) for before, after in pairwise(poses))
        return (poses[0], *steps)
    if not is_wing(record):
        return ()
    turn_deg = float(getattr(record, "turn_deg", 0.0))
    return (rotation(_X, turn_deg) if turn_deg else IDENTITY,)
