"""What the program keeps between two runs, each under one key of its settings file."""

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

VERSION = 1
"""Of the keys and what they mean; a file of another version is not read."""

LanguageChoice = Literal["system", "en", "ru"]
ThemeChoice = Literal["system", "light", "dark"]
FlyAroundSpeed = Literal["slow", "normal", "fast"]
_LAYOUT = ("geometry", "state")
"""What Qt itself makes and reads: where the window is, where its docks are."""
_BROKEN = object()
"""Fits no preference."""


class Preferences(BaseModel):
    """What a user has set, and what is remembered for him."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    language: LanguageChoice = "system"
    theme: ThemeChoice = "system"
    animated: bool = True
    """Whether steps are shown taking place."""
    thumbnails: bool = True
    """Whether the list of steps shows small pictures."""
    fine: bool = True
    """Whether what rests is shown as a picture of it would be."""
    cube: bool = True
    """Whether the orientation cube stands in the view's corner."""
    fly_around: FlyAroundSpeed = "normal"
    restores: bool = True
    """Whether the program begins where it was left."""
    editor: Annotated[str, Field(max_length=1000)] = ""
    """The command that opens a config file, `{file}` and `{line}` in it; empty: what
    the system opens such files with."""
    recent: Annotated[list[str], Field(max_length=100)] = []
    """The stations that were opened, the newest first."""
    recent_actions: Annotated[list[str], Field(max_length=100)] = []
    """What was done by way of the palette, the newest first."""
    forms: dict[str, dict[str, Any]] = {}
    """What was chosen last in each dialog that makes files."""
    views: dict[str, list[dict[str, Any]]] = {}
    """Station -> its saved views, see `viewer.gui.saved_views`."""
    session: dict[str, Any] | None = None
    """What was shown at the end, see `viewer.gui.last_session`."""


class Settings(QObject):
    """The preferences and the window's layout, in a QSettings.

    What is broken or of another version is left out, and named in `ignored`.
    """

    changed = Signal()
    """The preferences are others."""

    def __init__(
        self, store: QSettings | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store if store is not None else QSettings()
        self.ignored: tuple[str, ...] = ()
        """The keys that could not be read; `*` stands for the whole file."""
        self.preferences = self._read()

    @property
    def path(self) -> str:
        """The settings file."""
        return self._store.fileName()

    def change(self, **values: object) -> None:
        """Set preferences and keep them."""
        wanted = self.preferences.model_dump() | values
        made = Preferences.model_validate(wanted)
        if made == self.preferences:
            return
        for key in values:
            self._store.setValue(key, json.dumps(getattr(made, key)))
        self.preferences = made
        self.changed.emit()

    @property
    def layout(self) -> dict[str, QByteArray]:
        """Where the window and its docks were, as Qt has written it."""
        kept = {key: self._store.value(key) for key in _LAYOUT}
        return {key: v for key, v in kept.items() if isinstance(v, QByteArray)}

    def keep_layout(self, geometry: QByteArray, state: QByteArray) -> None:
        """Keep where the window and its docks are."""
        for key, value in zip(_LAYOUT, (geometry, state), strict=True):
            self._store.setValue(key, value)

    def forget_layout(self) -> None:
        """Let the next window stand as the first one did."""
        for key in _LAYOUT:
            self._store.remove(key)

    def _read(self) -> Preferences:
        is_broken = self._store.status() != QSettings.Status.NoError
        is_new = not is_broken and not self._store.allKeys()
        if is_broken or self._text("version") != str(VERSION):
            self.ignored = () if is_new else ("*",)
            self._store.clear()
            self._store.setValue("version", str(VERSION))
            return Preferences()
        return self._known()

    def _known(self) -> Preferences:
        """Return what can be read, the rest at its defaults."""
        values: dict[str, object] = {}
        for key in Preferences.model_fields:
            if self._store.contains(key):
                value = self._parsed(key)
                try:
                    Preferences.model_validate({key: value})
                except ValidationError:
                    self.ignored += (key,)
                else:
                    values[key] = value
        return Preferences.model_validate(values)

    def _parsed(self, key: str) -> object:
        try:
            return json.loads(self._text(key))
        except (ValueError, RecursionError):
            return _BROKEN

    def _text(self, key: str) -> str:
        value = self._store.value(key)
        return value if isinstance(value, str) else ""
