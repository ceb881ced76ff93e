"""What is worked out before it is asked for."""

from pathlib import Path

import pytest

from viewer.errors import ViewerError
from viewer.gui.ahead import prepare_cut
from viewer.gui.model import load_model
from viewer.gui.sections import section_at
from viewer.scene.compose import compose
from viewer.scene.view import ViewState

pytestmark = pytest.mark.gui


def test_a_section_is_cut_once_and_then_there(tiny_station: Path, monkeypatch):
    model = load_model(str(tiny_station), "none")
    section = section_at("y", 0.0, flip=False)
    prepare_cut(model, ViewState(), section)

    def again(*_args: object, **_more: object) -> None:
        pytest.fail("what is known is worked out again")

    for slow in ("clipped", "loops_of", "face_of"):
        monkeypatch.setattr(f"viewer.scene.sectioning.{slow}", again)
    station = model.course.at(len(model.spec.steps))
    view = ViewState(section=section)
    scene = compose(station, model.parts, view, model.reference, 1.0)
    assert any(node.material == "section" for node in scene.nodes)


def test_what_cannot_be_shown_is_left_to_who_shows_it(tiny_station: Path):
    model = load_model(str(tiny_station), "none")
    view, section = ViewState(camera="nowhere"), section_at("y", 0.0, flip=False)
    station = model.course.at(len(model.spec.steps))
    with pytest.raises(ViewerError):
        compose(station, model.parts, view, model.reference, 1.0)
    prepare_cut(model, view, section)
