"""STL files are one closed solid, in millimetres at a scale, zenith up."""

import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.conftest import Sample, box
from viewer.errors import InputError
from viewer.export.progress import Cancelled
from viewer.export.stl import facets, write_stl
from viewer.export.tree import ExportNode
from viewer.export.union import bounds_mm, closes_exactly, united
from viewer.geometry.body import Body
from viewer.geometry.detail import STILL
from viewer.geometry.file_frames import PRINT_FROM_STATION
from viewer.geometry.frames import Transform, compose, rotation, translation
from viewer.geometry.kinds.lettering import build_lettering
from viewer.geometry.lattice import lattice, section_corners
from viewer.geometry.manifolds import shells_of
from viewer.geometry.mesh import Mesh, merged
from viewer.spec.kinds.lettering import Lettering

# The hull, four fins from its sides on and two masts from its faces on.
VOLUME_M3 = 10 * 3 * 3 + 4 * 2.5 * 0.2 * 1.0 + 2 * 20.0


def node(mesh: Mesh, place: Transform, name: str = "body") -> ExportNode:
    """Return a node with one body."""
    body = Body(material="hull", mesh=mesh)
    return ExportNode(name=name, parent_from_node=place, bodies=(body,))


@pytest.fixture
def written(sample: Sample, tmp_path: Path) -> Path:
    path = tmp_path / "tiny.stl"
    write_stl(path, [sample.tree], scale=200)
    return path


def corners(path: Path) -> np.ndarray:
    """Return the corners of an STL file's facets, (n, 3, 3) float32."""
    data = path.read_bytes()
    (count,) = struct.unpack_from("<I", data, 80)
    assert len(data) == 84 + 50 * count
    raw = np.frombuffer(data, np.uint8, offset=84).reshape(count, 50)
    return raw[:, 12:48].copy().view("<f4").reshape(count, 3, 3)


def test_the_turn_to_the_printer_is_proper_and_zenith_is_up() -> None:
    turn = PRINT_FROM_STATION[:3, :3]

    assert np.linalg.det(turn) == pytest.approx(1.0)
    np.testing.assert_array_equal(turn @ [0, 0, -1], [0, 0, 1])
    np.testing.assert_array_equal(turn @ [1, 0, 0], [1, 0, 0])


def test_the_file_is_in_millimetres_at_the_scale(written: Path) -> None:
    points = corners(written).reshape(-1, 3)

    # Station: x -5 to 25, y -4 to 4, z -21.5 to 4 m; 5 mm to the metre.
    np.testing.assert_allclose(points.min(axis=0), [-25, -20, -20], atol=1e-4)
    np.testing.assert_allclose(points.max(axis=0), [125, 20, 107.5], atol=1e-4)


def test_the_surface_closes_bit_for_bit(written: Path) -> None:
    found = corners(written)
    triangles = np.arange(3 * len(found), dtype=np.int32).reshape(-1, 3)

    assert closes_exactly(found.reshape(-1, 3), triangles)


def test_overlaps_count_once(sample: Sample, tmp_path: Path) -> None:
    solid = write_stl(tmp_path / "a.stl", [sample.tree], scale=100)

    assert solid.volume_mm3 == pytest.approx(VOLUME_M3 * 1000.0, rel=1e-9)
    assert (solid.loose, solid.bodies) == ((), 7)


def test_the_header_ends_as_a_string_does(written: Path) -> None:
    header = written.read_bytes()[:80]
    assert header.rstrip(b" \0").endswith(b"scale 1:200, +Z zenith")
    assert header[-1] == 0


def test_a_facet_too_small_for_a_normal_has_none(sample: Sample) -> None:
    solid = united([sample.tree], PRINT_FROM_STATION, 5.0)
    tiny = replace(solid, points_mm=solid.points_mm * np.float32(1e-8))

    assert (np.linalg.norm(facets(solid)["normal"], axis=1) > 0.999).all()
    assert not facets(tiny)["normal"].any()


