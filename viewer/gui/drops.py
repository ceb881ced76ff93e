"""Files that are dragged onto the window."""

from pathlib import Path

from PySide6.QtGui import QDropEvent

from viewer.gui.commands import Commands
from viewer.scene.references import MESHES


def file_in(event: QDropEvent) -> str | None:
    """Return the first file of an event that the window can take, or None."""
    files = [url.toLocalFile() for url in event.mimeData().urls()]
    known = {".toml", *MESHES}
    return next((name for name in files if Path(name).suffix.lower() in known), None)


def take(name: str, commands: Commands) -> None:
    """Open the station that was dropped, or compare with the mesh."""
    if Path(name).suffix.lower() == ".toml":
        commands.stations.open(name)
    else:
        commands.stations.use_reference(name)
