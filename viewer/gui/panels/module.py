"""What is known of the module that is selected, each figure with its source."""

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from viewer.gui.chosen import chosen_of
from viewer.gui.commands import Commands
from viewer.gui.module_text import CONFIG, ELEMENT, STEP, ModuleText, nothing_html
from viewer.gui.session import Session
from viewer.gui.shades import present_shades
from viewer.gui.text import tr


class ModulePanel(QTextBrowser):
    """Tells of the selected module; its links select, step and show configs."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._element: str | None = None
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(10)
        self.setAccessibleName(tr("The selected module, its figures and their sources"))
        self.anchorClicked.connect(self._follow)

    def refresh(self, session: Session) -> None:
        """Show the module that is selected; it stays where it was scrolled to."""
        station, model = session.station, session.model
        chosen = chosen_of(station, session.view.selected) if station else None
        if station is None or model is None or chosen is None:
            self._element = None
            self.setHtml(nothing_html())
            return
        language, shades = session.view.language, present_shades()
        text = ModuleText(station, model.parts, chosen, language, shades).html()
        same = chosen.element == self._element
        self._element = chosen.element
        place = self.verticalScrollBar().value()
        self.setHtml(text)
        self.verticalScrollBar().setValue(place if same else 0)

    def _follow(self, url: QUrl) -> None:
        text = url.toString()
        if text.startswith(STEP):
            self._commands.session.go_to(int(text.removeprefix(STEP)))
        elif text.startswith(ELEMENT):
            self._commands.inspect.select((text.removeprefix(ELEMENT),))
        elif text.startswith(CONFIG) and self._element is not None:
            keys = text.removeprefix(CONFIG)
            self._commands.configs.show_module(self._element, keys)
