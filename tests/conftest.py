"""A tiny station that most tests are content with."""

from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more of the machine than of the program.
settings.register_profile("ross", deadline=None)
settings.load_profile("ross")

MODULE = """
id = "{id}"
name = {{ en = "{name}" }}
role = "{role}"
[figures]
mass_kg = {{ value = {mass}, source = "a test", confidence = "published" }}
[parameters.length_m]
default = {length}
range = [1.0, 40.0]
source = "a test"
confidence = "inferred"
[[parts]]
kind = "hull"
profile = [[0, 2.0], ["= length_m", 2.0]]
[[ports]]
id = "fore"
type = "ssvp"
side = "passive"
at = {{ origin_m = ["= length_m", 0, 0], out = [1, 0, 0] }}
[[ports]]
id = "aft"
type = "ssvp"
side = "active"
at = {{ origin_m = [0, 0, 0], out = [-1, 0, 0] }}
"""

STATION = """
id = "tiny"
name = { en = "Tiny" }
[[phases]]
id = "one"
name = { en = "One" }
[phases.figures]
mass_kg = { value = 2500, source = "a test", confidence = "published" }
[[phases]]
id = "two"
name = { en = "Two" }
[[steps]]
id = "core"
phase = "one"
name = { en = "Core" }
date = { start = "2030", source = "a test", confidence = "estimate" }
[[steps.add]]
module = "core"
[[steps]]
id = "lab"
phase = "one"
name = { en = "Lab" }
date = { start = "2031", source = "a test", confidence = "estimate" }
[[steps.add]]
module = "lab"
port = "aft"
to = "core.fore"
[[steps]]
id = "ship"
phase = "two"
name = { en = "Ship" }
date = { start = "2032", source = "a test", confidence = "estimate" }
[[steps.add]]
module = "ship"
port = "aft"
to = "lab.fore"
"""


def write_tiny_station(folder: Path, station: str = STATION) -> Path:
    """Write core (10 m), lab (4 m) and a visiting ship (3 m), one behind the other."""
    (folder / "modules").mkdir(parents=True, exist_ok=True)
    for name, role, mass, length in (
        ("core", "module", 1000, 10.0),
        ("lab", "module", 2000, 4.0),
        ("ship", "ship", 700, 3.0),
    ):
        text = MODULE.format(
            id=name, name=name.title(), role=role, mass=mass, length=length
        )
        (folder / "modules" / f"{name}.toml").write_text(text, encoding="utf-8")
    path = folder / "tiny.toml"
    path.write_text(station, encoding="utf-8")
    return path


@pytest.fixture
def tiny_station(tmp_path: Path) -> Path:
    """The path of the tiny station's file."""
    return write_tiny_station(tmp_path)
