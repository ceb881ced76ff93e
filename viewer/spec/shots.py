"""What a picture is asked for in words: by a list, a command, a script, a window."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from viewer.spec.measures import MeasureRecords
from viewer.spec.record import Direction, Flag, Name, Number, Record, Text, Whole

MAX_SIDE_PX = 16384
MAX_DISTANCE_M = 100_000.0
MAX_NAMED = 1000

Side = Annotated[Whole, Field(ge=1, le=MAX_SIDE_PX)]
PictureName = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=100)]
Far = Annotated[Number, Field(ge=-MAX_DISTANCE_M, le=MAX_DISTANCE_M)]
Changed = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*\.[a-z][a-z0-9_]*$")]


class CameraRecord(Record):
    """A camera of one's own, in the station frame: +X forward, -Z up."""

    position_m: tuple[Far, Far, Far]
    target_m: tuple[Far, Far, Far]
    up: Direction = (0.0, 0.0, -1.0)
    view_angle_deg: Annotated[Number, Field(gt=0.1, lt=170.0)] = 30.0
    """The vertical field of view."""
    parallel_height_m: Annotated[Number, Field(gt=0.0, le=MAX_DISTANCE_M)] | None = None
    """Makes the picture orthographic, this many metres from top to bottom."""


class OrbitRecord(Record):
    """A direction from which the picture is taken; the distance is fitted."""

    azimuth_deg: Annotated[Number, Field(ge=-360.0, le=360.0)] = 0.0
    """From ahead (+X) over starboard (+Y)."""
    elevation_deg: Annotated[Number, Field(ge=-90.0, le=90.0)] = 0.0
    """Above the plane of X and Y, towards zenith."""


OPTIONS: Mapping[str, str] = {
    "view_angle_deg": "view-angle",
    "aids": "aid",
    "hidden": "hide",
    "hidden_parts": "hide",
    "ghosted": "ghost",
    "selected": "select",
    "measures": "measure",
}
"""Field -> what the command line calls it, where that is not the same."""

AnyCamera = str | CameraRecord | OrbitRecord
Aid = Literal["cosmonaut", "bus", "pitch"]
Format = Literal["png", "jpeg", "webp", "tiff"]

Member = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9_-]*(/[a-z][a-z0-9_-]*)?$", max_length=130)
]
"""An element, or a part of its module as `element/part`."""
PartOf = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9_-]*/[a-z][a-z0-9_-]*$", max_length=130)
]
Elements = Annotated[tuple[Name, ...], Field(max_length=MAX_NAMED)]
Members = Annotated[tuple[Member, ...], Field(max_length=MAX_NAMED)]


class SectionRecord(Record):
    """A plane, in the station frame, at which everything is cut open.

    What lies beyond it, along the axis or the normal, is cut away; with `flip` what
    lies before it.
    """

    axis: Literal["x", "y", "z"] | None = None
    normal: Direction | None = None
    """Instead of an axis: a direction of any length."""
    at_m: Far = 0.0
    """How far along the axis, or the normal, from the station's origin."""
    flip: Flag = False


class ShotDefaults(Record):
    """What a shot may say; all of it may be left out."""

    station: Text | None = None
    """A shipped station's name, or the path of a station file."""
    step: Text = "last"
    """A step's id, its number from 1, a phase's id, or `last`."""
    time: Annotated[Number, Field(ge=0.0, le=1.0)] = 1.0
    """How far the step has come: 0 before it, 1 when all is docked and unfolded."""
    camera: Text = "default"
    """A preset's name; or a table, see `CameraRecord` and `OrbitRecord`."""
    fit: Name | None = None
    """The element that fills the picture, where the camera is fitted."""
    view_angle_deg: Annotated[Number, Field(ge=1.0, le=120.0)] | None = None
    """The vertical field of view of a camera that is fitted."""
    size: tuple[Side, Side] = (1280, 720)
    """Width and height, pixels."""
    reference: Text | None = None
    """What it is compared with: a station's name, `NAME:STEP`, `NAME@DATE`, a station
    file, a mesh file or `none`; left out: what the station names."""
    match: Literal["mass", "modules", "years"] | None = None
    """Shows the reference at the step at which it is most like the station in this."""
    layout: Literal["beside", "overlay", "split", "silhouettes", "alone"] = "beside"
    style: Text = "studio"
    transparent: Flag = False
    labels: Flag = True
    scale_bar: Flag = True
    dimensions: Flag = False
    """Whether lengths are drawn beside the station, in every look."""
    aids: Annotated[tuple[Aid, ...], Field(max_length=3)] = ()
    """Things of known size beside the station."""
    language: Literal["en", "ru"] = "en"
    highlight: Name | None = None
    """The element to be highlighted."""
    hidden: Elements = ()
    """Elements that are not drawn; of any step."""
    only: Members = ()
    """Where any are named, nothing else is drawn: elements, or `element/part`."""
    ghosted: Elements = ()
    """Elements that are drawn translucent."""
    hidden_parts: Annotated[tuple[PartOf, ...], Field(max_length=MAX_NAMED)] = ()
    """Parts of modules that are not drawn, each as `element/part`."""
    selected: Members = ()
    """Elements, or `element/part`, marked as selected."""
    arrivals: Flag = False
    """Whether what the step brings or moves is highlighted."""
    standing: Flag = False
    """Whether the picture is arranged and fitted for all steps at once, so that it
    stands still from step to step."""
    upcoming: Flag = False
    """Whether what later steps bring is shown, translucent, where it will be."""
    explode: Annotated[Number, Field(ge=0.0, le=3.0)] = 0.0
    """How far elements are drawn apart along their docking axes."""
    section: SectionRecord | None = None
    """The plane at which station and reference are cut open."""
    ports: Flag = False
    """Whether docking ports are marked, the free ones with their type."""
    measures: MeasureRecords = ()
    """What is measured: a table each, with its `kind` and what that needs."""
    arranged_for: Name = "default"
    """The preset that sees station and reference side by side, where the camera is
    a table."""
    parallel: Flag = False
    """Whether a preset is orthographic."""
    caption: Text | None = None
    """A line of one's own below the picture's subject."""
    credit: Text | None = None
    """Who is to be named, in small print."""
    detail: Text | None = None
    format: Format = "png"
    set: Annotated[dict[Changed, Number], Field(max_length=100)] = {}
    """`module.parameter` -> value."""


class ShotRecord(ShotDefaults):
    """One entry of `[[shots]]`."""

    name: PictureName
    """The picture's file is named after it."""
    title: Text | None = None
    matrix: dict[str, Any] | None = None
    """Field -> the values it takes; a picture for each combination."""


class ShotsFile(Record):
    """A list of shots; its tables are checked one by one."""

    id: Name
    defaults: dict[str, Any] = {}
    shots: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=1000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShotSpec:
    """A picture to be taken: the defaults filled in, the station's file found."""

    name: str
    title: str | None
    station: Path
    camera: AnyCamera
    reference: str | None
    """As seen from the folder where the command runs."""
    overrides: Mapping[str, Mapping[str, float]]
    """Module -> parameter -> value, as `load_station` takes it."""
    asked: ShotDefaults
    """All that was asked for, defaults filled in, in the list's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShotsSpec:
    """A list of pictures."""

    id: str
    path: Path
    shots: tuple[ShotSpec, ...]
