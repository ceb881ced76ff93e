"""Which step a user means."""

from viewer.errors import InputError, nearest
from viewer.spec.model import StationSpec


def steps_done(spec: StationSpec, step: str) -> int:
    """Return how many steps are done when the station stands at `step`.

    `step` is a step's id, its 1-based number, a phase's id (the phase complete)
    or ``last``.

    Raises
    ------
    InputError
        If the station has no such step; names the nearest one that it has.
    """
    count = len(spec.steps)
    if step == "last":
        return count
    if step.isdecimal():
        if 1 <= int(step) <= count:
            return int(step)
        message = f"step {step}: {spec.id} has steps 1 to {count}"
        raise InputError(message)
    for number, record in reversed(list(enumerate(spec.steps, start=1))):
        if step in (record.id, record.phase):
            return number
    names = [record.id for record in spec.steps] + [phase.id for phase in spec.phases]
    message = (
        f"step '{step}': {spec.id} has no such step{nearest(step, names)}; "
        f"its steps are {', '.join(names)}, last"
    )
    raise InputError(message)
