"""Where a node of a glTF file stands: translation and unit quaternion."""

import numpy as np

from viewer.geometry.frames import Transform

_RIGID = 1e-9

Json = dict[str, object]


def pose_entry(parent_from_node: Transform) -> Json:
    """Return translation and rotation, what is zero left out; a matrix if not rigid."""
    turn = parent_from_node[:3, :3]
    if not is_rigid(turn):
        return {"matrix": parent_from_node.T.reshape(-1).tolist()}
    pose: Json = {}
    # Rounded to a nanometre, so that products of turns leave no 1e-17 behind.
    offset = (np.round(parent_from_node[:3, 3], 9) + 0.0).tolist()
    if any(offset):
        pose["translation"] = offset
    rotation = quaternion(turn)
    if rotation[3] < 1.0:
        pose["rotation"] = rotation
    return pose


def is_rigid(turn: Transform) -> bool:
    """Return whether a (3, 3) keeps lengths and handedness."""
    skew = np.abs(turn @ turn.T - np.eye(3)).max()
    return bool(skew <= _RIGID and np.linalg.det(turn) > 0.0)


def quaternion(turn: Transform) -> list[float]:
    """Return the unit quaternion (x, y, z, w), w >= 0, of a (3, 3) rotation.

    Shepperd's method: the largest of the four is found first, which keeps the
    others exact at half turns.
    """
    trace = float(np.trace(turn))
    squares = np.array([*(1.0 + 2.0 * np.diag(turn) - trace), 1.0 + trace])
    largest = int(np.argmax(squares))
    x, y, z = turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]
    products = turn + turn.T
    rows = np.array(
        [
            [squares[0], products[0, 1], products[0, 2], x],
            [products[0, 1], squares[1], products[1, 2], y],
            [products[0, 2], products[1, 2], squares[2], z],
            [x, y, z, squares[3]],
        ]
    )
    row = rows[largest] / np.linalg.norm(rows[largest])
    row = np.round(row if row[3] >= 0.0 else -row, 12) + 0.0
    return [float(value) for value in row]
