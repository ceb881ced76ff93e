"""What is to be exported, how, and what came of it."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from viewer.assembly.figures import StationFigures
from viewer.assembly.station import Parts, Station
from viewer.errors import UsageError
from viewer.export.gltf_additions import Additions
from viewer.export.prints.options import PrintOptions
from viewer.export.progress import Progress
from viewer.export.tree import ExportNode, tree_bounds_m
from viewer.export.units import MM_PER_M, metres_per
from viewer.geometry.detail import Detail
from viewer.geometry.file_frames import GLTF_FROM_STATION
from viewer.geometry.frames import Points, Transform, compose
from viewer.geometry.mesh import union_bounds
from viewer.scene.layout import world_from_reference
from viewer.scene.scene import Material
from viewer.scene.view import Language

DEFAULT_SCALE = 200.0
AUTHOR, LICENCE = "ross-viewer contributors", "MIT"

# A file has no camera: the two stand side by side as seen from ahead, which is
# how a glTF viewer shows a model first. Its axes are right, up and backward.
_FROM_AHEAD = GLTF_FROM_STATION[:3, :3]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExportOptions:
    """What the user chooses about an exported file."""

    scale: float | None = None
    """How many times smaller than life; for formats that are printed alone."""
    length_mm: float | None = None
    """How long the longest side is to be, instead of a scale."""
    units: str | None = None
    """What coordinates are in; each format's own unit where it is left out."""
    printing: PrintOptions = field(default_factory=PrintOptions)
    language: Language = "en"
    """Of the words on a stand or a page."""
    reference: ExportNode | None = None
    """What stands beside the station, its root in its own station frame."""
    compared: StationFigures | None = None
    """The figures of the reference, for a page that tells them."""
    only: tuple[str, ...] = ()
    """The elements that are exported; all where none is named."""
    animated_at: Detail | None = None
    """The detail that moving parts are built at for a file with animations and
    cameras; without it the file holds the station as it stands."""
    variants: bool = True
    """Whether a glTF file carries the looks that change what surfaces are made of."""
    compressed: bool = False
    """Whether a glTF file's meshes are compressed by Draco."""
    instanced: bool = False
    """Whether copies of a part become one node of a glTF file."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExportJob:
    """Everything a writer needs: trees in the frame of the exported station."""

    path: Path
    station: Station
    parts: Parts
    roots: tuple[ExportNode, ...]
    materials: Mapping[str, Material]
    options: ExportOptions
    additions: Additions
    progress: Progress

    @property
    def scale(self) -> float:
        """How many times smaller than life a print is."""
        if self.options.length_mm is None:
            return self.options.scale or DEFAULT_SCALE
        return print_scale(self.options, roots_bounds_m(self.roots))

    @property
    def per_unit(self) -> float:
        """How many of the file's units are in a metre, for files in life size."""
        return 1.0 / metres_per(self.options.units or "m")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Summary:
    """What a written file holds.

    `bounds_m` is (2, 3), life size, in the station frame; `notes` are sentences
    that the user should read.
    """

    path: Path
    triangles: int
    nodes: int
    meshes: int
    size_bytes: int
    bounds_m: Points
    notes: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    """Everything that was written, where that is more than `path`."""
    report: str = ""
    """What was done to the model so that it prints, whole."""

    def as_json(self) -> dict[str, object]:
        """Return the summary as JSON's own values, for scripts."""
        return {
            "files": [str(file) for file in self.files or (self.path,)],
            "triangles": self.triangles,
            "nodes": self.nodes,
            "meshes": self.meshes,
            "size_bytes": self.size_bytes,
            "bounds_m": [[round(float(v), 4) for v in row] for row in self.bounds_m],
            "notes": list(self.notes),
        }

    def __str__(self) -> str:
        """Return the summary in one line, without the notes."""
        length, breadth, height = np.ptp(self.bounds_m, axis=0)
        names = [file.name for file in self.files[1:]]
        more = f" to {names[-1]}" if names[1:] else "".join(f" and {n}" for n in names)
        first = self.files[0] if self.files else self.path
        counts = ", ".join(
            _counted(number, noun)
            for number, noun in (
                (self.triangles, "triangle"),
                (self.nodes, "node"),
                (self.meshes, "mesh"),
            )
        )
        return (
            f"{first}{more}: {counts}, {self.size_bytes / 1e6:.2f} MB; "
            f"{length:.2f} m long, {breadth:.2f} m broad, {height:.2f} m high"
        )


