"""The library for scripts and notebooks: a station, at a step, as a picture or a file.

>>> import viewer
>>> ross = viewer.load_station("ross")
>>> ross.at("phase-1").render(size_px=(1280, 720), style="space").save("ross.png")

The words of `render` are those of a list of shots (`ShotDefaults`): one vocabulary.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.assembly.figures import StationFigures, station_figures
from viewer.assembly.station import Station
from viewer.errors import UsageError
from viewer.export import Summary
from viewer.export.job import ExportOptions
from viewer.export.write import write
from viewer.pictures.imagefile import write_picture
from viewer.pictures.model import Model, named_detail
from viewer.pictures.request import request_of
from viewer.pictures.shot import samples_of, scene_of
from viewer.pictures.stock import Stock
from viewer.png import png_bytes
from viewer.render.offscreen import Studio
from viewer.scene.materials import load_materials
from viewer.spec.library import find_station
from viewer.spec.load import load_station as load_spec
from viewer.spec.model import StationSpec
from viewer.spec.shotlist import shot_asked_for

__all__ = ["Picture", "StationAt", "StationModel", "load_station"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Picture:
    """A picture as pixels; a notebook shows it by itself.

    Attributes
    ----------
    pixels : (H, W, 3 or 4) uint8, sRGB
    request : the words that ask for it again; written into files
    """

    pixels: NDArray[np.uint8]
    request: Mapping[str, Any]

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height."""
        return self.pixels.shape[1], self.pixels.shape[0]

    def save(self, path: str | Path) -> Path:
        """Write it as .png, .jpg, .webp or .tiff and return the path."""
        write_picture(Path(path), self.pixels, self.request)
        return Path(path)

    def _repr_png_(self) -> bytes:
        return png_bytes(self.pixels)


@dataclass(frozen=True, kw_only=True, eq=False)
class StationModel:
    """A station that was loaded; `changes` are parameters of modules that differ."""

    spec: StationSpec
    path: Path
    changes: Mapping[str, float]
    """`module.parameter` -> value."""

    @cached_property
    def _stock(self) -> Stock:
        return Stock()

    @cached_property
    def _studio(self) -> Studio:
        return Studio()

    @property
    def steps(self) -> tuple[str, ...]:
        """The ids of its steps, in order."""
        return tuple(step.id for step in self.spec.steps)

    @property
    def phases(self) -> tuple[str, ...]:
        """The ids of its phases, in order."""
        return tuple(phase.id for phase in self.spec.phases)

    def at(self, step: str | int = "last", time: float = 1.0) -> "StationAt":
        """Return it at a step: its id, its number from 1, a phase's id or `last`.

        `time` is how far the step has come, 0 to 1: docking, then unfolding.
        """
        return StationAt(model=self, step=str(step), time=time)

    def changed(self, changes: Mapping[str, float]) -> "StationModel":
        """Return it with further parameters changed: `{"nem.length_m": 15.0}`."""
        return load_station(self.path, {**self.changes, **changes})

    def _repr_png_(self) -> bytes:
        return self.at()._repr_png_()


@dataclass(frozen=True, kw_only=True, eq=False)
class StationAt:
    """A station at a step of its assembly."""

    model: StationModel
    step: str
    time: float = 1.0

    def render(
        self, size_px: tuple[int, int] = (1280, 720), **words: object
    ) -> Picture:
        """Return a picture.

        Parameters
        ----------
        size_px : (int, int)
            Width and height.
        **words
            As in lists of shots: `camera`, `style`, `layout`, `reference`, `labels`,
            `language`, `fit`, `highlight`, `transparent`, `detail`, and so on.

        Raises
        ------
        UsageError
            With every word that is wrong.
        InputError
            If there is no such step, camera, style or element.
        MachineError
            If the machine has no usable OpenGL.
        """
        table = {
            **words,
            "station": str(self.model.path),
            "step": self.step,
            "time": self.time,
            "size": size_px,
            "set": dict(self.model.changes),
        }
        shot = shot_asked_for(table)
        scene = scene_of(shot, self.model._stock)
        pixels = self.model._studio.picture(scene, size_px, samples_of(shot))
        return Picture(pixels=pixels, request=request_of(shot))

    @cached_property
    def _built(self) -> Model:
        return self._model_at("interactive")

    def _model_at(self, detail: str) -> Model:
        overrides, level = _by_module(self.model.changes), named_detail(detail)
        return self.model._stock.model(self.model.path, self.step, overrides, level)

    @property
    def station(self) -> Station:
        """Its elements and where they are."""
        return self._built.station

    @cached_property
    def figures(self) -> StationFigures:
        """Its figures, each with its source."""
        return station_figures(self._built.station, self._built.parts)

    def export(
        self,
        path: str | Path,
        *,
        scale: int | None = None,
        only: Sequence[str] = (),
        detail: str = "interactive",
    ) -> Summary:
        """Write it to .glb, .gltf, .obj, .ply (metres), .stl or .3mf (millimetres).

        `scale` is N of 1:N for formats that are printed.
        """
        built = self._model_at(detail)
        options = ExportOptions(only=tuple(only))
        if scale is not None:
            options = replace(options, scale=scale)
        return write(built.station, built.parts, load_materials(), Path(path), options)

    def _repr_png_(self) -> bytes:
        return self.render((960, 540), layout="alone")._repr_png_()


def load_station(
    name: str | Path, changes: Mapping[str, float] | None = None
) -> StationModel:
    """Load a station by its shipped name or the path of its file.

    `changes` are parameters of modules, such as `{"nem.length_m": 15.0}`.

    Raises
    ------
    ConfigError
        With every problem of its files.
    InputError
        If there is no such station or parameter.
    """
    changes = dict(changes or {})
    spec = load_spec(name, _by_module(changes))
    return StationModel(spec=spec, path=find_station(str(name)), changes=changes)


def _by_module(changes: Mapping[str, float]) -> dict[str, dict[str, float]]:
    overrides: dict[str, dict[str, float]] = {}
    for key, value in changes.items():
        module, dot, parameter = key.partition(".")
        if not dot:
            message = f"changes: '{key}' must be written as module.parameter"
            raise UsageError(message)
        overrides.setdefault(module, {})[parameter] = value
    return overrides
