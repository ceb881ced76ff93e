"""A request as a command and as an entry of a list: both ask for the same again."""

import shlex
import tomllib

import pytest

from viewer.cli.main import run
from viewer.cli.pictures import shot_of
from viewer.cli.shot import parse_size
from viewer.pictures.request import request_of
from viewer.pictures.words import as_command, as_toml
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
def test_the_entry_of_a_list_asks_for_the_same(name):
    request = request_of(shot_asked_for(REQUESTS[name]))
    (entry,) = tomllib.loads(as_toml(request))["shots"]
    assert entry.pop("name") == "picture"
    assert request_of(shot_asked_for(entry)) == request
