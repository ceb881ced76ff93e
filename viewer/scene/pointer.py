"""A pointer over the picture of a scene."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from viewer.geometry.frames import Points
from viewer.geometry.parts import BuiltModule
from viewer.scene.camera import project
from viewer.scene.picking import Hit, half_of, pick, ray_through
from viewer.scene.scene import Camera, Scene

RADIUS_PX = 12.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pointer:
    """A pointer over a scene's picture: where it is, (x, y) pixels from the lower left.

    `radius_px` is how far from it something may be seen to be meant.
    """

    scene: Scene
    camera: Camera
    size_px: tuple[int, int]
    place_px: tuple[float, float]
    radius_px: float = RADIUS_PX
    modules: Iterable[BuiltModule] = ()

    @property
    def aspect(self) -> float:
        """Width over height of the picture."""
        return self.size_px[0] / self.size_px[1]

    def seen_px(self, points_m: Points) -> Points:
        """Return where points, (n, 3), are seen from the pointer, (n, 2), pixels."""
        places = project(self.camera, points_m, self.aspect)
        seen: Points = places * self.size_px - self.place_px
        return seen

    def hit(self, offset_px: tuple[float, float] = (0.0, 0.0)) -> Hit | None:
        """Return what lies under the pointer, or so far beside it."""
        x, y = (p + o for p, o in zip(self.place_px, offset_px, strict=True))
        width, height = self.size_px
        ray = ray_through(self.camera, self.aspect, x / width, y / height)
        return pick(self.scene, ray, self.modules)


def in_half(pointer: Pointer) -> Pointer:
    """Return the pointer within the half that it is over, where the scene is split."""
    if not pointer.scene.split:
        return pointer
    width, height = pointer.size_px
    x, y = pointer.place_px
    right = bool(x >= width / 2.0)
    return replace(
        pointer,
        scene=half_of(pointer.scene, right=right),
        size_px=(max(width // 2, 1), height),
        place_px=(x - right * width / 2.0, y),
    )
