"""Models made fit for a printer: walls, pieces with pegs, beds, a stand."""

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import lib3mf
import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st
from manifold3d import Manifold

from tests.export.conftest import Sample
from viewer.errors import InputError, UsageError
from viewer.export import ExportOptions, PrintOptions, Summary, parse_bed, parse_length
from viewer.export import write as write_file
from viewer.export.prints.beds import (
    GAP_MM,
    Piece,
    fitted,
    foot,
    overhang_share,
    packed,
    stands,
)
from viewer.export.prints.pegs import CLEARANCE_MM, jointed
from viewer.export.prints.thicken import thickened
from viewer.geometry.frames import IDENTITY, compose, rotation, translation
from viewer.geometry.manifolds import box_of, thickness_of


def block(x: float, y: float, z: float, low: float = 0.0) -> Manifold:
    """Return a box about the Z axis that stands at a height."""
    return Manifold.cube([x, y, z]).translate([-x / 2.0, -y / 2.0, low])


def piece(solid: Manifold, name: str = "piece") -> Piece:
    return Piece(name=name, names=("s", "p", name), material="hull", solid=solid)


def export(sample: Sample, path: Path, **options: Any) -> Summary:
    printing = {
        key: options.pop(key) for key in list(options) if hasattr(PrintOptions(), key)
    }
    chosen = ExportOptions(**options, printing=PrintOptions(**printing))
    return write_file(sample.station, sample.parts, sample.materials, path, chosen)


# --- pegs -----------------------------------------------------------------------------

FRAMES = {
    "upright": IDENTITY,
    "turned": compose(translation([40.0, -7.0, 3.0]), rotation((1, 2, 3), 70.0)),
}


@pytest.mark.parametrize("frame", FRAMES)
def test_a_peg_sits_in_its_socket_and_pulls_straight_out(frame: str) -> None:
    place = FRAMES[frame]
    host = block(20, 20, 20, -20).transform(place[:3])
    guest = block(16, 16, 16).transform(place[:3])
    joint = jointed(host, guest, place, 30.0)

    assert joint.radius_mm == 4.0
    assert (joint.host ^ joint.guest).volume() == pytest.approx(0.0, abs=1e-6)
    for lift in np.linspace(0.0, 12.0, 25):
        pulled = joint.guest.translate((lift * place[:3, 2]).tolist())
        assert (joint.host ^ pulled).volume() == pytest.approx(0.0, abs=1e-6)
    reach = (joint.guest.transform(np.linalg.inv(place)[:3])).bounding_box()[2]
    assert reach == pytest.approx(-8.0)


def test_a_peg_fits_one_way_only() -> None:
    joint = jointed(block(20, 20, 20, -20), block(16, 16, 16), IDENTITY, 30.0)

    for turn in (30.0, 90.0, 180.0, 270.0):
        turned = joint.guest.rotate([0.0, 0.0, turn])
        assert (joint.host ^ turned).volume() > 1.0


def test_the_socket_is_wider_by_the_clearance() -> None:
    joint = jointed(block(20, 20, 20, -20), block(16, 16, 16), IDENTITY, 30.0)
    gap = joint.host.min_gap(
        joint.guest.trim_by_plane([0, 0, -1], 0.5).trim_by_plane([0, 0, 1], -7.0), 5.0
    )

    # Facets of the round wall come a little nearer than its corners.
    assert gap == pytest.approx(CLEARANCE_MM, rel=0.05)


def test_where_there_is_no_room_nothing_is_plugged() -> None:
    joint = jointed(block(1, 1, 20, -20), block(1, 1, 20), IDENTITY, 30.0)

    assert joint.radius_mm is None
    assert joint.host.volume() == pytest.approx(20.0)
    assert joint.guest.volume() == pytest.approx(20.0)


def test_docking_gear_over_the_plane_is_cut_off() -> None:
    probe = block(2, 2, 6, -6) + block(10, 10, 10)
    joint = jointed(block(10, 10, 10, -10), probe, IDENTITY, 30.0)

    assert (joint.host ^ joint.guest).volume() == pytest.approx(0.0, abs=1e-6)
    assert joint.radius_mm is not None


# --- walls ----------------------------------------------------------------------------


