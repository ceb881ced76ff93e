"""The choice of a picture's size: what is customary, the window's own, or any."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from viewer.gui.making.form import fill
from viewer.gui.text import mark, tr
from viewer.render.painter import MAX_SIDE_PX

Size = tuple[int, int]

PICTURES: Mapping[Size, str] = {
    (1280, 720): mark("HD"),
    (1920, 1080): mark("Full HD"),
    (3840, 2160): mark("4K"),
    (2000, 2000): mark("square"),
    (1080, 1350): mark("upright, for feeds"),
    (4961, 3508): mark("A3 at 300 dpi"),
}
FILMS: Mapping[Size, str] = {
    (1280, 720): mark("HD"),
    (1920, 1080): mark("Full HD"),
    (3840, 2160): mark("4K"),
    (1080, 1080): mark("square"),
    (1080, 1920): mark("upright, for phones"),
    (640, 360): mark("small, for messages"),
}
_WINDOW, _OWN = "window", "own"


class SizeChoice(QWidget):
    """A list of sizes, and two numbers where it is to be another."""

    changed = Signal()

    def __init__(
        self, known: Mapping[Size, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._known = known
        self._window: Size = (1280, 720)
        self.box = QComboBox()
        self.box.setObjectName("size")
        self.box.setAccessibleName(tr("Size"))
        self.width_px, self.height_px = (
            _side(tr("Width, pixels")),
            _side(tr("Height, pixels")),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        by = QLabel("×")
        for widget in (self.box, self.width_px, by, self.height_px):
            row.addWidget(widget)
        row.setStretch(0, 1)
        self.set_window(self._window)
        self.box.currentIndexChanged.connect(lambda _: self._follow())
        for side in (self.width_px, self.height_px):
            side.valueChanged.connect(lambda _: self._take_own())
        self._follow()

    def set_window(self, size_px: Size) -> None:
        """Say how large a picture is that has the window's own shape."""
        self._window = size_px
        values = {
            _word(size): f"{size[0]} × {size[1]}  {tr(name)}"
            for size, name in self._known.items()
        }
        shape = tr("{width} × {height}  as the window")
        values[_WINDOW] = shape.format(width=size_px[0], height=size_px[1])
        values[_OWN] = tr("another")
        with QSignalBlocker(self.box):
            fill(self.box, values)
        self._show()

    @property
    def size_px(self) -> Size:
        """Width and height."""
        return self.width_px.value(), self.height_px.value()

    def _chosen(self) -> Size | None:
        chosen = self.box.currentData()
        if chosen == _WINDOW:
            return self._window
        return next((size for size in self._known if _word(size) == chosen), None)

    def _show(self) -> None:
        size = self._chosen()
        if size is not None:
            with QSignalBlocker(self.width_px), QSignalBlocker(self.height_px):
                self.width_px.setValue(size[0])
                self.height_px.setValue(size[1])

    def _follow(self) -> None:
        self._show()
        self.changed.emit()

    def _take_own(self) -> None:
        """Say that it is a size of one's own once a number was written."""
        if self._chosen() not in (None, self.size_px):
            with QSignalBlocker(self.box):
                self.box.setCurrentIndex(self.box.findData(_OWN))
        self.changed.emit()

    def kept(self) -> dict[str, object]:
        """Return what is to be remembered."""
        return {"sides": list(self.size_px)}

    def restore(self, sides: Sequence[int] | None) -> None:
        """Choose again what was remembered."""
        if (
            isinstance(sides, list)
            and len(sides) == 2
            and all(isinstance(side, int) for side in sides)
            and self._chosen() is None
        ):
            self.width_px.setValue(sides[0])
            self.height_px.setValue(sides[1])


def _word(size_px: Size) -> str:
    return f"{size_px[0]}x{size_px[1]}"


def _side(name: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, MAX_SIDE_PX)
    box.setAccessibleName(name)
    return box
