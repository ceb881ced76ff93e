"""What a glTF file holds beside its tree: cameras and animations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from viewer.export.cameras import ASPECT, FileCamera
from viewer.export.clips import Clip, Track
from viewer.export.glb_buffers import GlbBuffers
from viewer.export.poses import pose_entry
from viewer.geometry.file_frames import GLTF_FROM_STATION
from viewer.geometry.frames import compose

Json = dict[str, Any]

CAMERAS_NODE = "Cameras"


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """Cameras in the station frame, clips for the keys of the tree's nodes, variants.

    A variant is a look by name and the material that everything is of in it.
    """

    cameras: tuple[FileCamera, ...] = ()
    clips: tuple[Clip, ...] = ()
    variants: Mapping[str, str] = field(default_factory=dict)
    compressed: bool = False
    """Whether meshes are compressed by Draco."""
    instanced: bool = False
    """Whether copies of a part become one node with many instances."""


NOTHING = Additions()


def camera_entries(cameras: Sequence[FileCamera], first: int) -> tuple[Json, ...]:
    """Return the node that holds all camera nodes, then those, numbered from `first`.

    The whole of them turns with the station, so that the file's axes are right.
    """
    nodes = [
        {
            "name": f"camera {camera.name}",
            "camera": number,
            **pose_entry(compose(GLTF_FROM_STATION, camera.station_from_camera)),
        }
        for number, camera in enumerate(cameras)
    ]
    children = list(range(first + 1, first + 1 + len(nodes)))
    holder = {"name": CAMERAS_NODE, "children": children, "extras": {"kind": "cameras"}}
    return (holder, *nodes)


def lenses(cameras: Sequence[FileCamera]) -> list[Json]:
    """Return the entries of the cameras themselves."""
    return [
        {
            "name": camera.name,
            "type": "perspective",
            "perspective": {
                "aspectRatio": ASPECT,
                "yfov": camera.view_angle_rad,
                "znear": camera.near_m,
                "zfar": camera.far_m,
            },
        }
        for camera in cameras
    ]


def animations(
    clips: Sequence[Clip], node_of_key: Mapping[str, int], buffers: GlbBuffers
) -> list[Json]:
    """Return the entries of the clips; what the file has no node for is left out."""
    found = []
    for clip in clips:
        tracks = [track for track in clip.tracks if track.key in node_of_key]
        if tracks:
            found.append(_animation(clip, tracks, node_of_key, buffers))
    return found


def _animation(
    clip: Clip,
    tracks: Sequence[Track],
    node_of_key: Mapping[str, int],
    buffers: GlbBuffers,
) -> Json:
    samplers: dict[tuple[int, int, bool], int] = {}
    channels = []
    for track in tracks:
        times = buffers.add_values(track.times_s[:, None], bounded=True)
        values = buffers.add_values(track.values, bounded=False)
        sampler = samplers.setdefault((times, values, track.stepped), len(samplers))
        target = {"node": node_of_key[track.key], "path": track.path}
        channels.append({"sampler": sampler, "target": target})
    return {
        "name": clip.name,
        "channels": channels,
        "samplers": [
            {
                "input": times,
                "output": values,
                "interpolation": "STEP" if stepped else "LINEAR",
            }
            for times, values, stepped in samplers
        ],
        "extras": dict(clip.extras),
    }
