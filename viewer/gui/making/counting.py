"""How large an export will be, worked out with what was worked out before. No Qt."""

from dataclasses import dataclass, field
from pathlib import Path

from viewer.assembly.station import Parts, station_at
from viewer.assembly.steps import steps_done
from viewer.export import Estimate, estimate
from viewer.export.request import (
    Beside,
    ExportRequest,
    beside_named,
    beside_of,
    options_of,
)
from viewer.geometry.detail import INTERACTIVE
from viewer.geometry.parts import build_parts
from viewer.gui.model import Model
from viewer.pictures.model import named_detail


@dataclass(slots=True)
class Counter:
    """Tells the size of exports of one model after another.

    Meshes of finer detail and references are kept as long as the model is the same.
    """

    _model: Model | None = None
    _parts: dict[str, Parts] = field(default_factory=dict)
    _beside: dict[str | None, Beside] = field(default_factory=dict)

    def estimate(self, model: Model, request: ExportRequest, path: Path) -> Estimate:
        """Return what the file will hold; the errors are those of `estimate`."""
        if model is not self._model:
            self._model, self._parts, self._beside = model, {}, {}
        detail = named_detail(request.detail)
        named = beside_named(request, path, model.spec.reference)
        beside = self._reference(named)
        options = options_of(request, path, beside, detail)
        parts = self._parts_at(model, request.detail)
        station = station_at(model.spec, parts, steps_done(model.spec, request.step))
        return estimate(station, parts, path.suffix.lower(), options)

    def _parts_at(self, model: Model, detail: str) -> Parts:
        if detail == INTERACTIVE.name:
            return model.parts
        if detail not in self._parts:
            self._parts[detail] = build_parts(model.spec, named_detail(detail))
        return self._parts[detail]

    def _reference(self, named: str | None) -> Beside:
        if named not in self._beside:
            # The figures of a page weigh next to nothing.
            self._beside[named] = beside_of(named, Path("model.glb"))
        return self._beside[named]
