"""The style's own icons, for the actions that it has one for."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QStyle, QWidget

_PIXMAPS = {
    "open": QStyle.StandardPixmap.SP_DialogOpenButton,
    "reload": QStyle.StandardPixmap.SP_BrowserReload,
    "export": QStyle.StandardPixmap.SP_DialogSaveButton,
    "screenshot": QStyle.StandardPixmap.SP_DesktopIcon,
    "first": QStyle.StandardPixmap.SP_MediaSkipBackward,
    "previous": QStyle.StandardPixmap.SP_MediaSeekBackward,
    "play": QStyle.StandardPixmap.SP_MediaPlay,
    "next": QStyle.StandardPixmap.SP_MediaSeekForward,
    "last": QStyle.StandardPixmap.SP_MediaSkipForward,
}


def icon_for(action: str, widget: QWidget) -> QIcon | None:
    """Return the icon of an action, or None where the style has none for it."""
    pixmap = _PIXMAPS.get(action)
    return widget.style().standardIcon(pixmap) if pixmap is not None else None
