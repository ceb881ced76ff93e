"""How large a file will be, told before it is written.

    options = ExportOptions(scale=100.0, printing=PrintOptions(stand=True))
    told = estimate(station, parts, ".stl", options)

`options` are those that `write` takes, the detail is that of `parts`, and what `write`
refuses is refused here in the same words. Counts come from the trees that are written;
sizes from what each format spends on a point, a corner, a node, measured on the shipped
stations. What a boolean union decides is a span.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from viewer.assembly.station import Parts, Station
from viewer.export.contents import Contents, contents_of
from viewer.export.elements import elements_of
from viewer.export.formats import (
    check_request,
    chosen_station,
    format_of,
    with_steps,
)
from viewer.export.job import ExportOptions
from viewer.export.sizes import NODES, SIZES, THICKENED, TRIANGLE_BYTES, UNITED
from viewer.export.units import MM_PER_M
from viewer.scene.materials import load_materials
from viewer.scene.scene import Material


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A number that is at least `low` and at most `high`; known where they are one."""

    low: float
    high: float

    @property
    def known(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    @classmethod
    def of(cls, number: float) -> "Span":
        """Return a number that is known."""
        return cls(low=number, high=number)

    def __contains__(self, number: float) -> bool:
        """Tell whether a number lies within."""
        return self.low <= number <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a file will hold. What cannot be told is None, and `reason` says why."""

    triangles: Span
    nodes: Span | None
    size_bytes: Span
    """Of all files together."""
    longest_m: float
    """The longest side of what is exported, life size."""
    longest_mm: float | None = None
    """The same as it is printed; None for files in life size and for loose pieces."""
    scale: float | None = None
    """How many times smaller than life it is printed; None for files in life size."""
    reason: str = ""


_UNITED = "how the parts unite is not known before they do"
_PIECES = "how many pieces fit on how many beds is not known before they are cut"


def estimate(
    station: Station,
    parts: Parts,
    suffix: str,
    options: ExportOptions | None = None,
    *,
    materials: Mapping[str, Material] | None = None,
) -> Estimate:
    """Return what a file of a station would hold and how large it would be.

    Parameters
    ----------
    suffix : str
        The format, as `.glb`.
    materials : mapping, optional
        The looks of the bodies; the shipped ones where left out.

    Raises
    ------
    InputError
        If no format has the suffix, the station is empty, or an element that is
        asked for alone is not there.
    UsageError
        If the format cannot carry what the options ask for.
    """
    path = Path(f"model{suffix}")
    options = with_steps(path, options or ExportOptions())
    check_request(path, options)
    station = chosen_station(station, options)
    contents = contents_of(station, parts, options, materials or load_materials())
    if "print" in format_of(path).carries:
        return _printed(contents, suffix.lower())
    return Estimate(
        triangles=Span.of(contents.triangles),
        nodes=Span.of(NODES[suffix.lower()](contents)),
        size_bytes=Span.of(round(SIZES[suffix.lower()](contents))),
        longest_m=contents.longest_m,
    )


def _printed(contents: Contents, suffix: str) -> Estimate:
    """Return what a print will be: its union has a span of triangles."""
    printing = contents.options.printing
    fewest, most = UNITED[suffix]
    if printing.min_thickness_mm is not None:
        fewest, most = fewest * THICKENED[0], most * THICKENED[1]
    lightest, heaviest = TRIANGLE_BYTES[suffix]
    triangles = Span(
        low=round(contents.triangles + fewest * len(contents.placed)),
        high=round(contents.triangles + most * len(contents.placed)),
    )
    return Estimate(
        triangles=triangles,
        nodes=_solids(contents, suffix),
        size_bytes=Span(
            low=round(lightest * triangles.low), high=round(heaviest * triangles.high)
        ),
        longest_m=contents.longest_m,
        longest_mm=None
        if printing.laid_out
        else contents.longest_m * MM_PER_M / contents.scale,
        scale=contents.scale,
        reason="; ".join([_UNITED, *([_PIECES] if printing.laid_out else [])]),
    )


def _solids(contents: Contents, suffix: str) -> Span | None:
    """Return how many solids a print has; None where it is cut into pieces."""
    if contents.options.printing.laid_out:
        return None
    if contents.options.printing.each or suffix == ".3mf":
        elements = elements_of(contents.roots)
        stands = contents.options.printing.each and contents.options.printing.stand
        return Span.of(len(elements) + stands)
    return Span.of(1)
