"""A scene drawn into a VTK renderer: of the window, or of a picture."""

import math
from dataclasses import dataclass

import numpy as np
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401  (actors have no shader without it)
from vtkmodules.vtkCommonMath import vtkMatrix4x4
from vtkmodules.vtkRenderingCore import (
    vtkActor,
    vtkLight,
    vtkPolyDataMapper,
    vtkRenderer,
    vtkTexture,
)

from viewer.geometry.frames import Transform
from viewer.geometry.mesh import Mesh
from viewer.render.lettering import Lettering
from viewer.render.meshes import polydata, surface_texture
from viewer.render.shading import SHADOW, TEXTURE, set_lighting, set_material
from viewer.render.shadows import ShadowMap, set_shadow
from viewer.scene.scene import (
    Background,
    Camera,
    Colour,
    Light,
    Material,
    Scene,
    SceneNode,
    Texture,
)
from viewer.scene.textures import texture_pixels


@dataclass(slots=True, kw_only=True, eq=False)
class _Drawn:
    """An actor with what it was last told."""

    actor: vtkActor
    mapper: vtkPolyDataMapper
    mesh: Mesh | None = None
    material: Material | None = None
    texture: Texture | None = None
    pose: Transform | None = None
    lights: tuple[Light, ...] = ()
    shadow: ShadowMap | None = None


