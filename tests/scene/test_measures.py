"""Measures as lines and figures of a scene."""

import itertools

import numpy as np
import pytest

from viewer.errors import InputError
from viewer.geometry.frames import apply
from viewer.scene.camera import CAMERAS, project
from viewer.scene.compose import compose
from viewer.scene.measures import length_text
from viewer.scene.scene import Scene
from viewer.scene.view import ViewState
from viewer.spec.measures import (
    ClearanceRecord,
    DiameterRecord,
    DistanceRecord,
    EdgeRecord,
    LengthRecord,
)

ASPECT = 16.0 / 9.0
LENGTH = LengthRecord(kind="length", element="lab")
CLEARANCE = ClearanceRecord(kind="clearance", element="core", to="ship")
DISTANCE = DistanceRecord(kind="distance", from_m=(0.0, 3.0, 0.0), to_m=(8.0, 3.0, 6.0))
CIRCLE = DiameterRecord(
    kind="diameter", points_m=((5.0, 2.0, 0.0), (5.0, 0.0, 2.0), (5.0, -2.0, 0.0))
)
LOOP = EdgeRecord(
    kind="edge",
    points_m=((0.0, 3.0, 0.0), (4.0, 3.0, 0.0), (4.0, 3.0, 3.0)),
    closed=True,
)


def _texts(scene: Scene) -> list[str]:
    return [label.text for label in scene.labels if label.backing is not None]


def _lines(scene: Scene) -> np.ndarray:
    node = next(n for n in scene.nodes if n.id == "measures/aid")
    return apply(node.world_from_mesh, scene.meshes[node.mesh].points)


@pytest.mark.parametrize(
    ("measure", "english", "russian"),
    [
        (LENGTH, "4.00 m", "4.00 м"),
        (CLEARANCE, "4.00 m", "4.00 м"),
        (DISTANCE, "10.00 m", "10.00 м"),
        (CIRCLE, "⌀ 4.00 m", "⌀ 4.00 м"),
        (LOOP, "12.00 m", "12.00 м"),
    ],
)
def test_each_measure_has_its_figure(built, measure, english, russian):
    for language, text in (("en", english), ("ru", russian)):
        view = ViewState(measures=(measure,), language=language)
        assert _texts(compose(*built, view)) == [text]


def test_digits_are_sensible():
    texts = [length_text(m) for m in (0.0, 0.0372, 0.9, 1.0, 13.5, 109.03)]
    assert texts == ["0.00", "0.037", "0.900", "1.00", "13.50", "109.03"]


@pytest.mark.parametrize("camera", sorted(CAMERAS))
def test_a_length_lies_beside_its_module_and_is_as_long(built, camera):
    scene = compose(*built, ViewState(camera=camera, measures=(LENGTH,)))
    points = _lines(scene)
    hull = [n for n in scene.nodes if n.element == "lab"]
    own = np.concatenate(
        [apply(n.world_from_mesh, scene.meshes[n.mesh].points) for n in hull]
    )
    assert np.ptp(points[:, 0]) >= 4.0
    # Seen end on there is no beside.
    if camera not in ("front", "aft"):
        # The hull's radius is 1 m.
        off = (points - own.mean(axis=0))[:, 1:]
        assert np.linalg.norm(off, axis=1).max() > 1.05


def test_a_line_runs_from_point_to_point_on_top_of_everything(built):
    scene = compose(*built, ViewState(measures=(DISTANCE,)))
    node = next(n for n in scene.nodes if n.id == "measures/aid")
    assert node.on_top
    assert node.layer == "aid"
    points = _lines(scene)
    for end in (DISTANCE.from_m, DISTANCE.to_m):
        assert np.linalg.norm(points - end, axis=1).min() < 0.1


def test_lines_are_as_thick_in_the_picture_from_near_and_far(built):
    wide = []
    for fit in (None, "ship"):
        scene = compose(*built, ViewState(fit=fit, measures=(CLEARANCE,)))
        seen = project(scene.camera, _lines(scene), ASPECT)
        wide.append(float(np.ptp(seen, axis=0).min()))
    assert min(wide) > 0.004
    assert max(wide) < 4.0 * min(wide) + 0.5


def test_figures_do_not_cover_each_other(built):
    near = tuple(
        DistanceRecord(
            kind="distance", from_m=(0.0, 3.0, z), to_m=(8.0, 3.0, z + 0.001)
        )
        for z in (0.0, 0.1, 0.2, 0.3)
    )
    scene = compose(*built, ViewState(measures=near))
    places = np.array([label.anchor_m for label in scene.labels if label.backing])
    seen = project(scene.camera, places, ASPECT)
    for one, other in itertools.combinations(seen, 2):
        assert (np.abs(one - other) > [0.06, 0.02]).any()


def test_measures_of_what_is_not_shown_are_not_drawn(built):
    for view in (
        ViewState(measures=(LENGTH,), hidden=("lab",)),
        ViewState(measures=(LENGTH,), only=("core",)),
        ViewState(measures=(CLEARANCE, DISTANCE), explode=1.0),
        ViewState(measures=(DISTANCE.model_copy(update={"of": "reference"}),)),
    ):
        scene = compose(*built, view)
        assert _texts(scene) == []
        assert not any(node.on_top for node in scene.nodes)


def test_measures_of_the_reference_lie_where_it_stands(built, reference):
    measure = DISTANCE.model_copy(update={"of": "reference"})
    view = ViewState(measures=(measure,), layout="beside")
    scene = compose(*built, view, reference)
    pose = next(n.world_from_mesh for n in scene.nodes if n.layer == "reference")
    ends = apply(pose, np.array([measure.from_m, measure.to_m]))
    points = _lines(scene)
    for end in ends:
        assert np.linalg.norm(points - end, axis=1).min() < 0.2
    split = compose(
        *built, ViewState(measures=(measure,), layout="split"), reference, ASPECT
    )
    assert "measures/reference" in {node.id for node in split.nodes}


def test_a_name_that_the_station_never_has_is_told(built):
    wrong = LengthRecord(kind="length", element="lba")
    with pytest.raises(InputError, match="did you mean 'lab'"):
        compose(*built, ViewState(measures=(wrong,)))
