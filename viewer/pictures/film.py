"""Films: the assembly step by step, a turntable, a flight round the station.

A film is a list of shots, one a frame, in the vocabulary of all pictures; encoders are
PyAV's (FFmpeg) for MP4 and WebM, Pillow's for APNG, animated WebP and GIF.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from viewer.errors import InputError, UsageError
from viewer.export.progress import Progress
from viewer.files import atomic_write
from viewer.geometry.frames import Points, apply
from viewer.pictures.shot import samples_of, scene_of
from viewer.pictures.stock import Stock
from viewer.render.offscreen import Studio
from viewer.scene.camera import VIEW_ANGLE_DEG, orbit, preset_named, view_axes
from viewer.spec.shots import CameraRecord, OrbitRecord, ShotSpec

Kind = Literal["assembly", "turntable", "fly-around"]
KINDS: tuple[Kind, ...] = ("assembly", "turntable", "fly-around")
VIDEOS: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    ".mp4": ("mp4", "libx264", {"crf": "18", "preset": "medium"}),
    ".webm": ("webm", "libvpx-vp9", {"crf": "30", "b": "0", "row-mt": "1"}),
}
"""Suffix -> container, codec and its options."""
ANIMATED: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    ".png": ("PNG", {"disposal": 0}),
    ".apng": ("PNG", {"disposal": 0}),
    ".webp": ("WEBP", {"quality": 85, "method": 4}),
    ".gif": ("GIF", {"optimize": False}),
}
FORMATS = (*VIDEOS, *ANIMATED)
_ROOM = 0.9
"""Of the picture, that the station may fill."""
_HIGHEST_DEG = 35.0
"""Of a preset's elevation: from higher up a turn shows little."""
_STEEPEST_DEG = 85.0
_STILL_SHARE = 0.35
"""Of a step's time, in which what has arrived stands still."""
MOST_HELD_BYTES = 4e9
"""Of the frames of an animated picture, which its encoder holds all at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmSpec:
    """What is filmed: `shot` says the station and all that a picture says."""

    shot: ShotSpec
    kind: Kind = "assembly"
    seconds: float = 3.0
    """For each step of the assembly, or for the whole turn."""
    fps: int = 25


def frames(film: FilmSpec, stock: Stock) -> list[ShotSpec]:
    """Return the shots of a film, in order."""
    if film.kind == "assembly":
        return _assembly(film, stock)
    return _round(film, stock, swing_deg=0.0 if film.kind == "turntable" else 32.0)


def _assembly(film: FilmSpec, stock: Stock) -> list[ShotSpec]:
    """Return each step's docking and a still after it, by a camera that stands."""
    spec = stock.spec(film.shot.station, film.shot.overrides)
    count = _per_step(film.seconds, film.fps)
    moving = max(1, round(count * (1.0 - _STILL_SHARE)))
    camera = film.shot.camera
    if not isinstance(camera, CameraRecord):
        angles = _angles(film.shot)
        camera = _stage(film, stock, [angles]).camera(*angles)
    found = []
    for step in spec.steps:
        times = [min(1.0, (k + 1) / moving) for k in range(count)]
        found += [
            _shot(film.shot, camera, {"step": step.id, "time": time}) for time in times
        ]
    return found


