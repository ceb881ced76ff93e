"""Picture every module and ship of ROSS in every look: docs/modules.jpg.

Run it from the top of the checkout after a module, a part kind or a look changes:
`.venv/bin/python scripts/contact_sheet.py`.
"""

import sys
import tempfile
import tomllib
from pathlib import Path

import numpy as np

from viewer.assembly.station import Parts, Station, station_at
from viewer.geometry.detail import STILL
from viewer.geometry.parts import build_parts
from viewer.pictures.imagefile import write_picture
from viewer.render.offscreen import Image, Studio
from viewer.scene.compose import compose
from viewer.scene.styles import style_names
from viewer.scene.view import ViewState
from viewer.spec.library import module_paths
from viewer.spec.load import load_station

OUTPUT = Path(__file__).parents[1] / "docs" / "modules.jpg"
SIZE_PX = (320, 200)
ROOMS = ("ross", "ships")

STATION = """
id = "one"
name = {{ en = "{title}" }}
summary = {{ en = "A module by itself." }}
[[phases]]
id = "all"
name = {{ en = "{role}" }}
date = {{ start = "2030", source = "none", confidence = "estimate" }}
[[steps]]
id = "it"
phase = "all"
name = {{ en = "{module}" }}
date = {{ start = "2030", source = "none", confidence = "estimate" }}
[[steps.add]]
module = "{module}"
"""


def alone(folder: Path, module: Path) -> tuple[Station, Parts]:
    """Return a station of one module, with its parts."""
    told = tomllib.loads(module.read_text(encoding="utf-8"))
    path = folder / f"{module.stem}.toml"
    title, role = told["name"]["en"], str(told["role"])
    text = STATION.format(title=title, role=role.title(), module=module.stem)
    path.write_text(text, encoding="utf-8")
    spec = load_station(path)
    parts = build_parts(spec, STILL)
    return station_at(spec, parts, 1), parts


def row(studio: Studio, station: Station, parts: Parts) -> Image:
    """Return the pictures of a station in each look, side by side."""
    pictures = []
    for style in style_names():
        labels = style == style_names()[0]
        view = ViewState(style=style, layout="alone", labels=labels, scale_bar=False)
        scene = compose(station, parts, view, None, SIZE_PX[0] / SIZE_PX[1])
        pictures.append(studio.picture(scene, SIZE_PX)[..., :3])
    return np.concatenate(pictures, axis=1)


def main() -> None:
    """Write the sheet, a row for each module."""
    modules = [path for path in module_paths() if path.parent.name in ROOMS]
    studio, rows = Studio(), []
    with tempfile.TemporaryDirectory() as folder:
        for module in modules:
            rows.append(row(studio, *alone(Path(folder), module)))
            sys.stdout.write(f"{module.stem}\n")
    studio.close()
    write_picture(OUTPUT, np.concatenate(rows))


if __name__ == "__main__":
    main()
