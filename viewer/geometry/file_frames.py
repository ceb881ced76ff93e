"""The axes of exchanged files, seen from the station's: the one place where they turn.

glTF and OBJ are +Y up and face +Z; STL, 3MF and PLY are +Z up. The station frame is
+X forward, +Y starboard, +Z nadir. Both turns are proper (determinant +1), so
triangles keep their sense.
"""

import numpy as np

from viewer.geometry.frames import HALF_TURN_X, Transform, frozen

# Forward becomes +Z (a glTF model's front), starboard -X, zenith +Y.
GLTF_FROM_STATION: Transform = frozen(
    np.array(
        [
            [0.0, -1.0, 0.0, 0.0],
            [0.0, 0.0, -1.0, 0.0],
            [1.0, 0.0, 0.0, 0.0],
            [0.0, 0.0, 0.0, 1.0],
        ]
    )
)

# Forward stays +X, port becomes +Y, zenith +Z: the model stands on its nadir.
PRINT_FROM_STATION: Transform = HALF_TURN_X
