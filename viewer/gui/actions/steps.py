"""Actions of the menu Steps."""

from viewer.gui.actions.row import SEPARATOR, ActionRow

ROWS = (
    ActionRow(
        id="first",
        text="&First step",
        run=lambda c: c.session.go_to(1),
        shortcut="Home",
        tip="Go to the first step",
    ),
    ActionRow(
        id="previous",
        text="P&revious step",
        run=lambda c: c.session.step_by(-1),
        shortcut="PgUp",
        tip="Go one step back",
    ),
    ActionRow(
        id="play",
        text="&Play",
        run=lambda c: c.player.toggle(),
        shortcut="Space",
        tip="Play the assembly, or pause it",
        checked=lambda s: s.playing,
    ),
    ActionRow(
        id="next",
        text="&Next step",
        run=lambda c: c.player.motion.step_on(),
        shortcut="PgDown",
        tip="Go one step on",
    ),
    ActionRow(
        id="last",
        text="&Last step",
        run=lambda c: c.session.go_to(c.session.step_count),
        shortcut="End",
        tip="Go to the last step",
    ),
    ActionRow(
        id="animate",
        text="&Animate steps",
        run=lambda c: c.program.prefer(animated=not c.session.animated),
        shortcut="A",
        tip="Show modules dock and unfold, or show each step at once",
        checked=lambda s: s.animated,
    ),
    ActionRow(
        id="present",
        text="Presenter &mode",
        run=lambda c: c.program.toggle_presenting(),
        shortcut="F11",
        tip="Full screen with a large caption; arrows and page keys step, Esc ends it",
    ),
)

MENU: tuple[str, ...] = (
    "first",
    "previous",
    "play",
    "next",
    "last",
    SEPARATOR,
    "animate",
    "present",
)
