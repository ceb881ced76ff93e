"""What was open at the end, kept as words and opened again. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from viewer.errors import InputError, UsageError
from viewer.gui.asking import from_anywhere, request_for
from viewer.gui.history import Choices
from viewer.gui.model import Model
from viewer.pictures.shot import view_of
from viewer.scene.scene import Camera
from viewer.spec.shotlist import shot_asked_for


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSession:
    """A station at a step, what it is compared with, and how it is looked at."""

    station: str
    step: str
    reference: str | None
    """As the user named it; None: what the station itself names."""
    choices: Choices


def session_words(
    model: Model, step: str, choices: Choices, reference: str | None
) -> dict[str, Any]:
    """Return what is open as a shot's words, and what a shot does not say."""
    # What was chosen last is kept, though it may still have to be built.
    chosen = replace(model, overrides=choices.overrides)
    asked = request_for(chosen, step, choices, 1.0, 1.0)
    del asked["size"]
    return {
        "shot": asked,
        "with_reference": choices.with_reference,
        "reference": None if reference is None else from_anywhere(reference),
    }


def last_session(words: Mapping[str, Any]) -> LastSession:
    """Return what the words say; `session_words` gives them.

    Raises
    ------
    InputError
        If they cannot be read, or name a station that is not there.
    """
    asked, shown = words.get("shot"), words.get("with_reference")
    reference = words.get("reference")
    if not isinstance(asked, dict) or not isinstance(shown, bool):
        raise InputError("what was open last cannot be read")
    if not isinstance(reference, str | None):
        raise InputError("what it was compared with cannot be read")
    try:
        shot = shot_asked_for(asked, "last")
    except UsageError as error:
        raise InputError(str(error)) from error
    view, camera = view_of(shot), None
    if isinstance(view.camera, Camera):
        # The window keeps the preset beside the camera of the user's own.
        own, preset = view.camera, view.arranged_for
        camera, view = own, replace(view, camera=preset, arranged_for="default")
    return LastSession(
        station=str(asked.get("station", "")),
        step=shot.asked.step,
        reference=reference,
        choices=Choices(
            view=view,
            with_reference=shown,
            match=shot.asked.match,
            overrides=shot.overrides,
            camera=camera,
        ),
    )
