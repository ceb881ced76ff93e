"""What is to be drawn, as plain data: no VTK, no Qt.

The world frame is the station frame of the main station (+X forward, +Y
starboard, +Z nadir; zenith is drawn up), metres.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from viewer.geometry.frames import Points, Transform
from viewer.geometry.mesh import Mesh

Layer = Literal["station", "reference", "aid"]
Colour = tuple[float, float, float]
"""sRGB, each 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texture:
    """A pattern that is drawn over a surface, again and again.

    `tile_m` is how far one tile reaches along u and v of the mesh, metres.
    """

    pattern: str
    tile_m: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A surface, in glTF's metallic-roughness terms; `colour` is sRGB."""

    name: str
    colour: Colour
    metallic: float = 0.0
    roughness: float = 0.6
    opacity: float = 1.0
    texture: Texture | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SceneNode:
    """A mesh of the table, drawn once, somewhere, in a material."""

    id: str
    """Unique in the scene and stable from step to step."""
    mesh: str
    """Key into `Scene.meshes`, stable from step to step."""
    material: str
    """Key into `Scene.materials`."""
    world_from_mesh: Transform
    layer: Layer
    element: str | None = None
    """The element it belongs to, for picking and highlighting."""
    visible: bool = True
    on_top: bool = False
    """Drawn before everything else, wherever it is: nothing hides it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Camera:
    """Where the picture is taken from; +Z of the world is down in it.

    `view_angle_deg` is the vertical field of view; `parallel_height_m`, where it
    is set, makes the projection orthographic, showing that many metres top to
    bottom.
    """

    position_m: Points
    target_m: Points
    up: Points
    view_angle_deg: float = 30.0
    parallel_height_m: float | None = None
    window: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    """The part of the picture that is taken: left, bottom, right and top, each as a
    fraction of the whole from its lower left corner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """A light at infinity.

    `direction` is where it shines to, in the world frame, or in the camera frame
    (right, up, towards the viewer) with `follows_camera`. `softness` 0 is the sun,
    1 half a sky: it reaches round to the far side and has no sharp reflection.
    """

    direction: tuple[float, float, float]
    intensity: float
    colour: Colour = (1.0, 1.0, 1.0)
    follows_camera: bool = False
    softness: float = 0.0
    casts_shadow: bool = False
    """In pictures; a window that moves shows none. One light of a scene at most."""
    penumbra: int = 1
    """How soft the edges of its shadows are: looks to each side of a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A line of text, fixed to a point of the world or to the picture.

    `anchor_m` (3,) in the world, or None; `anchor` in fractions of the picture
    from its lower left corner otherwise. `height` is a fraction of the picture's
    height; the text hangs below its anchor.
    """

    text: str
    anchor_m: tuple[float, float, float] | None = None
    anchor: tuple[float, float] | None = None
    align: Literal["left", "centre", "right"] = "centre"
    height: float = 0.03
    colour: Colour = (0.1, 0.1, 0.1)
    bold: bool = False
    backing: Colour | None = None
    """Of a box behind the text, so that it is read over anything."""
    layer: Layer = "station"
    """In a split picture, whose half it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """A vertical gradient, or nothing where `transparent`."""

    bottom: Colour
    top: Colour
    transparent: bool = False
    backdrop: Literal["gradient", "space"] = "gradient"
    """`space` puts stars and the Earth behind everything, in pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """What is done to a picture after it is drawn."""

    occlusion: float = 0.0
    """How dark corners are that little light reaches, 0 to 1."""
    outline: Colour | None = None
    """Of lines along edges and round everything."""


PLAIN = Finish()
"""Nothing is done."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Scene:
    """Everything that a picture depends on."""

    nodes: tuple[SceneNode, ...]
    meshes: Mapping[str, Mesh]
    materials: Mapping[str, Material]
    camera: Camera
    lights: tuple[Light, ...]
    labels: tuple[Label, ...]
    background: Background
    finish: Finish = PLAIN
    warnings: tuple[str, ...] = ()
    """What its user must know of it that the picture itself hardly says."""
    split: bool = False
    """Whether the reference has the right half of the picture to itself, seen by the
    same camera."""


def halves(scene: Scene) -> tuple[Scene, Scene]:
    """Return the halves of a split scene: the station left, the reference right."""
    return _half(scene, right=False), _half(scene, right=True)


def _half(scene: Scene, *, right: bool) -> Scene:
    nodes = tuple(n for n in scene.nodes if (n.layer == "reference") == right)
    labels = tuple(
        text for text in scene.labels if (text.layer == "reference") == right
    )
    used = {node.mesh for node in nodes}
    return replace(
        scene,
        nodes=nodes,
        labels=labels,
        meshes={key: mesh for key, mesh in scene.meshes.items() if key in used},
        split=False,
    )
