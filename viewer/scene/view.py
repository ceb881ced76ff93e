"""The view state: everything a user chooses about a picture.

The window and the command line both make one; `compose` turns it into a scene.
"""

from dataclasses import dataclass
from typing import Literal

from viewer.scene.camera import Preset
from viewer.scene.scene import Camera
from viewer.spec.measures import MeasureRecord

MAX_EXPLODE = 3.0

Layout = Literal["beside", "overlay", "split", "silhouettes", "alone"]
Language = Literal["en", "ru"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A plane in the station frame; what lies on its normal's side is cut away.

    Cut away is every point p with `normal` . p > `at_m`; the normal has unit length.
    """

    normal: tuple[float, float, float]
    at_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewState:
    """What is shown and how. The station and reference themselves come beside it."""

    camera: str | Preset | Camera = "default"
    """A preset or its name, to be fitted; or a camera of the user's own."""
    fit: str | None = None
    """The element that a preset is fitted to, instead of all that is shown."""
    view_angle_deg: float | None = None
    """The vertical field of view of a preset."""
    layout: Layout = "beside"
    style: str = "studio"
    labels: bool = True
    scale_bar: bool = True
    transparent: bool = False
    language: Language = "en"
    caption: str | None = None
    """A line of the user's own at the bottom."""
    credit: str | None = None
    """Who is to be named, in small print at the lower right."""
    highlight: str | None = None
    """The element to be highlighted."""
    arranged_for: str = "default"
    """The preset that sees the two side by side, where `camera` is not a preset.

    A user who turns the view by hand keeps the arrangement of the preset that he
    started from."""
    dimensions: bool = False
    """Whether lengths are drawn beside it in looks that do not do so anyway."""
    aids: tuple[str, ...] = ()
    """Things of known size beside it: `cosmonaut`, `bus`, `pitch`."""
    parallel: bool = False
    """Orthographic presets; a camera of the user's own says so itself."""
    hidden: tuple[str, ...] = ()
    """Elements that are not drawn.

    This and what follows may name elements of any step: one that is not there at the
    step that is shown is simply not there."""
    only: tuple[str, ...] = ()
    """Where any are named, nothing else is drawn: elements, or `element/part`."""
    ghosted: tuple[str, ...] = ()
    """Elements that are drawn translucent."""
    hidden_parts: tuple[str, ...] = ()
    """Parts of modules that are not drawn, each as `element/part`."""
    selected: tuple[str, ...] = ()
    """Elements, or parts as `element/part`, marked as selected."""
    arrivals: bool = False
    """Whether what the step brings or moves is highlighted."""
    standing: bool = False
    """Whether it is arranged and fitted for all steps at once, so that pictures of
    different steps can be laid on one another."""
    upcoming: bool = False
    """Whether what later steps bring is shown, translucent, where it will be."""
    explode: float = 0.0
    """How far elements are drawn apart along their docking axes, 0 to 3."""
    section: Section | None = None
    """The plane at which station and reference are cut open."""
    ports: bool = False
    """Whether docking ports are marked, the free ones with their type."""
    measures: tuple[MeasureRecord, ...] = ()
    """What is measured, each drawn as a line with its figure.

    One of elements that are not there at the step is not drawn; none is while the
    elements are drawn apart."""
