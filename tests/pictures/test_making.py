"""Lists of pictures drawn in earnest, by one process, by several, by a cluster."""

import json
import os
from pathlib import Path

import pytest

from tests.conftest import write_tiny_station
from viewer.cli.main import run

pytestmark = pytest.mark.render

LIST = """
id = "list"
[defaults]
station = "tiny.toml"
layout = "alone"
size = [96, 54]
[[shots]]
name = "ok"
[[shots]]
name = "bad"
camera = "nowhere"
[[shots]]
name = "round"
format = "webp"
matrix = { camera = ["top", "front"], style = ["studio", "print"] }
"""
NAMES = ["ok.png"] + [
    f"round-{camera}-{style}.webp"
    for camera in ("top", "front")
    for style in ("studio", "print")
]


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    write_tiny_station(tmp_path)
    path = tmp_path / "list.toml"
    path.write_text(LIST, encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("[!.]*")}


def test_one_or_several_processes_give_the_same_files(
    listed: Path, capfd, monkeypatch
) -> None:
    monkeypatch.delenv("LP_NUM_THREADS", raising=False)
    found = {}
    for jobs in ("1", "2"):
        out = listed.parent / f"out-{jobs}"
        assert run(["shots", str(listed), "-o", str(out), "--jobs", jobs]) == 1
        assert "error: bad: camera 'nowhere'" in capfd.readouterr().err
        found[jobs] = contents(out)
        os.environ.pop("LP_NUM_THREADS", None)

    assert sorted(found["1"]) == sorted(NAMES)
    assert found["1"] == found["2"]


def test_the_report_says_what_became_of_each(listed: Path, capfd) -> None:
    command = ["shots", str(listed), "-o", str(listed.parent / "out"), "--json"]
    for expected in ("drawn", "kept"):
        run([*command, "--jobs", "1"])
        pictures = json.loads(capfd.readouterr().out)["pictures"]
        status = {picture["name"]: picture["status"] for picture in pictures}

        assert status.pop("bad") == "failed"
        assert set(status.values()) == {expected}


def test_a_picture_can_be_taken_again(listed: Path, capfd) -> None:
    out = listed.parent / "out"
    run(["shots", str(listed), "-o", str(out), "--jobs", "1"])
    again = listed.parent / "again.webp"

    for name in NAMES[1:]:
        assert run(["shot", "--again", str(out / name), "-o", str(again)]) == 0
        assert again.read_bytes() == (out / name).read_bytes()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_cluster_gives_the_same_files(listed: Path, capfd) -> None:
    distributed = pytest.importorskip("distributed", reason="needs dask.distributed")
    run(["shots", str(listed), "-o", str(listed.parent / "here"), "--jobs", "1"])
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        address = cluster.scheduler_address
        arguments = ["shots", str(listed), "-o", str(listed.parent / "there")]
        assert run([*arguments, "--dask", address]) == 1

    assert contents(listed.parent / "there") == contents(listed.parent / "here")


def test_a_cluster_that_is_not_there_is_said(listed: Path, capfd, monkeypatch) -> None:
    pytest.importorskip("distributed", reason="needs dask.distributed")
    monkeypatch.setattr("viewer.pictures.farm._PATIENCE_S", 1)
    out = ["-o", str(listed.parent / "out")]
    assert run(["shots", str(listed), *out, "--dask", "tcp://127.0.0.1:9"]) == 3
    assert "nobody answers there" in capfd.readouterr().err
