"""One HTML page that holds everything: the model, its steps, its figures, a viewer.

The viewer library is three.js, as the installed package trimesh brings it; its code is
taken from there when a page is written.
"""

import base64
import gzip
import html
import io
import json
import zipfile
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from viewer.assembly.figures import StationFigures, station_figures
from viewer.assembly.station import Parts, Station, after_step
from viewer.errors import MachineError
from viewer.export.clips import Clip
from viewer.export.glb import COPYRIGHT, STATEMENT, write_glb_to
from viewer.export.job import ExportJob, file_facts
from viewer.export.progress import within
from viewer.export.tree import tree_bounds_m
from viewer.export.written import Written
from viewer.files import atomic_write
from viewer.geometry.file_frames import GLTF_FROM_STATION
from viewer.geometry.frames import Transform, compose
from viewer.scene.captions import dates_text, figure_words, text_in, unit_words
from viewer.scene.figure_rows import figure_rows
from viewer.scene.layout import world_from_reference
from viewer.scene.view import Language
from viewer.spec.library import assets_dir
from viewer.spec.model import MODULE_UNITS, StepRecord
from viewer.spec.record import LocalText

Json = dict[str, Any]

_LANGUAGES: tuple[Language, ...] = ("en", "ru")
_STATEMENT_RU = "Реконструкция по открытым данным; это не официальная модель."
_COPYRIGHT_RU = "Участники ross-viewer, лицензия MIT"
_MIT = """three.js: Copyright 2010-2022 Three.js Authors. MIT licence.

Permission is hereby granted, free of charge, to any person obtaining a copy of this \
software and associated documentation files (the "Software"), to deal in the Software \
without restriction, including without limitation the rights to use, copy, modify, \
merge, publish, distribute, sublicense, and/or sell copies of the Software, and to \
permit persons to whom the Software is furnished to do so, subject to the following \
conditions:

The above copyright notice and this permission notice shall be included in all copies \
or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, \
INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A \
PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT \
HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF \
CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE \
OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""

# What is right, up and backward where the two stand side by side: as in other files,
# and as seen from starboard.
_AXES = {
    "beside": GLTF_FROM_STATION[:3, :3],
    "side": np.array([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, 1.0, 0.0]]),
}

_OPENING, _CLOSING = "<script>", "THREE.GLTFLoader=GLTFLoader;})();"


def write_page(job: ExportJob) -> Written:
    """Write the page of a job whose trees can be animated.

    Raises
    ------
    MachineError
        If the installed trimesh does not bring three.js as this knows it.
    """
    library = viewer_library()
    model, nodes, meshes = _packed_model(job)
    folder = assets_dir() / "page"
    name = text_in(job.station.spec.name, job.options.language)
    holes = {
        "language": job.options.language,
        "title": html.escape(f"{name} \N{EN DASH} ross-viewer"),
        "style": (folder / "page.css").read_text(encoding="utf-8"),
        "licence": html.escape(_MIT),
        "facts": _in_script(json.dumps(_facts(job), ensure_ascii=False)),
        "model": model,
        "library": library,
        "script": (folder / "page.js").read_text(encoding="utf-8"),
    }
    text = (folder / "page.html").read_text(encoding="utf-8")
    for hole, content in holes.items():
        text = text.replace("{{" + hole + "}}", content)
    with atomic_write(job.path) as stream:
        stream.write(text.encode())
    job.progress(1.0, "written")
    return Written(files=(job.path,), nodes=nodes, meshes=meshes)


def _in_script(text: str) -> str:
    """Return JSON that cannot end the script element that holds it."""
    return text.replace("<", "\\u003c")


def _packed_model(job: ExportJob) -> tuple[str, int, int]:
    """Return the model as GLB, by gzip and in base64, and its nodes and meshes."""
    stream = io.BytesIO()
    held = write_glb_to(
        stream,
        job.roots,
        job.materials,
        extras=file_facts(job),
        additions=job.additions,
        progress=within(job.progress, 0.0, 0.8),
    )
    job.progress(0.8, "packing")
    packed = base64.b64encode(gzip.compress(stream.getvalue(), 6, mtime=0)).decode()
    return packed, held.nodes, held.meshes


@cache
def viewer_library() -> str:
    """Return the code of three.js with its glTF loader, to run as a plain script.

    Raises
    ------
    MachineError
        If the installed trimesh does not bring it as this knows it.
    """
    # Found without importing trimesh, which takes most of a second.
    package = find_spec("trimesh")
    folders = package and package.submodule_search_locations
    try:
        place = Path(*(folders or ())[:1]) / "resources" / "templates" / "viewer.zip"
        with zipfile.ZipFile(place) as archive:
            text = archive.read("viewer.html.template").decode()
        start = text.index(_OPENING) + len(_OPENING)
        code = text[start : text.index(_CLOSING, start) + len(_CLOSING)]
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        message = "the installed trimesh brings no three.js: HTML cannot be written"
        raise MachineError(message) from error
    if "Three.js Authors" not in code or "</script" in code:
        message = "the installed trimesh brings another three.js than this knows"
        raise MachineError(message)
    return code


# --- what the page tells --------------------------------------------------------------


def _facts(job: ExportJob) -> Json:
    compared = job.options.compared
    stations = _history(job.station, job.parts)
    clips = job.additions.clips[1:]  # the first is of the whole
    return {
        "language": job.options.language,
        "station": _names(job.station.spec.name),
        "statement": {
            "en": f"{STATEMENT} {COPYRIGHT}.",
            "ru": f"{_STATEMENT_RU} {_COPYRIGHT_RU}.",
        },
        "steps": [
            _step(station, job.parts, clip, compared)
            for station, clip in zip(stations, clips, strict=True)
        ],
        "dates": {
            step.id: _dates(step) for step in job.station.spec.steps[: len(stations)]
        },
        "words": {key: _words(key, unit) for key, unit in MODULE_UNITS.items()},
        "reference": _reference(job),
    }


def _history(station: Station, parts: Parts) -> list[Station]:
    stations = [Station(spec=station.spec, steps_done=0, placements={})]
    for _ in range(station.steps_done):
        stations.append(after_step(stations[-1], parts))
    return stations[1:]


def _step(
    station: Station, parts: Parts, clip: Clip, compared: StationFigures | None
) -> Json:
    step = station.step
    assert step is not None
    figures = station_figures(station, parts)
    return {
        "clip": clip.name,
        "name": _names(step.name),
        "date": _dates(step),
        "launcher": None if step.launcher is None else {"en": step.launcher.value},
        "caption": None if step.caption is None else _names(step.caption),
        "length": float(np.ptp(figures.bounds_m, axis=0).max()),
        "figures": _figures(figures, compared or figures),
    }


def _figures(one: StationFigures, other: StationFigures) -> list[Json]:
    english, russian = (figure_rows(one, other, language) for language in _LANGUAGES)
    return [
        {
            "name": {"en": row.name, "ru": same.name},
            "unit": {"en": row.unit, "ru": same.unit},
            "values": row.values,
            "sources": row.sources,
        }
        for row, same in zip(english, russian, strict=True)
    ]


def _reference(job: ExportJob) -> Json | None:
    """Return where the reference stands in each layout, for glTF's axes."""
    reference, compared = job.options.reference, job.options.compared
    if reference is None:
        return None
    boxes = tree_bounds_m(job.roots[0]), tree_bounds_m(reference)
    places = {
        view: compose(
            world_from_reference(*boxes, "beside", axes), reference.parent_from_node
        )
        for view, axes in _AXES.items()
    }
    spec = None if compared is None else compared.station.spec
    return {
        "name": {"en": reference.name} if spec is None else _names(spec.name),
        "length": float(np.ptp(tree_bounds_m(reference), axis=0).max()),
        "places": {
            "overlay": _columns(reference.parent_from_node),
            **{view: _columns(place) for view, place in places.items()},
        },
    }


def _columns(place: Transform) -> list[float]:
    columns: list[float] = compose(GLTF_FROM_STATION, place).T.reshape(-1).tolist()
    return columns


def _names(text: LocalText) -> Json:
    return {language: text_in(text, language) for language in _LANGUAGES}


def _dates(step: StepRecord) -> Json:
    return {
        language: dates_text(step.date, language) if step.date else ""
        for language in _LANGUAGES
    }


def _words(key: str, unit: str) -> Mapping[str, Json]:
    return {
        "name": {lang: figure_words(key, lang) for lang in _LANGUAGES},
        "unit": {lang: unit_words(unit, lang) for lang in _LANGUAGES},
    }
