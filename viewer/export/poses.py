"""Where a node of a glTF file stands: translation and unit quaternion."""

import math

from viewer.geometry.frames import Transform

_RIGID = 1e-9
_DIGITS, _NANO = 1e12, 1e9

Json = dict[str, object]


def pose_entry(parent_from_node: Transform) -> Json:
    """Return translation and rotation, what is zero left out; a matrix if not rigid."""
    turn = parent_from_node[:3, :3]
    if not is_rigid(turn):
        return {"matrix": parent_from_node.T.reshape(-1).tolist()}
    pose: Json = {}
    # Rounded to a nanometre, so that products of turns leave no 1e-17 behind.
    offset = [round(v * _NANO) / _NANO + 0.0 for v in parent_from_node[:3, 3].tolist()]
    if any(offset):
        pose["translation"] = offset
    rotation = quaternion(turn)
    if rotation[3] < 1.0:
        pose["rotation"] = rotation
    return pose


def is_rigid(turn: Transform) -> bool:
    """Return whether a (3, 3) keeps lengths and handedness."""
    # Plain numbers: numpy takes ten times as long for nine of them.
    a, b, c = turn.tolist()
    for first, second, wanted in (
        (a, a, 1.0),
        (b, b, 1.0),
        (c, c, 1.0),
        (a, b, 0.0),
        (a, c, 0.0),
        (b, c, 0.0),
    ):
        x, y, z = first
        u, v, w = second
        if abs(x * u + y * v + z * w - wanted) > _RIGID:
            return False
    normal = (b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2])
    last = b[0] * c[1] - b[1] * c[0]
    return bool(a[0] * normal[0] + a[1] * normal[1] + a[2] * last > 0.0)


def quaternion(turn: Transform) -> list[float]:
    """Return the unit quaternion (x, y, z, w), w >= 0, of a (3, 3) rotation.

    Shepperd's method: the largest of the four is found first, which keeps the
    others exact at half turns.
    """
    (xx, xy, xz), (yx, yy, yz), (zx, zy, zz) = turn.tolist()
    trace = xx + yy + zz
    squares = [1.0 + 2.0 * d - trace for d in (xx, yy, zz)] + [1.0 + trace]
    x, y, z = zy - yz, xz - zx, yx - xy
    rows = (
        (squares[0], xy + yx, xz + zx, x),
        (xy + yx, squares[1], yz + zy, y),
        (xz + zx, yz + zy, squares[2], z),
        (x, y, z, squares[3]),
    )
    row = rows[squares.index(max(squares))]
    length = math.sqrt(sum(value * value for value in row))
    if row[3] < 0.0:
        length = -length
    return [round(value / length * _DIGITS) / _DIGITS + 0.0 for value in row]
