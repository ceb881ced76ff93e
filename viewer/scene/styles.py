"""Looks: light, background and colour of the lettering, as a table."""

from dataclasses import dataclass, replace
from typing import Literal

from viewer.errors import InputError, nearest
from viewer.scene.scene import PLAIN, Colour, Finish, Light


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A look by name."""

    lights: tuple[Light, ...]
    bottom: Colour
    top: Colour
    heading: Colour
    """Of the name at the top."""
    soft_heading: Colour
    text: Colour
    soft_text: Colour
    """Of the lesser lines."""
    backdrop: Literal["gradient", "space"] = "gradient"
    finish: Finish = PLAIN
    stand: bool = False
    """Whether the station stands on a plinth with a plaque."""
    surface: str | None = None
    """The material that everything is made of, if it is one."""
    dimensions: bool = False
    """Whether lengths are drawn beside it, with their figures."""


# Sky and floor light the whole, wrapped softly; the key comes over the viewer's
# left shoulder, so that form shows from every camera, and one from behind parts
# white hulls from a bright background.
_STUDIO = (
    Light(
        direction=(0.0, 0.0, 1.0),
        intensity=0.40,
        colour=(0.90, 0.95, 1.0),
        softness=1.0,
    ),
    Light(
        direction=(0.0, 0.0, -1.0),
        intensity=0.19,
        colour=(1.0, 0.96, 0.90),
        softness=1.0,
    ),
    Light(
        direction=(0.48, -0.55, -0.68),
        intensity=0.80,
        colour=(1.0, 0.98, 0.95),
        follows_camera=True,
    ),
    Light(
        direction=(-0.30, -0.50, 0.81),
        intensity=0.45,
        colour=(1.0, 1.0, 1.0),
        follows_camera=True,
    ),
)

# Darker, so that white hulls stand out from white paper.
_PRINT = tuple(replace(light, intensity=0.78 * light.intensity) for light in _STUDIO)

_SPACE = (
    Light(
        direction=(-0.45, 0.55, 0.70),
        intensity=1.45,
        colour=(1.0, 0.98, 0.94),
        casts_shadow=True,
    ),
    Light(
        direction=(0.0, 0.0, -1.0),
        intensity=0.20,
        colour=(0.55, 0.72, 1.0),
        softness=1.0,
    ),
)

# An exhibition hall: spots from above throw soft shadows on the plinth.
_HALL = (
    *_STUDIO[:2],
    Light(
        direction=(-0.42, 0.30, 0.86),
        intensity=0.92,
        colour=(1.0, 0.98, 0.95),
        casts_shadow=True,
        penumbra=3,
    ),
    replace(_STUDIO[3], intensity=0.28),
)

# Hardly any light and shade: a drawing lives by its lines.
_DRAFT = (
    Light(direction=(0.0, 0.0, 1.0), intensity=0.55, softness=1.0),
    Light(direction=(0.0, 0.0, -1.0), intensity=0.2, softness=1.0),
    Light(
        direction=(-0.5, -0.5, -0.7),
        intensity=0.75,
        follows_camera=True,
        softness=0.3,
    ),
)

STYLES = {
    "studio": Style(
        lights=_STUDIO,
        bottom=(0.70, 0.74, 0.78),
        top=(0.30, 0.36, 0.43),
        heading=(1.0, 1.0, 1.0),
        soft_heading=(0.86, 0.89, 0.92),
        text=(0.07, 0.10, 0.14),
        soft_text=(0.20, 0.25, 0.31),
    ),
    "print": Style(
        lights=_PRINT,
        bottom=(1.0, 1.0, 1.0),
        top=(1.0, 1.0, 1.0),
        heading=(0.05, 0.06, 0.08),
        soft_heading=(0.32, 0.35, 0.38),
        text=(0.05, 0.06, 0.08),
        soft_text=(0.32, 0.35, 0.38),
    ),
    "space": Style(
        lights=_SPACE,
        bottom=(0.010, 0.014, 0.024),
        top=(0.002, 0.003, 0.006),
        heading=(0.93, 0.95, 0.98),
        soft_heading=(0.86, 0.89, 0.94),
        text=(0.93, 0.95, 0.98),
        soft_text=(0.86, 0.89, 0.94),
        backdrop="space",
    ),
    "mockup": Style(
        lights=_HALL,
        bottom=(0.80, 0.80, 0.79),
        top=(0.52, 0.53, 0.55),
        heading=(0.06, 0.07, 0.09),
        soft_heading=(0.22, 0.24, 0.27),
        text=(0.06, 0.07, 0.09),
        soft_text=(0.22, 0.24, 0.27),
        finish=Finish(occlusion=0.55),
        stand=True,
    ),
    "blueprint": Style(
        lights=_DRAFT,
        bottom=(0.055, 0.16, 0.36),
        top=(0.055, 0.16, 0.36),
        heading=(0.96, 0.98, 1.0),
        soft_heading=(0.72, 0.82, 0.95),
        text=(0.96, 0.98, 1.0),
        soft_text=(0.72, 0.82, 0.95),
        finish=Finish(outline=(0.93, 0.97, 1.0)),
        surface="blueprint",
        dimensions=True,
    ),
}


def style_names() -> tuple[str, ...]:
    """Return the names of all looks."""
    return tuple(STYLES)


def style_named(name: str) -> Style:
    """Return a look by its name."""
    if name not in STYLES:
        known = ", ".join(STYLES)
        message = f"style '{name}': no such style{nearest(name, STYLES)}; has {known}"
        raise InputError(message)
    return STYLES[name]
