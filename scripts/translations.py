"""Collect the window's texts, and keep the files of their translations.

    .venv/bin/python scripts/translations.py             what is missing or stale
    .venv/bin/python scripts/translations.py --update    write both, .ts and .qm

Texts are what `tr`, `counted` and `mark` are given under viewer/gui, and the tables of
actions, menus and docks. Translations are written by hand into the .ts files, or with
Qt Linguist; `--update` keeps them, adds what is new and drops what is gone.
"""

import argparse
import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
GUI = ROOT / "viewer" / "gui"
FOLDER = ROOT / "assets" / "translations"
FORMS = {"en": 2, "ru": 3}
"""Language -> its forms of a plural; English needs no more than these."""
_TEXTS = ("tr", "mark")
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


@dataclass(frozen=True, slots=True)
class Texts:
    """What there is to translate; `faults` are texts that cannot be collected."""

    plain: frozenset[str]
    plural: frozenset[str]
    faults: tuple[str, ...] = ()


def texts_in(source: str, name: str = "") -> Texts:
    """Return the texts that a file of the window asks for."""
    tree = ast.parse(source)
    plain, plural, faults = set(), set(), []
    late = {node for f in ast.walk(tree) if _is_late(f) for node in ast.walk(f)}
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
            continue
        called = call.func.id
        if called not in (*_TEXTS, "counted") or not call.args:
            continue
        place = f"{name}:{call.lineno}"
        if called != "mark" and call not in late:
            faults.append(f"{place}: translated once and for all at import: use mark()")
        for text in _literals(call.args[0]):
            (plural if called == "counted" else plain).add(text)
        if not _can_be_found(call.args[0]):
            faults.append(f"{place}: a text that is put together: translate its parts")
    return Texts(frozenset(plain), frozenset(plural), tuple(faults))


def _is_late(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.Lambda)


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _can_be_found(node: ast.expr) -> bool:
    """Return whether a text is a literal, or comes out of a table of marked ones."""
    if isinstance(node, ast.IfExp):
        return _can_be_found(node.body) and _can_be_found(node.orelse)
    return isinstance(node, ast.Constant | ast.Name | ast.Attribute | ast.Subscript)


def table_texts() -> frozenset[str]:
    """Return the texts of the tables that the window is made from."""
    # Of this checkout, whichever is installed.
    sys.path.insert(0, str(ROOT))
    from viewer.gui.actions import MENUS, ROWS, SUBMENUS
    from viewer.gui.docks import DOCKS

    texts = {*MENUS, *(title for title, _ in SUBMENUS.values())}
    texts |= {text for row in ROWS.values() for text in (row.text, row.tip)}
    return frozenset(texts | {row.title for row in DOCKS}) - {""}


def collect() -> Texts:
    """Return all texts of the window."""
    found = [
        texts_in(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))
        for path in sorted(GUI.rglob("*.py"))
    ]
    return Texts(
        table_texts().union(*(each.plain for each in found)),
        frozenset().union(*(each.plural for each in found)),
        tuple(fault for each in found for fault in each.faults),
    )


def ts_path(language: str) -> Path:
    """Return the file that translations are written into."""
    return FOLDER / f"ross_{language}.ts"


def read_ts(path: Path) -> dict[str, tuple[str, ...]]:
    """Return text -> its translation, or its forms, of what is translated."""
    if not path.is_file():
        return {}
    known = {}
    for message in ET.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        source = message.findtext("source") or ""
        if translation is None or translation.get("type") is not None:
            continue
        forms = [form.text or "" for form in translation.findall("numerusform")]
        known[source] = tuple(forms or [translation.text or ""])
    return known


def wanted(texts: Texts, language: str) -> dict[str, int]:
    """Return text -> how many forms it needs in a language; 0: it has no count."""
    plain = {} if language == "en" else dict.fromkeys(texts.plain, 0)
    return plain | dict.fromkeys(texts.plural, FORMS[language])


def lacking(known: dict[str, tuple[str, ...]], needs: dict[str, int]) -> list[str]:
    """Return the texts without a whole translation."""
    return sorted(
        text
        for text, forms in needs.items()
        if len(known.get(text, ())) != max(forms, 1) or not all(known[text])
    )


def ts_text(
    language: str, needs: dict[str, int], known: dict[str, tuple[str, ...]]
) -> str:
    """Return a translation file, by the alphabet; what is not translated is empty."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = "window"
    missing = lacking(known, needs)
    for text, forms in sorted(needs.items()):
        numerus = {"numerus": "yes"} if forms else {}
        message = ET.SubElement(context, "message", numerus)
        ET.SubElement(message, "source").text = text
        state = {"type": "unfinished"} if text in missing else {}
        translation = ET.SubElement(message, "translation", state)
        given = () if text in missing else known[text]
        if not forms:
            translation.text = "".join(given)
        for form in given or [""] * forms:
            if forms:
                ET.SubElement(translation, "numerusform").text = form
    ET.indent(root, "    ")
    return f"{_HEAD}{ET.tostring(root, encoding='unicode')}\n"


def release(language: str) -> None:
    """Compile a translation file with Qt's own tool."""
    tool = next(Path(PySide6.__file__).parent.glob("lrelease*"))
    path = ts_path(language)
    command = [str(tool), "-silent", str(path), "-qm", str(path.with_suffix(".qm"))]
    subprocess.run(command, check=True)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true", help="write the files")
    update = parser.parse_args(arguments).update
    texts = collect()
    said = list(texts.faults)
    for language in FORMS:
        needs, path = wanted(texts, language), ts_path(language)
        known = read_ts(path)
        said += [f"{path.name}: missing: {text!r}" for text in lacking(known, needs)]
        if update:
            path.write_text(ts_text(language, needs, known), encoding="utf-8")
            release(language)
        else:
            stale = sorted(set(known) - set(needs))
            said += [f"{path.name}: stale: {text!r}" for text in stale]
    print("\n".join(said) if said else "every text has its translation")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
