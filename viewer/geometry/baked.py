"""The reference station as a ready mesh, for pictures that must come at once.

The baked file names the configs that it was made from and their digest. It is
used only while they still are what they were: an edited config is built anew.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from viewer.errors import InputError
from viewer.geometry.glb_read import GlbModel, open_glb
from viewer.spec.library import assets_dir, configs_dir

BAKED_STATION = "iss"

# Raised by hand when the same configs give another mesh; the test of the baked
# file fails until it is baked anew.
GEOMETRY_VERSION = 2


def baked_reference() -> Path:
    """Return where the baked reference lies."""
    return assets_dir() / f"{BAKED_STATION}.glb"


def configs_digest(
    paths: Iterable[Path], configs: Path | None = None
) -> dict[str, object]:
    """Return the names of config files and the digest of all that is in them.

    Names are relative to `configs`, the shipped ones where none is named, and
    sorted; the digest is a SHA-256 over names,
    contents and `GEOMETRY_VERSION`.
    """
    root = (configs or configs_dir()).resolve()
    names = sorted(path.resolve().relative_to(root).as_posix() for path in set(paths))
    digest = hashlib.sha256(f"geometry {GEOMETRY_VERSION}\n".encode())
    for name in names:
        content = (root / name).read_bytes()
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return {"files": names, "sha256": digest.hexdigest()}


def load_reference_bake(
    path: Path | None = None, configs: Path | None = None
) -> GlbModel | None:
    """Return the baked reference, or None where it is not what the configs give.

    None too where the file is missing or cannot be read: the configs are the
    truth, and the caller builds from them.
    """
    try:
        root = configs or configs_dir()
        file = open_glb(path or baked_reference())
        recorded = file.extras["configs"]
        paths = [root / name for name in recorded["files"]]
        if configs_digest(paths, root) != recorded:
            return None
        return file.model()
    except (InputError, OSError, KeyError, TypeError, ValueError):
        return None
