"""The rows of an export's form: formats, and choices that apply to some of them."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.export import FORMATS
from viewer.export.formats import PAGE
from viewer.gui.commands.context import Context
from viewer.gui.language import NAMES
from viewer.gui.making.form import Form, fill
from viewer.gui.text import mark, tr

_WHO = {
    ".glb": (
        mark("glTF, one file"),
        mark("Blender, web pages, PowerPoint; materials, names, animations"),
    ),
    ".gltf": (
        mark("glTF as text"),
        mark("Web developers: text that can be edited, its data beside it"),
    ),
    PAGE: (
        mark("Page for any browser"),
        mark("To mail or to host: steps, captions, figures, comparison"),
    ),
    ".usdz": (
        mark("USDZ"),
        mark("iPhone and iPad: stands in the room, to walk round"),
    ),
    ".stl": (mark("STL"), mark("Every 3D printer: one closed solid")),
    ".3mf": (
        mark("3MF"),
        mark("3D printers: colours and modules, for PrusaSlicer, Bambu Studio, Cura"),
    ),
    ".obj": (mark("OBJ"), mark("Cinema 4D, 3ds Max, Rhino and older programs")),
    ".ply": (
        mark("PLY"),
        mark("MeshLab, CloudCompare, scripts: one mesh with colours"),
    ),
}
"""In the order in which they are offered: what each is called and who it is for."""
_SCALES = ("1:72", "1:100", "1:144", "1:200", "1:350", "1:500", "1:1000")
_BEDS = ("180x180x180", "220x220x250", "250x210x220", "256x256x256", "300x300x300")
_THICK = ("0.4", "0.6", "0.8", "1.0", "1.2", "1.6")
_UNITS = {
    "mm": mark("millimetres"),
    "cm": mark("centimetres"),
    "m": mark("metres"),
    "in": mark("inches"),
    "ft": mark("feet"),
}
_NEEDS: Mapping[str, str] = {
    "animation": "animation",
    "variants": "gltf",
    "draco": "gltf",
    "instancing": "gltf",
    "units": "units",
    "scale": "scale",
    "length": "scale",
    "min_thickness": "print",
    "split": "print",
    "bed": "print",
    "each": "print",
    "report": "print",
}
"""Choice -> what a format must carry for it."""


class ExportRows(Form):
    """Formats on the left, choices on the right; those that do not apply are grey."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.formats = self._format_list()
        row.addWidget(self.formats, 3)
        column = QVBoxLayout()
        row.addLayout(column, 4)
        self._add_what(_group(column, tr("What")))
        self._add_screens(_group(column, tr("glTF")))
        self._add_prints(_group(column, tr("Prints")))
        column.addStretch(1)
        self.edited.connect(self._grey_out)
        self.formats.setCurrentRow(0)

    # --- widgets ---------------------------------------------------------------

    def _format_list(self) -> QListWidget:
        box = QListWidget()
        box.setAccessibleName(tr("Format"))
        box.setWordWrap(True)
        box.setSpacing(3)
        for suffix, (name, who) in _WHO.items():
            words = f"{tr(name)}  ({suffix})\n{tr(who)}"
            item = QListWidgetItem(words, box)
            item.setData(Qt.ItemDataRole.UserRole, suffix)
        box.currentRowChanged.connect(lambda _: self.edited.emit())
        return box

    def _add_what(self, rows: QFormLayout) -> None:
        self.step = self.add_choice(rows, "", tr("S&tep"), {})
        self.only = self.add_choice(rows, "", tr("&Elements"), {})
        details = {
            "interactive": tr("light, as the window shows it"),
            "still": tr("fine: round hulls, bolts, small fittings"),
        }
        self.detail = self.add_choice(rows, "detail", tr("&Detail"), details)
        units: dict[str | None, str] = {None: tr("as the format has it")}
        units |= {unit: tr(name) for unit, name in _UNITS.items()}
        self.units = self.add_choice(rows, "units", tr("&Units"), units)
        self.language = self.add_choice(rows, "language", tr("&Language"), NAMES)
        spoken = self.language.findData(self.context.session.view.language)
        self.language.setCurrentIndex(spoken)
        self.with_reference = self.add_check(rows, "with_reference", "")

    def _add_screens(self, rows: QFormLayout) -> None:
        self.animation = self.add_check(
            rows,
            "animation",
            tr("With the &assembly as animations, joints and cameras"),
        )
        self.variants = self.add_check(
            rows, "variants", tr("With looks that &viewers can switch")
        )
        self.variants.setChecked(True)
        self.draco = self.add_check(
            rows,
            "draco",
            tr("Compressed (Draco): smaller; Blender and browsers read it"),
        )
        self.instancing = self.add_check(
            rows,
            "instancing",
            tr("Copies as &instances: smaller; few programs read it"),
        )

    def _add_prints(self, rows: QFormLayout) -> None:
        ways = {"scale": tr("by scale"), "length": tr("by length in mm")}
        self.print_size = self._open_choice(
            "size", tr("Scale or length"), _SCALES, "1:200"
        )
        self.sizing = self.add_choice(
            rows, "sizing", tr("Si&ze"), ways, self.print_size
        )
        self.thickness = self._open_choice(
            "thickness", tr("Least wall, mm"), _THICK, "0.8"
        )
        self.thick = self.add_check(
            rows, "thick", tr("Thic&ken thin walls to, mm"), self.thickness
        )
        self.bed = self._open_choice("bed", tr("Bed, mm"), _BEDS, "220x220x250")
        self.on_bed = self.add_check(
            rows, "on_bed", tr("Lay out on &beds of, mm"), self.bed
        )
        self.split = self.add_check(
            rows, "split", tr("Cut at the docking &ports, with pegs and sockets")
        )
        self.stand = self.add_check(rows, "stand", tr("On a stand &with its name"))
        self.each = self.add_check(rows, "each", tr("A file for each &module or piece"))
        self.report = self.add_check(
            rows, "report", tr("&Report beside it: what was thickened, cut, left out")
        )
        self.sizing.currentIndexChanged.connect(lambda _: self._offer_sizes())

    def _open_choice(
        self, name: str, label: str, values: tuple[str, ...], chosen: str
    ) -> QComboBox:
        """Return a choice in which anything can be written."""
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(label)
        box.setEditable(True)
        fill(box, {value: value for value in values})
        box.setCurrentText(chosen)
        box.editTextChanged.connect(lambda _: self.edited.emit())
        return box

    def _offer_sizes(self) -> None:
        is_scale = self.sizing.currentData() == "scale"
        sizes = _SCALES if is_scale else ("150", "200", "300", "500")
        with QSignalBlocker(self.print_size):
            fill(self.print_size, {size: size for size in sizes})
            self.print_size.setCurrentText("1:200" if is_scale else "300")
        self.edited.emit()

    # --- the format ----------------------------------------------------------------

    def kinds(self) -> Mapping[str, str]:
        """Return every format that the program writes."""
        return {suffix: tr(name) for suffix, (name, _) in _WHO.items()}

    @property
    def suffix(self) -> str:
        """The format that is chosen."""
        item = self.formats.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ".glb"

    def choose_suffix(self, suffix: str) -> None:
        """Choose a format."""
        self.formats.setCurrentRow(list(_WHO).index(suffix))

    def carried(self, choice: str) -> bool:
        """Return whether the format can carry what a choice asks for."""
        return _NEEDS[choice] in FORMATS[self.suffix].carries

    def _grey_out(self) -> None:
        is_page = self.suffix == PAGE
        for choice in _NEEDS:
            for widget in self._widgets_of(choice):
                widget.setEnabled(self.carried(choice))
        # A page always shows the steps.
        self.animation.setEnabled(self.carried("animation") and not is_page)
        prints = self.carried("min_thickness")
        self.thickness.setEnabled(prints and self.thick.isChecked())
        self.bed.setEnabled(prints and self.on_bed.isChecked())
        self.language.setEnabled(is_page or self.stand.isChecked())

    def _widgets_of(self, choice: str) -> tuple[QWidget, ...]:
        several: dict[str, tuple[QWidget, ...]] = {
            "scale": (self.sizing, self.print_size),
            "length": (self.sizing, self.print_size),
            "min_thickness": (self.thick, self.thickness),
            "bed": (self.on_bed, self.bed),
        }
        return several.get(choice) or (cast("QWidget", getattr(self, choice)),)


def _group(column: QVBoxLayout, title: str) -> QFormLayout:
    box = QGroupBox(title)
    rows = QFormLayout(box)
    rows.setVerticalSpacing(4)
    column.addWidget(box)
    return rows
