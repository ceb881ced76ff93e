"""What is kept between two runs, and files that cannot be read."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from viewer.gui.settings import VERSION, Preferences, Settings


def store_at(path: Path) -> QSettings:
    return QSettings(str(path), QSettings.Format.IniFormat)


def test_what_is_set_is_there_in_the_next_run(tmp_path: Path):
    file = tmp_path / "settings.ini"
    wanted = {
        "language": "ru",
        "theme": "dark",
        "animated": False,
        "restores": False,
        "cube": False,
        "fly_around": "fast",
        "views": {"ross": [{"name": "Сбоку", "words": {"shot": {"step": "1"}}}]},
        "editor": "code -g {file}:{line}",
        "recent": ["/a/только один.toml"],
        "recent_actions": ["fit", "export"],
        "session": {"station": "ross", "explode": 0.5, "hidden": ["uum"]},
    }
    first = Settings(store_at(file))
    first.change(**wanted)
    first.keep_layout(QByteArray(b"where"), QByteArray(b"docks"))
    del first
    again = Settings(store_at(file))

    assert again.preferences.model_dump() == {**Preferences().model_dump(), **wanted}
    assert again.layout == {"geometry": b"where", "state": b"docks"}
    assert not again.ignored
    again.forget_layout()
    assert Settings(store_at(file)).layout == {}


def test_a_change_is_told_once_and_only_if_it_is_one(tmp_path: Path):
    settings = Settings(store_at(tmp_path / "settings.ini"))
    told: list[str] = []
    settings.changed.connect(lambda: told.append(settings.preferences.theme))
    settings.change(theme="dark")
    settings.change(theme="dark")

    assert told == ["dark"]


def test_what_is_no_preference_is_refused(tmp_path: Path):
    settings = Settings(store_at(tmp_path / "settings.ini"))
    with pytest.raises(ValueError, match="theme"):
        settings.change(theme="pink")
    with pytest.raises(ValueError, match="colour"):
        settings.change(colour="pink")


def test_one_broken_value_costs_only_itself(tmp_path: Path):
    file = tmp_path / "settings.ini"
    store = store_at(file)
    store.setValue("version", str(VERSION))
    store.setValue("theme", json.dumps("dark"))
    store.setValue("language", json.dumps("klingon"))
    store.setValue("recent", "[[[")
    store.setValue("animated", True)
    store.setValue("geometry", "no bytes")
    store.sync()
    settings = Settings(store_at(file))

    assert settings.preferences == Preferences(theme="dark")
    assert set(settings.ignored) == {"language", "recent", "animated"}
    assert settings.layout == {}


@pytest.mark.parametrize(
    "content",
    [
        b"garbage \x00\xff [[[\n=== [\nfoo",
        b'[General]\nversion=99\ntheme="dark"\n',
        b"[General]\nrecent=a\n",
        b"[General]\nversion=@Variant(\\0\\0\\0\\x7f)\n",
    ],
)
def test_a_broken_or_foreign_file_is_ignored_and_then_written_anew(
    tmp_path: Path, content
):
    file = tmp_path / "settings.ini"
    file.write_bytes(content)
    settings = Settings(store_at(file))

    assert settings.preferences == Preferences()
    assert settings.ignored == ("*",)
    settings.change(theme="light")
    del settings
    again = Settings(store_at(file))
    assert again.preferences.theme == "light"
    assert not again.ignored


def test_no_file_is_no_fault(tmp_path: Path):
    assert Settings(store_at(tmp_path / "none.ini")).ignored == ()
