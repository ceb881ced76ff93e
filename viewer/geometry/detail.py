"""How finely curved surfaces are cut: by chord error, not by a count."""

import math
from dataclasses import dataclass

_FULL_TURN_DEG = 360.0
_FINE_M = 0.006


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A detail level.

    `chord_error_m` is how far a facet may lie from the true circle. `minimum`
    is the least number of segments of a full circle, so that a thin pipe stays
    round; `features` whether small fittings (rails, bolts, seams) are modelled.
    """

    name: str
    chord_error_m: float
    minimum: int
    features: bool = True

    @property
    def fine(self) -> bool:
        """Whether bolts, small bevels and the like are worth their triangles."""
        return self.chord_error_m < _FINE_M

    def segments(self, radius_m: float, angle_deg: float = _FULL_TURN_DEG) -> int:
        """Return the number of chords for an arc, at least one; even for a circle.

        From the sagitta of a chord, e = r (1 - cos(pi / n)).
        """
        ratio = min(self.chord_error_m / max(radius_m, 1e-9), 1.0)
        full = max(math.pi / math.acos(1.0 - ratio), float(self.minimum))
        if angle_deg >= _FULL_TURN_DEG:
            return 2 * math.ceil(full / 2.0)
        return max(1, math.ceil(full * angle_deg / _FULL_TURN_DEG))


INTERACTIVE = Detail(name="interactive", chord_error_m=0.02, minimum=8)
# What stands beside the station is seen smaller and is only compared with.
REFERENCE = Detail(name="reference", chord_error_m=0.045, minimum=6)
STILL = Detail(name="still", chord_error_m=0.0015, minimum=16)
DETAILS = {detail.name: detail for detail in (INTERACTIVE, REFERENCE, STILL)}
