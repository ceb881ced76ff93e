"""Small pictures of steps, and what tells one from another."""

from collections.abc import Iterable
from hashlib import blake2b
from weakref import WeakKeyDictionary

from viewer.assembly.course import Course
from viewer.geometry.mesh import Mesh
from viewer.scene.compose import compose
from viewer.scene.scene import Scene
from viewer.scene.view import ViewState

_VIEW = ViewState(
    layout="alone", labels=False, scale_bar=False, transparent=True, arrivals=True
)
_digests: WeakKeyDictionary[Mesh, bytes] = WeakKeyDictionary()


def thumbnail_scene(course: Course, number: int, aspect: float) -> Scene:
    """Return the small picture of a step, from 1: what it brings is highlighted.

    All steps of a phase are seen from where its complete station fills the picture:
    so they show it grow. Nothing lies behind it.
    """
    steps = course.spec.steps
    phase = steps[number - 1].phase
    end = number
    while end < len(steps) and steps[end].phase == phase:
        end += 1
    return compose(
        course.at(number), course.parts, _VIEW, None, aspect, framed=course.at(end)
    )


def scene_digest(scene: Scene, *further: object) -> str:
    """Return a text that two scenes share only where their pictures do.

    `further` is what else a picture hangs on, such as its size.
    """
    digest = blake2b(digest_size=16)
    for node in scene.nodes:
        mesh = _mesh_digest(scene.meshes[node.mesh])
        words = f"{scene.materials[node.material]} {node.visible}".encode()
        digest.update(mesh + node.world_from_mesh.tobytes() + words)
    camera = scene.camera
    for array in (camera.position_m, camera.target_m, camera.up):
        digest.update(array.tobytes())
    rest: Iterable[object] = (
        camera.view_angle_deg,
        camera.parallel_height_m,
        scene.lights,
        scene.labels,
        scene.background,
        scene.finish,
        *further,
    )
    digest.update(repr(tuple(rest)).encode())
    return digest.hexdigest()


def _mesh_digest(mesh: Mesh) -> bytes:
    known = _digests.get(mesh)
    if known is None:
        digest = blake2b(digest_size=16)
        for array in (mesh.points, mesh.normals, mesh.triangles, mesh.uv):
            digest.update(b"" if array is None else array.tobytes())
        known = _digests[mesh] = digest.digest()
    return known
