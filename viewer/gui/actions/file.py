"""Actions of the menu File."""

from viewer.gui.actions.row import SEPARATOR, ActionRow, Keys

SHIPPED = "shipped"
"""Stands for the menu of stations that the program brings along."""
RECENT = "recent"
"""Stands for the menu of recent files."""

ROWS = (
    ActionRow(
        id="open",
        text="&Open…",
        run=lambda c: c.files.open(),
        shortcut=Keys.Open,
        tip="Open a station, a module, a mesh to compare with, or a list of shots",
    ),
    ActionRow(
        id="reload",
        text="&Reload",
        run=lambda c: c.stations.reload(),
        shortcut="Ctrl+F5",
        tip="Read the config files again",
    ),
    ActionRow(
        id="save-config",
        text="Save as new confi&g file…",
        run=lambda c: c.parameters.save(),
        shortcut=Keys.SaveAs,
        tip="Save the station with its changed parameters as config files of its own",
        enabled=lambda s: bool(s.model and s.model.overrides),
    ),
    ActionRow(
        id="export",
        text="&Export…",
        run=lambda c: c.files.export(),
        shortcut="Ctrl+E",
        tip="Write the station for Blender, the web, printers, phones",
    ),
    ActionRow(
        id="screenshot",
        text="Save &picture…",
        run=lambda c: c.files.picture(),
        shortcut="Ctrl+P",
        tip="Save what the view shows, in any size, as PNG, JPEG, TIFF, SVG",
    ),
    ActionRow(
        id="film",
        text="Record fil&m…",
        run=lambda c: c.files.film(),
        shortcut="Ctrl+Shift+R",
        tip="Film the assembly, a turn or a flight, as MP4, WebM, GIF, WebP or APNG",
    ),
    ActionRow(
        id="pages",
        text="&Booklet or poster…",
        run=lambda c: c.files.pages(),
        tip="Make a PDF to be printed: the assembly page by page, or a poster",
    ),
    ActionRow(
        id="kit",
        text="Press &kit…",
        run=lambda c: c.files.kit(),
        tip="Take every picture of a list of shots into a folder",
    ),
    ActionRow(
        id="copy-picture",
        text="Copy p&icture",
        run=lambda c: c.files.copy_picture(),
        shortcut=Keys.Copy,
        tip="Put what the view shows on the clipboard as a picture",
    ),
    ActionRow(
        id="copy-shot",
        text="&Copy as shot",
        run=lambda c: c.files.copy_as_shot(),
        shortcut="Ctrl+Shift+C",
        tip="Copy the command and the list entry that take this very picture",
    ),
    ActionRow(
        id="quit",
        text="&Quit",
        run=lambda c: c.program.quit(),
        shortcut=Keys.Quit,
        tip="Close the window",
    ),
)

MENU: tuple[str, ...] = (
    "open",
    SHIPPED,
    RECENT,
    "open-reference",
    "reload",
    "save-config",
    SEPARATOR,
    "export",
    "screenshot",
    "film",
    "pages",
    "kit",
    "copy-picture",
    "copy-shot",
    SEPARATOR,
    "quit",
)
