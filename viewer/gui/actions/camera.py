"""Actions of the menu Camera: a preset each."""

from viewer.gui.actions.row import ActionRow
from viewer.scene.camera import camera_names


def _camera(name: str, number: int) -> ActionRow:
    return ActionRow(
        id=f"camera:{name}",
        text=name.capitalize(),
        run=lambda c: c.view.set_camera(name),
        shortcut=str(number) if number < 10 else "",
        tip=f"Look from the preset '{name}'",
        checked=lambda s: s.view.camera == name,
        group="camera",
    )


ROWS = tuple(_camera(name, k) for k, name in enumerate(camera_names(), start=1))

MENU: tuple[str, ...] = tuple(row.id for row in ROWS)
