"""The formats by their suffixes: what each can carry, and what is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from viewer.assembly.station import Station
from viewer.errors import InputError, UsageError, nearest
from viewer.export.job import ExportOptions
from viewer.geometry.detail import INTERACTIVE
from viewer.spec.model import ElementId

PAGE = ".html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What a format is called, and what it can carry besides shapes where they stand.

    `carries` are keys of `ASKED`; `unit` is what its coordinates are in where no
    other unit is asked for.
    """

    name: str
    carries: frozenset[str]
    unit: str = "m"


_GLTF = frozenset({"animation", "gltf"})
_SHELLS = frozenset({"units"})
_PRINTS = frozenset({"scale", "units", "print"})

FORMATS: Mapping[str, Format] = {
    ".glb": Format(name="glTF, one binary file", carries=_GLTF),
    ".gltf": Format(name="glTF, a text with its data beside it", carries=_GLTF),
    ".obj": Format(name="Wavefront OBJ with its MTL", carries=_SHELLS),
    ".ply": Format(name="PLY, one mesh with colours", carries=_SHELLS),
    ".usdz": Format(name="USDZ, for phones and tablets", carries=_SHELLS),
    PAGE: Format(name="a page for any browser", carries=frozenset({"animation"})),
    ".stl": Format(name="STL, one solid to print", carries=_PRINTS, unit="mm"),
    ".3mf": Format(name="3MF, solids with colours", carries=_PRINTS, unit="mm"),
}

# What an option asks of a format, and the sentence for one that cannot.
ASKED: Mapping[str, str] = {
    "animation": "holds one still model; animations are for glTF and HTML",
    "scale": "is in metres, life size; a scale or a length is for prints",
    "units": "is always in metres; units are for the other formats",
    "print": "is not for printing; thickness, pieces and beds are for STL and 3MF",
    "gltf": "is no glTF; compression and instances are for .glb and .gltf",
}


def format_of(path: Path) -> Format:
    """Return the format of a file, told by its suffix.

    Raises
    ------
    InputError
        If no format has the suffix.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        known = ", ".join(sorted(FORMATS))
        message = (
            f"{path}: no format has the suffix '{suffix}'{nearest(suffix, FORMATS)}; "
            f"has {known}"
        )
        raise InputError(message)
    return FORMATS[suffix]


def check_request(path: Path, options: ExportOptions) -> None:
    """Refuse what a file's format cannot carry, all of it at once.

    Raises
    ------
    InputError
        If no format has the suffix.
    UsageError
        If the format cannot carry what the options ask for.
    """
    chosen = format_of(path)
    printing = replace(options.printing, stand=False)
    asked = {
        "animation": options.animated_at is not None,
        "scale": options.scale is not None or options.length_mm is not None,
        "units": options.units not in {None, "m"},
        "print": printing.asked,
        "gltf": options.compressed or options.instanced,
    }
    refused = [
        sentence
        for what, sentence in ASKED.items()
        if asked[what] and what not in chosen.carries
    ]
    if refused:
        raise UsageError("\n".join(f"{path}: {sentence}" for sentence in refused))
    if options.scale is not None and options.length_mm is not None:
        message = "a scale and a length contradict each other: leave one out"
        raise UsageError(message)


def with_steps(path: Path, options: ExportOptions) -> ExportOptions:
    """Return the options; a page always shows the steps."""
    if path.suffix.lower() != PAGE or options.animated_at is not None:
        return options
    return replace(options, animated_at=INTERACTIVE)


def chosen_station(station: Station, options: ExportOptions) -> Station:
    """Return the station with the elements that are asked for, where some are.

    Raises
    ------
    InputError
        If nothing is left, or an element that is asked for is not there.
    UsageError
        If steps are to be shown of some elements alone.
    """
    if options.only:
        station = _elements_alone(station, options)
    if not station.placements:
        message = "there is nothing to export: the station has no element yet"
        raise InputError(message)
    return station


def _elements_alone(station: Station, options: ExportOptions) -> Station:
    if options.animated_at is not None:
        message = "animations and pages are of the whole station: leave --only out"
        raise UsageError(message)
    for element in options.only:
        if ElementId(element) not in station.placements:
            hint = nearest(element, station.placements)
            message = f"only '{element}': no such element is there{hint}"
            raise InputError(message)
    chosen = {
        e: placed for e, placed in station.placements.items() if e in options.only
    }
    return replace(station, placements=chosen)
