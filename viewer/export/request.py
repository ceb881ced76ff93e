"""What a file is asked for in words: by the command `export`, or by a dialog."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from viewer.assembly.figures import StationFigures
from viewer.assembly.station import station_at
from viewer.errors import UsageError
from viewer.export.formats import PAGE
from viewer.export.job import ExportOptions, parse_length, parse_scale
from viewer.export.prints.options import PrintOptions, parse_bed
from viewer.export.tree import ExportNode, model_tree, station_tree
from viewer.geometry.baked import BAKED_STATION, load_reference_bake
from viewer.geometry.detail import INTERACTIVE, Detail
from viewer.geometry.parts import build_parts
from viewer.scene.references import NO_REFERENCE, figures_named, station_and_step
from viewer.scene.view import Language

# Set by the words before the options, or by more than one field.
_PLACES = ("station", "reference", "changes", "variants", "only", "report")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """The words of an export; the fields are called as the command's options are."""

    station: str = "ross"
    step: str = "last"
    detail: str = "interactive"
    only: tuple[str, ...] = ()
    reference: str | None = None
    with_reference: bool = False
    units: str | None = None
    scale: str | None = None
    length: str | None = None
    animation: bool = False
    variants: bool = True
    draco: bool = False
    instancing: bool = False
    min_thickness: float | None = None
    split: bool = False
    bed: str | None = None
    stand: bool = False
    each: bool = False
    language: Language = "en"
    report: Path | None = None
    changes: tuple[str, ...] = ()
    """`module.parameter=value`, each."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Beside:
    """What stands beside the station in a file; nothing where both are None."""

    tree: ExportNode | None = None
    figures: StationFigures | None = None


def command_words(request: ExportRequest, output: Path | str) -> list[str]:
    """Return the command that makes the file, after the program's own name."""
    words = ["export", request.station]
    for field in fields(request):
        value = getattr(request, field.name)
        if field.name in _PLACES or value == field.default:
            continue
        option = f"--{field.name.replace('_', '-')}"
        words += [option] if value is True else [option, f"{value}"]
    for element in request.only:
        words += ["--only", element]
    if request.reference is not None:
        words += ["--reference", request.reference]
    words += [] if request.variants else ["--no-variants"]
    for change in request.changes:
        words += ["--set", change]
    words += [] if request.report is None else ["--report", str(request.report)]
    return [*words, "-o", str(output)]


def options_of(
    request: ExportRequest,
    path: Path,
    beside: Beside,
    detail: Detail = INTERACTIVE,
) -> ExportOptions:
    """Return what a request asks of a file's writer.

    Raises
    ------
    UsageError
        If a scale, a length or a bed is none.
    """
    is_page = path.suffix.lower() == PAGE
    return ExportOptions(
        scale=parse_scale(request.scale) if request.scale else None,
        length_mm=parse_length(request.length) if request.length else None,
        units=request.units,
        reference=beside.tree,
        compared=beside.figures if is_page else None,
        only=request.only,
        animated_at=detail if request.animation or is_page else None,
        variants=request.variants,
        compressed=request.draco,
        instanced=request.instancing,
        printing=PrintOptions(
            min_thickness_mm=request.min_thickness,
            split=request.split,
            bed_mm=parse_bed(request.bed) if request.bed else None,
            stand=request.stand,
            each=request.each,
        ),
        language=request.language,
    )


def beside_named(request: ExportRequest, path: Path, own: str | None) -> str | None:
    """Return what the file is to hold beside the station; None: nothing.

    `own` is what the station itself names. A page is there to compare: it leaves the
    reference out only where it is told to.

    Raises
    ------
    UsageError
        If a reference is asked for and none is named.
    """
    named = request.reference or own
    if named in {None, NO_REFERENCE}:
        if request.with_reference:
            message = f"{request.station} names no reference: name one with --reference"
            raise UsageError(message)
        return None
    is_page = path.suffix.lower() == PAGE
    return named if request.with_reference or is_page else None


def beside_of(name: str | None, path: Path) -> Beside:
    """Return a reference as a file carries it: its tree, and figures for a page.

    Raises
    ------
    InputError
        If there is no such station, step or file.
    """
    if name is None:
        return Beside()
    is_page = path.suffix.lower() == PAGE
    return Beside(tree=_tree(name), figures=figures_named(name) if is_page else None)


def _tree(name: str) -> ExportNode:
    if name == BAKED_STATION and (baked := load_reference_bake()) is not None:
        return model_tree(baked)
    spec, count = station_and_step(name)
    parts = build_parts(spec, INTERACTIVE)
    return station_tree(station_at(spec, parts, count), parts, by_material=True)


def changes_of(overrides: Mapping[str, Mapping[str, float]]) -> tuple[str, ...]:
    """Return changed parameters as the command line says them, to the last digit."""
    return tuple(
        f"{module}.{name}={float(value)!r}"
        for module, values in overrides.items()
        for name, value in values.items()
    )
