"""What a picture of a model takes besides drawing, worked out beforehand. No Qt.

All of it is kept where it is made, so that who asks again, on the window's own thread,
has it at once.
"""

from contextlib import suppress
from dataclasses import replace

from viewer.assembly.measuring import clearance, is_there
from viewer.assembly.steps import steps_done
from viewer.errors import ViewerError
from viewer.gui.model import Model
from viewer.gui.showing import names_of, with_known
from viewer.render.ahead import make_ahead
from viewer.scene.compose import compose
from viewer.scene.view import Section, ViewState
from viewer.spec.measures import ClearanceRecord

_ASPECT = 1.5
"""Of the view, about: what depends on it is quick."""


def prepare(model: Model, view: ViewState, step: str) -> None:
    """Work out the steps, the figures, the scene and its surfaces; slow.

    `step` is as a user names it. What cannot be shown is left to who shows it.
    """
    try:
        count = steps_done(model.spec, step)
    except ViewerError:
        count = len(model.spec.steps)
    model.course.figures(count)
    _measure(model, view, count)
    _draw(model, view, count)


def prepare_cut(model: Model, view: ViewState, section: Section) -> None:
    """Cut the whole station open, so that its bodies are known to the next section.

    To weld them and to tell their shells apart takes longer than to cut them.
    """
    _draw(model, replace(view, section=section), len(model.spec.steps))


def _draw(model: Model, view: ViewState, count: int) -> None:
    """Compose the station after some steps, and make what is drawn of it."""
    station, reference = model.course.at(count), model.reference
    seen = with_known(view, names_of(model.spec, model.parts))
    with suppress(ViewerError):
        make_ahead(compose(station, model.parts, seen, reference, _ASPECT))


def _measure(model: Model, view: ViewState, count: int) -> None:
    """Seek the clearances that the view shows, which takes a while each."""
    station = model.course.at(count)
    for measure in view.measures:
        if isinstance(measure, ClearanceRecord) and is_there(measure, station):
            clearance(measure, station, model.parts)
