"""Colours as light: what shaders and files of other programs reckon with."""


def linear_light(channel: float) -> float:
    """Return an sRGB channel, 0 to 1, as linear light (IEC 61966-2-1)."""
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
