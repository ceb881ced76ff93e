"""Files appear whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from viewer.errors import InputError, MachineError
from viewer.files import atomic_write, check_folder, remove_parts


def test_the_file_appears_only_when_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    with atomic_write(path) as stream:
        stream.write(b"new")
        assert not path.exists()

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_stopped_block_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, error: type[BaseException]
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")
    with pytest.raises(error), atomic_write(path) as stream:  # noqa: PT012
        stream.write(b"half")
        raise error

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "disk is full"), (errno.EIO, "Input/output")]
)
def test_a_fault_of_the_machine_is_a_sentence(
    tmp_path: Path, number: int, words: str
) -> None:
    with (
        pytest.raises(MachineError, match=f"a.bin.*{words}"),
        atomic_write(tmp_path / "a.bin"),
    ):
        raise OSError(number, os.strerror(number))

    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(InputError, match=r"folder .*nowhere does not exist"),
        atomic_write(tmp_path / "nowhere" / "a.bin"),
    ):
        pytest.fail("the block must not run")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"), atomic_write(tmp_path):
        pytest.fail("the block must not run")


def test_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with atomic_write(path) as stream:
        stream.write(b"new")

    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_rights_of_the_users_choice(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with atomic_write(tmp_path / "a.bin") as stream:
            stream.write(b"new")
    finally:
        os.umask(before)

    assert (tmp_path / "a.bin").stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    target = tmp_path / "target.bin"
    target.write_bytes(b"old")
    link = tmp_path / "link.bin"
    link.symlink_to(target)
    with atomic_write(link) as stream:
        stream.write(b"new")

    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_device_is_written_to_and_stays_a_device() -> None:
    device = Path(os.devnull)
    with atomic_write(device) as stream:
        stream.write(b"gone")

    assert device.is_char_device()


def test_what_a_stopped_process_left_is_removed_and_nothing_else(tmp_path: Path):
    for name in (".a.glb.4711.part", ".b.png.4711.part", ".a.glb.47.part", "a.glb"):
        (tmp_path / name).touch()
    remove_parts(tmp_path, 4711)
    remove_parts(tmp_path / "nowhere", 4711)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".a.glb.47.part",
        "a.glb",
    ]


def test_a_folder_that_can_be_made_is_good_and_others_are_named(tmp_path: Path):
    check_folder(tmp_path)
    check_folder(tmp_path / "a" / "b")
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="is a file, not a folder"):
        check_folder(tmp_path / "file" / "b")
