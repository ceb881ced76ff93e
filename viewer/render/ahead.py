"""What drawing a scene takes besides OpenGL, made beforehand, on whatever thread."""

from viewer.render.meshes import polydata
from viewer.scene.scene import Scene
from viewer.scene.textures import texture_pixels


def make_ahead(scene: Scene) -> None:
    """Make VTK's meshes and the surfaces of a scene; they are kept with the meshes."""
    for node in scene.nodes:
        mesh, material = scene.meshes[node.mesh], scene.materials[node.material]
        texture = material.texture if mesh.uv is not None else None
        polydata(mesh, None if texture is None else texture.tile_m)
        if texture is not None:
            texture_pixels(texture, material.colour)
