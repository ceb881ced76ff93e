"""The questions that the window asks; tests put their own answers in place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from viewer.gui.alignment import AlignmentDialog
from viewer.gui.text import mark, tr
from viewer.scene.references import MESHES
from viewer.spec.library import configs_dir

Ask = Callable[[QWidget | None, str], Path | None]

ABOUT = mark(
    "<h3>ross-viewer</h3><p>Space stations built from text files.</p>"
    "<p>The models are <b>reconstructions from public figures</b>. Every figure names "
    "its source and says whether it is published, inferred from kindred hardware, or "
    "our estimate. They are not made or endorsed by any space agency or company.</p>"
)


def ask_station(parent: QWidget | None, _suggested: str) -> Path | None:
    """Ask for a station, a module, a list of shots, or a mesh to compare with."""
    folder = str(configs_dir() / "stations")
    meshes = " ".join(f"*{suffix}" for suffix in sorted(MESHES))
    filters = [
        f"{tr('All that can be opened')} (*.toml {meshes})",
        f"{tr('Stations and modules')} (*.toml)",
        f"{tr('Meshes')} ({meshes})",
    ]
    name, _ = QFileDialog.getOpenFileName(
        parent, tr("Open"), folder, ";;".join(filters)
    )
    return Path(name) if name else None


def ask_reference(parent: QWidget | None, _suggested: str) -> Path | None:
    """Ask for what is to be compared with: a station file or a mesh."""
    meshes = " ".join(f"*{suffix}" for suffix in sorted(MESHES))
    name, _ = QFileDialog.getOpenFileName(
        parent,
        tr("Open reference"),
        "",
        f"{tr('Meshes and stations')} ({meshes} *.toml)",
    )
    return Path(name) if name else None


def ask_list(parent: QWidget | None, _suggested: str) -> Path | None:
    """Ask for a list of shots."""
    folder = str(configs_dir() / "shots")
    name, _ = QFileDialog.getOpenFileName(
        parent, tr("Open list of shots"), folder, tr("Lists of shots (*.toml)")
    )
    return Path(name) if name else None


def align(parent: QWidget | None, mesh: Path) -> bool:
    """Let the user say how a mesh is to be read; return whether he did."""
    return AlignmentDialog(mesh, parent).exec() == AlignmentDialog.DialogCode.Accepted


def ask_save(
    parent: QWidget | None, title: str, suggested: Path, kinds: Mapping[str, str]
) -> Path | None:
    """Ask for the file to be made; the suffix is the format."""
    filters = {suffix: f"{name} (*{suffix})" for suffix, name in kinds.items()}
    first = filters.get(suggested.suffix.lower(), "")
    # The frame says itself that a file is there and will be replaced.
    plain = QFileDialog.Option.DontConfirmOverwrite
    name, chosen = QFileDialog.getSaveFileName(
        parent, title, str(suggested), ";;".join(filters.values()), first, options=plain
    )
    return _with_suffix(name, chosen)


def ask_folder(parent: QWidget | None, title: str, suggested: Path) -> Path | None:
    """Ask for the folder in which files are to be made."""
    name = QFileDialog.getExistingDirectory(parent, title, str(suggested))
    return Path(name) if name else None


def show_file(path: Path) -> None:
    """Show a file or a folder in the program that the system opens it with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def ask_config(parent: QWidget | None, suggested: str) -> Path | None:
    """Ask where to save a station as a config file of its own."""
    name, chosen = QFileDialog.getSaveFileName(
        parent,
        tr("Save as new config file"),
        f"{suggested}.toml",
        tr("Stations (*.toml)"),
    )
    return _with_suffix(name, chosen)


def _with_suffix(name: str, chosen: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    suffix = chosen.partition("*")[2].rstrip(")")
    return path if path.suffix else path.with_suffix(suffix)


def tell(parent: QWidget | None, title: str, text: str) -> None:
    """Tell the user something without waiting for an answer."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    box.setModal(False)
    box.show()


@dataclass(slots=True)
class Dialogs:
    """How the user is asked and told."""

    station: Ask = ask_station
    reference: Ask = ask_reference
    list: Ask = ask_list
    align: Callable[[QWidget | None, Path], bool] = align
    save: Callable[[QWidget | None, str, Path, Mapping[str, str]], Path | None] = (
        ask_save
    )
    folder: Callable[[QWidget | None, str, Path], Path | None] = ask_folder
    show_file: Callable[[Path], None] = show_file
    config: Ask = ask_config
    tell: Callable[[QWidget | None, str, str], None] = tell
