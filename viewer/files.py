"""Files that appear whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from viewer.errors import InputError, MachineError

_CAUSES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EFBIG: "the file would be larger than allowed here",
    errno.ENAMETOOLONG: "the name is too long",
}


@contextmanager
def atomic_write(path: Path | str) -> Iterator[BinaryIO]:
    """Open a file for writing that takes its name only when the block ends well.

    The bytes go beside the final name and are renamed at the end; whatever stops
    the block leaves the old file as it was and nothing else behind. A link is
    followed; a device or a pipe, such as ``/dev/null``, is written to directly.

    Raises
    ------
    InputError
        If the folder does not exist or the name is a folder's.
    MachineError
        If the machine cannot: disk full, permission denied.
    """
    final = Path(os.path.realpath(path))
    check_place(path)
    try:
        if final.exists() and not final.is_file():
            with final.open("wb") as stream:
                yield stream
        else:
            yield from _renamed(final)
    except OSError as error:
        raise _sentence(error, Path(path)) from error


def check_place(path: Path | str) -> None:
    """Refuse a name that no file can have, before any work is done for it.

    Raises
    ------
    InputError
        If the folder does not exist or the name is a folder's.
    MachineError
        If there is a file that must not be written over.
    """
    final, shown = Path(os.path.realpath(path)), Path(path)
    if final.is_dir():
        message = f"{shown}: is a folder, not a file"
        raise InputError(message)
    if not final.parent.is_dir():
        message = f"{shown}: the folder {shown.parent} does not exist"
        raise InputError(message)
    # Renaming would replace a write-protected file without a word.
    if final.exists() and not os.access(final, os.W_OK):
        message = f"{shown}: cannot be written: permission denied"
        raise MachineError(message)


def _renamed(final: Path) -> Iterator[BinaryIO]:
    part = final.with_name(f".{final.name[:100]}.{os.getpid()}.part")
    part.unlink(missing_ok=True)  # left by a stopped process of the same number
    try:
        with part.open("xb") as stream:
            yield stream
        if final.exists():
            part.chmod(stat.S_IMODE(final.stat().st_mode))
        part.replace(final)
    except BaseException:
        with suppress(FileNotFoundError):
            part.unlink()
        raise


def check_folder(folder: Path) -> None:
    """Refuse a folder that is not there and cannot be made.

    Raises
    ------
    InputError
        If the name is a file's, or leads through one.
    MachineError
        If it must not be written to.
    """
    nearest = folder.absolute()
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    if not nearest.is_dir():
        message = f"{folder}: {nearest} is a file, not a folder"
        raise InputError(message)
    if not os.access(nearest, os.W_OK):
        message = f"{folder}: cannot be written: permission denied"
        raise MachineError(message)


def remove_parts(folder: Path, process: int) -> None:
    """Remove what a process that was stopped hard has left half written."""
    with suppress(OSError):
        for part in folder.glob(f".*.{process}.part"):
            part.unlink(missing_ok=True)


def _sentence(error: OSError, shown: Path) -> MachineError:
    cause = _CAUSES.get(error.errno or 0, error.strerror or str(error))
    return MachineError(f"{shown}: cannot be written: {cause}")
