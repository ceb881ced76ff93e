"""All that an explorer may ask for, together, in every layout, amid a step too."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.assembly.moves import parts_during, station_during
from viewer.assembly.station import station_at
from viewer.geometry.detail import INTERACTIVE, REFERENCE
from viewer.geometry.parts import build_parts
from viewer.scene.compose import compose
from viewer.scene.reference import reference_from_station
from viewer.scene.styles import style_names
from viewer.scene.view import Section, ViewState
from viewer.spec.load import load_station

ELEMENTS = ("nem", "uum", "bm", "shm", "orel", "tsm-1", "tsm-2", "platform")
PARTS = ("nem/radiator", "uum/ball", "bm/array-wing-port", "orel/crew-module")

some = st.lists(st.sampled_from(ELEMENTS), max_size=3, unique=True).map(tuple)
parts_of_some = st.lists(st.sampled_from(PARTS), max_size=2, unique=True).map(tuple)
sections = st.none() | st.builds(
    lambda way, at_m: Section(
        normal=tuple((np.array(way) / np.linalg.norm(way)).tolist()), at_m=at_m
    ),
    st.sampled_from([(1, 0, 0), (0, -1, 0), (0, 0, 1), (1, 1, 0), (-1, 2, 3)]),
    st.floats(-12.0, 12.0),
)
views = st.builds(
    ViewState,
    layout=st.sampled_from(["beside", "overlay", "split", "silhouettes", "alone"]),
    style=st.sampled_from(style_names()),
    hidden=some,
    only=st.just(()) | some,
    ghosted=some,
    hidden_parts=parts_of_some,
    selected=st.one_of(some, parts_of_some),
    arrivals=st.booleans(),
    upcoming=st.booleans(),
    standing=st.booleans(),
    explode=st.sampled_from([0.0, 0.7, 3.0]),
    section=sections,
    ports=st.booleans(),
    dimensions=st.booleans(),
)


@pytest.fixture(scope="module")
def model():
    spec = load_station("ross")
    parts = build_parts(spec, INTERACTIVE)
    iss = load_station("iss")
    pieces = build_parts(iss, REFERENCE)
    return spec, parts, reference_from_station(station_at(iss, pieces, 5), pieces)


@settings(max_examples=60, deadline=None)
@given(view=views, count=st.integers(0, 10), time=st.floats(0.0, 1.0))
def test_whatever_is_asked_for_is_a_scene(model, view, count, time):
    spec, parts, reference = model
    done = station_at(spec, parts, count)
    station = station_during(spec, parts, count, time)
    grown = parts_during(station, parts, INTERACTIVE)
    framed = done if time < 1.0 else None
    scene = compose(station, grown, view, reference, 16 / 9, framed=framed)
    ids = [node.id for node in scene.nodes]
    assert len(set(ids)) == len(ids)
    for node in scene.nodes:
        mesh = scene.meshes[node.mesh]
        assert len(mesh.points) == len(mesh.normals)
        assert np.isfinite(mesh.points).all()
        assert node.material in scene.materials
        assert node.element not in view.hidden
    assert np.isfinite(scene.camera.position_m).all()
    again = compose(station, grown, view, reference, 16 / 9, framed=framed)
    assert [node.id for node in again.nodes] == ids
