"""Shadows: the scene's depth as the light sees it, looked up when it is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkCommonMath import vtkMatrix4x4
from vtkmodules.vtkRenderingCore import vtkActor, vtkTexture

from viewer.geometry.frames import Points, Transform, apply
from viewer.geometry.mesh import box_corners
from viewer.render.meshes import depth_texture
from viewer.render.shading import SHADOW_FROM_VIEW, SHADOW_SIZE
from viewer.scene.camera import axes_of, view_axes
from viewer.scene.scene import Camera, Light, Scene

# How far a point is lifted off its surface, in pixels of the light's picture.
_LIFT_PX = 4.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ShadowMap:
    """What a light sees of a scene.

    `map_from_world` (4, 4) takes points to the light's picture: x, y and depth, each
    0 to 1. `step` is how far its neighbouring looks are apart in x and y, `lift_m` how
    far a surface must stay clear of itself.
    """

    texture: vtkTexture
    map_from_world: Transform
    step: tuple[float, float]
    lift_m: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LightView:
    """A camera at the light: its picture's depth becomes a `ShadowMap`."""

    camera: Camera
    range_m: tuple[float, float]
    size_m: tuple[float, float]


def casting_light(scene: Scene) -> Light | None:
    """Return the light of a scene that casts shadows, if one does."""
    return next((light for light in scene.lights if light.casts_shadow), None)


def light_view(scene: Scene, light: Light, aspect: float) -> LightView:
    """Return the light's parallel view of everything that is shown.

    `aspect` is the width over the height of the picture that it will be drawn into.
    """
    away = -_world_direction(light, scene.camera)
    up = np.array((1.0, 0.0, 0.0) if abs(away[0]) < 0.9 else (0.0, 1.0, 0.0))
    axes = view_axes(away, up)
    seen = np.concatenate(list(_corners(scene))) @ axes.T
    low, high = seen.min(axis=0), seen.max(axis=0)
    middle, extent = (low + high) / 2.0, high - low
    height = 1.02 * max(float(extent[1]), float(extent[0]) / aspect)
    depth = float(extent[2]) + 2.0
    place = np.array([middle[0], middle[1], high[2] + 1.0])
    return LightView(
        camera=Camera(
            position_m=axes.T @ place,
            target_m=axes.T @ (place - [0.0, 0.0, 1.0]),
            up=up,
            parallel_height_m=height,
        ),
        range_m=(0.01, depth),
        size_m=(height * aspect, height),
    )


def shadow_map(view: LightView, depth: NDArray[np.float32]) -> ShadowMap:
    """Return the map of a light's view from its depth, (H, W), 0 near to 1 far."""
    rows, columns = depth.shape
    axes = axes_of(view.camera)
    near, far = view.range_m
    map_from_world = np.eye(4)
    for k, size in enumerate(view.size_m):
        map_from_world[k, :3] = axes[k] / size
    map_from_world[2, :3] = -axes[2] / (far - near)
    map_from_world[:3, 3] = -map_from_world[:3, :3] @ view.camera.position_m
    map_from_world[:3, 3] += [0.5, 0.5, -near / (far - near)]
    return ShadowMap(
        texture=depth_texture(depth),
        map_from_world=map_from_world,
        step=(1.0 / columns, 1.0 / rows),
        lift_m=_LIFT_PX * view.size_m[1] / rows,
    )


def set_shadow(actor: vtkActor, shadow: ShadowMap, camera: Camera) -> None:
    """Tell an actor's shader where the light's picture is, as this camera sees it."""
    world_from_view = np.eye(4)
    world_from_view[:3, :3] = axes_of(camera).T
    world_from_view[:3, 3] = camera.position_m
    matrix = vtkMatrix4x4()
    # The shader's matrices are stored by columns.
    matrix.DeepCopy((shadow.map_from_world @ world_from_view).T.ravel().tolist())
    uniforms = actor.GetShaderProperty().GetFragmentCustomUniforms()
    uniforms.SetUniformMatrix(SHADOW_FROM_VIEW, matrix)
    uniforms.SetUniform3f(SHADOW_SIZE, (*shadow.step, shadow.lift_m))


def _world_direction(light: Light, camera: Camera) -> Points:
    direction = np.array(light.direction)
    if light.follows_camera:
        direction = direction @ axes_of(camera)
    unit: Points = direction / np.linalg.norm(direction)
    return unit


def _corners(scene: Scene) -> Iterable[Points]:
    for node in scene.nodes:
        if node.visible:
            corners = box_corners(scene.meshes[node.mesh].bounds_m)
            yield apply(node.world_from_mesh, corners)
