"""Actions of the menu Steps."""

from viewer.gui.actions.row import SEPARATOR, ActionRow
from viewer.gui.playback import SPEED_TEXTS, SPEEDS

SPEED = "speeds"
"""Stands for the menu of speeds."""


def _speed_row(speed: float) -> ActionRow:
    return ActionRow(
        id=f"speed:{speed:g}",
        text=SPEED_TEXTS[speed],
        run=lambda c: c.session.set_playback(speed=speed),
        tip="Play the steps at this speed",
        checked=lambda s: s.playback.speed == speed,
        group="speed",
    )


_SPEED_ROWS = tuple(_speed_row(speed) for speed in SPEEDS)

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
        run=lambda c: c.player.step(-1),
        shortcut="PgUp",
        tip="Go one step back",
    ),
    ActionRow(
        id="play",
        text="&Play",
        run=lambda c: c.player.toggle(),
        shortcut="Space",
        tip="Play the assembly, or pause it",
        checked=lambda s: s.playback.playing,
    ),
    ActionRow(
        id="next",
        text="&Next step",
        run=lambda c: c.player.step(1),
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
    *_SPEED_ROWS,
    ActionRow(
        id="slower",
        text="&Slower",
        run=lambda c: c.player.change_speed(-1),
        shortcut="Ctrl+[",
        tip="Play the steps slower",
        enabled=lambda s: s.playback.speed > SPEEDS[0],
    ),
    ActionRow(
        id="faster",
        text="Fas&ter",
        run=lambda c: c.player.change_speed(1),
        shortcut="Ctrl+]",
        tip="Play the steps faster",
        enabled=lambda s: s.playback.speed < SPEEDS[-1],
    ),
    ActionRow(
        id="loop",
        text="Repea&t",
        run=lambda c: c.session.set_playback(loop=not c.session.playback.loop),
        shortcut="Ctrl+L",
        tip="Begin again after the last step, until you stop it",
        checked=lambda s: s.playback.loop,
    ),
    ActionRow(
        id="animate",
        text="&Animate steps",
        run=lambda c: c.program.prefer(animated=not c.session.playback.animated),
        shortcut="A",
        tip="Show modules dock and unfold, or show each step at once",
        checked=lambda s: s.playback.animated,
    ),
    ActionRow(
        id="arrivals",
        text="&Highlight what arrives",
        run=lambda c: c.view.toggle("arrivals"),
        shortcut="Shift+A",
        tip="Show in another colour what the step brings or moves",
        checked=lambda s: s.view.arrivals,
    ),
    ActionRow(
        id="standing",
        text="Hold the &view still",
        run=lambda c: c.session.refit(standing=not c.session.view.standing),
        tip="See all steps from one place, or let each step fill the picture",
        checked=lambda s: s.view.standing,
    ),
    ActionRow(
        id="upcoming",
        text="Show what is to &come",
        run=lambda c: c.view.toggle("upcoming"),
        shortcut="T",
        tip="Show translucent what later steps bring, where it will be",
        checked=lambda s: s.view.upcoming,
    ),
    ActionRow(
        id="thumbnails",
        text="Small pict&ures of steps",
        run=lambda c: c.program.prefer(
            thumbnails=not c.context.settings.preferences.thumbnails
        ),
        tip="Show a small picture beside each step of the list",
        preferred=lambda p: p.thumbnails,
    ),
    ActionRow(
        id="present",
        text="Presenter &mode",
        run=lambda c: c.program.toggle_presenting(),
        shortcut="F5; Shift+F5; F11",
        tip="Full screen with a large caption; arrows and page keys step, Esc ends it",
    ),
)

SPEED_MENU: tuple[str, ...] = (
    *(row.id for row in _SPEED_ROWS),
    SEPARATOR,
    "slower",
    "faster",
)
MENU: tuple[str, ...] = (
    "first",
    "previous",
    "play",
    "next",
    "last",
    SEPARATOR,
    SPEED,
    "loop",
    "animate",
    SEPARATOR,
    "arrivals",
    "upcoming",
    "standing",
    "thumbnails",
    SEPARATOR,
    "present",
)
