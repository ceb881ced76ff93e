"""The tree of an exported station says what is where, and under which name."""

import numpy as np

from tests.export.conftest import Sample
from viewer.export.tree import (
    ExportNode,
    placed_bodies,
    station_tree,
    tree_bounds_m,
    unique_meshes,
)


def test_the_levels_are_station_phase_element_part(sample: Sample) -> None:
    tree = sample.tree

    assert tree.name == "Tiny station"
    assert [phase.name for phase in tree.children] == ["Phase one", "Phase two"]
    core = tree.children[0].children[0]
    assert (core.name, core.extras["id"]) == ("Core", "core")
    assert [node.name for node in core.children] == [
        "hull",
        "fin-1",
        "fin-2",
        "fin-3",
        "fin-4",
    ]
    assert [node.extras["id"] for node in tree.children[1].children] == [
        "tower",
        "bowsprit",
    ]


def test_repeated_parts_share_their_meshes(sample: Sample) -> None:
    bodies = list(placed_bodies(sample.tree))

    assert len(bodies) == 7
    assert len(unique_meshes((sample.tree,))) == 3


def test_the_box_is_in_the_station_frame(sample: Sample) -> None:
    np.testing.assert_allclose(
        tree_bounds_m(sample.tree), [[-5, -4, -21.5], [25, 4, 4]], atol=1e-9
    )


def test_by_material_holds_the_same_surface_in_fewer_nodes(sample: Sample) -> None:
    flat = station_tree(sample.station, sample.parts, by_material=True)

    np.testing.assert_allclose(
        tree_bounds_m(flat), tree_bounds_m(sample.tree), atol=1e-9
    )
    assert _triangles(flat) == _triangles(sample.tree)
    core = flat.children[0].children[0]
    assert not core.children
    assert [body.material for body in core.bodies] == ["hull", "panel"]


def test_figures_carry_value_unit_source_and_confidence(sample: Sample) -> None:
    core = sample.tree.children[0].children[0]

    assert core.extras["figures"] == {
        "mass_kg": {
            "value": 7000.0,
            "unit": "kg",
            "source": "RSC Energia 2022",
            "confidence": "published",
        }
    }


def _triangles(tree: ExportNode) -> int:
    return sum(len(placed.body.mesh.triangles) for placed in placed_bodies(tree))
