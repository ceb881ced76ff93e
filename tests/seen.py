"""How colours are read, and how people without red or green cones see them."""

import numpy as np

# Machado, Oliveira and Fernandes (2009), severity 1, on linear light.
CONES = {
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
_WHITE = _XYZ @ np.ones(3)


def linear(colour: str) -> np.ndarray:
    """Return `#rrggbb` as linear light, 0 to 1."""
    value = np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)]) / 255.0
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Return WCAG's contrast ratio, 1 to 21."""
    light, dark = sorted((float(_XYZ[1] @ linear(c)) for c in (one, other)), key=abs)[
        ::-1
    ]
    return (light + 0.05) / (dark + 0.05)


def lab(light: np.ndarray) -> np.ndarray:
    """Return CIE L*a*b* of linear light."""
    t = (_XYZ @ light) / _WHITE
    f = np.where(t > 0.008856, np.cbrt(t), 7.787 * t + 16.0 / 116.0)
    return np.array([116.0 * f[1] - 16.0, 500.0 * (f[0] - f[1]), 200.0 * (f[1] - f[2])])


def distance(one: str, other: str, cones: str | None = None) -> float:
    """Return how far two colours are apart in Lab, to all or to some people."""
    seen = [linear(colour) for colour in (one, other)]
    if cones is not None:
        seen = [np.clip(CONES[cones] @ light, 0.0, 1.0) for light in seen]
    return float(np.linalg.norm(lab(seen[0]) - lab(seen[1])))