def test_facets_face_outward(sample: Sample) -> None:
    solid = united([sample.tree], PRINT_FROM_STATION, 5.0)
    records = facets(solid)

    found = records["corners"].astype(float)
    volume = np.einsum("ij,ij->", found[:, 0], np.cross(found[:, 1], found[:, 2])) / 6
    assert volume == pytest.approx(solid.volume_mm3, rel=1e-6)
    np.testing.assert_allclose(
        np.linalg.norm(records["normal"], axis=1), 1.0, atol=1e-5
    )


def test_the_same_input_gives_the_same_bytes(sample: Sample, tmp_path: Path) -> None:
    for name in ("a.stl", "b.stl"):
        write_stl(tmp_path / name, [sample.tree])

    assert (tmp_path / "a.stl").read_bytes() == (tmp_path / "b.stl").read_bytes()


def test_shells_that_overlap_within_a_body_are_united() -> None:
    pair = merged([box((0, 0, 0), (2, 2, 2)), box((1, 1, 1), (3, 3, 3))])
    solid = united([node(pair, translation((0, 0, 0)))], PRINT_FROM_STATION, 1.0)

    assert solid.volume_mm3 == pytest.approx(8 + 8 - 1)
    assert not solid.loose


@pytest.mark.parametrize(
    ("other", "volume"),
    [
        # Both have the corner at the origin, then the whole edge along X too.
        (((0, 0, 0), (1, 1, 3)), 4 + 3 - 1),
        (((0, 0, 0), (2, 1, 3)), 4 + 6 - 2),
    ],
    ids=["a corner", "an edge"],
)
def test_shells_that_share_corners_and_edges_are_united(
    other: tuple[tuple[float, float, float], ...], volume: float
) -> None:
    pair = merged([box((0, 0, 0), (2, 2, 1)), box(*other)])
    solid = united([node(pair, translation((0, 0, 0)))], PRINT_FROM_STATION, 1.0)

    assert solid.volume_mm3 == pytest.approx(volume)


def test_rods_that_meet_in_the_nodes_of_a_lattice_count_once() -> None:
    corners = section_corners("triangle", 2.0, 2.0)
    beam = lattice(corners, (0.0, 6.0), 3, 0.1, 0.08, detail=STILL)
    solid = united([node(beam, translation((0, 0, 0)))], PRINT_FROM_STATION, 1.0)
    rods = list(shells_of(beam))

    assert len(rods) == 3 + 4 * 3 + 3 * 3
    one_by_one = rods[0]
    for rod in reversed(rods):
        one_by_one += rod
    assert solid.volume_mm3 == pytest.approx(one_by_one.volume(), rel=1e-6)


def test_a_stroke_that_meets_itself_is_one_solid() -> None:
    letter = build_lettering(Lettering(kind="lettering", text="O", height_m=1.0), STILL)
    solid = united([ExportNode(name="O", bodies=letter)], PRINT_FROM_STATION, 1.0)

    assert solid.volume_mm3 > 0.0
    assert closes_exactly(solid.points_mm, solid.triangles)


def test_what_hangs_on_nothing_is_named() -> None:
    hull = node(box((0, 0, 0), (2, 2, 2)), translation((0, 0, 0)), "hull")
    stray = node(box((5, 0, 0), (6, 1, 1)), translation((0, 0, 0)), "stray")

    assert united([stray, hull], PRINT_FROM_STATION, 1.0).loose == (("stray",),)


def test_slivers_that_hang_on_nothing_are_left_out() -> None:
    hull = node(box((0, 0, 0), (2, 2, 2)), translation((0, 0, 0)), "hull")
    sliver = node(box((5, 0, 0), (5.3, 0.01, 0.01)), translation((0, 0, 0)), "sliver")
    solid = united([hull, sliver], PRINT_FROM_STATION, 1.0)

    assert not solid.loose
    assert bounds_mm(solid.points_mm)[1, 0] == 2.0


