"""Films: what their frames show, and that every format can be played."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from viewer.cli.main import run
from viewer.errors import UsageError
from viewer.export.progress import Cancelled, silent
from viewer.geometry.frames import apply
from viewer.pictures.film import (
    FORMATS,
    KINDS,
    FilmSpec,
    check_film,
    frame_count,
    frames,
    make_film,
)
from viewer.pictures.shot import scene_of
from viewer.pictures.stock import Stock
from viewer.scene.camera import project
from viewer.scene.scene import Camera
from viewer.spec.shotlist import shot_asked_for
from viewer.spec.shots import CameraRecord

SIZE = (96, 54)


def film_of(station: Path, kind: str = "turntable", **words: object) -> FilmSpec:
    table = {"station": str(station), "size": SIZE, "layout": "alone", **words}
    return FilmSpec(shot=shot_asked_for(table), kind=kind, seconds=1.0, fps=6)


@pytest.mark.parametrize("kind", ["turntable", "fly-around", "assembly"])
def test_the_station_is_in_the_picture_all_the_time(tiny_station, kind):
    film, stock = film_of(tiny_station, kind), Stock()
    for shot in frames(film, stock):
        scene = scene_of(shot, stock)
        assert isinstance(scene.camera, Camera)
        for node in scene.nodes:
            if node.layer == "station" and shot.asked.time >= 1.0:
                points = apply(node.world_from_mesh, scene.meshes[node.mesh].points)
                seen = project(scene.camera, points, SIZE[0] / SIZE[1])
                assert seen.min() > 0.0
                assert seen.max() < 1.0


def test_a_turntable_goes_round_once_at_one_distance(tiny_station):
    shots = frames(film_of(tiny_station), Stock())
    places = np.array(
        [np.subtract(s.camera.position_m, s.camera.target_m) for s in shots]
    )
    assert len(shots) == 6
    assert np.linalg.norm(places, axis=1) == pytest.approx(np.linalg.norm(places[0]))
    turns = np.degrees(np.arctan2(places[:, 1], places[:, 0]))
    assert np.diff(turns) % 360.0 == pytest.approx(60.0)


def test_an_assembly_shows_every_step_and_ends_still(tiny_station):
    film, stock = film_of(tiny_station, "assembly"), Stock()
    shots = frames(film, stock)
    steps = [shot.asked.step for shot in shots]
    spec = stock.spec(film.shot.station, {})
    assert list(dict.fromkeys(steps)) == [step.id for step in spec.steps]
    assert len({str(shot.camera) for shot in shots}) == 1
    for step in spec.steps:
        times = [s.asked.time for s in shots if s.asked.step == step.id]
        assert times == sorted(times)
        assert times[-1] == 1.0


OWN = {"position_m": [30.0, 40.0, -20.0], "target_m": [5.0, 0.0, 0.0]}


def test_a_camera_of_ones_own_stands_while_the_station_is_assembled(tiny_station):
    camera = {**OWN, "up": [0.1, 0.0, -1.0], "view_angle_deg": 40.0}
    shots = frames(film_of(tiny_station, "assembly", camera=camera), Stock())

    assert {shot.camera for shot in shots} == {CameraRecord(**camera)}


@pytest.mark.parametrize("kind", ["turntable", "fly-around"])
@pytest.mark.parametrize("parallel_height_m", [None, 12.0])
def test_a_camera_of_ones_own_goes_round_what_it_looks_at(
    tiny_station, kind, parallel_height_m
):
    own = {**OWN, "parallel_height_m": parallel_height_m, "view_angle_deg": 40.0}
    shots = frames(film_of(tiny_station, kind, camera=own), Stock())
    first, *_ = cameras = [shot.camera for shot in shots]
    away = [np.linalg.norm(np.subtract(c.position_m, c.target_m)) for c in cameras]

    assert first.position_m == pytest.approx(OWN["position_m"])
    assert away == pytest.approx([away[0]] * len(away))
    assert {c.target_m for c in cameras} == {(5.0, 0.0, 0.0)}
    assert {c.view_angle_deg for c in cameras} == {40.0}
    assert {c.parallel_height_m for c in cameras} == {parallel_height_m}
    levels = {round(c.position_m[2], 3) for c in cameras}
    assert (len(levels) == 1) == (kind == "turntable")


@pytest.mark.parametrize("words", [{"parallel": True}, {"view_angle_deg": 60.0}])
def test_a_preset_is_filmed_without_perspective_or_with_more_of_it(tiny_station, words):
    film, stock = film_of(tiny_station, **words), Stock()
    for shot in frames(film, stock):
        scene = scene_of(shot, stock)
        flat = scene.camera.parallel_height_m is not None
        assert flat == bool(words.get("parallel"))
        assert flat or scene.camera.view_angle_deg == 60.0
        for node in scene.nodes:
            if node.layer == "station":
                points = apply(node.world_from_mesh, scene.meshes[node.mesh].points)
                seen = project(scene.camera, points, SIZE[0] / SIZE[1])
                assert seen.min() > 0.0
                assert seen.max() < 1.0


def test_a_film_can_be_of_one_element(tiny_station):
    (whole, *_), (close, *_) = (
        frames(film_of(tiny_station, **words), Stock())
        for words in ({}, {"fit": "lab"})
    )
    away = [
        np.linalg.norm(np.subtract(s.camera.position_m, s.camera.target_m))
        for s in (whole, close)
    ]
    assert away[1] < 0.6 * away[0]
    assert close.camera.target_m[0] == pytest.approx(12.0, abs=0.1)


def test_what_stands_beside_is_arranged_for_the_preset(tiny_station):
    shots = frames(film_of(tiny_station, "assembly", camera="port"), Stock())

    assert {shot.asked.arranged_for for shot in shots} == {"port"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seconds", [0.1, 0.7, 2.0])
def test_the_frames_are_told_before(tiny_station, kind, seconds):
    film = replace(film_of(tiny_station, kind), seconds=seconds)

    assert frame_count(kind, seconds, film.fps, 3) == len(frames(film, Stock()))


@pytest.mark.parametrize("suffix", FORMATS)
def test_animated_pictures_that_no_memory_holds_are_refused(
    tiny_station, tmp_path, suffix
):
    film = replace(film_of(tiny_station, size=(3840, 2160)), seconds=10.0, fps=25)
    asked: list[str] = []

    def begun(_fraction: float, text: str) -> None:
        asked.append(text)
        raise Cancelled

    expected = Cancelled if suffix in (".mp4", ".webm") else UsageError
    with pytest.raises(expected):
        make_film(film, tmp_path / f"a{suffix}", begun)
    assert bool(asked) == (suffix in (".mp4", ".webm"))


@pytest.mark.render
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_can_be_played(tiny_station, tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    assert make_film(film_of(tiny_station), path, silent) == 6
    if suffix in (".mp4", ".webm"):
        with av.open(str(path)) as video:
            shown = [f.to_ndarray(format="rgb24") for f in video.decode(video=0)]
            assert video.streams.video[0].average_rate == 6
    else:
        with Image.open(path) as image:
            shown = []
            for k in range(image.n_frames):
                image.seek(k)
                shown.append(np.asarray(image.convert("RGB")))
    assert len(shown) == 6
    assert shown[0].shape == (SIZE[1], SIZE[0], 3)
    assert all(
        np.abs(one.astype(int) - other).mean() > 0.2 for one, other in pairwise(shown)
    )


@pytest.mark.render
def test_a_film_that_is_cancelled_leaves_nothing(tiny_station, tmp_path):
    def stop(fraction: float, _text: str) -> None:
        if fraction > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_film(film_of(tiny_station), tmp_path / "a.mp4", stop)
    assert list(tmp_path.glob("*.mp4")) == []


def test_what_no_encoder_can_do_is_refused_first(tiny_station, tmp_path):
    with pytest.raises(UsageError, match="a film is written as"):
        check_film(film_of(tiny_station), tmp_path / "a.avi")
    odd = film_of(tiny_station, size=(95, 54))
    with pytest.raises(UsageError, match="must be even"):
        check_film(odd, tmp_path / "a.mp4")
    check_film(odd, tmp_path / "a.webp")
    with pytest.raises(UsageError, match="transparency"):
        check_film(film_of(tiny_station, transparent=True), tmp_path / "a.webm")


@pytest.mark.render
def test_the_command_says_what_it_made(tiny_station, tmp_path, capsys):
    path = tmp_path / "a.gif"
    arguments = ["--kind", "turntable", "--seconds", "0.5", "--fps", "4"]
    size = ["--size", "64x36", "--no-labels"]
    assert run(["film", str(tiny_station), "-o", str(path), *arguments, *size]) == 0
    assert "2 frames, 0.5 s" in capsys.readouterr().out
