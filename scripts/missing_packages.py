"""Print the Debian packages of the shared libraries that cannot be loaded.

Arguments: `draw` for pictures without a display, `window` for the window, `test`
for what the tests need besides, `peers` for the programs that exports are tried in.
Only the standard library is used.
"""

import ctypes
import shutil
import sys
from pathlib import Path

# soname -> package. Mesa's software driver is loaded by name at run time, so it
# is looked for as a file.
LIBRARIES = {
    "draw": {
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
        "libEGL_mesa.so.0": "libegl-mesa0",
        "libGLX_mesa.so.0": "libglx-mesa0",
    },
    "window": {
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-xinerama.so.0": "libxcb-xinerama0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libglib-2.0.so.0": "libglib2.0-0",
    },
    "test": {},
    "peers": {},
}
PROGRAMS = {
    "test": {"Xvfb": "xvfb", "admesh": "admesh"},
    "peers": {
        "blender": "blender python3-numpy",
        "prusa-slicer": "prusa-slicer",
        "chromium": "chromium",
    },
}
DRIVERS = ("dri/swrast_dri.so", "dri/libdril_dri.so", "libgallium*.so")


def is_loadable(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def has_software_driver() -> bool:
    folders = [Path("/usr/lib"), *Path("/usr/lib").glob("*-linux-gnu*")]
    return any(any(folder.glob(name)) for folder in folders for name in DRIVERS)


def missing(kinds: list[str]) -> list[str]:
    packages = []
    for kind in kinds:
        libraries, programs = LIBRARIES[kind], PROGRAMS.get(kind, {})
        packages += [p for name, p in libraries.items() if not is_loadable(name)]
        packages += [p for name, p in programs.items() if shutil.which(name) is None]
    if "draw" in kinds and not has_software_driver():
        packages.append("libgl1-mesa-dri")
    return packages


if __name__ == "__main__":
    print(*missing(sys.argv[1:]))
