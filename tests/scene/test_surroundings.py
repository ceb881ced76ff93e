import re

import numpy as np
import pytest

from viewer.geometry.frames import Points
from viewer.scene.camera import CAMERAS, axes_of
from viewer.scene.compose import compose
from viewer.scene.styles import style_named
from viewer.scene.surroundings import dimensions, stand_below
from viewer.scene.view import ViewState

STYLE = style_named("blueprint")
BOX_M = np.array([[x, y, z] for x in (0.0, 31.4) for y in (-20, 20) for z in (-5, 11)])


def axes_from(preset: str, built) -> Points:
    return axes_of(compose(*built, ViewState(camera=preset)).camera)


@pytest.mark.parametrize("preset", sorted(CAMERAS))
def test_lengths_are_written_and_drawn_as_they_are(preset, built):
    axes = axes_from(preset, built)
    pieces, labels = dimensions(BOX_M, axes, STYLE, "en")
    written = {float(re.match(r"[\d.]+", label.text).group()) for label in labels}
    assert written <= {31.4, 40.0, 16.0}
    assert len(written) >= 2
    (_, mesh) = pieces[0]
    for length in written:
        axis = [31.4, 40.0, 16.0].index(length)
        assert np.ptp(mesh.points[:, axis]) >= length


@pytest.mark.parametrize("preset", sorted(CAMERAS))
def test_lines_stand_clear_of_what_they_measure(preset, built):
    axes = axes_from(preset, built)
    pieces, _ = dimensions(BOX_M, axes, STYLE, "en")
    (_, mesh) = pieces[0]
    inside = (mesh.points > BOX_M.min(axis=0)) & (mesh.points < BOX_M.max(axis=0))
    assert not inside.all(axis=1).any()


def test_a_station_stands_above_its_plinth_on_posts_that_reach_it(built):
    points = np.concatenate([BOX_M, [[4.0, 0.0, 3.0], [27.0, 0.0, 2.0]]])
    stand = stand_below(points, points)
    assert stand.plinth_m[0, 2] > points[:, 2].max()
    meshes = {node.material: mesh for node, mesh in stand.pieces}
    assert set(meshes) == {"plinth", "plinth_base", "post"}
    top, bottom = meshes["post"].bounds_m[0, 2], meshes["post"].bounds_m[1, 2]
    assert 1.0 < top < 3.0
    assert bottom > stand.plinth_m[0, 2]
    assert meshes["plinth_base"].bounds_m[1, 2] > stand.plinth_m[1, 2]
    # 40 m are 2 m at 1:20, the largest scale at which it is no longer than a table.
    assert stand.scale == 20


def test_posts_carry_hulls_and_no_arrays():
    hull = np.array([[x, 0.0, 2.0] for x in np.linspace(0.0, 40.0, 60)])
    array = hull * [1.0, 1.0, 0.0] + [0.0, 0.5, 6.0]
    stand = stand_below(np.concatenate([hull, array]), hull)
    post = next(mesh for node, mesh in stand.pieces if node.material == "post")
    assert post.bounds_m[0, 2] == pytest.approx(1.85)


def test_the_words_on_a_plaque_lie_on_it_and_keep_within_it(built):
    for style_language, camera in (("en", "default"), ("ru", "starboard")):
        view = ViewState(style="mockup", language=style_language, camera=camera)
        scene = compose(*built, view)
        board, words = (
            scene.meshes[f"surroundings/{part}"].bounds_m
            for part in ("plaque", "plaque_letters")
        )
        low, high = words
        size = board[1] - board[0]
        thin = int(np.argmin(size))
        for axis in {0, 1, 2} - {thin}:
            assert board[0, axis] < low[axis] < high[axis] < board[1, axis]
        assert low[thin] < board[0, thin] or high[thin] > board[1, thin]


def test_a_mockup_says_its_scale_once_and_a_drawing_its_lengths(built):
    mockup = compose(*built, ViewState(style="mockup"))
    ids = {node.id for node in mockup.nodes}
    words = {f"surroundings/{part}" for part in ("plinth", "plaque", "plaque_letters")}
    assert words <= ids
    assert not any(name.startswith("ruler/") for name in ids)
    drawing = compose(*built, ViewState(style="blueprint"))
    assert {n.material for n in drawing.nodes if n.layer == "station"} == {"blueprint"}
    assert any(node.id == "surroundings/dimension" for node in drawing.nodes)
    assert not any(node.id.startswith("ruler/") for node in drawing.nodes)


@pytest.mark.parametrize("layout", ["beside", "silhouettes"])
def test_what_stays_is_not_made_again(built, reference, layout):
    view = ViewState(style="mockup", layout=layout)
    one, other = (compose(*built, view, reference) for _ in range(2))
    assert one.meshes.keys() == other.meshes.keys()
    lines = {key for key in one.meshes if key.startswith("dimension")}
    for key in one.meshes.keys() - lines:
        assert other.meshes[key] is one.meshes[key]
