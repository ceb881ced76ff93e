"""Describe every part kind in docs/parts.md, with a picture of each in docs/parts/.

Run it from the top of the checkout after a part kind changes:
`.venv/bin/python scripts/document_parts.py`. A test says when.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from viewer.geometry.body import Body
from viewer.geometry.detail import STILL
from viewer.geometry.frames import Transform, apply, rotation
from viewer.geometry.kinds import build_part
from viewer.scene.camera import Preset, fit_camera
from viewer.scene.materials import load_materials
from viewer.scene.scene import Background, Scene, SceneNode
from viewer.scene.styles import style_named
from viewer.spec.kind_fields import FieldText, KindText, kind_texts
from viewer.spec.kinds import PART_KINDS

DOCS = Path(__file__).parents[1] / "docs"
SIZE_PX = (360, 270)

# Upright: what stands on a hull, or on the ground.
UPRIGHT = ("grapple_fixture", "payload_adapter", "work_site", "cosmonaut", "antenna")
# Zenith, which is -Z, is drawn up.
TURNED_UP = rotation((0.0, 1.0, 0.0), 90.0)
UPPER_SIDE_UP = rotation((1.0, 0.0, 0.0), 180.0)

EXAMPLES = {
    "hull": """
profile = [[0, 2.0], [0.5, 2.9], [3.0, 2.9], [4.2, 4.25], [10.0, 4.25], [11.2, 2.2]]
fillet_m = 0.15
rings_m = [1.8, 7.0]
panels = 12
frames = true""",
    "sphere_node": 'collars = ["+x", "-x", "+y", "-y", "+z", "-z"]',
    "soft_section": "length_m = 10.0\ndiameter_m = 7.4\nend_diameter_m = 4.25",
    "adapter": """
length_m = 2.0
start_diameter_m = 2.0
end_diameter_m = 1.4
ribs = 12""",
    "docking_port": 'type = "ssvp"\nside = "active"',
    "solar_wing": "length_m = 12.0\nwidth_m = 3.0\npanels = 6",
    "radiator": "length_m = 5.4\nwidth_m = 2.2",
    "body_radiator": "diameter_m = 4.25\nlength_m = 3.4\narc_deg = 110",
    "dish": "diameter_m = 1.3\nmast_m = 0.9\ntilt_deg = 35",
    "antenna": 'form = "kurs"\nlength_m = 0.9\ndiameter_m = 0.35',
    "truss": "length_m = 8.0\nwidth_m = 2.0\nheight_m = 1.6",
    "manipulator": "links_m = [0.7, 5.0, 5.0, 0.6]\njoints_deg = [0, 38, -112, 74]",
    "lettering": 'text = "НЭМ"\nground = "along"\nradius_m = 2.17',
    "tank": "diameter_m = 0.7\nlength_m = 1.5",
    "rail": "length_m = 2.4",
    "tube": "points_m = [[0, 0, 0], [1, 0, 0], [1, 1, 0]]\ndiameter_m = 0.1",
    "box": "size_m = [1.0, 0.5, 0.3]",
}

HEAD = """# Part kinds

What a module file's `[[parts]]` can name. Lengths are metres, angles degrees; every
number may be an expression over the module's parameters (`"= length_m / 2 - 0.4"`).
Every part also takes `name`, `at = { origin_m, out, clock }` (its place, the direction
of its +X and of its upper side) and `repeat = { count, about, step_deg, shift_m }`.

The same, for a terminal: `ross-viewer parts`, `ross-viewer parts KIND`. This page is
written by `scripts/document_parts.py`.
"""


def markdown() -> str:
    """Return the whole page."""
    return HEAD + "".join(_section(text) for text in kind_texts())


def _section(text: KindText) -> str:
    lines = [
        f"\n## {text.kind}\n\n{text.summary}\n",
        f"![{text.kind}](parts/{text.kind}.jpg)\n",
        f"```toml\n[[parts]]\n{_example(text.kind)}\n```\n",
    ]
    if text.fields:
        lines += ["| field | default | takes | |\n| --- | --- | --- | --- |"]
        lines += [_row(field) for field in text.fields]
    return "\n".join(lines) + "\n"


def _example(kind: str) -> str:
    return f'kind = "{kind}"\n{EXAMPLES.get(kind, "").strip()}'.strip()


def _row(field: FieldText) -> str:
    default = "must be given" if field.default is None else f"`{field.default}`"
    cells = (f"`{field.name}`", default, field.takes, field.description)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def parts() -> Iterator[tuple[str, tuple[Body, ...]]]:
    """Give each kind with the bodies of its example."""
    for kind, record in PART_KINDS.items():
        fields = tomllib.loads(_example(kind))
        yield kind, build_part(record.model_validate(fields), STILL)


def main() -> None:
    """Write the page and its pictures."""
    from viewer.pictures.imagefile import write_picture
    from viewer.render.offscreen import render_image

    (DOCS / "parts").mkdir(parents=True, exist_ok=True)
    for kind, bodies in parts():
        turn = TURNED_UP if kind in UPRIGHT else UPPER_SIDE_UP
        image = render_image(_specimen(bodies, turn), SIZE_PX)
        write_picture(DOCS / "parts" / f"{kind}.jpg", image)
        sys.stdout.write(f"docs/parts/{kind}.jpg\n")
    (DOCS / "parts.md").write_text(markdown(), encoding="utf-8")


def _specimen(bodies: tuple[Body, ...], turn: Transform) -> Scene:
    """Return a scene with one part, fitted to the picture."""
    style, known = style_named("print"), load_materials()
    meshes = {f"{number}": body.mesh for number, body in enumerate(bodies)}
    points = np.concatenate([apply(turn, mesh.points) for mesh in meshes.values()])
    preset = Preset(towards_camera=(0.75, 0.55, -0.38), up=(0.0, 0.0, -1.0))
    return Scene(
        nodes=tuple(
            SceneNode(
                id=f"{number}",
                mesh=f"{number}",
                material=body.material,
                world_from_mesh=turn,
                layer="station",
            )
            for number, body in enumerate(bodies)
        ),
        meshes=meshes,
        materials={body.material: known[body.material] for body in bodies},
        camera=fit_camera(points, preset, SIZE_PX[0] / SIZE_PX[1]),
        lights=style.lights,
        labels=(),
        background=Background(bottom=style.bottom, top=style.top),
    )


if __name__ == "__main__":
    main()