class SceneDrawing:
    """Draws scenes into one renderer; sends VTK only what differs from the last.

    It owns every prop and light of the renderer that it adds, and no others.
    `show` does not render: the owner of the window does.
    """

    def __init__(self, renderer: vtkRenderer) -> None:
        self._renderer = renderer
        self._drawn: dict[str, _Drawn] = {}
        self._element_of: dict[vtkActor, str | None] = {}
        self._lettering = Lettering(renderer)
        self._textures: dict[tuple[Texture, Colour], vtkTexture] = {}
        self._lights: tuple[Light, ...] | None = None
        self._shadow: ShadowMap | None = None
        self._background: Background | None = None
        self._camera: Camera | None = None
        renderer.SetAutomaticLightCreation(False)

    def show(self, scene: Scene, shadow: ShadowMap | None = None) -> None:
        """Make the renderer hold this scene, with the shadows that are given."""
        self._shadow = shadow
        if scene.lights != self._lights:
            self._set_lights(scene.lights)
        wanted = {node.id: node for node in scene.nodes if node.visible}
        for gone in self._drawn.keys() - wanted.keys():
            self._remove(gone)
        for node in wanted.values():
            self._show_node(node, scene)
        if scene.background != self._background:
            self._set_background(scene.background)
        if scene.camera is not self._camera:
            self._set_camera(scene.camera)
        self._lettering.show(scene.labels)
        self._renderer.ResetCameraClippingRange()

    def look_from(self, camera: Camera) -> None:
        """See what is drawn from another camera; all else stays as it was shown."""
        self._set_camera(camera)
        self._renderer.ResetCameraClippingRange()

    def refit(self) -> None:
        """Size to the renderer's size in pixels, which is another."""
        self._lettering.refit()

    def clear(self) -> None:
        """Take everything out of the renderer again."""
        for gone in tuple(self._drawn):
            self._remove(gone)
        self._lettering.show(())
        self._renderer.RemoveAllLights()
        self._lights = self._background = self._camera = None

    @property
    def clipping_range_m(self) -> tuple[float, float]:
        """Between which distances from the camera things are drawn, metres."""
        near, far = self._renderer.GetActiveCamera().GetClippingRange()
        return near, far

    def set_clipping_range_m(self, range_m: tuple[float, float]) -> None:
        """Draw what lies between these distances from the camera, until `show`."""
        self._renderer.GetActiveCamera().SetClippingRange(*range_m)

    def element_of(self, actor: vtkActor) -> str | None:
        """Return the element that a picked actor belongs to, None for aids."""
        return self._element_of.get(actor)

    def _show_node(self, node: SceneNode, scene: Scene) -> None:
        drawn = self._drawn.get(node.id) or self._add(node)
        mesh, material = scene.meshes[node.mesh], scene.materials[node.material]
        texture = material.texture if mesh.uv is not None else None
        if drawn.mesh is not mesh or drawn.texture != texture:
            tile_m = None if texture is None else texture.tile_m
            drawn.mapper.SetInputData(polydata(mesh, tile_m))
            drawn.mesh = mesh
        if drawn.material != material or drawn.texture != texture:
            self._set_material(drawn.actor, material, texture)
            drawn.material = material
        shadow = self._shadow
        if drawn.shadow is not shadow:
            surface = drawn.actor.GetProperty()
            surface.RemoveTexture(SHADOW)
            if shadow is not None:
                surface.SetTexture(SHADOW, shadow.texture)
        same = drawn.lights == scene.lights and drawn.texture == texture
        if not same or drawn.shadow is not shadow:
            set_lighting(
                drawn.actor,
                scene.lights,
                textured=texture is not None,
                shadowed=shadow is not None,
                on_top=node.on_top,
            )
            drawn.lights, drawn.shadow = scene.lights, shadow
        if shadow is not None:
            set_shadow(drawn.actor, shadow, scene.camera)
        drawn.texture = texture
        if drawn.pose is None or not np.array_equal(drawn.pose, node.world_from_mesh):
            drawn.actor.SetUserMatrix(_matrix(node.world_from_mesh))
            drawn.pose = node.world_from_mesh

    def _set_material(
        self, actor: vtkActor, material: Material, texture: Texture | None
    ) -> None:
        surface = actor.GetProperty()
        set_material(surface, material)
        surface.RemoveTexture(TEXTURE)
        if texture is not None:
            key = (texture, material.colour)
            if key not in self._textures:
                self._textures[key] = surface_texture(texture_pixels(*key))
            surface.SetTexture(TEXTURE, self._textures[key])

    def _add(self, node: SceneNode) -> _Drawn:
        actor = vtkActor()
        mapper = vtkPolyDataMapper()
        mapper.ScalarVisibilityOff()
        mapper.StaticOn()
        actor.SetMapper(mapper)
        self._renderer.AddActor(actor)
        self._element_of[actor] = node.element
        drawn = self._drawn[node.id] = _Drawn(actor=actor, mapper=mapper)
        return drawn

    def _remove(self, node_id: str) -> None:
        actor = self._drawn.pop(node_id).actor
        del self._element_of[actor]
        self._renderer.RemoveActor(actor)

    def _set_lights(self, lights: tuple[Light, ...]) -> None:
        self._renderer.RemoveAllLights()
        for light in lights:
            self._renderer.AddLight(_light(light))
        self._lights = lights

    def _set_background(self, background: Background) -> None:
        # Dither is noise that no picture file can pack.
        self._renderer.SetDitherGradient(False)
        self._renderer.SetGradientBackground(not background.transparent)
        self._renderer.SetBackground(*background.bottom)
        self._renderer.SetBackground2(*background.top)
        self._renderer.SetBackgroundAlpha(0.0 if background.transparent else 1.0)
        self._background = background

    def _set_camera(self, camera: Camera) -> None:
        view = self._renderer.GetActiveCamera()
        view.SetPosition(*camera.position_m)
        view.SetFocalPoint(*camera.target_m)
        view.SetViewUp(*camera.up)
        left, bottom, right, top = camera.window
        share = top - bottom
        half = math.tan(math.radians(camera.view_angle_deg) / 2.0)
        view.SetViewAngle(2.0 * math.degrees(math.atan(half * share)))
        view.SetWindowCenter(
            (left + right - 1.0) / (right - left), (bottom + top - 1.0) / share
        )
        view.SetParallelProjection(camera.parallel_height_m is not None)
        if camera.parallel_height_m is not None:
            view.SetParallelScale(share * camera.parallel_height_m / 2.0)
        self._camera = camera


def _matrix(world_from_mesh: Transform) -> vtkMatrix4x4:
    matrix = vtkMatrix4x4()
    matrix.DeepCopy(world_from_mesh.ravel().tolist())
    return matrix


def _light(light: Light) -> vtkLight:
    """Return a light at infinity; VTK's own points from its position to the focus."""
    made = vtkLight()
    if light.follows_camera:
        made.SetLightTypeToCameraLight()
    else:
        made.SetLightTypeToSceneLight()
    made.SetPositional(False)
    made.SetPosition(*(-part for part in light.direction))
    made.SetFocalPoint(0.0, 0.0, 0.0)
    made.SetColor(*light.colour)
    made.SetIntensity(light.intensity)
    return made
