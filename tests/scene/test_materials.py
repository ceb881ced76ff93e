import pytest

from viewer.errors import ConfigError
from viewer.scene.materials import colour_of, load_materials

ROLES = {
    *("hull", "hull_dark", "insulation", "fabric", "strap", "metal", "metal_dark"),
    *("dark", "glass", "bronze", "rail", "lattice", "arm", "radiator", "cells"),
    *("cells_back", "frame", "ruler_light", "ruler_dark", "highlight", "ghost"),
}


def test_the_shipped_table_has_every_role():
    materials = load_materials()
    assert set(materials) >= ROLES
    assert all(0.0 <= part <= 1.0 for m in materials.values() for part in m.colour)
    assert all(materials[role].name == role for role in materials)


def test_colours_are_read_as_bytes():
    assert colour_of("#ff8000") == (1.0, 128 / 255, 0.0)


def test_every_problem_is_told_with_its_line(tmp_path):
    path = tmp_path / "materials.toml"
    path.write_text(
        '[materials.hull]\ncolour = "white"\nroughness = 2.0\n'
        '[materials.dark]\ncolour = "#000000"\nshiny = true\n',
        encoding="utf-8",
    )
    with pytest.raises(ConfigError) as caught:
        load_materials(path)
    problems = caught.value.problems
    assert [problem.line for problem in problems] == [2, 3, 6]
    assert problems[0].key == "materials.hull.colour"


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ConfigError, match="no such file"):
        load_materials(tmp_path / "none.toml")
