"""Actions of the menu Compare: how, with what and when."""

from viewer.gui.actions.row import SEPARATOR, ActionRow

_LAYOUTS = {
    "beside": "&Beside",
    "overlay": "&Overlay",
    "split": "S&plit view",
    "silhouettes": "Out&lines",
    "alone": "&Alone",
}
_AIDS = {"cosmonaut": "&Cosmonaut", "bus": "B&us", "pitch": "Football p&itch"}
_MATCHES = {
    "": "As it stands &today",
    "mass": "When it was as &heavy",
    "modules": "When it had as many &modules",
    "years": "After as many &years",
}


def _layout(name: str, text: str) -> ActionRow:
    return ActionRow(
        id=f"layout:{name}",
        text=text,
        run=lambda c: c.view.set_layout(name),
        tip=f"Show the reference: {name}",
        checked=lambda s: s.view.layout == name,
        group="layout",
    )


def _aid(name: str, text: str) -> ActionRow:
    return ActionRow(
        id=f"aid:{name}",
        text=text,
        run=lambda c: c.view.toggle_aid(name),
        tip=f"Show a {name} for scale",
        checked=lambda s: name in s.view.aids,
    )


def _match(name: str, text: str) -> ActionRow:
    return ActionRow(
        id=f"match:{name}",
        text=text,
        run=lambda c: c.view.set_match(name),
        tip="Show the reference at the time when it is most like the station",
        checked=lambda s: (s.match or "") == name,
        group="match",
    )


_LAYOUT_ROWS = tuple(_layout(name, text) for name, text in _LAYOUTS.items())
_AID_ROWS = tuple(_aid(name, text) for name, text in _AIDS.items())
_MATCH_ROWS = tuple(_match(name, text) for name, text in _MATCHES.items())
_REFERENCE_ROWS = (
    ActionRow(
        id="open-reference",
        text="Open re&ference…",
        run=lambda c: c.stations.ask_reference(),
        shortcut="Ctrl+R",
        tip="Compare with another station file or with any mesh of the ISS",
    ),
    ActionRow(
        id="own-reference",
        text="Station's ow&n reference",
        run=lambda c: c.stations.use_reference(None),
        tip="Compare with what the station file names",
    ),
    ActionRow(
        id="align",
        text="Ali&gn reference…",
        run=lambda c: c.stations.align_reference(),
        tip="Say what the unit and the axes of the reference's mesh are",
    ),
)
ROWS = (*_LAYOUT_ROWS, *_MATCH_ROWS, *_AID_ROWS, *_REFERENCE_ROWS)

MENU: tuple[str, ...] = (
    *(row.id for row in _LAYOUT_ROWS),
    SEPARATOR,
    *(row.id for row in _MATCH_ROWS),
    SEPARATOR,
    *(row.id for row in _AID_ROWS),
    SEPARATOR,
    *(row.id for row in _REFERENCE_ROWS),
)
