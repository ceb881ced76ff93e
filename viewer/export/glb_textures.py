"""The textures of a glTF document: pictures held in the file, and who uses them."""

from dataclasses import dataclass, field

from viewer.export.glb_buffers import GlbBuffers
from viewer.png import png_bytes
from viewer.scene.scene import Colour, Material, Texture
from viewer.scene.textures import texture_pixels

_REPEAT, _LINEAR, _TRILINEAR = 10497, 9729, 9987

Json = dict[str, object]


@dataclass(slots=True)
class GlbTextures:
    """The `images`, `textures` and `samplers` of a document as it grows."""

    images: list[Json] = field(default_factory=list)
    _known: dict[tuple[Texture, Colour], int] = field(default_factory=dict)

    def number(self, material: Material, buffers: GlbBuffers) -> int:
        """Return the number of a textured material's texture, stored once."""
        assert material.texture is not None
        key = (material.texture, material.colour)
        if (known := self._known.get(key)) is None:
            view = buffers.add_file(png_bytes(texture_pixels(*key)))
            name = f"{material.name}-{material.texture.pattern}"
            self.images.append(
                {"name": name, "mimeType": "image/png", "bufferView": view}
            )
            known = self._known[key] = len(self.images) - 1
        return known

    def entries(self) -> Json:
        """Return what the document says of textures; nothing where it has none."""
        if not self.images:
            return {}
        sampler = {
            "magFilter": _LINEAR,
            "minFilter": _TRILINEAR,
            "wrapS": _REPEAT,
            "wrapT": _REPEAT,
        }
        textures = [{"sampler": 0, "source": k} for k in range(len(self.images))]
        return {"images": self.images, "samplers": [sampler], "textures": textures}