def test_a_scale_that_leaves_nothing_is_refused(sample: Sample, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing is large enough"):
        write_stl(tmp_path / "a.stl", [sample.tree], scale=1e7)

    assert not list(tmp_path.iterdir())


def test_faces_that_meet_are_joined_whatever_the_noise_of_their_places() -> None:
    cube = box((0.0, 0.0, 0.0), (0.1, 1.0, 1.0))
    row = [
        node(cube, compose(rotation((1, 0, 0), 17.0 * k), translation((0.1 * k, 0, 0))))
        for k in range(20)
    ]

    assert not united(row, PRINT_FROM_STATION, 5.0).loose


def test_an_open_surface_is_refused_by_name() -> None:
    whole = box((0, 0, 0), (1, 1, 1))
    cut = Mesh(
        points=whole.points, normals=whole.normals, triangles=whole.triangles[1:]
    )

    with pytest.raises(InputError, match="body: the surface is not closed"):
        united([node(cut, translation((0, 0, 0)))], PRINT_FROM_STATION, 1.0)


def test_nothing_to_print_is_said() -> None:
    with pytest.raises(InputError, match="no element"):
        united([ExportNode(name="empty")], PRINT_FROM_STATION, 1.0)


def test_thin_bodies_are_named_thinnest_first() -> None:
    blanket = node(box((0, 0, 0), (10, 5, 0.01)), translation((0, 0, 0)), "blanket")
    rod = node(box((0, 0, -1), (10, 0.05, -0.95)), translation((0, 0, 0)), "rod")
    hull = node(box((0, 0, -4), (10, 3, -2)), translation((0, 0, 0)), "hull")
    stripe = node(box((2, 2.99, -4), (3, 3.01, -2)), translation((0, 0, 0)), "stripe")
    solid = united([rod, blanket, hull, stripe], PRINT_FROM_STATION, 5.0)

    # The stripe is thin too, but lies on the hull.
    assert [body.names for body in solid.thin] == [("blanket",), ("rod",)]
    assert [body.thickness_mm for body in solid.thin] == pytest.approx(
        [0.05, 0.25], rel=0.01
    )


def test_points_that_round_to_one_place_stay_apart() -> None:
    # At 80 m float32 steps by 7.6e-6 m: both faces of the film round to one plane.
    film = box((80.0, 0.0, 0.0), (80.000003, 3.0, 3.0))
    solid = united([node(film, translation((0, 0, 0)))], PRINT_FROM_STATION, 1.0)

    assert len(np.unique(solid.points_mm, axis=0)) == len(solid.points_mm) == 8
    assert closes_exactly(solid.points_mm, solid.triangles)


PLACES = st.tuples(
    *[st.floats(-3.0, 3.0)] * 3,
    st.sampled_from([0.0, 30.0, 45.0, 90.0]),
    st.sampled_from([(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 2, 3)]),
)


@settings(max_examples=30)
@given(places=st.lists(PLACES, min_size=1, max_size=8))
def test_any_heap_of_boxes_closes(
    places: list[tuple[float, float, float, float, tuple[float, float, float]]],
) -> None:
    cube = box((-1, -1, -1), (1, 1, 1))
    heap = [
        node(cube, compose(translation((x, y, z)), rotation(axis, angle_deg)))
        for x, y, z, angle_deg, axis in places
    ]
    solid = united(heap, PRINT_FROM_STATION, 5.0)

    assert closes_exactly(solid.points_mm, solid.triangles)
    assert 8 * 125 * 0.999 <= solid.volume_mm3 <= 8 * 125 * len(heap) * 1.001
    size = bounds_mm(solid.points_mm)
    assert (size[1] - size[0] >= 10.0 - 1e-4).all()


def test_cancelling_leaves_nothing(sample: Sample, tmp_path: Path) -> None:
    def stop(fraction: float, _text: str) -> None:
        if fraction > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_stl(tmp_path / "a.stl", [sample.tree], progress=stop)

    assert not list(tmp_path.iterdir())
