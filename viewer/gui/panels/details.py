"""The figures of the step, each with its source."""

from PySide6.QtWidgets import (
    QFrame,
    QTextBrowser,
    QWidget,
)

from viewer.gui.session import Session
from viewer.gui.shades import present_shades
from viewer.gui.text import details_html, tr


class DetailsPanel(QTextBrowser):
    """The present step and the station's figures, each with its source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenExternalLinks(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(10)
        self.setAccessibleName(tr("Figures and their sources"))

    def refresh(self, session: Session) -> None:
        """Show the figures of the session's step."""
        figures = session.figures()
        language, shades = session.view.language, present_shades()
        self.setHtml(details_html(figures, language, shades) if figures else "")
