"""Looks: light, background and colour of the lettering, as a table."""

from dataclasses import dataclass, replace

from viewer.errors import InputError, nearest
from viewer.scene.scene import Colour, Light


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
    Light(direction=(-0.45, 0.55, 0.70), intensity=1.45, colour=(1.0, 0.98, 0.94)),
    Light(
        direction=(0.0, 0.0, -1.0),
        intensity=0.20,
        colour=(0.55, 0.72, 1.0),
        softness=1.0,
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
        soft_heading=(0.62, 0.68, 0.76),
        text=(0.93, 0.95, 0.98),
        soft_text=(0.62, 0.68, 0.76),
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