@settings(max_examples=25)
@given(
    sides=st.tuples(*[st.floats(0.02, 6.0)] * 3),
    least=st.floats(0.1, 1.0),
    angle=st.floats(0.0, 360.0),
)
def test_what_is_thickened_is_thick_enough_and_covers_what_it_was(
    sides: tuple[float, float, float], least: float, angle: float
) -> None:
    shell = Manifold.cube(list(sides), center=True).rotate([0.0, angle, 0.0])
    grown = thickened(shell, least)

    assert thickness_of(grown) >= min(0.98 * least, thickness_of(shell) + 1e-9)
    assert (shell - grown).volume() == pytest.approx(0.0, abs=1e-9)
    if thickness_of(shell) >= least:
        assert grown is shell


def test_a_bent_rail_is_thickened_too() -> None:
    rail = block(0.1, 0.1, 3.0) + block(2.0, 0.1, 0.1, 3.0) + block(0.1, 0.1, 3.0)
    grown = thickened(rail, 0.5)

    assert thickness_of(grown) >= 0.45
    assert len(grown.decompose()) == 1


# --- beds -----------------------------------------------------------------------------

BED = (100.0, 80.0, 60.0)


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(st.floats(2, 150), st.floats(2, 70), st.floats(2, 50)),
        min_size=1,
        max_size=12,
    )
)
def test_pieces_lie_on_their_beds_and_apart(
    sizes: list[tuple[float, float, float]],
) -> None:
    pieces = [piece(block(*size), f"p{k}") for k, size in enumerate(sizes)]
    ready = [part for each in pieces for part in fitted(each, BED)]
    beds = packed(ready, BED)

    assert sum(map(len, beds)) == len(ready)
    for bed in beds:
        boxes = [box_of(part.solid) for part in bed]
        for low, high in boxes:
            assert (low >= -1e-6).all()
            assert (high <= np.array(BED) + 1e-6).all()
            assert low[2] == pytest.approx(0.0, abs=1e-6)
        for one, other in itertools.combinations(boxes, 2):
            apart = np.maximum(one[0] - other[1], other[0] - one[1])[:2]
            assert apart.max() >= GAP_MM - 1e-6


def test_what_is_too_long_is_cut_where_it_is_narrowest() -> None:
    dumbbell = (
        block(50, 50, 60, -60) + block(10, 10, 40) + block(50, 50, 60, 40)
    ).rotate([0.0, 90.0, 0.0])
    halves = fitted(piece(dumbbell), (110.0, 110.0, 110.0))

    assert [half.name for half in halves] == ["piece a", "piece b"]
    whole = sum(half.solid.volume() for half in halves)
    assert whole == pytest.approx(dumbbell.volume(), rel=0.01)
    # Neither half has a face as large as a block's where it was cut.
    assert all(half.solid.volume() < 0.6 * dumbbell.volume() for half in halves)


def test_what_cannot_be_cut_to_fit_is_refused(sample: Sample, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="too large for the bed"):
        export(sample, tmp_path / "a.stl", scale=1.0, bed_mm=(20.0, 20.0, 20.0))
    assert list(tmp_path.iterdir()) == []


def test_a_piece_is_turned_to_need_little_support() -> None:
    table = block(40, 40, 4, 20) + block(6, 6, 20)
    (turned,) = fitted(piece(table), None)

    assert overhang_share(table) > 0.2
    assert overhang_share(turned.solid) == pytest.approx(0.0)


def test_a_piece_lies_on_what_can_be_printed_first() -> None:
    # A disc on a wire that reaches through it, and a long stub on its other side.
    disc = Manifold.cylinder(3.0, 20.0)
    wires = Manifold.cylinder(9.0, 0.1).translate((8.0, 0.0, -3.0))
    stub = Manifold.cylinder(30.0, 1.8)
    (turned,) = fitted(piece(disc + wires + stub), None)
    assert foot(turned.solid) > 4.0
    assert stands(turned.solid)
    # Nothing hangs over, whichever end is down.
    cone = Manifold.cylinder(40.0, 8.0, 2.0)
    for way in (cone, cone.rotate((180.0, 0.0, 0.0))):
        (broad,) = fitted(piece(way), (20.0, 20.0, 50.0))
        assert foot(broad.solid) > 150.0
    (hopeless,) = fitted(piece(Manifold.cylinder(5.0, 0.1)), None)
    assert not stands(hopeless.solid)