def _round(film: FilmSpec, stock: Stock, *, swing_deg: float) -> list[ShotSpec]:
    """Return a full turn about the zenith, the camera rising and sinking on the way."""
    count = _per_step(film.seconds, film.fps)
    start, level = _angles(film.shot)
    turns = [k / count for k in range(count)]
    angles = [(start + 360.0 * turn, _level(level, swing_deg, turn)) for turn in turns]
    stage = _stage(film, stock, angles[:: max(1, count // 36)])
    return [_shot(film.shot, stage.camera(*pair), {}) for pair in angles]


def frame_count(kind: Kind, seconds: float, fps: int, steps: int) -> int:
    """Return how many frames a film of a station with so many steps has."""
    return _per_step(seconds, fps) * (steps if kind == "assembly" else 1)


def _per_step(seconds: float, fps: int) -> int:
    return max(2, round(seconds * fps))


def _level(level_deg: float, swing_deg: float, turn: float) -> float:
    swung = level_deg + swing_deg * math.sin(2.0 * math.pi * turn)
    return min(max(swung, -_STEEPEST_DEG), _STEEPEST_DEG)


def _shot(shot: ShotSpec, camera: CameraRecord, words: Mapping[str, Any]) -> ShotSpec:
    words = dict(words)
    if isinstance(shot.camera, str):
        # What stands beside the station does so as the preset sees it.
        words["arranged_for"] = shot.camera
    return replace(shot, camera=camera, asked=shot.asked.model_copy(update=words))


def _angles(shot: ShotSpec) -> tuple[float, float]:
    """Return the azimuth and elevation that a film begins at, degrees."""
    camera = shot.camera
    if isinstance(camera, OrbitRecord):
        return camera.azimuth_deg, camera.elevation_deg
    if isinstance(camera, CameraRecord):
        return direction_of(camera.position_m, camera.target_m)
    azimuth, elevation = _direction(preset_named(camera).towards_camera)
    return azimuth, min(elevation, _HIGHEST_DEG)


def direction_of(
    position_m: Sequence[float], target_m: Sequence[float]
) -> tuple[float, float]:
    """Return the azimuth and elevation, degrees, from which a camera looks."""
    return _direction(np.subtract(position_m, target_m).tolist())


def _direction(towards: Sequence[float]) -> tuple[float, float]:
    x, y, z = towards
    elevation = math.degrees(math.atan2(-z, math.hypot(x, y)))
    return math.degrees(math.atan2(y, x)), elevation


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Stage:
    """Where a film's camera looks, from how far, and how much it sees; metres."""

    centre_m: Points
    away_m: float
    view_angle_deg: float = VIEW_ANGLE_DEG
    parallel_height_m: float | None = None

    def camera(self, azimuth_deg: float, elevation_deg: float) -> CameraRecord:
        """Return the camera in a direction from the centre."""
        towards = np.array(orbit(azimuth_deg, elevation_deg).towards_camera)
        x, y, z = (self.centre_m + self.away_m * towards).tolist()
        cx, cy, cz = self.centre_m.tolist()
        return CameraRecord(
            position_m=(x, y, z),
            target_m=(cx, cy, cz),
            view_angle_deg=self.view_angle_deg,
            parallel_height_m=self.parallel_height_m,
        )


def _stage(
    film: FilmSpec, stock: Stock, angles_deg: Sequence[tuple[float, float]]
) -> _Stage:
    """Return the stage from which all is seen from all the angles.

    A camera of one's own goes round what it looks at, as far away as it is.
    """
    asked, camera = film.shot.asked, film.shot.camera
    if isinstance(camera, CameraRecord):
        sight = np.subtract(camera.position_m, camera.target_m)
        return _Stage(
            centre_m=np.array(camera.target_m),
            away_m=float(np.linalg.norm(sight)),
            view_angle_deg=camera.view_angle_deg,
            parallel_height_m=camera.parallel_height_m,
        )
    points = _points(film, stock)
    centre = (points.min(axis=0) + points.max(axis=0)) / 2.0
    angle = asked.view_angle_deg or VIEW_ANGLE_DEG
    aspect = asked.size[0] / asked.size[1]
    up = math.tan(math.radians(angle) / 2.0)
    away = half = 0.0
    for azimuth, elevation in angles_deg:
        preset = orbit(azimuth, elevation)
        axes = view_axes(np.array(preset.towards_camera), np.array(preset.up))
        seen = (points - centre) @ axes.T
        across = np.abs(seen[:, :2]) / (np.array([aspect, 1.0]) * _ROOM)
        half = max(half, float(across.max()))
        away = max(away, float((across / up + seen[:, 2:]).max()))
    return _Stage(
        centre_m=centre,
        away_m=away,
        view_angle_deg=angle,
        parallel_height_m=2.0 * half if asked.parallel else None,
    )


def _points(film: FilmSpec, stock: Stock) -> Points:
    """Return vertices of all that a film ever shows, or of what it is to fit, (n, 3).

    Raises
    ------
    InputError
        If there is nothing.
    """
    fit = film.shot.asked.fit
    step = "last" if film.kind == "assembly" else film.shot.asked.step
    whole = film.shot.asked.model_copy(update={"step": step, "time": 1.0})
    scene = scene_of(replace(film.shot, asked=whole), stock)
    found = [
        apply(node.world_from_mesh, scene.meshes[node.mesh].points[::3])
        for node in scene.nodes
        if node.layer != "aid" and fit in {None, node.element}
    ]
    if not found:
        message = f"{film.shot.station}: there is nothing to be filmed"
        raise InputError(message)
    return np.concatenate(found)


# --- making ---------------------------------------------------------------------------


def make_film(film: FilmSpec, path: Path, progress: Progress) -> int:
    """Draw and encode a film, and return how many frames it has.

    The file appears whole or not at all; `progress` may raise `Cancelled`.

    Raises
    ------
    UsageError
        If the format is unknown, or its pictures must have even sides.
    """
    check_film(film, path)
    stock = Stock()
    shots = frames(film, stock)
    if not shots:
        message = f"{film.shot.station}: has no steps to be filmed"
        raise InputError(message)
    _check_room(film, path, len(shots))
    studio = Studio()
    try:
        pictures = _drawn(shots, stock, studio, progress)
        with atomic_write(path) as file:
            _encode(file, path.suffix.lower(), pictures, film)
    finally:
        studio.close()
    return len(shots)


def check_film(film: FilmSpec, path: Path) -> None:
    """Refuse what no encoder can do, before anything is drawn."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        message = f"{path}: a film is written as {', '.join(FORMATS)}"
        raise UsageError(message)
    width, height = film.shot.asked.size
    if suffix in VIDEOS and (width % 2 or height % 2):
        message = f"{path}: sides must be even for {suffix}, is {width}x{height}"
        raise UsageError(message)
    if film.shot.asked.transparent and suffix in VIDEOS:
        message = f"{path}: {suffix} knows no transparency; take .png or .webp"
        raise UsageError(message)


def held_bytes(suffix: str, frames: int, size_px: tuple[int, int]) -> float:
    """Return how much memory a film's frames take while it is encoded."""
    return 0.0 if suffix in VIDEOS else 3.0 * frames * size_px[0] * size_px[1]


def _check_room(film: FilmSpec, path: Path, frames: int) -> None:
    suffix, size = path.suffix.lower(), film.shot.asked.size
    held = held_bytes(suffix, frames, size)
    if held > MOST_HELD_BYTES:
        message = (
            f"{path}: {frames} frames of {size[0]}x{size[1]} as {suffix} need "
            f"{held / 1e9:.0f} GB of memory; take .mp4 or .webm, a smaller size, "
            "fewer seconds or frames"
        )
        raise UsageError(message)


def _drawn(
    shots: Iterable[ShotSpec], stock: Stock, studio: Studio, progress: Progress
) -> Iterator[NDArray[np.uint8]]:
    """Give each frame; frames that are the same as the last are not drawn again."""
    listed, last, picture = list(shots), None, None
    for number, shot in enumerate(listed):
        progress(number / len(listed), f"frame {number + 1} of {len(listed)}")
        key = (shot.camera, shot.asked)
        if picture is None or key != last:
            scene = scene_of(shot, stock)
            picture = studio.picture(scene, shot.asked.size, samples_of(shot))
            last = key
        yield picture
    progress(1.0, "encoded")


def _encode(
    file: Any, suffix: str, pictures: Iterator[NDArray[np.uint8]], film: FilmSpec
) -> None:
    if suffix in VIDEOS:
        _encode_video(file, suffix, pictures, film)
        return
    from PIL import Image

    kind, options = ANIMATED[suffix]
    first = Image.fromarray(next(pictures))
    rest: Iterable[Any] = (Image.fromarray(picture) for picture in pictures)
    if kind == "PNG":
        rest = list(rest)  # Pillow goes through them twice
    first.save(
        file,
        format=kind,
        save_all=True,
        append_images=rest,
        duration=1000.0 / film.fps,
        loop=0,
        **options,
    )


def _encode_video(
    file: Any, suffix: str, pictures: Iterator[NDArray[np.uint8]], film: FilmSpec
) -> None:
    import av

    container, codec, options = VIDEOS[suffix]
    with av.open(file, "w", format=container) as output:
        stream = output.add_stream(codec, rate=film.fps, options=dict(options))
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height = film.shot.asked.size
        stream.pix_fmt = "yuv420p"
        for picture in pictures:
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
