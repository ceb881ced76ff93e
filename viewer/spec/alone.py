"""A module alone, as a station of one step: so all that shows stations shows it."""

from viewer.spec.model import (
    AddAction,
    ModuleKey,
    ModuleSpec,
    PhaseRecord,
    StationSpec,
    StepRecord,
)
from viewer.spec.record import LocalText

PHASE = "alone"
_PHASE_NAME = LocalText(en="Module alone", ru="Отдельный модуль")


def station_of_module(module: ModuleSpec) -> StationSpec:
    """Return a station whose one step brings a module; it has no dates.

    The step and the element are called what the module is.
    """
    name = str(module.key.module)
    step = StepRecord(
        id=name,
        phase=PHASE,
        name=module.name,
        date=None,
        caption=module.summary,
        add=[AddAction(module=name)],
    )
    return StationSpec(
        id=name,
        path=module.path,
        name=module.name,
        summary=module.summary,
        reference=None,
        facts={},
        phases=(PhaseRecord(id=PHASE, name=_PHASE_NAME),),
        steps=(step,),
        # Parameters that are changed from outside are no variant of an element.
        modules={ModuleKey(module=module.key.module): module},
    )
