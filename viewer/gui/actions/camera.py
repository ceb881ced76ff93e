"""Actions of the menu Camera: presets, nearer and farther, round about."""

from typing import get_args

from viewer.gui.actions.row import SEPARATOR, ActionRow, Keys
from viewer.gui.actions.views import SAVED_ID
from viewer.gui.commands.camera import ZOOM
from viewer.gui.settings import FlyAroundSpeed
from viewer.scene.camera import CORNERS, SIDES, camera_names

_TEXTS = {
    "top": "Zenith (top)",
    "bottom": "Nadir (bottom)",
    "close": "Close-up",
}
_TWINS = ("zenith", "nadir")
"""Other names of `top` and `bottom`."""
_SPEEDS = {"slow": "&Slow", "normal": "&Normal", "fast": "&Fast"}


def _camera(name: str, keys: str) -> ActionRow:
    return ActionRow(
        id=f"camera:{name}",
        text=_TEXTS.get(name, name.replace("-", " ").capitalize()),
        run=lambda c: c.camera.look(name, keeps=False),
        shortcut=keys,
        tip=f"Look from the preset '{name}'",
        checked=lambda s: s.view.camera == name and not s.turned,
        group="camera",
    )


def _speed(name: FlyAroundSpeed) -> ActionRow:
    return ActionRow(
        id=f"fly_around:{name}",
        text=_SPEEDS[name],
        run=lambda c: c.program.prefer(fly_around=name),
        tip="Set how fast the view flies around",
        preferred=lambda p: p.fly_around == name,
        group="fly-around",
    )


_PLAIN = ("default", *SIDES)
_OTHERS = tuple(
    name for name in camera_names() if name not in (*_PLAIN, *CORNERS, *_TWINS)
)
_PRESETS = (
    *(_camera(name, str(k)) for k, name in enumerate(_PLAIN, start=1)),
    *(_camera(name, f"Ctrl+{k}") for k, name in enumerate(CORNERS, start=1)),
    *(_camera(name, "") for name in _OTHERS),
)
_MOVES = (
    ActionRow(
        id="zoom-in",
        text="Zoom &in",
        run=lambda c: c.camera.zoom(ZOOM),
        shortcut=Keys.ZoomIn,
        tip="Go nearer to what is in the middle; the wheel zooms on the mouse",
    ),
    ActionRow(
        id="zoom-out",
        text="Zoom &out",
        run=lambda c: c.camera.zoom(1.0 / ZOOM),
        shortcut=Keys.ZoomOut,
        tip="Go farther from what is in the middle",
    ),
    ActionRow(
        id="fit-here",
        text="Fit from &here",
        run=lambda c: c.camera.fit_here(),
        shortcut="Shift+F",
        tip="Show everything, from the side that the camera is on",
    ),
    ActionRow(
        id="cube",
        text="Orientation &cube",
        run=lambda c: c.program.prefer(cube=not c.context.settings.preferences.cube),
        tip="Show a cube in the corner; a click on one of its sides looks from there",
        preferred=lambda p: p.cube,
    ),
    ActionRow(
        id="fly-around",
        text="&Fly around",
        run=lambda c: c.camera.fly_around.toggle(),
        shortcut="Shift+T",
        tip="Turn slowly round the station; Esc or any movement of the view ends it",
        checked=lambda s: s.circling,
    ),
)
_SPEED_ROWS = tuple(_speed(name) for name in get_args(FlyAroundSpeed))
ROWS = (*_PRESETS, *_MOVES, *_SPEED_ROWS)

CORNERS_ID, SPEEDS_ID = "corners", "fly-around-speeds"
SUBMENUS = {
    CORNERS_ID: ("Cor&ners", tuple(f"camera:{name}" for name in CORNERS)),
    SPEEDS_ID: ("Fly-around &speed", tuple(row.id for row in _SPEED_ROWS)),
}
MENU: tuple[str, ...] = (
    *(f"camera:{name}" for name in _PLAIN),
    CORNERS_ID,
    *(f"camera:{name}" for name in _OTHERS),
    SEPARATOR,
    "zoom-in",
    "zoom-out",
    "fit-here",
    SEPARATOR,
    SAVED_ID,
    "fly-around",
    SPEEDS_ID,
    "cube",
)
