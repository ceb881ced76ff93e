"""Docking two ports."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.assembly.mating import MateError, mate
from viewer.geometry.frames import default_clock, port_frame

finite = st.floats(-20.0, 20.0)
origins = st.tuples(finite, finite, finite)
directions = origins.filter(lambda v: np.linalg.norm(v) > 1e-2)
rolls = st.floats(-360.0, 360.0)


@st.composite
def ports(draw):
    out = draw(directions)
    return port_frame(draw(origins), out, default_clock(out))


@given(ports(), ports(), rolls)
def test_ports_meet_face_to_face(port_a, port_b, roll_deg):
    a_from_port_b = mate(port_a, port_b, roll_deg) @ port_b

    assert np.allclose(a_from_port_b[:3, 3], port_a[:3, 3], atol=1e-8)
    assert np.allclose(a_from_port_b[:3, 2], -port_a[:3, 2], atol=1e-8)
    cosine = a_from_port_b[:3, 0] @ port_a[:3, 0]
    assert np.isclose(cosine, np.cos(np.radians(roll_deg)), atol=1e-8)


@given(ports(), ports(), rolls)
def test_swapping_the_ports_gives_the_inverse(port_a, port_b, roll_deg):
    there_and_back = mate(port_a, port_b, roll_deg) @ mate(port_b, port_a, roll_deg)

    assert np.allclose(there_and_back, np.eye(4), atol=1e-8)


@given(ports(), ports())
def test_roll_turns_b_right_handed_about_a_s_outward_axis(port_a, port_b):
    still = mate(port_a, port_b, 0.0) @ port_b
    rolled = mate(port_a, port_b, 90.0) @ port_b

    assert np.allclose(rolled[:3, 0], np.cross(port_a[:3, 2], still[:3, 0]), atol=1e-8)


@pytest.mark.parametrize("roll_deg", [float("nan"), float("inf")])
def test_a_roll_that_is_no_angle_is_refused(roll_deg):
    frame = port_frame((0, 0, 0), (1, 0, 0), (0, 0, 1))

    with pytest.raises(MateError, match="finite"):
        mate(frame, frame, roll_deg)
