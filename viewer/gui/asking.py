"""What the window shows, as a shot asks for it. No Qt."""

from dataclasses import replace
from pathlib import Path

from viewer.gui.history import Choices
from viewer.gui.looking import camera_words
from viewer.gui.model import Model
from viewer.pictures.shot import view_words
from viewer.scene.orbiting import with_projection
from viewer.scene.references import NO_REFERENCE

PICTURE_HEIGHT_PX = 1080


def request_for(
    model: Model, step: str, choices: Choices, time: float, aspect: float
) -> dict[str, object]:
    """Return what is seen in a shot's words, with files by their whole paths."""
    view, own = choices.view, choices.camera
    if own is not None:
        # A preset's: a camera of one's own says it itself.
        view = replace(view, fit=None, view_angle_deg=None)
        own = with_projection(own, parallel=view.parallel)
    height = PICTURE_HEIGHT_PX
    shown = model.reference_name if choices.with_reference else NO_REFERENCE
    table: dict[str, object] = {
        "station": from_anywhere(model.name),
        "step": step,
        "size": [round(height * aspect / 2) * 2, height],
        "reference": None if shown is None else from_anywhere(shown),
        "match": choices.match,
        **view_words(view),
    }
    if time < 1.0:
        table["time"] = round(time, 3)
    if own is not None:
        table["arranged_for"] = str(view.camera)
    table["camera"] = view.camera if own is None else camera_words(own)
    # What is shown, which is not what is chosen while that cannot be built.
    changes = {
        f"{module}.{name}": float(value)
        for module, values in model.overrides.items()
        for name, value in values.items()
    }
    if changes:
        table["set"] = changes
    return {key: value for key, value in table.items() if value is not None}


def from_anywhere(name: str) -> str:
    """Return a file's whole path, for words that are used in any folder."""
    return str(Path(name).absolute()) if Path(name).is_file() else name