def _counted(number: int, noun: str) -> str:
    ending = "" if number == 1 else "es" if noun.endswith("sh") else "s"
    return f"{number:,} {noun}{ending}"


def export_roots(tree: ExportNode, reference: ExportNode | None) -> list[ExportNode]:
    """Return the station and, beside it as in a picture, its reference."""
    if reference is None:
        return [tree]
    place = beside_place(tree_bounds_m(tree), tree_bounds_m(reference))
    beside = ExportNode(
        name=reference.name,
        parent_from_node=compose(place, reference.parent_from_node),
        bodies=reference.bodies,
        shape=reference.shape,
        children=reference.children,
        extras={**reference.extras, "reference": True},
    )
    return [tree, beside]


def print_scale(options: ExportOptions, box_m: Points) -> float:
    """Return how many times smaller than life a print is; `box_m` is (2, 3)."""
    if options.length_mm is None:
        return options.scale or DEFAULT_SCALE
    return float(np.ptp(box_m, axis=0).max()) * MM_PER_M / options.length_mm


def beside_place(station_m: Points, reference_m: Points) -> Transform:
    """Return where the reference goes in the station's frame; it is moved alone.

    Both are boxes, (2, 3), each in its own station frame.
    """
    return world_from_reference(station_m, reference_m, "beside", _FROM_AHEAD)


def roots_bounds_m(roots: tuple[ExportNode, ...]) -> Points:
    """Return the box round all trees, (2, 3), metres, station frame."""
    return union_bounds(tree_bounds_m(root) for root in roots)


def file_facts(job: ExportJob) -> dict[str, object]:
    """Return what a file says of itself: title, licence, credit, step, sources.

    The words are those that galleries of models look for in a glTF file.
    """
    station, reference = job.station, job.options.reference
    step = station.step
    return {
        "title": station.spec.name.en,
        "author": AUTHOR,
        "license": LICENCE,
        "station": station.spec.id,
        **({"step": {"id": step.id, "number": station.steps_done}} if step else {}),
        **({"reference": reference.name} if reference else {}),
        "sources": sorted(_sources(station)),
    }


def _sources(station: Station) -> set[str]:
    """Return the sources of all that is told of the elements that are there."""
    spec = station.spec
    figures = {
        figure.source
        for placed in station.placements.values()
        for figure in spec.modules[placed.module].figures.values()
    }
    steps = spec.steps[: station.steps_done]
    dates = {step.date.source for step in steps if step.date is not None}
    return {source for source in figures | dates if source}


def parse_length(text: str) -> float:
    """Return 300.0, millimetres, for `300`, `300mm`, `30cm` or `0.3m`.

    Raises
    ------
    UsageError
        If the text names no length.
    """
    match = re.fullmatch(r"\s*([0-9.]+)\s*([a-z]*)\s*", text)
    try:
        length = float(match[1]) * metres_per(match[2] or "mm") if match else 0.0
    except ValueError:
        length = 0.0
    if not length > 0.0:
        message = f"'{text}' is not a length; write it as 300mm"
        raise UsageError(message)
    return length * MM_PER_M


def parse_scale(text: str) -> float:
    """Return 200.0 for `1:200` or `200`: how many times smaller than life.

    Raises
    ------
    UsageError
        If the text names no scale.
    """
    one, colon, number = text.strip().rpartition(":")
    try:
        scale = float(number) / float(one if colon else "1")
    except (ValueError, ZeroDivisionError):
        scale = math.nan
    if not (math.isfinite(scale) and scale > 0.0):
        message = f"'{text}' is not a scale; write it as 1:200"
        raise UsageError(message)
    return scale
