"""Every text of the window in every language, and the compiled files true to them."""

import importlib.util
import re
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("PySide6.QtCore")
from PySide6.QtCore import QTranslator

from viewer.gui.actions import MENUS, ROWS, SUBMENUS

ROOT = Path(__file__).parents[1]


def _script() -> ModuleType:
    path = ROOT / "scripts" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


translations = _script()
LANGUAGES = tuple(translations.FORMS)


def known(language: str) -> dict[str, tuple[str, ...]]:
    return translations.read_ts(translations.ts_path(language))


def test_every_text_is_translated_and_none_is_stale(capsys):
    assert translations.main([]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_says_what_the_written_one_says(language):
    translator = QTranslator()
    assert translator.load(str(translations.ts_path(language).with_suffix(".qm")))
    for text, forms in known(language).items():
        # One of each kind of plural, in Russian as in English.
        counts = (1, 2, 5)[: len(forms)] if len(forms) > 1 else (-1,)
        said = [translator.translate("window", text, None, n) for n in counts]
        assert tuple(said) == forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_in_and_mark_up_the_same(language):
    for text, forms in known(language).items():
        for form in forms:
            for pattern in (r"\{.*?\}", r"</?\w+>", r"%n", r"…$"):
                wanted, found = re.findall(pattern, text), re.findall(pattern, form)
                assert Counter(wanted) == Counter(found), (text, form)
            assert form == form.strip() or text != text.strip()
            assert not re.search(r"\w - \w|\.\.\.|\"", form), f"typography: {form}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_entries_of_a_menu_share_a_letter(language):
    words = known(language)
    menus = {"the bar": tuple(MENUS)}
    for title, ids in [*MENUS.items(), *SUBMENUS.values()]:
        titles = [SUBMENUS[name][0] for name in ids if name in SUBMENUS]
        menus[title] = (*(ROWS[name].text for name in ids if name in ROWS), *titles)
    for title, texts in menus.items():
        said = [words.get(text, (text,))[0] for text in texts]
        letters = [m[1].lower() for text in said if (m := re.search(r"&(\w)", text))]
        twice = [letter for letter, count in Counter(letters).items() if count > 1]
        assert not twice, f"{title}: {twice} in {said}"


def test_texts_are_found_wherever_they_stand():
    found = translations.texts_in(
        "T = {'a': mark('one')}\n"
        "def f(n, x):\n"
        "    g = lambda: tr('two')\n"
        "    return tr('three' if x else 'four') + counted('%n five', n) + tr(T[x])\n"
    )

    assert found.plain == {"one", "two", "three", "four"}
    assert found.plural == {"%n five"}
    assert not found.faults


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("WORDS = tr('early')", "at import"),
        ("def f(x):\n    return tr(f'{x} late')", "put together"),
        ("def f(x):\n    return tr('a' + x)", "put together"),
        ("def f(x):\n    return tr(x.title())", "put together"),
    ],
)
def test_texts_that_no_one_could_translate_are_named(source, fault):
    faults = translations.texts_in(source, "file.py").faults

    assert len(faults) == 1
    assert fault in faults[0]
    assert faults[0].startswith("file.py:")


def test_an_update_keeps_adds_and_drops(tmp_path: Path):
    path = tmp_path / "x.ts"
    before = {"kept": ("оставлено",), "gone": ("ушло",), "%n of": ("1", "2", "3")}
    needs = {"kept": 0, "new & <b>": 0, "%n of": 3}
    path.write_text(translations.ts_text("ru", needs, before), encoding="utf-8")
    after = translations.read_ts(path)

    assert after == {"kept": ("оставлено",), "%n of": ("1", "2", "3")}
    assert translations.lacking(after, needs) == ["new & <b>"]
    assert translations.ts_text("ru", needs, after) == path.read_text(encoding="utf-8")
