"""Actions of the menu View: what is shown, and in which look."""

from viewer.gui.actions.row import SEPARATOR, ActionRow

ROWS = (
    ActionRow(
        id="fit",
        text="&Fit to view",
        run=lambda c: c.session.refit(),
        shortcut="F",
        tip="Take the camera back to its preset, fitted to all that is shown",
    ),
    ActionRow(
        id="reference",
        text="Show &reference",
        run=lambda c: c.session.set_with_reference(not c.session.with_reference),
        shortcut="R",
        tip="Show the station that it is compared with",
        checked=lambda s: s.with_reference,
    ),
    ActionRow(
        id="labels",
        text="Show &labels",
        run=lambda c: c.view.toggle("labels"),
        shortcut="L",
        tip="Show names and captions in the view",
        checked=lambda s: s.view.labels,
    ),
    ActionRow(
        id="scale-bar",
        text="Show &scale bar",
        run=lambda c: c.view.toggle("scale_bar"),
        shortcut="B",
        tip="Show a bar of known length",
        checked=lambda s: s.view.scale_bar,
    ),
    ActionRow(
        id="parallel",
        text="&Orthographic",
        run=lambda c: c.view.toggle("parallel"),
        shortcut="O",
        tip="Draw without perspective",
        checked=lambda s: s.view.parallel,
    ),
    ActionRow(
        id="section",
        text="&Cut open",
        run=lambda c: c.view.toggle_section(),
        shortcut="X",
        tip="Cut station and reference open at a plane; the panel Take apart moves it",
        checked=lambda s: s.view.section is not None,
    ),
    ActionRow(
        id="ports",
        text="Mark docking &ports",
        run=lambda c: c.view.toggle("ports"),
        shortcut="P",
        tip="Mark docking ports, those that are free with their type",
        checked=lambda s: s.view.ports,
    ),
    ActionRow(
        id="fine",
        text="Fine picture at res&t",
        run=lambda c: c.program.prefer(fine=not c.context.settings.preferences.fine),
        tip="Show shadows, sky and smooth edges as soon as nothing moves",
        preferred=lambda p: p.fine,
    ),
    ActionRow(
        id="russian",
        text="Captions in Russ&ian",
        run=lambda c: c.session.set_view(
            language="en" if c.session.view.language == "ru" else "ru"
        ),
        tip="Names and captions in Russian",
        checked=lambda s: s.view.language == "ru",
    ),
)

MENU: tuple[str, ...] = (
    "fit",
    SEPARATOR,
    "reference",
    "labels",
    "scale-bar",
    "parallel",
    "section",
    "ports",
    "fine",
    "russian",
)
