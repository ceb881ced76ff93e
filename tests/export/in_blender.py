"""Run inside Blender: print what it finds in a glTF file, as JSON.

blender -b --factory-startup -P in_blender.py -- FILE.glb
"""

import json
import sys

import bpy
import numpy as np
from mathutils import Vector

if not hasattr(np, "bool"):  # older importers still call it so
    np.bool = bool
bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.ops.import_scene.gltf(filepath=sys.argv[sys.argv.index("--") + 1])
bpy.context.view_layer.update()
meshes = [thing for thing in bpy.data.objects if thing.type == "MESH"]
corners = np.array(
    [thing.matrix_world @ Vector(c) for thing in meshes for c in thing.bound_box]
)
sys.stdout.write(
    "FOUND "
    + json.dumps(
        {
            "objects": {
                thing.name: thing.parent.name if thing.parent else None
                for thing in bpy.data.objects
            },
            "materials": [material.name for material in bpy.data.materials],
            "clips": sorted(
                {
                    track.name
                    for thing in bpy.data.objects
                    if thing.animation_data
                    for track in thing.animation_data.nla_tracks
                }
            ),
            "cameras": sum(thing.type == "CAMERA" for thing in bpy.data.objects),
            "kinds": sorted({str(thing.get("kind")) for thing in bpy.data.objects}),
            "triangles": sum(
                len(polygon.vertices) - 2
                for thing in meshes
                for polygon in thing.data.polygons
            ),
            "low": corners.min(axis=0).tolist(),
            "high": corners.max(axis=0).tolist(),
        }
    )
    + "\n"
)