# --- whole stations -------------------------------------------------------------------


def solids(path: Path) -> list[trimesh.Trimesh]:
    mesh = trimesh.load_mesh(path)
    assert mesh.is_watertight
    return list(mesh.split())


def test_a_station_comes_apart_at_its_ports(sample: Sample, tmp_path: Path) -> None:
    summary = export(sample, tmp_path / "a.stl", scale=100.0, split=True)
    pieces = solids(tmp_path / "a.stl")

    assert len(pieces) == summary.nodes == 3
    assert "pegs and sockets: 2" in summary.report
    # All lie on the bed, which the file has at z = 0.
    assert [p.bounds[0, 2] for p in pieces] == pytest.approx([0.0] * 3, abs=1e-4)


def test_the_report_adds_up(sample: Sample, tmp_path: Path) -> None:
    summary = export(sample, tmp_path / "a.stl", scale=100.0, split=True)
    volume = sum(p.volume for p in solids(tmp_path / "a.stl")) / 1000.0

    assert f"{volume:.1f} cm3, {1.24 * volume:.0f} g of PLA solid" in summary.notes[0]
    assert "Mast on Core" in summary.report


def test_beds_become_files(sample: Sample, tmp_path: Path) -> None:
    options = {"scale": 200.0, "split": True, "bed_mm": (60.0, 60.0, 60.0)}
    summary = export(sample, tmp_path / "a.stl", **options)

    assert len(summary.files) > 1
    assert set(tmp_path.iterdir()) == set(summary.files)
    assert summary.files[0].name == "a-bed-1.stl"
    for path in summary.files:
        low, high = trimesh.load_mesh(path).bounds
        assert (low >= -1e-4).all()
        assert (high <= 60.0 + 1e-4).all()
    assert "cut to fit the bed" in summary.report


def test_each_module_can_have_its_file(sample: Sample, tmp_path: Path) -> None:
    summary = export(sample, tmp_path / "a.stl", scale=100.0, each=True)

    names = [path.name for path in summary.files]
    assert names == ["a-core.stl", "a-mast.stl", "a-mast-2.stl"]
    # Where they are in the station: opened together they make it up.
    core = trimesh.load_mesh(tmp_path / "a-core.stl").bounds
    np.testing.assert_allclose(core, [[-50, -40, -40], [50, 40, 40]], atol=1e-3)


def test_thin_fins_are_thickened(sample: Sample, tmp_path: Path) -> None:
    # 0.2 m at 1:500 are 0.4 mm; asked for a millimetre, the fins grow.
    plain = export(sample, tmp_path / "a.stl", scale=500.0)
    thick = export(sample, tmp_path / "b.stl", scale=500.0, min_thickness_mm=1.0)

    assert any("4 bodies were thickened: fin" in note for note in thick.notes)
    assert not any("thickened" in note for note in plain.notes)
    before = trimesh.load_mesh(tmp_path / "a.stl").volume
    assert trimesh.load_mesh(tmp_path / "b.stl").volume > before


def test_on_its_stand_a_station_is_one_piece(sample: Sample, tmp_path: Path) -> None:
    bare = export(sample, tmp_path / "a.stl", scale=200.0)
    export(sample, tmp_path / "b.stl", scale=200.0, stand=True)
    (whole,) = solids(tmp_path / "b.stl")

    assert whole.bounds[0, 2] < 1000.0 / 200.0 * -bare.bounds_m[1, 2] - 5.0


def test_a_length_sets_the_scale(sample: Sample, tmp_path: Path) -> None:
    summary = export(sample, tmp_path / "a.stl", length_mm=300.0)

    assert np.ptp(trimesh.load_mesh(tmp_path / "a.stl").bounds, axis=0).max() == (
        pytest.approx(300.0, rel=1e-6)
    )
    assert "1:100 " in summary.notes[0]


