"""A request as a command and as an entry of a list: both ask for the same again."""

import shlex
import tomllib
from dataclasses import replace

import pytest

from viewer.cli.main import run
from viewer.cli.pictures import shot_of
from viewer.cli.shot import parse_size
from viewer.cli.view import section_asked_for
from viewer.errors import UsageError
from viewer.pictures.request import request_of
from viewer.pictures.shot import view_of, view_words
from viewer.pictures.words import as_command, as_toml, film_words
from viewer.scene.view import Section, ViewState
from viewer.spec.shotlist import shot_asked_for

REQUESTS = {
    "plain": {"station": "ross", "step": "phase-1"},
    "looks": {
        "station": "ross",
        "style": "print",
        "labels": False,
        "transparent": True,
        "aids": ["bus", "cosmonaut"],
        "caption": 'It is "new"',
        "size": [640, 360],
        "set": {"nem.length_m": 15.0},
        "time": 0.4,
        "match": "mass",
    },
    "camera": {
        "station": "ross",
        "camera": {"position_m": [-9.5, 3.0, -2.0], "target_m": [0.0, 0.0, 1.0]},
    },
    "explorer": {
        "station": "ross",
        "hidden": ["orel", "tsm-1"],
        "hidden_parts": ["nem/hull-1"],
        "only": ["nem", "uum/hull"],
        "ghosted": ["bm"],
        "selected": ["shm", "nem/hull-1"],
        "arrivals": True,
        "standing": True,
        "upcoming": True,
        "explode": 1.5,
        "section": {"axis": "x", "at_m": -4.5, "flip": True},
        "ports": True,
    },
    "oblique": {
        "station": "ross",
        "section": {"normal": [0.0, -1.0, 0.5], "at_m": 2.25},
    },
    "measures": {
        "station": "ross",
        "measures": [
            {"kind": "length", "element": "nem"},
            {"kind": "clearance", "element": "nem", "to": "tsm-1"},
            {"kind": "distance", "from_m": [0.0, -1.5, 2.0], "to_m": [1.0, 2.0, 3.25]},
            {
                "kind": "edge",
                "points_m": [[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [1.0, 1.0, 0.0]],
                "closed": True,
                "of": "reference",
            },
            {
                "kind": "diameter",
                "points_m": [[0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [0.0, -1.0, 0.0]],
            },
        ],
    },
    "orbit": {
        "station": "ross",
        "camera": {"azimuth_deg": -30.0, "elevation_deg": 12.5},
    },
}


@pytest.mark.parametrize("name", REQUESTS)
def test_the_command_asks_for_the_same(name, monkeypatch):
    request = request_of(shot_asked_for(REQUESTS[name]))
    asked = {}

    def taken(station, output, options):
        size = parse_size(options["size"])
        asked.update(request_of(shot_of(station, output.stem, size, options)))

    monkeypatch.setattr("viewer.cli.shot.take_shot", taken)
    assert run(shlex.split(as_command(request))[1:]) == 0
    assert asked == request


@pytest.mark.parametrize("name", REQUESTS)
@pytest.mark.parametrize("layout", ["alone", "beside"])
@pytest.mark.parametrize("scale_bar", [True, False])
def test_the_command_of_a_film_asks_for_the_same(name, layout, scale_bar, monkeypatch):
    wanted = {**REQUESTS[name], "layout": layout, "scale_bar": scale_bar}
    request = request_of(shot_asked_for({**wanted, "time": 1.0}))
    films = []
    monkeypatch.setattr(
        "viewer.cli.film.make_film", lambda film, *_: films.append(film)
    )
    monkeypatch.setattr("viewer.cli.film.check_film", lambda *_: None)
    film = {"kind": "turntable", "seconds": 1.25, "fps": 12}
    # Nothing is made whose size could be told.
    assert run(film_words(request, film, "none.mp4")) == 3

    (asked,) = films
    assert request_of(asked.shot) == request
    assert (asked.kind, asked.seconds, asked.fps) == ("turntable", 1.25, 12)


@pytest.mark.parametrize("name", REQUESTS)
def test_the_entry_of_a_list_asks_for_the_same(name):
    request = request_of(shot_asked_for(REQUESTS[name]))
    (entry,) = tomllib.loads(as_toml(request))["shots"]
    assert entry.pop("name") == "picture"
    assert request_of(shot_asked_for(entry)) == request


@pytest.mark.parametrize("name", [n for n in REQUESTS if n not in ("camera", "orbit")])
def test_the_words_of_a_view_give_it_again(name):
    view = view_of(shot_asked_for(REQUESTS[name]))
    again = view_of(shot_asked_for({"station": "ross", **view_words(view)}))
    assert replace(again, section=None) == replace(view, section=None)
    if view.section is not None and again.section is not None:
        assert again.section.normal == pytest.approx(view.section.normal)
        assert again.section.at_m == pytest.approx(view.section.at_m)
    assert (again.section is None) == (view.section is None)
    assert not view_words(ViewState())


@pytest.mark.parametrize(
    ("words", "normal", "at_m"),
    [
        ("x=4.5", (1.0, 0.0, 0.0), 4.5),
        ("-x=4.5", (-1.0, 0.0, 0.0), -4.5),
        ("Z=-2", (0.0, 0.0, 1.0), -2.0),
        ("0,3,4,1.5", (0.0, 0.6, 0.8), 1.5),
    ],
)
def test_a_section_is_asked_for_in_words(words, normal, at_m):
    section = view_of(shot_asked_for({"section": section_asked_for(words)})).section
    assert isinstance(section, Section)
    assert section.normal == pytest.approx(normal)
    assert section.at_m == pytest.approx(at_m)


@pytest.mark.parametrize("words", ["x", "w=1", "x=nan", "1,2,3", "x=1=2", ""])
def test_a_section_that_is_none_is_refused(words):
    with pytest.raises(UsageError, match=r"x=4\.5"):
        section_asked_for(words)


def test_wrong_words_are_told_as_options():
    table = {"hidden": ["A"], "only": ["a", "B"], "selected": ["a/b/c"], "explode": 4.0}
    with pytest.raises(UsageError) as error:
        shot_asked_for(table)
    starts = [line.split(":")[0] for line in str(error.value).splitlines()]
    assert starts == ["--hide", "--only", "--select", "--explode"]
    for section in ({}, {"axis": "x", "normal": [1, 0, 0]}, {"normal": [0, 0, 0]}):
        with pytest.raises(UsageError, match=r"--section"):
            shot_asked_for({"section": section})