# --- units and refusals ---------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["stl", "ply", "obj"])
def test_units_scale_the_coordinates(
    sample: Sample, tmp_path: Path, suffix: str
) -> None:
    own = "m" if suffix in {"ply", "obj"} else "mm"
    export(sample, tmp_path / f"a.{suffix}", units=own)
    export(sample, tmp_path / f"b.{suffix}", units="in")

    metres = 1.0 if own == "m" else 0.001
    sizes = [
        np.ptp(trimesh.load(tmp_path / f"{name}.{suffix}").bounds, axis=0)
        for name in "ab"
    ]
    np.testing.assert_allclose(sizes[1] * 0.0254, sizes[0] * metres, rtol=1e-4)


def test_a_3mf_states_its_unit(sample: Sample, tmp_path: Path) -> None:
    sizes = []
    for unit in ("mm", "in"):
        path = tmp_path / f"{unit}.3mf"
        export(sample, path, units=unit)
        model = lib3mf.get_wrapper().CreateModel()
        model.QueryReader("3mf").ReadFromFile(str(path))
        box = model.GetOutbox()
        sizes.append([box.MaxCoordinate[k] - box.MinCoordinate[k] for k in range(3)])

    assert model.GetUnit() == lib3mf.ModelUnit.Inch
    np.testing.assert_allclose(sizes[0], np.array(sizes[1]) * 25.4, rtol=1e-5)


REFUSED = [
    ("a.glb", {"units": "mm"}, "always in metres"),
    ("a.glb", {"scale": 100.0}, "life size"),
    ("a.glb", {"length_mm": 100.0}, "life size"),
    ("a.gltf", {"printing": PrintOptions(split=True)}, "not for printing"),
    ("a.obj", {"printing": PrintOptions(min_thickness_mm=1.0)}, "not for printing"),
    ("a.usdz", {"compressed": True}, "no glTF"),
    ("a.stl", {"instanced": True}, "no glTF"),
    ("a.3mf", {"compressed": True}, "no glTF"),
    ("a.stl", {"scale": 10.0, "length_mm": 10.0}, "contradict"),
]


@pytest.mark.parametrize(("name", "options", "said"), REFUSED)
def test_what_a_format_cannot_carry_is_refused(
    sample: Sample, tmp_path: Path, name: str, options: dict[str, Any], said: str
) -> None:
    chosen = ExportOptions(**options)
    with pytest.raises(UsageError, match=said):
        write_file(
            sample.station, sample.parts, sample.materials, tmp_path / name, chosen
        )
    assert list(tmp_path.iterdir()) == []


def test_every_refusal_is_said_at_once(sample: Sample, tmp_path: Path) -> None:
    options = ExportOptions(scale=10.0, units="mm", printing=PrintOptions(split=True))
    with pytest.raises(UsageError) as caught:
        write_file(
            sample.station, sample.parts, sample.materials, tmp_path / "a.glb", options
        )
    assert len(str(caught.value).splitlines()) == 3


def test_a_stand_is_for_every_format(sample: Sample, tmp_path: Path) -> None:
    options = ExportOptions(printing=PrintOptions(stand=True))
    materials = {
        **sample.materials,
        **{
            role: replace(sample.materials["hull"], name=role)
            for role in ("plinth", "plinth_base", "post", "plaque", "plaque_letters")
        },
    }
    for suffix in ("glb", "obj", "ply", "usdz", "3mf"):
        path = tmp_path / f"a.{suffix}"
        summary = write_file(sample.station, sample.parts, materials, path, options)
        assert summary.bounds_m[1, 2] > 4.5


@pytest.mark.parametrize(
    ("text", "length"), [("300", 300.0), ("30cm", 300.0), ("1 in", 25.4), ("2m", 2000)]
)
def test_lengths_are_read(text: str, length: float) -> None:
    assert parse_length(text) == pytest.approx(length)


@pytest.mark.parametrize("text", ["", "long", "-3", "3 parsecs", "0", "1.2.3"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_length(text)


def test_beds_are_read() -> None:
    assert parse_bed("220x220x250") == parse_bed("220 × 220 X 250") == (220, 220, 250)
    for text in ("", "220", "220x220", "axbxc", "220x220x1", "220x220xinf"):
        with pytest.raises(UsageError):
            parse_bed(text)
